// SPDX-License-Identifier: MIT
// Implementation of meeting.hpp. Must not know official documents.
#include "meeting.hpp"

#include <algorithm>

#include "dates.hpp"
#include "outline.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kHead = 40;  ///< blocks among which the head of minutes is looked for

struct Known {
  View label;
  const char* field;
};
const Known kKnown[] = {
    {U"会议名称", "title"},   {U"会次", "ordinal"},        {U"时间", "held"},        {U"会议时间", "held"},       {U"开会时间", "held"},
    {U"召开时间", "held"},    {U"地点", "place"},          {U"会议地点", "place"},   {U"召开地点", "place"},      {U"开会地点", "place"},
    {U"召集人", "convener"},  {U"会议召集人", "convener"}, {U"主持人", "chair"},     {U"主持", "chair"},          {U"会议主持", "chair"},
    {U"会议主持人", "chair"}, {U"记录人", "recorder"},     {U"记录", "recorder"},    {U"会议记录人", "recorder"}, {U"记录员", "recorder"},
    {U"参会人员", "+attend"}, {U"参加人员", "+attend"},    {U"出席人员", "+attend"}, {U"到会人员", "+attend"},    {U"与会人员", "+attend"},
    {U"参会人", "+attend"},   {U"出席人", "+attend"},      {U"出席", "+attend"},     {U"参加人", "+attend"},      {U"列席人员", "+observe"},
    {U"列席人", "+observe"},  {U"列席", "+observe"},       {U"缺席人员", "+absent"}, {U"缺席人", "+absent"},      {U"缺席", "+absent"},
    {U"请假人员", "+absent"}, {U"议题", "+topic"},         {U"会议议题", "+topic"},  {U"协商议题", "+topic"},
};

const char* known(View label) {
  for (const Known& one : kKnown)
    if (one.label == label) return one.field;
  return nullptr;
}

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

const Known kColumns[] = {
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
  const Text tight = squeezed(cell);
  const View said(tight);
  if (starts_any(said, {U"×", U"✗", U"✘", U"☒", U"否", U"未", U"缺", U"请假", U"病假", U"事假"})) return "no";
  if (starts_any(said, {U"√", U"✓", U"✔", U"☑", U"是", U"已", U"到", U"出席", U"签"}) || (!said.empty() && said == name)) return "yes";
  return "";
}

/// The row of a table of people; false where it is none after all and stays in the text.
bool take_person(const Block& block, View caption, Record& record, std::size_t& row, Imported& report, std::size_t& unsaid) {
  const std::string where = std::to_string(block.line);
  if (std::all_of(block.cells.begin(), block.cells.end(), [](const Field& cell) { return cell.name == cell.value; })) {
    report.dropped.push_back({say("line {0}: heads of the columns that are now fields", {where}), to_utf8(block.text)});
    return true;
  }
  std::vector<Person> people;
  std::string unit, standing, present, reason, signature;
  std::vector<Imported::Dropped> dropped;
  for (const Field& cell : block.cells) {
    const Text value = from_utf8(cell.value).value_or(Text());
    const std::string_view field = attendance_field(from_utf8(cell.name).value_or(Text()));
    if (value.empty()) continue;
    // 王　五 is padded to the width of its neighbours; what is longer may be two people.
    if (field == "name") people = persons(squeezed(value).size() <= 3 ? squeezed(value) : value);
    else if (field == "unit") unit += unit == cell.value ? std::string() : cell.value;
    else if (field == "standing") standing = cell.value;
    else if (field == "reason") reason = cell.value;
    else if (field == "present") signature = cell.value;
    else dropped.push_back({say("line {0}: column “{1}”, for which people have no field", {where, cell.name}), cell.value});
  }
  if (people.size() != 1) {
    report.doubts.push_back({block.line, say("The people could not be told apart and stay in the text: {0}", {excerpt(block.text, 40)})});
    return false;
  }
  if (!people[0].unit.empty()) unit += to_utf8(people[0].unit);
  if (!signature.empty()) {
    const Text said = from_utf8(signature).value_or(Text());
    present = presence(said, people[0].name);
    if (present == "no" && reason.empty() && said.size() > 1) reason = signature;
    else dropped.push_back({say("line {0}: cell of the signatures", {where}), signature});
  }
  if (present.empty() && has_any(caption, {U"缺席", U"请假"})) present = "no";
  if (standing.empty() && present != "no") standing = has(caption, U"列席") ? "列席" : "出席";
  Row fresh{"r" + std::to_string(++row), {{"name", to_utf8(people[0].name)}}, {}};
  if (!unit.empty()) fresh.fields.push_back({"unit", unit});
  if (!standing.empty()) fresh.fields.push_back({"standing", standing});
  if (!present.empty()) fresh.fields.push_back({"present", present});
  if (!reason.empty()) fresh.fields.push_back({"reason", reason});
  record.rows("attendance").push_back(std::move(fresh));
  if (present.empty()) ++unsaid;
  report.changes.push_back({block.line, tr("Row of a table taken as a person"), to_utf8(block.text), to_utf8(people[0].name)});
  for (auto& one : dropped) report.dropped.push_back(std::move(one));
  return true;
}

void add_persons(Record& record, std::size_t& row, const std::vector<Person>& people, std::string_view field) {
  for (const Person& person : people) {
    Row fresh{"r" + std::to_string(++row), {{"name", to_utf8(person.name)}}, {}};
    if (!person.unit.empty()) fresh.fields.push_back({"unit", to_utf8(person.unit)});
    if (field != "+absent") fresh.fields.push_back({"standing", field == "+observe" ? "列席" : "出席"});
    fresh.fields.push_back({"present", field == "+absent" ? "no" : "yes"});
    record.rows("attendance").push_back(std::move(fresh));
  }
}

