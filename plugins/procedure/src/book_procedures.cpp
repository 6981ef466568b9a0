// SPDX-License-Identifier: MIT
// See book_procedures.hpp.
#include "book_procedures.hpp"

#include <algorithm>

#include "book_records.hpp"
#include "days.hpp"
#include "local_words.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

constexpr long kSoon = 7;  ///< days ahead that a secretary wants to be told of

const char* sign_of(State state) {
  switch (state) {
    case State::Done: return "✓";
    case State::Now: return "▶";
    case State::Gap: return "✗";
    default: return "○";
  }
}

std::string until(const StepState& state) {
  if (state.due.empty()) return {};
  return state.overdue ? say(" (was due on {0})", {state.due}) : say(" (due on {0})", {state.due});
}

}  // namespace

const Procedures::Known& Procedures::all(Host& host, const std::string& region, const std::string& level) {
  const std::pair key(region, level);
  if (const auto at = known_.find(key); at != known_.end()) return at->second;
  Known out;
  const std::vector<Contribution> everywhere = host.contributions("procedure", "*");
  const auto file_called = [&](const std::string& id) {
    for (const Contribution& row : everywhere)
      if (row.id == id) return host.parse_xml(host.file_of(row));
    throw Error(ErrorKind::NotFound, say("There is no procedure “{0}”.", {id}));
  };
  for (const Contribution& row : host.contributions("procedure", region)) {
    const std::string kind(row.row.attribute("kind"));
    try {
      out.procedures.push_back(read_procedure(host.parse_xml(host.file_of(row)), row.id, row.label, kind, file_called));
    } catch (const Error& failure) {
      out.broken.emplace_back(kind, failure);
    }
  }
  for (Procedure& procedure : out.procedures)
    for (Step& step : procedure.steps) {
      step.label = local(step.label, level);
      for (Evidence& evidence : step.evidence) evidence.label = local(evidence.label, level);
    }
  return known_.emplace(key, std::move(out)).first->second;
}

const Procedure* Procedures::of(const Record& record, Host& host, Book* book) {
  const std::string day = day_of(record, host.kind(record.kind));
  const Known& known = book ? all(host, book->info().region, book->info().level) : all(host, "", "");
  for (const auto& [kind, failure] : known.broken)
    if (host.is_kind(record.kind, kind)) throw failure;
  for (const Procedure& procedure : known.procedures)
    if (host.is_kind(record.kind, procedure.kind) && in_period(day, procedure.from, procedure.to) && procedure.on.holds(record.fields))
      return &procedure;
  return nullptr;
}

const std::vector<Record>& BookSurroundings::naming(const std::string& kind) {
  const auto [at, fresh] = naming_.try_emplace(kind);
  if (fresh && book_) at->second = naming_records(host_, *book_, kind, record_);
  return at->second;
}

std::string BookSurroundings::title_of(const Record& record) {
  const std::string title(record.field(host_.kind(record.kind).title_field));
  return title.empty() ? record.id : title;
}

std::string line_of(const Progress& progress) {
  std::string out;
  for (const StepState& state : progress.steps) {
    if (state.state == State::NotNeeded || (state.step->optional && state.state != State::Done)) continue;
    if (!out.empty()) out += " ";
    if (state.state == State::Now) out += std::string(sign_of(state.state)) + state.step->label + until(state);
    else out += state.step->label + sign_of(state.state);
  }
  return out;
}

std::vector<std::string> lines_of(const Progress& progress) {
  std::vector<std::string> out;
  for (const StepState& state : progress.steps) {
    if (state.state == State::NotNeeded) continue;
    const Step& step = *state.step;
    std::string line = "  " + std::string(sign_of(state.state)) + " " + (step.stage.empty() ? "" : step.stage + " ") + step.label;
    if (!state.on.empty()) line += "  " + state.on;
    if (!state.evidence.empty()) line += "  " + state.evidence;
    line += until(state);
    if (!state.stuck.empty()) line += "  " + state.stuck;
    if (!state.lacking.empty() && state.state != State::Later) line += "  " + (state.state == State::Done ? say("written down by hand; not in the book: {0}", {state.lacking}) : say("lacking: {0}", {state.lacking}));
    out.push_back(std::move(line));
  }
  return out;
}

Value marks_of(const Progress& progress, const std::string& today) {
  Value out = Value::object();
  if (progress.closed) return out.set("closed", "");
  const auto now = day_number(today);
  std::string open, gap, due, overdue, stuck;
  const auto add = [](std::string& list, const std::string& word) { list += (list.empty() ? "" : "、") + word; };
  for (const StepState& state : progress.steps) {
    const std::string& label = state.step->label;
    if (state.state == State::Now && !state.step->optional) add(open, label);
    if (state.state == State::Gap) add(gap, label);
    if (!state.stuck.empty()) add(stuck, say("{0}: {1}", {state.stuck, label}));
    if (state.overdue) add(overdue, label + until(state));
    else if (const auto day = day_number(state.due); day && now && *day - *now <= kSoon) add(due, label + until(state));
  }
  out.set("open", say("next: {0}", {open}));
  if (!gap.empty()) out.set("gap", say("passed over: {0}", {gap}));
  if (!overdue.empty()) out.set("overdue", say("overdue: {0}", {overdue}));
  if (!stuck.empty()) out.set("stuck", stuck);
  std::string attention;
  for (const std::string& words :
       {overdue.empty() ? std::string() : say("overdue: {0}", {overdue}), stuck, due.empty() ? std::string() : say("due: {0}", {due})})
    if (!words.empty()) attention += (attention.empty() ? "" : "；") + words;
  if (!attention.empty()) out.set("due", attention);
  return out;
}

}  // namespace yishibu::procedure
