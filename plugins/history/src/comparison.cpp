// SPDX-License-Identifier: MIT
// See comparison.hpp.
#include "comparison.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "align.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

const std::vector<Field> kNoFields;
const std::vector<Row> kNoRows;
const std::vector<Paragraph> kNoParagraphs;

/// The partner of every old thing: the one of the same id, else the one of the same words.
template <typename Thing, typename Words>
std::vector<std::size_t> partners(const std::vector<Thing>& a, const std::vector<Thing>& b, bool alike, Words&& words) {
  std::vector<std::size_t> out(a.size(), kNone), left_a, left_b;
  std::unordered_map<std::string_view, std::size_t> by_id;
  std::vector<char> taken(b.size(), 0);
  for (std::size_t j = 0; j < b.size(); ++j) by_id.emplace(b[j].id, j);
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const auto found = by_id.find(a[i].id); found != by_id.end() && !taken[found->second]) {
      out[i] = found->second;
      taken[found->second] = 1;
    }
  std::vector<Text> rest_a, rest_b;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (out[i] == kNone) left_a.push_back(i), rest_a.push_back(from_utf8(words(a[i])));
  for (std::size_t j = 0; j < b.size(); ++j)
    if (!taken[j]) left_b.push_back(j), rest_b.push_back(from_utf8(words(b[j])));
  if (left_a.empty() || left_b.empty()) return out;
  // A text that was brought in anew has new ids and is much the same; of two rows only a name says that they are one.
  const auto found = pairs(rest_a, rest_b);
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i] != kNone && (alike || rest_a[i] == rest_b[found[i]])) out[left_a[i]] = left_b[found[i]];
  return out;
}

/// Items of two lists whose partners are known. Those in a longest rising row of pairs stay; between two of them comes first what was
/// there before, then what is there now, so that leaving out either gives the other list in its order.
template <typename Make>
std::vector<Item> arranged(std::size_t count_a, std::size_t count_b, const std::vector<std::size_t>& partner, Make&& make) {
  std::vector<std::size_t> paired, values, back(count_b, kNone);
  for (std::size_t i = 0; i < count_a; ++i)
    if (partner[i] != kNone) {
      paired.push_back(i);
      values.push_back(partner[i]);
      back[partner[i]] = i;
    }
  std::vector<char> stays(count_a, 0);
  for (const std::size_t at : rising(values)) stays[paired[at]] = 1;
  std::vector<Item> out;
  std::size_t i = 0, j = 0;
  const auto fill = [&](std::size_t to_a, std::size_t to_b) {
    for (; i < to_a; ++i) out.push_back(make(i, partner[i], Item::Place::Leaves));
    for (; j < to_b; ++j) out.push_back(make(back[j], j, Item::Place::Comes));
  };
  for (std::size_t k = 0; k < count_a; ++k)
    if (stays[k]) {
      fill(k, partner[k]);
      out.push_back(make(i++, j++, Item::Place::Here));
    }
  fill(count_a, count_b);
  for (Item& item : out)
    if (item.added() || item.removed()) item.place = Item::Place::Here;
  return out;
}

/// By what people call a row: a name, a title, who spoke; else the first thing it says.
const FieldSpec* naming(const RowsSpec& table) {
  for (const char* name : {"name", "title", "topic", "person", "speaker", "matter", "subject"})
    for (const FieldSpec& spec : table.fields)
      if (spec.name == name) return &spec;
  for (const char* word : {"姓名", "名称", "标题", "议题"})
    for (const FieldSpec& spec : table.fields)
      if (spec.label.find(word) != std::string::npos) return &spec;
  return nullptr;
}

std::vector<FieldSpec> with_unknown(std::vector<FieldSpec> specs, const std::vector<Field>& a, const std::vector<Field>& b) {
  for (const auto* fields : {&a, &b})
    for (const Field& field : *fields)
      if (std::none_of(specs.begin(), specs.end(), [&](const FieldSpec& spec) { return spec.name == field.name; })) {
        FieldSpec unknown;
        unknown.name = unknown.label = field.name;
        specs.push_back(unknown);
      }
  return specs;
}

