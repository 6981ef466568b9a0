// SPDX-License-Identifier: MIT
// See assign.hpp.
#include "assign.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "book_records.hpp"
#include "condition.hpp"
#include "local_words.hpp"
#include "numbered.hpp"
#include "yishibu/contribution.hpp"

namespace yishibu::records {
namespace {

constexpr std::size_t kLeast = 6;  ///< bytes of what may stand for a whole term: two characters

/// Whether the label has these words, and not what denies them: 居民代表 is none of 非户籍居民代表.
bool holds(const std::string& label, const std::string& words) {
  if (label.find(words) == std::string::npos) return false;
  for (const std::string_view denial : {"非", "不", "未", "无", "没"})
    if (label.find(denial) != std::string::npos && words.find(denial) == std::string::npos) return false;
  return true;
}

/// The spec called `name`, by name or label.
template <typename Spec>
const Spec* pick(const std::vector<Spec>& specs, const std::string& name) {
  for (const Spec& spec : specs)
    if (spec.name == name || spec.label == name) return &spec;
  return nullptr;
}

template <typename Spec>
const Spec& need(const std::vector<Spec>& specs, const std::string& name, Host& host) {
  if (const Spec* found = pick(specs, name)) return *found;
  std::vector<std::string> names;
  for (const Spec& spec : specs) names.push_back(spec.name);
  const std::string near = host.nearest(name, names);
  std::string all;
  for (const Spec& spec : specs) all += (all.empty() ? "" : "、") + (spec.label.empty() ? spec.name : spec.label);
  throw Error(ErrorKind::NotFound, say("There is no field “{0}” here.", {name}), near.empty() ? say("There are: {0}", {all}) : say("Did you mean “{0}”?", {near}));
}

/// Finds the thing with this id, or the only one that is called so, or makes it where the id begins with "new". `ways` say of a thing
/// whether it is called so, the surest first: the first way that fits any decides. `places` are the ids as they stood at first: 第2行 is the
/// second that the user saw, whatever has been taken out since.
template <typename Thing>
Thing& thing(std::vector<Thing>& things, std::string id, std::map<std::string, std::string>& minted, const std::string& place, const char* unit, const std::vector<std::string>& places, Host& host,
             const std::vector<std::function<bool(const Thing&)>>& ways) {
  if (id.starts_with("new")) {
    std::string& fresh = minted[place + "/" + id];
    if (fresh.empty()) {
      do fresh = new_row_id(host);
      while (std::any_of(things.begin(), things.end(), [&](const Thing& t) { return t.id == fresh; }));
      things.emplace_back();
      things.back().id = fresh;
    }
    id = fresh;
  }
  for (std::size_t i = 0; i < places.size(); ++i)
    if ("第" + std::to_string(i + 1) + unit == id) id = places[i];
  for (Thing& candidate : things)
    if (candidate.id == id) return candidate;
  for (const auto& way : ways) {
    std::vector<Thing*> called;
    for (Thing& candidate : things)
      if (way(candidate)) called.push_back(&candidate);
    if (called.size() == 1) return *called.front();
    if (!called.empty()) throw Error(ErrorKind::Usage, say("“{0}” stands more than once in {1}.", {id, place}), tr("“show” prints their ids; “new” makes one."));
  }
  throw Error(ErrorKind::NotFound, say("There is no row or paragraph “{0}” in {1}.", {id, place}), tr("“show” prints their ids; “new” makes one."));
}

}  // namespace

std::vector<std::string> apply(Record& record, const Kind& kind, const std::vector<std::string>& words, Host& host, Book* book) {
  std::vector<std::string> taken;
  const auto understood = [&](const FieldSpec& spec, const std::string& typed) { return book ? host.understood(spec, typed, *book) : typed; };
  const auto value_of = [&](const FieldSpec& spec, const std::string& typed) {
    std::string out = understood(spec, typed);
    if (!book || spec.type != FieldType::Term || typed.size() < kLeast) return out;
    const Vocabulary& list = host.vocabulary(spec.vocabulary, book->info().region, "");
    std::set<const Term*> holding;
    for (const Term& term : list.terms)
      for (const std::string& label : {term.label, local(term.label, book->info().level)})
        if (holds(label, typed)) holding.insert(&term);
    if (list.find(out) || holding.size() != 1) return out;
    taken.push_back(say("{0}: “{1}” was taken for “{2}”.", {spec.label, typed, local((*holding.begin())->label, book->info().level)}));
    return (*holding.begin())->code;
  };
  std::map<std::string, std::string> minted;
  std::map<std::string, std::vector<std::string>> gathered;  // a field given several times gets all the values
  std::set<std::string> given;
  std::map<std::string, std::vector<std::string>> stood;
  for (const Rows& table : record.tables)
    for (const Row& row : table.rows) stood[table.name].push_back(row.id);
  for (const Body& body : record.bodies)
    for (const Paragraph& paragraph : body.paragraphs) stood[body.name].push_back(paragraph.id);
  const auto once = [&](const std::string& place, const std::string& name) {
    if (!given.insert(place).second) throw Error(ErrorKind::Usage, say("“{0}” is given twice.", {name}), tr("Nothing was saved. Write it once; “new” and “new2” are two rows."));
  };
  for (const std::string& word : words) {
    auto [name, value] = assignment(word);
    std::vector<std::string> parts = split(name, '/');
    std::erase(parts, "");
    if (parts.size() == 1) {
      const FieldSpec& spec = need(kind.fields, parts[0], host);
      // What these say follows from an act, with its checks and its number; typed in, they would close the record over whatever it lacks.
      if (spec.name == "issued_on") throw Error(ErrorKind::Denied, say("“{0}” is not typed in.", {spec.label}), tr("“issue” issues a record; --on gives the day."));
      if (spec.name == "corrects" || spec.name == "corrected_by") throw Error(ErrorKind::Denied, say("“{0}” is not typed in.", {spec.label}), tr("“correct” makes a correction that stands beside it."));
      auto& values = gathered[spec.name];
      if (!spec.many) once(spec.name, name);
      if (!value.empty()) values.push_back(value_of(spec, value));
      set_field(record.fields, spec.name, values);
    } else if (const BodySpec* body = pick(kind.bodies, parts[0]); body && parts.size() == 2) {
      auto& paragraphs = record.body(body->name).paragraphs;
      minted.erase(body->label + "/" + parts[1]);  // each is a paragraph of its own: none has two values
      Paragraph& paragraph = thing<Paragraph>(paragraphs, parts[1], minted, body->label, "段", stood[body->name], host, {[&](const Paragraph& p) { return p.number == parts[1]; }});
      once(body->name + "/" + paragraph.id, name);
      if (value.empty()) std::erase_if(paragraphs, [id = paragraph.id](const Paragraph& p) { return p.id == id; });
      else set_words(paragraph, value);
    } else {
      const RowsSpec& table = need(kind.tables, parts[0], host);
      auto& rows = record.rows(table.name);
      const auto row_called = [&](const std::string& id) -> Row& {
        std::vector<Field> meant;  // a matter by its title, a channel by its words
        const auto in_words = [&](const Row& row) {
          if (meant.empty())
            for (const FieldSpec& spec : table.fields)
              if (spec.type == FieldType::Text || spec.type == FieldType::Term || spec.type == FieldType::Reference) meant.push_back({spec.name, understood(spec, id)});
          return std::any_of(meant.begin(), meant.end(), [&](const Field& field) { return row.field(field.name) == field.value; });
        };
        return thing<Row>(rows, id, minted, table.label, "行", stood[table.name], host, {[&](const Row& row) { return row.field("name") == id; }, in_words});
      };
      if (parts.size() == 2 && value.empty()) {
        const std::string id = row_called(parts[1]).id;
        std::erase_if(rows, [&](const Row& row) { return row.id == id; });
      } else if (parts.size() == 3) {
        const FieldSpec& spec = need(table.fields, parts[2], host);
        const std::string fresh = table.label + "/" + parts[1];
        if (const auto made = minted.find(fresh); !spec.many && made != minted.end() && given.contains(table.name + "/" + made->second + "/" + spec.name)) minted.erase(made);  // the next person begins
        Row& row = row_called(parts[1]);
        const std::string cell = table.name + "/" + row.id + "/" + spec.name;
        if (!spec.many) once(cell, name);
        auto& values = gathered[cell];
        if (!value.empty()) values.push_back(value_of(spec, value));
        set_field(row.fields, spec.name, values);
      } else {
        throw Error(ErrorKind::Usage, say("“{0}” is not of the form table/row/field=value.", {word}));
      }
    }
  }
  return taken;
}

}  // namespace yishibu::records
