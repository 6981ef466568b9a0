// SPDX-License-Identifier: MIT
// Checks 2 and 4 of nine, run inside a program that has taken the plugin: what its files say and whom they name. See probe.hpp.
#include <algorithm>

#include "files.hpp"
#include "json.hpp"
#include "labels.hpp"
#include "probe.hpp"
#include "procedure_check.hpp"
#include "rule_check.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;
namespace {

/// The data with every member also under its Chinese label, as tags may use it.
Value labelled(const Value& value, const std::vector<std::pair<std::string, std::string>>& labels) {
  if (const auto* items = value.items()) {
    Value out = Value::list();
    for (const Value& item : *items) out.add(labelled(item, labels));
    return out;
  }
  const auto* members = value.members();
  if (!members) return value;
  Value out = Value::object();
  for (const auto& [name, member] : *members) out.set(name, labelled(member, labels));
  for (const auto& [label, name] : labels)
    if (const Value* known = out.find(name); known && !out.find(label)) out.set(label, Value(*known));
  return out;
}

class DataCheck {
 public:
  DataCheck(const fs::path& folder, const Described& plugin, Host& host, const fs::path& output, Faults& faults, std::vector<Paper>& papers)
      : folder_(folder), plugin_(plugin), host_(host), output_(output), faults_(faults), papers_(papers) {}

  void run() {
    for (const std::string& file : files_below(folder_))
      if (file.ends_with(".xml") && !file.starts_with("src/")) attempt(file, [&] { host_.parse_xml(read_file(folder_ / file)); });
    if (!faults_.empty()) return;  // what cannot be read names nobody
    for (const Element& row : plugin_.rows) {
      const std::string id(row.name == "extension" ? row.attribute("of") : row.attribute("id"));
      attempt(row.has("file") ? std::string(row.attribute("file")) : id, [&] { check_row(row, id); });
    }
    check_samples();
    if (faults_.empty()) make_papers();
  }

 private:
  void fault(std::string where, std::string what, std::string fix) { faults_.push_back({2, std::move(where), std::move(what), std::move(fix)}); }
  template <typename Work>
  void attempt(const std::string& where, Work work) {
    try {
      work();
    } catch (const Error& failure) {
      fault(where, failure.message(), failure.hint());
    }
  }
  void known(const char* type, std::string_view id, const std::string& where) {
    if (id.empty()) return;
    for (const Contribution& row : host_.contributions(type, "*"))
      if (row.id == id) return;
    fault(where, say("nobody contributes the {0} “{1}”", {type, id}), tr("Is it written right, and does the plugin require the one that has it?"));
  }
  Element root_of(const Element& row) { return host_.parse_xml(read_file(folder_ / row.attribute("file"))); }

