// SPDX-License-Identifier: MIT
// See host.hpp.
#include "plugin/host.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "model/record_xml.hpp"
#include "version.hpp"

namespace yishibu::plugin {

Plugin& PluginHost::plugin_of(std::string_view type, std::string_view id) {
  const Contribution* row = registry_.find(type, id);
  if (!row) {
    const std::string_view plugin = id.substr(0, id.find(':'));
    throw Error(ErrorKind::NotFound, say("“{0}” is not there: no plugin “{1}” contributes it.", {id, plugin}), tr("“plugin list” shows what there is."));
  }
  const Manifest& manifest = *registry_.plugin(row->plugin);
  if (held_back(manifest)) throw Error(ErrorKind::Denied, say("The code of plugin “{0}” is not loaded: --safe forbids it.", {manifest.id}));
  auto& library = libraries_[manifest.id];
  if (!library) library = Library::load(manifest, *this);
  return library->plugin();
}

template <typename T>
T& PluginHost::promised(std::string_view type, std::string_view id, T* (Plugin::*get)(std::string_view)) {
  if (T* object = (plugin_of(type, id).*get)(id)) return *object;
  throw Error(ErrorKind::Plugin, say("The plugin “{0}” promises “{1}” but does not have it.", {owner(type, id), id}));
}

Exporter& PluginHost::exporter(std::string_view id) { return promised("exporter", id, &Plugin::exporter); }
Importer& PluginHost::importer(std::string_view id) { return promised("importer", id, &Plugin::importer); }
Check& PluginHost::check(std::string_view id) { return promised("check", id, &Plugin::check); }
Derivation& PluginHost::derivation(std::string_view id) { return promised("derivation", id, &Plugin::derivation); }
Command& PluginHost::command(std::string_view id) { return promised("command", id, &Plugin::command); }

std::vector<const Installed*> PluginHost::plugins() {
  std::vector<const Installed*> out;
  for (const Manifest& manifest : registry_.plugins()) out.push_back(&manifest);
  return out;
}

bool PluginHost::load(std::string_view plugin) {
  const Manifest* manifest = registry_.plugin(plugin);
  if (!manifest) throw Error(ErrorKind::NotFound, say("There is no plugin “{0}”.", {plugin}), tr("“plugin list” shows what there is."));
  if (!manifest->has_code() || held_back(*manifest)) return false;
  for (const Contribution& row : manifest->rows) {
    const std::string& type = row.row.name;
    if (type == "exporter") exporter(row.id);
    if (type == "importer") importer(row.id);
    if (type == "command") command(row.id);
    if (type == "check" && !row.row.has("file")) check(row.id);
    if (type == "derivation") derivation(row.id);
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> PluginHost::made_with(Book* book) {
  std::vector<std::pair<std::string, std::string>> out;
  if (const auto* store = dynamic_cast<const store::BookStore*>(book))
    for (const store::Plugged& pinned : store->plugins()) out.emplace_back(pinned.id, pinned.version);
  return out;
}

std::vector<Contribution> PluginHost::derivations(std::string_view kind) {
  std::vector<Contribution> out;
  for (Contribution& row : registry_.all("derivation", "*")) {
    if (!row.row.has("name") || (row.row.has("kind") && !registry_.is_kind(kind, row.row.attribute("kind")))) continue;
    try {
      derivation(row.id);
      out.push_back(std::move(row));
    } catch (const Error&) {
      continue;  // “plugin doctor” says why; the record itself is there without it
    }
  }
  return out;
}

Value PluginHost::derive(std::string_view id, const Record& record, Book* book) {
  Derivation& maker = derivation(id);
  const Contribution& row = *registry_.find("derivation", id);
  return guard(row.plugin, std::string(row.row.attribute("name")), [&] { return maker.run(record, *this, book); });
}

std::string PluginHost::owner(std::string_view type, std::string_view id) {
  const Contribution* row = registry_.find(type, id);
  return row ? row->plugin : std::string();
}

std::optional<store::Entry> PluginHost::snapshot(std::string_view id) {
  const Contribution* row = registry_.find("kind", id);
  if (!row) return std::nullopt;
  const Manifest& manifest = *registry_.plugin(row->plugin);
  return store::Entry{"kinds/" + manifest.id + "-" + manifest.version + "/" + row->id.substr(row->id.find(':') + 1) + ".xml",
                      xml::write(model::write_kind(*registry_.kind(id)))};
}

const yishibu::Kind& PluginHost::kind(std::string_view id) { return *registry_.kind(registry_.full_kind(id)); }

std::optional<std::string> PluginHost::kind_of(std::string_view id, Book* book) {
  auto* store = dynamic_cast<store::BookStore*>(book);
  if (!store) return std::string();
  std::string kind = store->kind_of(std::string(id));
  return kind.empty() ? std::nullopt : std::optional(std::move(kind));
}

Findings PluginHost::check(const Record& record, Book* book, bool all) {
  kind(record.kind);  // of a kind that nobody has there is nothing to judge: this throws
  const std::string region = book ? book->info().region : std::string();
  Findings out;
  const auto [checks, fresh] = checks_.try_emplace(region);
  if (fresh) {
    for (Contribution& row : registry_.all("check", region))
      if (!row.row.has("file")) checks->second.emplace_back(std::move(row), nullptr);  // with one it is data, for the code that reads it
    // What holds everywhere comes first, and first of all what the kind itself demands; then what a province adds.
    const auto reach = [&](const auto& check) { return registry_.plugin(check.first.plugin)->region.size(); };
    std::stable_sort(checks->second.begin(), checks->second.end(), [&](const auto& a, const auto& b) { return reach(a) < reach(b); });
  }
  for (auto& [row, judge] : checks->second) {
    try {
      if (!judge) judge = &check(row.id);
      for (Finding& finding : judge->run(record, *this, book))
        if (all || finding.open()) out.push_back(std::move(finding));
    } catch (const Error& failure) {  // what cannot be judged must not keep anybody from writing
      Finding& finding = out.emplace_back();
      finding.level = Level::Note;
      finding.record = record.id;
      finding.what = say("“{0}” could not judge it: {1}", {row.label, failure.message()});
      finding.fix = failure.hint();
      finding.verdict = Verdict::Unknown;
    }
  }
  return out;
}

std::vector<File> PluginHost::run_exporter(std::string_view id, const ExportRequest& request, const std::string& action) {
  Exporter& maker = exporter(id);
  auto files = guard(owner("exporter", id), action, [&] { return maker.run(request, *this); });
  if (files.empty()) throw Error(ErrorKind::Plugin, say("The plugin “{0}” made no file.", {owner("exporter", id)}));
  return files;
}

std::string full_id(std::string_view name, Book& book, const std::function<bool(std::string_view kind)>& fits) {
  auto* store = dynamic_cast<store::BookStore*>(&book);  // knows it without reading the record, which may be damaged
  if (store ? !store->kind_of(std::string(name)).empty() : book.find(name).has_value()) return std::string(name);
  std::vector<std::string> matches;
  if (name.size() >= 4)
    for (const Listed& listed : book.list({}))
      if ((listed.id.starts_with(name) || listed.id.ends_with(name) || listed.title == name) && (!fits || fits(listed.kind))) matches.push_back(listed.id);
  if (matches.size() == 1) return matches.front();
  if (matches.empty()) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {name}), tr("“list” shows the records."));
  throw Error(ErrorKind::Usage, say("“{0}” may mean several records.", {name}), say("Write one whole: {0}, {1} …", {matches[0], matches[1]}));
}

std::string PluginHost::understood(const FieldSpec& spec, const std::string& typed, Book& book) {
  if (spec.type == FieldType::Boolean) return typed == "是" || typed == "有" ? "yes" : typed == "否" || typed == "无" ? "no" : typed;
  if (spec.type == FieldType::Date || spec.type == FieldType::DateTime) return date::understood(typed);
  if (spec.type == FieldType::Reference)
    try {
      return plugin::full_id(typed, book, [&](std::string_view kind) { return spec.target.empty() || is_kind(kind, spec.target); });
    } catch (const Error&) {
      return typed;  // the check says that there is no such record
    }
  if (spec.type != FieldType::Term) return typed;
  const Vocabulary& list = registry_.vocabulary(spec.vocabulary, book.info().region, "");
  const Term* term = list.find(typed);
  for (const Term& each : list.terms)
    if (!term && (each.label == typed || std::find(each.aliases.begin(), each.aliases.end(), typed) != each.aliases.end() || text::for_level(each.label, book.info().level) == typed)) term = &each;
  return term ? term->code : typed;
}

Imported PluginHost::run_importer(std::string_view id, const ImportRequest& request) {
  Importer& reader = importer(id);
  return guard(owner("importer", id), say("importing {0}", {request.file_name}), [&] { return reader.run(request, *this); });
}

std::string PluginHost::record_to_xml(const Record& record) { return model::write_record(model::canonical(record, registry_.kind(record.kind))); }
Record PluginHost::record_from_xml(std::string_view bytes) { return model::parse_record(bytes); }
Element PluginHost::parse_xml(std::string_view bytes) { return xml::parse(bytes); }
std::string PluginHost::write_xml(const Element& root) { return xml::write(root); }
std::string PluginHost::schema(std::string_view name) {
  if (!text::is_plain_name(name)) throw Error(ErrorKind::NotFound, say("There is no schema “{0}”.", {name}));
  return file::read(schema_folder_ / name, limits::kFileBytes);
}
std::unique_ptr<Digester> PluginHost::sha256() { return hash::digester(); }
std::string PluginHost::normalised(std::string_view input) { return text::normalised(input); }
std::string PluginHost::program_version() { return kVersion; }
std::string PluginHost::today() { return date::today(); }

std::string PluginHost::read_file(const std::string& path) { return file::read(path, limits::kFileBytes); }

void PluginHost::write_file(const std::string& path, std::string_view bytes, Book* book, bool force) {
  const auto* store = dynamic_cast<const store::BookStore*>(book);
  const auto list = store ? store->root() / ".git" / "yishibu" / "made" : std::filesystem::path();
  made_.try_emplace(list, list).first->second.write(path, bytes, force);
}

std::string PluginHost::new_record_id(std::string_view day) {
  std::string digits;
  for (const char c : date::is_date(day.substr(0, 10)) ? std::string(day.substr(0, 10)) : today())
    if (c != '-') digits += c;
  while (digits.size() < 8) digits += digits.size() % 2 == 0 ? '0' : '1';  // a year alone → January, the first
  return digits + "-" + hash::random_name(8);
}

}  // namespace yishibu::plugin
