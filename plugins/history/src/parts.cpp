// SPDX-License-Identifier: MIT
// See parts.hpp.
#include "parts.hpp"

#include <algorithm>
#include <set>

#include "align.hpp"

namespace yishibu::history {
namespace {

// Separators that no text of a record may hold, since XML has no such characters.
constexpr char kNext = '\x1e', kValue = '\x1f';

std::string spelling(const Row& row) {
  std::string out;
  for (const Field& field : row.fields) out += field.name + kValue + field.value + kNext;
  for (const std::string& foreign : row.foreign) out += foreign + kNext;
  return out;
}

std::string spelling(const Paragraph& p) { return std::to_string(p.level) + kValue + p.number + kValue + p.heading + kValue + p.text; }

/// Replaces, puts in or takes out the thing with this id.
template <typename Thing>
void put_thing(std::vector<Thing>& target, const std::vector<Thing>& source, const std::string& id) {
  const auto with = [](auto& things, const std::string& wanted) { return std::find_if(things.begin(), things.end(), [&](const Thing& t) { return t.id == wanted; }); };
  const auto from = with(source, id);
  const auto to = with(target, id);
  if (from == source.end()) {
    if (to != target.end()) target.erase(to);
    return;
  }
  if (to != target.end()) {
    *to = *from;
    return;
  }
  // Behind the nearest one before it that the target has too.
  auto place = target.begin();
  for (auto before = from; before != source.begin() && place == target.begin();) {
    --before;
    if (const auto found = with(target, before->id); found != target.end()) place = found + 1;
  }
  target.insert(place, *from);
}

template <typename Thing>
void order_as(std::vector<Thing>& target, const std::vector<Thing>& source) {
  std::vector<Thing> out;
  for (const Thing& thing : source)
    for (Thing& own : target)
      if (own.id == thing.id) out.push_back(own);
  std::string before;  // the one that the next of the others follows
  for (Thing& own : target) {
    const auto with = [&](const std::string& id) { return std::find_if(out.begin(), out.end(), [&](const Thing& t) { return t.id == id; }); };
    std::string id = own.id;
    if (with(id) == out.end()) out.insert(before.empty() ? out.begin() : with(before) + 1, std::move(own));
    before = std::move(id);
  }
  target = std::move(out);
}

}  // namespace

std::map<Key, std::string> parts_of(const Record& record) {
  std::map<Key, std::string> out;
  for (const Field& field : record.fields) out[{Key::Sort::Field, field.name, {}}] += field.value + kNext;
  for (const Rows& table : record.tables)
    for (const Row& row : table.rows) out[{Key::Sort::Row, table.name, row.id}] = spelling(row);
  for (const Body& body : record.bodies)
    for (const Paragraph& p : body.paragraphs) out[{Key::Sort::Paragraph, body.name, p.id}] = spelling(p);
  for (const std::string& foreign : record.foreign) out[{Key::Sort::Foreign, {}, {}}] += foreign + kNext;
  return out;
}

std::vector<Key> changed_parts(const Record& before, const Record& after) {
  const auto a = parts_of(before), b = parts_of(after);
  std::vector<Key> out;
  for (const auto& [key, spelt] : a)
    if (const auto at = b.find(key); at == b.end() || at->second != spelt) out.push_back(key);
  for (const auto& [key, spelt] : b)
    if (!a.count(key)) out.push_back(key);
  return out;
}

std::vector<Key> moved_parts(const Record& before, const Record& after) {
  std::vector<Key> out;
  const auto look = [&](Key::Sort sort, const std::string& part, const auto& old, const auto& fresh) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t j = 0; j < fresh.size(); ++j) places.emplace(fresh[j].id, j);
    std::vector<std::size_t> both, values;
    for (std::size_t i = 0; i < old.size(); ++i)
      if (const auto at = places.find(old[i].id); at != places.end()) {
        both.push_back(i);
        values.push_back(at->second);
      }
    std::vector<char> stays(both.size(), 0);
    for (const std::size_t at : difference::rising(values)) stays[at] = 1;
    for (std::size_t k = 0; k < both.size(); ++k)
      if (!stays[k]) out.push_back({sort, part, old[both[k]].id});
  };
  for (const Rows& table : before.tables) look(Key::Sort::Row, table.name, table.rows, after.rows(table.name));
  for (const Body& body : before.bodies)
    if (const Body* now = after.body(body.name)) look(Key::Sort::Paragraph, body.name, body.paragraphs, now->paragraphs);
  return out;
}

