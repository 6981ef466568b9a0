// SPDX-License-Identifier: MIT
// Implementation of people.hpp. Must not know labels and heads of minutes other than those of people.
#include "people.hpp"

#include <algorithm>

namespace yishibu::text_import {
namespace {

constexpr std::size_t kUnit = 200;     ///< bytes of a unit that is looked for in another
constexpr std::size_t kSameName = 20;  ///< people of one name that are told apart; nobody has met more

struct Person {
  Text name, unit;
};

/// 张三（书记）、王　芳 → persons; nothing where any of it is no name.
std::vector<Person> persons(View list) {
  const View marks = has_any(list, {U"、", U"，", U"；", U","}) ? View(U"、，；,。") : View(U" \t\u3000。");
  std::vector<Person> out;
  Text piece;
  int depth = 0;
  const auto flush = [&]() {
    if (trimmed(piece).empty()) {
      piece.clear();
      return true;
    }
    Person person;
    View text = trimmed(piece);
    if (text.back() == U'）') {
      const std::size_t open = text.find(U'（');
      if (open == View::npos) return false;
      person.unit = Text(text.substr(open + 1, text.size() - open - 2));
      text = text.substr(0, open);
    }
    person.name = squeezed(text);
    for (const char32_t c : person.name)
      if (!is_han(c) && c != U'·') return false;
    if (person.name.size() < 2 || person.name.size() > (has(person.name, U"·") ? 16u : 4u) || out.size() >= 2000) return false;
    if (person.name.size() == 4 && has_any(person.name, {U"代表", U"成员", U"委员", U"党员", U"村民", U"干部", U"居民", U"人员"}))
      return false;
    out.push_back(std::move(person));
    piece.clear();
    return true;
  };
  for (const char32_t c : list) {
    if (c == U'（') ++depth;
    if (c == U'）') --depth;
    if (depth == 0 && marks.find(c) != View::npos) {
      if (!flush()) return {};
    } else {
      piece += c;
    }
    if (piece.size() > 60) return {};
  }
  if (!flush()) return {};
  return out;
}

struct Head {
  View label;
  const char* field;
};
const Head kColumns[] = {
    {U"姓名", "name"},       {U"参会人员", "name"},   {U"参加人员", "name"},     {U"出席人员", "name"},     {U"人员姓名", "name"},
    {U"参会人", "name"},     {U"单位", "unit"},       {U"身份", "unit"},         {U"职务", "unit"},         {U"工作单位", "unit"},
    {U"所在单位", "unit"},   {U"单位或身份", "unit"}, {U"单位及职务", "unit"},   {U"单位职务", "unit"},     {U"单位（职务）", "unit"},
    {U"职务或身份", "unit"}, {U"身份或单位", "unit"}, {U"单位或职务", "unit"},   {U"单位、职务", "unit"},   {U"单位/职务", "unit"},
    {U"签到", "present"},    {U"签名", "present"},    {U"签字", "present"},      {U"本人签名", "present"},  {U"到会", "present"},
    {U"是否到会", "present"}, {U"签到栏", "present"}, {U"出席情况", "present"},  {U"到会情况", "present"},  {U"出席身份", "standing"},
    {U"缺席原因", "reason"}, {U"请假原因", "reason"}, {U"序号", "-"},            {U"编号", "-"},            {U"性别", "-"},
    {U"年龄", "-"},          {U"电话", "-"},          {U"联系电话", "-"},        {U"联系方式", "-"},        {U"手机", "-"},
    {U"手机号", "-"},        {U"手机号码", "-"},      {U"备注", "-"},            {U"民族", "-"},            {U"政治面貌", "-"},
    {U"住址", "-"},          {U"户号", "-"},          {U"签到时间", "-"},        {U"身份证号", "-"},        {U"门牌号", "-"},
};

/// What a cell under 签到 says: "yes", "no", or "" where it says nothing that can be read.
const char* presence(View cell, View name) {
  const Text tight = ticked(cell);
  const View said(tight);
  if (starts_any(said, {U"×", U"✗", U"✘", U"☒", U"否", U"未", U"缺", U"请假", U"病假", U"事假"})) return "no";
  if (starts_any(said, {U"√", U"✓", U"✔", U"☑", U"是", U"已", U"到", U"出席", U"签"}) || (!said.empty() && said == name)) return "yes";
  return "";
}

bool is_box(char32_t c) { return c == U'□' || c == U'☐' || c == U'○'; }
bool is_tick(char32_t c) { return View(U"☑☒√✓✔■").find(c) != View::npos; }

bool same_unit(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  return a.size() <= kUnit && b.size() <= kUnit && (a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos);
}

}  // namespace

std::string_view attendance_field(View head) {
  const Text tight = squeezed(head.substr(0, 20));
  for (const Head& one : kColumns)
    if (one.label == View(tight)) return one.field;
  return {};
}

Text ticked(View cell) {
  const Text tight = squeezed(cell);
  const View all(tight);
  std::size_t boxes = 0;
  for (const char32_t c : all) boxes += is_box(c);
  if (boxes == 0) return tight;
  // □是 ☑否 has the box before its words, 是□ 否☑ behind them.
  const bool before = is_box(all.front()) || is_tick(all.front());
  Text out, words;
  bool on = false;
  for (const char32_t c : all) {
    if (!is_box(c) && !is_tick(c)) {
      words += c;
      continue;
    }
    if (before ? on : is_tick(c)) out += words;
    words.clear();
    on = is_tick(c);
  }
  if (before && on) out += words;
  return out;
}

bool Attendance::take_row(const Block& block, View caption) {
  const std::string where = std::to_string(block.line);
  if (table_ == 0) table_ = block.line;
  if (std::all_of(block.cells.begin(), block.cells.end(), [](const Field& cell) { return cell.name == cell.value; })) {
    report_.dropped.push_back({say("line {0}: heads of the columns that are now fields", {where}), to_utf8(block.text)});
    return true;
  }
  std::vector<Person> people;
  bool parted = false;
  Found found;
  std::string signature;
  std::vector<Imported::Dropped> dropped;
  for (const Field& cell : block.cells) {
    const Text value = from_utf8(cell.value).value_or(Text());
    const std::string_view field = attendance_field(from_utf8(cell.name).value_or(Text()));
    if (value.empty()) continue;
    // 王　五 is padded to the width of its neighbours; what is longer may be two people.
    if (field == "name") parted = has_any(value, {U"、", U"，", U"；"}), people = persons(squeezed(value).size() <= 3 ? squeezed(value) : value);
    else if (field == "unit") found.unit += found.unit == cell.value ? std::string() : cell.value;
    else if (field == "standing") found.standing = cell.value;
    else if (field == "reason") found.reason = cell.value;
    else if (field == "present") signature += cell.value;
    else dropped.push_back({say("line {0}: column “{1}”, for which people have no field", {where, cell.name}), cell.value});
  }
  // Several in one cell have the unit in common, but a signature or a reason would be one person's.
  const bool apart = people.size() > 1 && signature.empty() && found.reason.empty() && parted;
  if (people.size() != 1 && !apart) {
    report_.doubts.push_back({block.line, say("The people could not be told apart and stay in the text: {0}", {excerpt(block.text, 40)})});
    return false;
  }
  if (!signature.empty()) {
    const Text said = from_utf8(signature).value_or(Text());
    found.present = presence(said, people[0].name);
    if (found.present == "no" && found.reason.empty() && said.size() > 1) found.reason = signature;
    else dropped.push_back({say("line {0}: cell of the signatures", {where}), signature});
  }
  if (found.present.empty() && has_any(caption, {U"缺席", U"请假"})) found.present = "no";
  if (found.standing.empty() && found.present != "no") found.standing = has(caption, U"列席") ? "列席" : "出席";
  found.line = block.line;
  found.table = true;
  std::string names;
  for (const Person& person : people) {
    Found one = found;
    one.name = to_utf8(person.name);
    one.unit += to_utf8(person.unit);
    names += (names.empty() ? "" : "、") + one.name;
    add(std::move(one));
  }
  report_.changes.push_back({block.line, tr("Row of a table taken as a person"), to_utf8(block.text), names});
  for (auto& one : dropped) report_.dropped.push_back(std::move(one));
  return true;
}

bool Attendance::take_list(View list, std::string_view field, std::size_t line) {
  const std::vector<Person> people = persons(list);
  for (const Person& person : people) {
    Found found;
    found.name = to_utf8(person.name);
    found.unit = to_utf8(person.unit);
    if (field != "+absent") found.standing = field == "+observe" ? "列席" : "出席";
    found.present = field == "+absent" ? "no" : "yes";
    found.line = line;
    add(std::move(found));
  }
  return !people.empty();
}

Attendance::Known* Attendance::match(const Found& found) {
  const auto all = known_.find(found.name);
  if (all == known_.end()) return nullptr;
  const std::vector<Row>& rows = record_.rows("attendance");
  Known* only = nullptr;
  std::size_t free = 0;
  for (Known& known : all->second) {
    if (!found.table && known.listed) continue;  // two of one name in the text are two people
    if (same_unit(rows[known.row].field("unit"), found.unit)) return &known;
    only = &known;
    ++free;
  }
  // The text says what somebody is and the table where he is from; nobody else has the name.
  return !found.table && free == 1 && all->second.size() == 1 ? only : nullptr;
}

void Attendance::put(Row& row, std::string_view field, std::string_view value) {
  for (Field& one : row.fields)
    if (one.name == field) {
      one.value = value;
      return;
    }
  row.fields.push_back({std::string(field), std::string(value)});
  static constexpr std::string_view kOrder[] = {"name", "unit", "standing", "present", "reason"};
  const auto place = [](const Field& one) { return std::find(std::begin(kOrder), std::end(kOrder), one.name) - std::begin(kOrder); };
  std::stable_sort(row.fields.begin(), row.fields.end(), [&](const Field& a, const Field& b) { return place(a) < place(b); });
}

void Attendance::join(Known& known, const Found& found) {
  Row& row = record_.rows("attendance")[known.row];
  const std::string here = std::to_string(found.line), there = std::to_string(known.line);
  report_.dropped.push_back({say("line {0}: named in line {1} already, taken as one person", {here, there}), found.name});
  if (!found.unit.empty()) join_units(row, found, here, there);
  const std::string present(row.field("present"));
  if (present.empty() && !found.present.empty()) {
    put(row, "present", found.present);
  } else if (!found.present.empty() && found.present != present) {
    const bool came = found.present == "yes";
    report_.doubts.push_back({found.line, say("{0} came by line {1} and did not come by line {2}.", {found.name, came ? here : there, came ? there : here})});
  }
  // 出席 is what a row without a word of its own was taken for.
  const std::string_view standing = row.field("standing");
  if (row.field("present") == "no") std::erase_if(row.fields, [](const Field& one) { return one.name == "standing" && one.value == "出席"; });
  else if (!found.standing.empty() && (standing.empty() || standing == "出席")) put(row, "standing", found.standing);
  if (!found.reason.empty() && row.field("reason").empty()) put(row, "reason", found.reason);
  else if (!found.reason.empty()) report_.dropped.push_back({say("line {0}: a further reason for being absent", {here}), found.reason});
  if (!found.table) known.listed = true;
}

void Attendance::join_units(Row& row, const Found& found, const std::string& here, const std::string& there) {
  const std::string unit(row.field("unit").substr(0, kUnit));
  if (unit.empty()) {
    put(row, "unit", found.unit);
  } else if (!same_unit(unit, found.unit)) {
    put(row, "unit", std::string(row.field("unit")) + "、" + found.unit);
    report_.doubts.push_back({found.line, say("{0} is named in line {1} too, as {2}; taken as one person.", {found.name, there, unit})});
  } else if (found.unit.size() > unit.size()) {
    put(row, "unit", found.unit);
    report_.dropped.push_back({say("line {0}: unit that is known already", {there}), unit});
  } else {
    report_.dropped.push_back({say("line {0}: unit that is known already", {here}), found.unit});
  }
}

void Attendance::add(Found found) {
  if (Known* known = match(found)) return join(*known, found);
  std::vector<Row>& rows = record_.rows("attendance");
  std::vector<Known>& same = known_[found.name];
  if (!same.empty())
    report_.doubts.push_back({found.line, say("{0} stands in line {1} too, with another unit; both were kept.", {found.name, std::to_string(same.front().line)})});
  if (same.size() < kSameName) same.push_back({rows.size(), found.line, !found.table});
  Row fresh{"r" + std::to_string(++row_), {{"name", found.name}}, {}};
  if (!found.unit.empty()) fresh.fields.push_back({"unit", found.unit});
  if (!found.standing.empty()) fresh.fields.push_back({"standing", found.standing});
  if (!found.present.empty()) fresh.fields.push_back({"present", found.present});
  if (!found.reason.empty()) fresh.fields.push_back({"reason", found.reason});
  rows.push_back(std::move(fresh));
}

void Attendance::finish() {
  if (table_ == 0) return;
  std::size_t unsaid = 0;
  for (const Row& row : record_.rows("attendance")) unsaid += row.field("present").empty();
  if (unsaid > 0)
    report_.doubts.push_back({table_, say("Whether {0} people of the table came is not said where it can be read; look at the signatures.", {std::to_string(unsaid)})});
}

}  // namespace yishibu::text_import
