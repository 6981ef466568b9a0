// SPDX-License-Identifier: MIT
// Commands on a whole book: init, list, verify, reindex.
#include <algorithm>
#include <map>
#include <set>

#include "base/date.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {

namespace {

Outcome init(Session& session, const Arguments& arguments) {
  const std::string& folder = arguments.positional.front();
  BookInfo info{std::string(arguments.option("name")), std::string(arguments.option("region")),
                std::string(arguments.option("level")), std::string(arguments.option("fonds"))};
  const bool told = !info.level.empty();  // else a name says it, if it says anything
  if (!told) info.level = "community";
  for (const auto& [word, level] : {std::pair{"村", "village"}, {"社区", "community"}, {"乡镇", "township"}, {"街道", "township"}, {"乡", "township"}, {"镇", "township"}})
    if (told ? info.level == word : info.name.ends_with(word)) info.level = level;
  if (info.name.empty()) throw Error(ErrorKind::Usage, tr("A book needs a name: --name."));
  if (info.region.size() < 2 || info.region.size() > 12 || info.region.find_first_not_of("0123456789") != std::string::npos)
    throw Error(ErrorKind::Usage, tr("A book needs the code of its region, as 34 or 341181: --region."));
  if (info.level != "village" && info.level != "community" && info.level != "township")
    throw Error(ErrorKind::Usage, say("“{0}” is not one of village, community, township.", {info.level}));
  std::vector<store::Plugged> plugins;
  for (const plugin::Manifest& manifest : session.registry().plugins())
    if (info.region.starts_with(manifest.region)) plugins.push_back({manifest.id, manifest.version, plugin::tree_sha256(manifest.folder)});
  store::BookStore::create(folder, info, plugins, session.writer());
  Outcome out{true, {say("The book of {0} is in {1}.", {info.name, folder})}, Value::object().set("book", folder).set("level", info.level), {}};
  if (!told) out.text.push_back(info.level == "village" ? tr("It is the book of a village; were it none, begin anew with --level 社区.") : info.level == "township" ? tr("It is the book of a township; were it none, begin anew with --level 村.") : tr("It is the book of a community; were it of a village, begin anew with --level 村."));
  return out;
}

Outcome list(Session& session, const Arguments& arguments) {
  Query query;
  session.book();
  if (!arguments.positional.empty()) query.kinds = session.host().registry().family(session.registry().full_kind(arguments.positional.front()));
  std::vector<std::string> marks;
  for (const std::string& word : arguments.all("where")) {
    if (word.find('=') == std::string::npos) {
      marks.push_back(word);
      continue;
    }
    const auto [name, value] = assignment(word);
    const FieldSpec* spec = nullptr;
    for (const std::string& id : query.kinds.empty() ? session.host().registry().kinds() : query.kinds)
      for (const FieldSpec& field : session.host().kind(id).fields) {
        if (field.name != name && field.label != name) continue;
        if (spec && spec->name != field.name) throw Error(ErrorKind::Usage, say("Several kinds have a field “{0}”: say of which kind.", {name}));
        spec = &field;
      }
    if (!spec) throw Error(ErrorKind::Usage, query.kinds.empty() ? say("No kind has a field “{0}”.", {name}) : say("{0} has no field “{1}”.", {arguments.positional.front(), name}));
    query.where.push_back({spec->name, session.host().understood(*spec, value, session.book())});
  }
  query.refers_to = arguments.option("of").empty() ? "" : session.full_id(std::string(arguments.option("of")));
  for (const auto& [option, day] : {std::pair{"from", &query.from}, {"to", &query.to}})
    if (*day = date::understood(std::string(arguments.option(option))); !day->empty() && !date::is_date(*day))
      throw Error(ErrorKind::Usage, say("“{0}” is no date.", {*day}), tr("Write it like 2016-03-15, 2016-03 or 2016."));
  Outcome out;
  out.json = Value::list();
  for (const std::string& mark : marks) {
    std::string known = " ";
    for (const Contribution& row : session.registry().all("derivation", "*"))
      if (query.kinds.empty() || session.registry().is_kind(query.kinds.front(), row.row.attribute("kind"))) known += row.row.has("marks") ? std::string(row.row.attribute("marks")) + " " : "";
    if (known.find(" " + mark + " ") == std::string::npos) throw Error(ErrorKind::Usage, say("There is no mark “{0}” to look for.", {mark}), known == " " ? "" : say("There are: {0}", {text::trimmed(known)}));
  }
  std::map<std::string, std::vector<Contribution>> makers;
  if (query.kinds.size() == 1 && !marks.empty() && std::find(marks.begin(), marks.end(), "closed") == marks.end())
    for (const auto& derived : session.host().derivations(query.kinds.front()))
      if (derived.row.has("settled")) query.where.push_back({std::string(derived.row.attribute("settled")), ""});
  Query superseded = query;
  superseded.having = {"corrected_by"};
  std::set<std::string> corrected;
  for (const Listed& row : session.book().list(superseded)) corrected.insert(row.id);
  const Contribution* kind = nullptr;
  for (const Listed& row : session.book().list(query)) {
    std::string why;
    if (!marks.empty()) {
      const auto [at, fresh] = makers.try_emplace(row.kind);
      if (fresh) at->second = session.host().derivations(row.kind);
      const auto found = session.book().find(row.id);
      std::map<std::string, std::string> marked;
      for (const auto& derived : at->second)
        if (const Value value = session.host().derive(derived.id, *found, &session.book()); const Value* words = value.find("marks"))
          if (words->members())
            for (const auto& [mark, reason] : *words->members()) marked[mark] = *reason.text();
      if (!std::all_of(marks.begin(), marks.end(), [&](const std::string& mark) { return marked.count(mark) > 0; })) continue;
      for (const std::string& mark : marks)
        if (!marked[mark].empty()) why += "  " + marked[mark];
    }
    if (!kind || kind->id != row.kind) kind = session.registry().find("kind", row.kind);
    const std::string by(corrected.contains(row.id) ? session.book().find(row.id)->field("corrected_by") : "");
    out.text.push_back(row.id + "  " + (row.date.empty() ? "          " : row.date.substr(0, 10)) + "  " + row.title + "  (" + (kind ? kind->label : row.kind) + ")" + why + (by.empty() ? "" : "  " + say("corrected by {0}", {by})));
    Value shown = Value::object().set("id", row.id).set("kind", row.kind).set("title", row.title).set("date", row.date).set("changed", row.changed);
    if (!marks.empty()) shown.set("why", text::trimmed(why));
    if (!by.empty()) shown.set("corrected_by", by);
    out.json.add(std::move(shown));
  }
  if (out.text.empty() && !session.globals().json) session.note(tr("Nothing found."));
  out.yes = !out.text.empty();
  return out;
}

Outcome verify(Session& session, const Arguments&) {
  session.book();
  session.host();
  Outcome out;
  out.findings = session.book().verify();
  out.yes = out.findings.empty();
  out.text.push_back(out.findings.empty() ? tr("The book is whole: everything could be read and is what it was.") : tr("See above."));
  out.json = Value::object().set("whole", out.findings.empty());
  return out;
}

Outcome repair(Session& session, const Arguments& arguments) {
  session.book();
  session.host();
  Outcome out;
  out.text = session.book().repair(std::string(arguments.option("from")));
  out.json = Value::list();
  for (const std::string& line : out.text) out.json.add(line);
  if (out.text.empty()) out.text.push_back(tr("The history is whole; the files in the folder are again what it says."));
  return out;
}

Outcome reindex(Session& session, const Arguments&) {
  session.book();
  session.host();
  session.book().reindex();
  const std::size_t count = session.book().list({}).size();
  return {true, {say("The index was built anew: {0} records.", {std::to_string(count)})}, Value::object().set("records", count), {}};
}

}  // namespace

std::vector<CommandSpec> book_commands() {
  return {
      {"init", tr("Make a new book"), {{"DIR", tr("Folder of the new book"), false, false}},
       {{"name", tr("Name of the village or community")}, {"region", tr("GB/T 2260 code, as 34 or 341181")}, {"level", tr("village, community or township")}, {"fonds", tr("Fonds number of the archive, if known")}}, init},
      {"list", tr("List records"), {{"KIND", tr("Kind, and all built on it"), true, false}},
       {{"where", tr("field=value, or a mark as due"), true, true}, {"of", tr("Only records that name this one")}, {"from", tr("First date")}, {"to", tr("Last date")}}, list},
      {"verify", tr("Prove that the whole book can be read and is what it was"), {}, {}, verify},
      {"repair", tr("Put right what is damaged; nothing that can be read is lost"), {}, {{"from", tr("A copy of the book that has what is missing")}}, repair},
      {"reindex", tr("Build the index anew"), {}, {}, reindex},
  };
}

}  // namespace yishibu::cli