Part table_part(const RowsSpec& spec, const std::vector<Row>& a, const std::vector<Row>& b, Wording& wording) {
  Part part{Part::Sort::Table, spec.name, spec.label.empty() ? spec.name : spec.label, {}, {}};
  const FieldSpec* name = naming(spec);
  const auto partner = partners(a, b, false, [&](const Row& row) {
    std::string out;
    for (const Field& field : row.fields)
      if (!name || field.name == name->name) out += field.value + "\n";
    return out;
  });
  part.items = arranged(a.size(), b.size(), partner, [&](std::size_t i, std::size_t j, Item::Place place) {
    const Row& any = j != kNone ? b[j] : a[i];
    const auto &old = i != kNone ? a[i].fields : kNoFields, &fresh = j != kNone ? b[j].fields : kNoFields;
    Item item{any.id, i, j, place, {}, {}};
    for (const FieldSpec& field : with_unknown(spec.fields, old, fresh)) {
      Cell cell{field.name, field.label.empty() ? field.name : field.label, wording.words(field, old), wording.words(field, fresh)};
      if (cell.before.empty() && cell.after.empty()) continue;
      const std::string& says = cell.before.empty() ? cell.after : cell.before;
      if (name ? field.name == name->name : item.called.empty()) item.called = excerpt(says, 16);
      item.cells.push_back(std::move(cell));
    }
    if (item.called.empty() && !item.cells.empty()) item.called = excerpt(item.cells.front().before.empty() ? item.cells.front().after : item.cells.front().before, 16);
    return item;
  });
  return part;
}

Part text_part(const BodySpec& spec, const std::vector<Paragraph>& a, const std::vector<Paragraph>& b) {
  Part part{Part::Sort::Text, spec.name, spec.label.empty() ? spec.name : spec.label, {}, {}};
  const auto partner = partners(a, b, true, whole);
  part.items = arranged(a.size(), b.size(), partner, [&](std::size_t i, std::size_t j, Item::Place place) {
    return Item{j != kNone ? b[j].id : a[i].id, i, j, place, {}, {{{}, {}, i != kNone ? whole(a[i]) : "", j != kNone ? whole(b[j]) : ""}}};
  });
  return part;
}

template <typename Spec, typename List>
std::vector<Spec> specs_of(std::vector<Spec> specs, const List& a, const List& b) {
  for (const auto* list : {&a, &b})
    for (const auto& each : *list)
      if (std::none_of(specs.begin(), specs.end(), [&](const Spec& spec) { return spec.name == each.name; })) {
        Spec unknown;
        unknown.name = unknown.label = each.name;
        specs.push_back(unknown);
      }
  return specs;
}

}  // namespace

bool Item::changed() const {
  return added() || removed() || place != Place::Here || std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.changed(); });
}
bool Part::changed() const {
  return sort == Sort::Field ? value.changed() : std::any_of(items.begin(), items.end(), [](const Item& item) { return item.changed(); });
}

std::vector<Part> compared(const Record* before, const Record* after, Wording& wording, bool only_changed) {
  static const Record none;
  const Record &a = before ? *before : none, &b = after ? *after : none;
  const Kind& kind = wording.kind(after ? b.kind : a.kind);
  std::vector<Part> out;
  const auto keep = [&](Part part) {
    if (!only_changed || part.changed()) out.push_back(std::move(part));
  };
  for (const FieldSpec& spec : with_unknown(kind.fields, a.fields, b.fields)) {
    const auto old = field_values(a.fields, spec.name), fresh = field_values(b.fields, spec.name);
    if ((old.empty() && fresh.empty()) || (only_changed && old == fresh)) continue;
    const std::string label = spec.label.empty() ? spec.name : spec.label;
    Cell cell{spec.name, label, wording.words(spec, a.fields), wording.words(spec, b.fields)};
    // Two codes may have one label, two records one title: then the codes tell them apart.
    if (old != fresh && cell.before == cell.after) {
      for (const std::string& value : old) cell.before += " " + value;
      for (const std::string& value : fresh) cell.after += " " + value;
    }
    keep({Part::Sort::Field, spec.name, label, std::move(cell), {}});
  }
  for (const RowsSpec& spec : specs_of(kind.tables, a.tables, b.tables)) {
    const auto &old = a.rows(spec.name), &fresh = b.rows(spec.name);
    if ((old.empty() && fresh.empty()) || (only_changed && old == fresh)) continue;
    keep(table_part(spec, old, fresh, wording));
  }
  for (const BodySpec& spec : specs_of(kind.bodies, a.bodies, b.bodies)) {
    const Body *old = a.body(spec.name), *fresh = b.body(spec.name);
    const auto &paragraphs_a = old ? old->paragraphs : kNoParagraphs, &paragraphs_b = fresh ? fresh->paragraphs : kNoParagraphs;
    if ((paragraphs_a.empty() && paragraphs_b.empty()) || (only_changed && paragraphs_a == paragraphs_b)) continue;
    keep(text_part(spec, paragraphs_a, paragraphs_b));
  }
  if (a.foreign != b.foreign) {
    Cell cell{"", tr("Other data"), "", ""};
    for (const std::string& element : a.foreign) cell.before += element;
    for (const std::string& element : b.foreign) cell.after += element;
    keep({Part::Sort::Field, "", cell.label, cell, {}});
  }
  return out;
}

}  // namespace yishibu::history
