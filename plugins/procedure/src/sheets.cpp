// SPDX-License-Identifier: MIT
// See sheets.hpp.
#include "sheets.hpp"

#include "meeting.hpp"

namespace yishibu::procedure {
namespace {

/// The item of the agenda that is about the record; the only one where none says so.
const Row* item_of(const Record& meeting, const std::string& id) {
  const std::vector<Row>& items = meeting.rows("items");
  for (const Row& item : items)
    if (item.field("matter") == id) return &item;
  return items.size() == 1 ? &items.front() : nullptr;
}

/// Those present, where nobody has taken the roll: the one number that is written down, if it is one.
std::string counted(const Record& meeting) {
  std::string out;
  for (const char* name : {"attended_adults", "attended_households", "attended_members"}) {
    if (meeting.field(name).empty()) continue;
    if (!out.empty()) return {};
    out = meeting.field(name);
  }
  return out;
}

/// The record, or what stands for it since it was corrected.
std::optional<Record> standing(Book& book, std::string id) {
  std::optional<Record> out;
  for (int steps = 0; !id.empty() && steps < 100; ++steps) {
    auto next = book.find(id);
    if (!next) break;
    id = next->field("corrected_by");
    out = std::move(next);
  }
  return out;
}

Value sheet_of(const Record& meeting, const std::string& id) {
  Value out = Value::object();
  const auto set = [&](const char* name, std::string value) {
    if (!value.empty()) out.set(name, std::move(value));
  };
  set("meeting_name", std::string(meeting.field("title")));
  set("on", std::string(meeting.field("held").substr(0, 10)));
  for (const char* name : {"place", "chair", "recorder"}) set(name, std::string(meeting.field(name)));
  const Roll roll = roll_of(meeting);
  if (roll.due > 0) set("due", std::to_string(roll.due));
  // Somebody who sent another is represented, not there.
  if (roll.due > 0 && roll.present + roll.proxies + roll.leave + roll.absent > 0) set("attended", std::to_string(roll.present));
  else set("attended", counted(meeting));
  if (const Row* item = item_of(meeting, id)) {
    for (const char* name : {"in_favour", "against", "abstain"}) set(name, std::string(item->field(name)));
    set("opinion", std::string(item->field("decision").empty() ? item->field("result") : item->field("decision")));
  }
  return out;
}

}  // namespace

Value sheets_of(const Record& record, const Progress& progress, Host& host, Book* book) {
  Value out = Value::object();
  if (!book) return out;
  for (const StepState& state : progress.steps) {
    if (state.record.empty()) continue;
    const auto meeting = standing(*book, state.record);
    if (!meeting || !host.is_kind(meeting->kind, "national:meeting")) continue;
    for (const Evidence& evidence : state.step->evidence)
      if (!evidence.rows.empty()) out.set(evidence.rows, sheet_of(*meeting, record.id));
  }
  return out;
}

}  // namespace yishibu::procedure
