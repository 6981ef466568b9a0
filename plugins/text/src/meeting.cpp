// SPDX-License-Identifier: MIT
// Implementation of meeting.hpp. Must not know official documents.
#include "meeting.hpp"

#include <algorithm>

#include "dates.hpp"
#include "outline.hpp"
#include "people.hpp"

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
  Attendance people(record, row, report);
  Text caption;
  for (Block& block : blocks) {
    if (block.cells.empty()) {
      // 缺席： above a table is about its people; 缺席：张三 is not.
      const std::size_t label = meeting_label(block.text).size;
      caption = block.text.size() <= 20 && (label == 0 || label == block.text.size()) ? block.text : Text();
    }
    if (block.cells.empty() || !people.take_row(block, caption)) kept.push_back(std::move(block));
  }
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
          if (taken) report.dropped.push_back({say("line {0}: now a date of the record: {1}", {where, held.from}), to_utf8(part)});
        } else {
          report.doubts.push_back({block.line, say("The time could not be read and stays in the text: {0}", {excerpt(value, 40)})});
        }
      } else if (label.field == "+topic") {
        record.rows("items").push_back({"r" + std::to_string(++row), {{"topic", to_utf8(value)}}, {}});
        taken = true;
      } else if (label.field[0] == '+') {
        taken = people.take_list(value, label.field, block.line);
        if (!taken && value != U"无")
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
  people.finish();
}

}  // namespace yishibu::text_import