/// Where in `line` a further label begins behind a blank: 时间：…  地点：…
std::size_t next_label(View line, std::size_t from) {
  for (std::size_t i = line.find(U'：', from); i != View::npos; i = line.find(U'：', i + 1))
    for (std::size_t k = 2; k <= 8 && i >= from + k; ++k)
      if (i > k && is_space(line[i - k - 1]) && known(squeezed(line.substr(i - k, k)))) return i - k;
  return View::npos;
}

}  // namespace

Label meeting_label(View line) {
  const Numbering number = numbering(line);
  const std::size_t front = number.level != 0 ? number.size : bullet(line);
  View rest = line.substr(front, 12);
  std::size_t end = rest.find(U'：');
  if (end == View::npos) end = rest.find(U':');
  if (end == View::npos) return {};
  const char* field = known(squeezed(rest.substr(0, end)));
  if (!field) return {};
  std::size_t size = front + end + 1;
  while (size < line.size() && is_space(line[size])) ++size;
  return {field, size};
}

std::string_view attendance_field(View head) {
  const Text tight = squeezed(head.substr(0, 20));
  for (const Known& one : kColumns)
    if (one.label == View(tight)) return one.field;
  return {};
}

bool reads_like_meeting(const std::vector<Block>& blocks, std::size_t first, std::size_t end) {
  bool held = false, place = false, chair = false, people = false;
  for (std::size_t i = first, seen = 0; i < end && seen < kHead; ++i) {
    people = people || !blocks[i].cells.empty();
    if (!blocks[i].cells.empty()) continue;
    ++seen;
    View text(blocks[i].text);
    for (std::size_t guard = 0; guard < 8; ++guard) {
      const Label label = meeting_label(text);
      held = held || label.field == "held";
      place = place || label.field == "place";
      chair = chair || label.field == "chair";
      const std::size_t more = label.size != 0 ? next_label(text, label.size) : View::npos;
      if (more == View::npos) break;
      text.remove_prefix(more);
    }
  }
  return held + place + chair + people >= 2;
}

void take_meeting_head(std::vector<Block>& blocks, Record& record, std::size_t& row, Imported& report) {
  std::vector<Block> kept;
  kept.reserve(blocks.size());
  std::size_t unsaid = 0, table = 0;
  Text caption;
  for (Block& block : blocks) {
    if (block.cells.empty()) caption = block.text.size() <= 20 ? block.text : Text();
    else if (table == 0) table = block.line;
    if (block.cells.empty() || !take_person(block, caption, record, row, report, unsaid)) kept.push_back(std::move(block));
  }
  if (unsaid > 0)
    report.doubts.push_back({table, say("Whether {0} people of the table came is not said where it can be read; look at the signatures.", {std::to_string(unsaid)})});
  blocks = std::move(kept);
  kept.clear();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    // The tail is looked at too: the recorder often signs there.
    if (i >= kHead && i + 3 < blocks.size()) {
      kept.push_back(std::move(block));
      continue;
    }
    Text left;  // what of the block stays running text
    View text(block.text);
    while (!text.empty()) {
      const Label label = block.text.size() > 4000 ? Label{} : meeting_label(text);
      if (label.size == 0) {
        left += text;
        break;
      }
      const std::size_t more = next_label(text, label.size);
      const View part = text.substr(0, more);
      const View value = trimmed(part.substr(label.size));
      text.remove_prefix(more == View::npos ? text.size() : more);
      const std::string shown = to_utf8(trimmed(part.substr(0, label.size)));
      const std::string where = std::to_string(block.line);
      bool taken = false;
      if (value.empty()) {
        taken = false;
      } else if (label.field == "held") {
        const Held held = record.field("held").empty() ? read_held(value) : Held{};
        if (!held.from.empty()) {
          record.fields.push_back({"held", held.from});
          if (!held.to.empty()) record.fields.push_back({"ended", held.to});
          taken = held.whole;
          if (taken) report.dropped.push_back({say("line {0}: now the field {1}: {2}", {where, "held", held.from}), to_utf8(part)});
        } else {
          report.doubts.push_back({block.line, say("The time could not be read and stays in the text: {0}", {excerpt(value, 40)})});
        }
      } else if (label.field == "+topic") {
        record.rows("items").push_back({"r" + std::to_string(++row), {{"topic", to_utf8(value)}}, {}});
        taken = true;
      } else if (label.field[0] == '+') {
        const std::vector<Person> people = persons(value);
        taken = !people.empty();
        if (taken) add_persons(record, row, people, label.field);
        else if (value != U"无")
          report.doubts.push_back({block.line, say("The people could not be told apart and stay in the text: {0}", {excerpt(value, 40)})});
      } else if (record.field(label.field).empty() && value.size() <= 200) {
        record.fields.push_back({label.field, to_utf8(value)});
        taken = true;
      }
      if (taken && label.field != "held") report.dropped.push_back({say("line {0}: label of what is now a field", {where}), shown});
      if (!taken) left += (left.empty() ? U"" : U"　") + Text(part);
    }
    if (trimmed(left).empty()) continue;
    block.text = Text(trimmed(left));
    kept.push_back(std::move(block));
  }
  blocks = std::move(kept);
}

}  // namespace yishibu::text_import