  void check_row(const Element& row, const std::string& id) {
    const std::string file(row.attribute("file"));
    if (row.name == "kind") check_kind(host_.kind(id), file);
    if (row.name == "vocabulary") host_.vocabulary(id, plugin_.region, "");
    if (row.name == "extension") check_extension(root_of(row), id, file);
    if (row.name == "check" && row.has("file")) check_rules(root_of(row), file, plugin_, host_, faults_);
    if (row.name == "procedure") check_procedure({id, std::string(row.attribute("label")), plugin_.id, row}, root_of(row), file, host_, faults_);
    if (row.name == "derivation" && row.has("kind")) host_.kind(row.attribute("kind"));
    if (row.name == "rendering") {
      host_.kind(row.attribute("kind"));
      known("exporter", row.attribute("exporter"), id);
      known("template", row.attribute("template"), id);
    }
    if (row.name == "outline")
      for (const Element& part : root_of(row).children)
        if (part.name == "part") {
          host_.kind(part.attribute("kind"));
          known("rendering", part.attribute("rendering"), file);
          for (const Element& paper : part.children)
            if (paper.name == "paper") known("rendering", paper.attribute("rendering"), file);
        }
  }
  void check_kind(const Kind& kind, const std::string& file) {
    const auto field = [&](const FieldSpec& spec) {
      attempt(file + ", " + spec.name, [&] {
        if (!spec.target.empty()) host_.kind(spec.target);
        if (spec.type == FieldType::Term) host_.vocabulary(spec.vocabulary, plugin_.region, "");
      });
    };
    for (const FieldSpec& spec : kind.fields) field(spec);
    for (const RowsSpec& rows : kind.tables)
      for (const FieldSpec& spec : rows.fields) field(spec);
  }
  void check_extension(const Element& root, const std::string& id, const std::string& file) {
    const Vocabulary& list = host_.vocabulary(id, plugin_.region, "");
    for (const Element& child : root.children) {
      const std::string code(child.attribute("code"));
      if (child.name == "term" && !code.starts_with(plugin_.id + "."))
        fault(file, say("the code “{0}” does not begin with “{1}.”", {code, plugin_.id}), tr("A plugin's own codes begin with its id, so that two provinces never mean different things by one code."));
      if (child.name == "term" && child.has("after") && !list.find(child.attribute("after")))
        fault(file, say("“{0}” comes after “{1}”, which the list {2} does not have", {code, child.attribute("after"), id}), tr("Write the code of a term."));
    }
  }
  void check_samples() {
    std::vector<std::pair<std::string, std::string>> unreadable;
    samples_ = read_samples(folder_.string(), host_, unreadable);
    for (const auto& [file, why] : unreadable) fault(file, why, "");
    std::vector<Record> records;
    for (const Sample& sample : samples_) records.push_back(sample.record);
    SampleBook book(plugin_.region, records);
    for (const Sample& sample : samples_)
      attempt(sample.file, [&] {
        const Kind& kind = host_.kind(sample.record.kind);
        for (const Field& field : sample.record.fields)
          if (!has_name(kind, nullptr, field.name)) fault(sample.file, say("the kind {0} has no “{1}”", {kind.id, field.name}), "");
        // What a law says of the sample is the law's matter; here it must be what its own kind and its own plugin ask for.
        for (const Finding& finding : host_.check(sample.record, &book))
          if (finding.level == Level::Must && finding.verdict == Verdict::Fail && (finding.check.empty() || finding.check.starts_with(plugin_.id + ":")))
            fault(sample.file, finding.where + " " + finding.what, finding.fix);
      });
  }
  void make_papers() {
    const std::vector<Contribution> templates = host_.contributions("template", "*");
    const auto add = [&](const std::string& id, const std::string& pattern, const Record* record) {
      const auto row = std::find_if(templates.begin(), templates.end(), [&](const Contribution& one) { return one.id == pattern; });
      if (row == templates.end() || !row->row.attribute("file").ends_with(".docx")) return;
      const fs::path base = output_ / std::to_string(papers_.size());
      write_file(base.string() + ".docx", host_.file_of(*row));
      Paper& paper = papers_.emplace_back(Paper{id, base.string() + ".docx", ""});
      if (!record) return;
      std::vector<Record> records{*record};
      for (const Sample& sample : samples_) records.push_back(sample.record);
      SampleBook book(plugin_.region, std::move(records));
      paper.data_file = base.string() + ".json";
      write_file(paper.data_file, to_json(labelled(view_of(host_, *record, &book), labels_of(host_.kind(record->kind)))));
    };
    std::vector<std::string> shown_by_rendering;
    for (const Element& row : plugin_.rows) {
      if (row.name != "rendering") continue;
      const std::string kind(row.attribute("kind")), form(row.attribute("form"));
      const auto sample = std::find_if(samples_.begin(), samples_.end(), [&](const Sample& one) { return host_.is_kind(one.record.kind, kind) && (form.empty() || one.record.field("form") == form); });
      const Record made = sample == samples_.end() ? make_sample(host_, host_.kind(kind), plugin_.region) : sample->record;
      attempt(std::string(row.attribute("id")), [&] { add(std::string(row.attribute("id")), std::string(row.attribute("template")), &made); });
      shown_by_rendering.emplace_back(row.attribute("template"));
    }
    for (const Element& row : plugin_.rows)
      if (const std::string id(row.attribute("id")); row.name == "template" && std::find(shown_by_rendering.begin(), shown_by_rendering.end(), id) == shown_by_rendering.end())
        attempt(id, [&] { add(id, id, nullptr); });
  }

  fs::path folder_;
  const Described& plugin_;
  Host& host_;
  fs::path output_;
  Faults& faults_;
  std::vector<Paper>& papers_;
  std::vector<Sample> samples_;
};

}  // namespace

void check_data(const fs::path& folder, const Described& plugin, Host& host, const fs::path& output, Faults& faults, std::vector<Paper>& papers) {
  DataCheck(folder, plugin, host, output, faults, papers).run();
}

std::vector<Record> documents(const fs::path& folder, const Described& plugin, Host& host) {
  std::vector<std::pair<std::string, std::string>> unreadable;
  std::vector<Record> out;
  for (Sample& sample : read_samples(folder.string(), host, unreadable)) out.push_back(std::move(sample.record));
  if (!out.empty()) return out;
  for (const Element& row : plugin.rows)
    if (row.name == "kind") out.push_back(make_sample(host, host.kind(row.attribute("id")), plugin.region));
  if (!out.empty()) return out;
  for (const Contribution& row : host.contributions("kind", "*"))
    if (out.empty()) out.push_back(make_sample(host, host.kind(row.id), plugin.region));
  return out;
}

}  // namespace yishibu::kit
