// SPDX-License-Identifier: MIT
// See ledger.hpp.
#include "ledger.hpp"

#include <unordered_map>

#include "count.hpp"
#include "personal.hpp"

namespace yishibu::report {
namespace {

/// 2016-03-28 → 2016.3.28
std::string dotted(std::string_view date) {
  std::string out;
  for (std::size_t at = 0; at < date.size() && at < 10;) {
    if (at > 0) out += '.', ++at;
    if (at > 0 && at < date.size() && date[at] == '0') ++at;
    while (at < date.size() && at < 10 && date[at] != '-') out += date[at++];
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "、") + part;
  return out;
}

std::string publication(const Record& matter) {
  std::vector<std::string> out;
  for (const char* table : {"publications", "decision_notice", "result_notice"})
    for (const Row& row : matter.rows(table))
      if (!row.field("from").empty()) {
        const std::string_view from = row.field("from"), to = row.field("to");
        const bool same_year = to.size() >= 10 && to.substr(0, 4) == from.substr(0, 4);
        out.push_back(dotted(from) + (to.empty() ? "" : "—" + (same_year ? dotted(to).substr(5) : dotted(to))));
      }
  return joined(out);
}

std::string progress_of(const Record& matter, const Year& year) {
  const std::string_view as_of = year.as_of;
  const auto& results = matter.rows("results");
  if (results.empty()) return year.implemented.contains(matter.id) ? "已落实" : "";
  std::size_t done = 0, late = 0;
  for (const Row& result : results) {
    done += result_done(result, as_of);
    late += overdue(result, as_of);
  }
  return done == results.size() ? "已落实" : "落实" + std::to_string(done) + "/" + std::to_string(results.size()) + "项" + (late > 0 ? "，逾期" + std::to_string(late) + "项" : "");
}

}  // namespace

std::vector<LedgerRow> ledger(const Year& year, Labels& labels) {
  std::unordered_map<std::string, std::vector<std::pair<const Record*, const Row*>>> items;  // matter → where it was discussed
  for (const Record& meeting : year.meetings)
    for (const Row& item : meeting.rows("items"))
      if (!item.field("matter").empty()) items[std::string(item.field("matter"))].emplace_back(&meeting, &item);
  std::vector<LedgerRow> out;
  for (const Record& matter : year.matters) {
    LedgerRow row;
    row.matter = matter.id;
    row.topic = matter.field("title");
    row.on = matter.field("proposed_on");
    std::vector<std::string> categories;
    for (const std::string& code : field_values(matter.fields, "category")) categories.push_back(labels.label("national:topic-category", code));
    row.category = joined(categories);
    row.lead = matter.field("lead");
    row.result = matter.field("outcome");
    std::size_t people = 0;
    const Record* last = nullptr;
    for (const auto& [meeting, item] : items[matter.id]) {
      row.form_code = meeting->field("form");
      const std::string held(meeting->field("held").substr(0, 10));
      if (held > year.as_of) continue;  // called, not held
      if (!held.empty() && !item->field("result").empty()) row.on = held;
      if (const std::string_view result = item->field("result"); !result.empty()) row.result = result;
      if (meeting != last)
        for (const Row& person : meeting->rows("attendance")) people += person.field("present") == "yes";
      last = meeting;
    }
    row.form = labels.label("national:form", row.form_code);
    row.people = people > 0 ? std::to_string(people) : std::string();
    row.published = publication(matter);
    row.progress = progress_of(matter, year);
    if (!matter.field("evaluation").empty()) row.satisfaction = labels.label("national:evaluation", matter.field("evaluation"));
    for (std::string* text : {&row.topic, &row.category, &row.form, &row.lead, &row.result, &row.published, &row.progress, &row.satisfaction})
      *text = text->empty() ? kUnrecorded : personal::masked(*text);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace yishibu::report