void put_part(Record& target, const Record& source, const Key& key) {
  switch (key.sort) {
    case Key::Sort::Field: set_field(target.fields, key.part, field_values(source.fields, key.part)); break;
    case Key::Sort::Row: put_thing(target.rows(key.part), source.rows(key.part), key.id); break;
    case Key::Sort::Paragraph: {
      const Body* body = source.body(key.part);
      put_thing(target.body(key.part).paragraphs, body ? body->paragraphs : std::vector<Paragraph>{}, key.id);
      break;
    }
    case Key::Sort::Foreign:
      target.foreign = source.foreign;
      target.namespaces = source.namespaces;
      break;
  }
}

std::optional<Record> with_part(const Record& now, const Record& then, const std::string& name, const Kind& kind) {
  Record out = now;
  const auto is = [&](const auto& spec) { return spec.name == name || spec.label == name; };
  for (const FieldSpec& spec : kind.fields)
    if (is(spec)) return put_part(out, then, {Key::Sort::Field, spec.name, {}}), out;
  for (const RowsSpec& spec : kind.tables)
    if (is(spec)) return out.rows(spec.name) = then.rows(spec.name), out;
  for (const BodySpec& spec : kind.bodies)
    if (is(spec)) {
      const Body* body = then.body(spec.name);
      out.body(spec.name).paragraphs = body ? body->paragraphs : std::vector<Paragraph>{};
      return out;
    }
  std::set<Key> meant;
  for (const Record* record : {&then, &now})
    for (const auto& [key, spelt] : parts_of(*record))
      if (key.id == name) meant.insert(key);
  // 第三条 by its number, 第2段 by its place: as the version is read on paper that has it.
  for (const Record* record : {&then, &now}) {
    if (!meant.empty()) break;
    for (const Body& body : record->bodies)
      for (std::size_t i = 0; i < body.paragraphs.size(); ++i)
        if (body.paragraphs[i].number == name || "第" + std::to_string(i + 1) + "段" == name) meant.insert({Key::Sort::Paragraph, body.name, body.paragraphs[i].id});
    if (meant.size() > 1) return std::nullopt;  // 一、 stands in every article
  }
  if (meant.empty()) return std::nullopt;
  for (const Key& key : meant) put_part(out, then, key);
  return out;
}

std::string changed_labels(const Record& before, const Record& after, const Kind& kind) {
  std::string out;
  std::set<std::string> known;
  const auto add = [&](const std::string& name, const std::string& label, bool changed) {
    if (known.insert(name).second && changed) out += (out.empty() ? "" : "、") + (label.empty() ? name : label);
  };
  const auto paragraphs = [](const Record& record, const std::string& name) {
    const Body* body = record.body(name);
    return body ? body->paragraphs : std::vector<Paragraph>{};
  };
  for (const FieldSpec& spec : kind.fields) add(spec.name, spec.label, field_values(before.fields, spec.name) != field_values(after.fields, spec.name));
  for (const RowsSpec& spec : kind.tables) add(spec.name, spec.label, before.rows(spec.name) != after.rows(spec.name));
  for (const BodySpec& spec : kind.bodies) add(spec.name, spec.label, paragraphs(before, spec.name) != paragraphs(after, spec.name));
  for (const Key& key : changed_parts(before, after))
    if (!key.part.empty()) add(key.part, key.part, true);
  return out;
}

Record merged(const Record& base, const Record& mine, const Record& theirs, std::vector<Key>& conflicts) {
  const auto a = parts_of(mine), b = parts_of(theirs), old = parts_of(base);
  const auto at = [](const std::map<Key, std::string>& all, const Key& key) {
    const auto found = all.find(key);
    return found == all.end() ? std::string("\x1d") : found->second;
  };
  Record out = theirs;
  for (const Key& key : changed_parts(base, mine)) {
    if (at(b, key) != at(old, key) && at(b, key) != at(a, key)) conflicts.push_back(key);
    else put_part(out, mine, key);
  }
  const auto same = [](const Key& one) { return [&one](const Key& other) { return other.sort == one.sort && other.part == one.part; }; };
  const std::vector<Key> moved = moved_parts(base, theirs), apart = moved_parts(mine, theirs);
  for (const Key& key : moved_parts(base, mine)) {
    if (std::none_of(moved.begin(), moved.end(), same(key))) take_order(out, mine, key);
    else if (std::any_of(apart.begin(), apart.end(), same(key))) conflicts.push_back(key);
  }
  return out;
}

void take_order(Record& target, const Record& source, const Key& key) {
  if (key.sort == Key::Sort::Row) order_as(target.rows(key.part), source.rows(key.part));
  if (const Body* body = key.sort == Key::Sort::Paragraph ? source.body(key.part) : nullptr) order_as(target.body(key.part).paragraphs, body->paragraphs);
}

}  // namespace yishibu::history
