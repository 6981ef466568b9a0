// SPDX-License-Identifier: MIT
// See plan.hpp.
#include "plan.hpp"

#include <algorithm>
#include <set>

#include "utf8.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {

std::string bare(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    const std::size_t length = utf8::decode(text, at, c);
    if (length == 0) break;
    const bool ascii = c < 0x80 && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    const bool marks = (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F && c != U'〇') || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
                       (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) || c == 0xA0 || c == 0xB7;
    if (!ascii && !marks) out += text.substr(at, length);
    at += length;
  }
  return out;
}

bool result_done(const Row& result, std::string_view as_of) {
  if (const std::string_view on = result.field("done_on"); !on.empty()) return on <= as_of;
  const std::string_view progress = result.field("progress");
  return progress.starts_with("已完成") || progress.starts_with("已落实") || progress.starts_with("已办结");
}

const char* stage_code(Stage stage) {
  constexpr const char* kCodes[] = {"planned", "begun", "held", "done"};
  return kCodes[static_cast<int>(stage)];
}

namespace {

/// The matter whose title stands in the words, if it is one and no other: “商议机耕路硬化” names 机耕路硬化. A title of a word or two names
/// nothing so: it stands in too much.
Ids spoken_of(const std::string& words, const std::multimap<std::string, std::string>& matters) {
  constexpr std::size_t kLeast = 4 * 3;  // bytes: four characters
  Ids out;
  for (const auto& [title, id] : matters)
    if (title.size() >= kLeast && words.find(title) != std::string::npos) out.push_back(id);
  return out.size() == 1 ? out : Ids{};
}

}  // namespace

PlanProgress follow(const Record& plan, const Year& year) {
  std::multimap<std::string, std::string> matters, meetings;  // name → id
  std::multimap<std::string, std::string> held;               // matter → meeting
  for (const Record& matter : year.matters) matters.emplace(bare(matter.field("title")), matter.id);
  for (const Record& meeting : year.meetings) {
    std::set<std::string> names{bare(meeting.field("title"))};
    std::set<std::string> about;
    for (const Row& item : meeting.rows("items")) {
      names.insert(bare(item.field("topic")));
      about.insert(std::string(item.field("matter")));
    }
    for (const std::string& name : names) meetings.emplace(name, meeting.id);
    for (const std::string& matter : about) held.emplace(matter, meeting.id);
  }
  PlanProgress out;
  std::set<std::string> named;
  for (const Row& row : plan.rows("schedule")) {
    PlanRow one{row.id, std::string(row.field("topic")), Stage::Planned, {}, {}};
    std::set<std::string> found;
    const std::string refers(row.field("matter")), called = bare(refers), name = bare(one.topic);
    if (!refers.empty() && !year.matter(refers) && matters.count(called) == 1) one.matters = {matters.find(called)->second};  // its title, where its id belongs
    else if (!refers.empty()) one.matters = {refers};
    else if (!name.empty()) {
      for (auto [at, end] = matters.equal_range(name); at != end; ++at) one.matters.push_back(at->second);
      for (auto [at, end] = meetings.equal_range(name); at != end; ++at) found.insert(at->second);
      if (one.matters.empty() && found.empty()) one.matters = spoken_of(name, matters);
    }
    bool done = !one.matters.empty();
    for (const std::string& id : one.matters) {
      named.insert(id);
      for (auto [at, end] = held.equal_range(id); at != end; ++at) found.insert(at->second);
      const Record* matter = year.matter(id);
      const auto* results = matter ? &matter->rows("results") : nullptr;
      const bool all = results && !results->empty() && std::all_of(results->begin(), results->end(), [&](const Row& result) { return result_done(result, year.as_of); });
      done = done && (all || year.implemented.contains(id));
    }
    for (const Record& meeting : year.meetings)  // in the order of the year
      if (found.contains(meeting.id)) one.meetings.push_back(meeting.id);
    one.stage = done ? Stage::Done : !one.meetings.empty() ? Stage::Held : !one.matters.empty() ? Stage::Begun : Stage::Planned;
    out.rows.push_back(std::move(one));
  }
  for (const Record& matter : year.matters)
    if (!named.contains(matter.id)) out.unplanned.push_back(matter.id);
  return out;
}

Value PlanDerivation::run(const Record& record, Host& host, Book* book) {
  std::string year(record.field("year"));
  if (year.empty()) year = record.field("adopted_on").substr(0, 4);
  Value out = Value::object();
  if (!book || year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos) return out;
  const Year read = read_year(year, *book, host, Scope::Consultations);
  const PlanProgress progress = follow(record, read);
  const auto list = [](const Ids& ids) {
    Value values = Value::list();
    for (const std::string& id : ids) values.add(id);
    return values;
  };
  const auto words = [](const Ids& ids) {
    std::string joined;
    for (const std::string& id : ids) joined += (joined.empty() ? "" : ", ") + id;
    return joined;
  };
  Value rows = Value::list(), lines = Value::list();
  for (const PlanRow& row : progress.rows) {
    const char* stage = row.stage == Stage::Done ? tr("done") : row.stage == Stage::Held ? tr("deliberated") : row.stage == Stage::Begun ? tr("registered as a matter") : tr("only planned");
    Ids ids = row.matters;
    ids.insert(ids.end(), row.meetings.begin(), row.meetings.end());
    rows.add(Value::object().set("row_id", row.row).set("topic", row.topic).set("stage", stage_code(row.stage)).set("matters", list(row.matters)).set("meetings", list(row.meetings)));
    lines.add(ids.empty() ? say("Planned topic “{0}”: {1}", {row.topic, stage}) : say("Planned topic “{0}”: {1} ({2})", {row.topic, stage, words(ids)}));
  }
  for (const std::string& id : progress.unplanned) lines.add(say("Outside the plan: “{0}” ({1})", {read.matter(id)->field("title"), id}));
  return out.set("rows", rows).set("unplanned", list(progress.unplanned)).set("lines", lines);
}

}  // namespace yishibu::report
