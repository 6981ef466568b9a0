// SPDX-License-Identifier: MIT
// See force.hpp.
#include "force.hpp"

#include <algorithm>
#include <tuple>

#include "book_records.hpp"
#include "records.hpp"
#include "yishibu/error.hpp"

namespace yishibu::rules {
namespace {

/// Whether a rule that takes effect (or ends) at `date` has done so by `day`. A year or month alone counts from its first day.
bool reached(std::string_view date, std::string_view day) { return !date.empty() && date <= day.substr(0, date.size()); }

}  // namespace

Rules::Rules(Host& host, Book& book) {
  for (const Listed& listed : rules_of(host, book)) {
    ids_.push_back(listed.id);
    std::vector<Stored>& versions = rules_[listed.id].versions;
    versions.push_back({listed.changed.substr(0, 10), record_called(book, listed.id)});
    const std::vector<Version> history = book.history(listed.id);
    for (std::size_t i = 1; i < history.size(); ++i) {
      try {
        if (auto old = book.find_at(listed.id, history[i].revision)) versions.push_back({history[i].time.substr(0, 10), std::move(*old)});
      } catch (const Error& failure) {
        if (failure.kind() != ErrorKind::Corrupt) throw;  // “verify” tells of it; what can be read still answers
      }
    }
  }
  for (const auto& [id, rule] : rules_) {
    // What it replaces is what it says now; when it came into force is the first day that any version named.
    std::string since;
    for (const Stored& stored : rule.versions)
      if (const std::string_view day = stored.record.field("effective_on"); !day.empty() && (since.empty() || day < since)) since = day;
    for (const std::string& old : field_values(rule.versions.front().record.fields, "replaces"))
      if (old != id && !since.empty()) replaced_[old].push_back({since, id});
  }
  for (auto& [id, ends] : replaced_) std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return std::tie(a.day, a.by) < std::tie(b.day, b.by); });
}

Standing Rules::on(const std::string& id, const std::string& day) const {
  const std::vector<Stored>& versions = rules_.at(id).versions;
  const Record& now = versions.front().record;
  Standing out;
  out.record = now;
  out.until = now.field("repealed_on");
  if (const auto found = replaced_.find(id); found != replaced_.end())
    if (const End& end = found->second.front(); out.until.empty() || end.day < out.until) {
      out.until = end.day;
      out.by = end.by;
    }
  // The newest text that was written by then and was to be in force by then; where the book is younger than that, the oldest one.
  const Stored* text = nullptr;
  for (const Stored& stored : versions)
    if (!text && stored.day <= day && reached(stored.record.field("effective_on"), day)) text = &stored;
  if (!text)
    for (const Stored& stored : versions)
      if (reached(stored.record.field("effective_on"), day)) {
        text = &stored;
        out.later = true;
      }
  if (reached(out.until, day)) out.state = State::Ended;
  else if (text) out.state = State::InForce;
  else out.state = now.field("effective_on").empty() ? State::Unknown : State::NotYet;
  if (text) out.record = text->record;
  else out.later = false;
  out.from = out.record.field("effective_on");
  if (out.state == State::NotYet)
    for (const Stored& stored : versions)
      if (const std::string_view first = stored.record.field("effective_on"); !first.empty() && first < out.from) out.from = first;
  return out;
}

}  // namespace yishibu::rules
