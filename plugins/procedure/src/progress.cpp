// SPDX-License-Identifier: MIT
// See progress.hpp.
#include "progress.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "days.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

struct Shown {
  bool yes = false;
  std::string on, text, record;
};

std::string day_in(std::string_view value) { return day_number(value) ? std::string(value.substr(0, 10)) : std::string(); }

class Walker {
 public:
  Walker(const Record& record, const Procedure& procedure, Surroundings& context)
      : record_(record), procedure_(procedure), context_(context), today_(context.today()) {}

  Progress walk() {
    for (const Step& step : procedure_.steps) {
      StepState& state = out_.steps.emplace_back();
      state.step = &step;
      index_[step.id] = out_.steps.size() - 1;
      if (!step.on.holds(record_.fields)) {
        state.state = State::NotNeeded;
        continue;
      }
      settle(state);
    }
    for (const Step& step : procedure_.steps) reopen(step);
    for (StepState& state : out_.steps) {
      out_.closed |= state.step->final && state.state == State::Done;
      if (state.state == State::Done)
        for (const std::string& name : state.step->after) mark_gaps(name);
    }
    for (StepState& state : out_.steps)
      if (state.state == State::Later && !out_.closed && ready(*state.step)) state.state = State::Now;
    for (StepState& state : out_.steps)
      if (state.state == State::Now || (state.state == State::Gap && !out_.closed)) deadlines(state);
    return std::move(out_);
  }

 private:
  // ---- What shows a step ----
  Shown of_field(const Evidence& evidence) const {
    const std::string value(record_.field(evidence.field));
    if (value.empty() || !evidence.on.holds(record_.fields)) return {};
    return {true, day_in(evidence.date.empty() ? value : std::string(record_.field(evidence.date))), {}, {}};
  }
  Shown of_rows(const Evidence& evidence) const {
    if (!evidence.on.holds(record_.fields)) return {};
    Shown out;
    size_t asked = 0, met = 0;
    for (const Row& row : record_.rows(evidence.rows)) {
      if (!evidence.when.holds(row.fields)) continue;
      ++asked;
      const std::string value(row.field(evidence.field));
      const bool said = !evidence.said.words.empty() && evidence.said.holds(row.fields);
      if (!evidence.field.empty() && value.empty() && !said) continue;
      const std::string on = day_in(evidence.date.empty() ? value : std::string(row.field(evidence.date)));
      if (on > today_) continue;
      ++met;
      if (evidence.every ? on > out.on : out.on.empty() || (!on.empty() && on < out.on)) out.on = on;
    }
    out.yes = met > 0 && (!evidence.every || met == asked);
    return out;
  }
  Shown of_naming(const Evidence& evidence) {
    for (const Record& other : context_.naming(evidence.kind)) {
      if (!evidence.on.holds(other.fields)) continue;
      const std::string on = evidence.date.empty() ? std::string() : day_in(other.field(evidence.date));
      if (!evidence.date.empty() && (on.empty() || on > today_)) continue;
      const auto named = [&](const std::vector<Field>& fields) {
        for (const Field& field : fields)
          if (field.name == evidence.column && field.value == record_.id) return true;
        return false;
      };
      bool yes = evidence.table.empty() && named(other.fields);
      if (!evidence.table.empty())
        for (const Row& row : other.rows(evidence.table))
          yes |= named(row.fields) && evidence.when.holds(row.fields) && (evidence.field.empty() || !row.field(evidence.field).empty());
      if (yes) return {true, on, context_.title_of(other), other.id};
    }
    return {};
  }

  void settle(StepState& state) {
    const Step& step = *state.step;
    size_t met = 0;
    for (const Evidence& evidence : step.evidence) {
      const Shown shown = !evidence.kind.empty() ? of_naming(evidence) : !evidence.rows.empty() ? of_rows(evidence) : of_field(evidence);
      if (!shown.yes) {
        if (!evidence.label.empty()) state.lacking += (state.lacking.empty() ? "" : "；") + evidence.label;
        continue;
      }
      ++met;
      state.on = std::max(state.on, shown.on);
      if (!shown.record.empty()) state.record = shown.record;
      if (!shown.text.empty() && state.evidence.find(shown.text) == std::string::npos)
        state.evidence += (state.evidence.empty() ? "" : "、") + shown.text;
    }
    bool done = !step.evidence.empty() && (step.any ? met > 0 : met == step.evidence.size());
    if (done) state.lacking.clear();
    for (const Row& row : record_.rows("steps")) {  // by hand; the last word on the day counts
      if (row.field("step") != step.id || day_in(row.field("on")) > today_) continue;
      done = true;
      state.on = day_in(row.field("on"));
      if (!row.field("record").empty()) state.record = row.field("record");
      if (!row.field("evidence").empty()) state.evidence = row.field("evidence");
    }
    if (done) state.state = State::Done;
  }

  /// “Unsatisfied: handle it again”: what was done up to that judgement no longer counts.
  void reopen(const Step& judged) {
    if (judged.again_from.empty()) return;
    StepState& judgement = out_.steps[index_[judged.id]];
    if (judgement.state != State::Done || !judged.again_if.holds(record_.fields)) return;
    const std::string since = judgement.on;
    for (size_t i = index_[judged.again_from]; i <= index_[judged.id]; ++i) {
      StepState& state = out_.steps[i];
      if (state.state == State::Done && (&state == &judgement || state.on <= since)) state.state = State::Later;
    }
  }

  void mark_gaps(const std::string& name) {
    StepState& before = out_.steps[index_[name]];
    if (before.state == State::Later) before.state = before.step->optional ? State::NotNeeded : State::Gap;
    if (before.state == State::Done || !seen_.insert(name).second) return;
    for (const std::string& earlier : before.step->after) mark_gaps(earlier);
  }

  bool ready(const Step& step) const {
    return std::all_of(step.after.begin(), step.after.end(), [&](const std::string& name) {
      const StepState& before = out_.steps[index_.at(name)];
      if (before.state == State::Done || before.state == State::Gap) return true;
      return (before.state == State::NotNeeded || before.step->optional) && ready(*before.step);
    });
  }

  /// The day on which the last of the steps before it was done.
  std::string since(const Step& step) const {
    std::string out;
    for (const std::string& name : step.after) {
      const StepState& before = out_.steps[index_.at(name)];
      out = std::max(out, before.state == State::Done && !before.on.empty() ? before.on : since(*before.step));
    }
    return out;
  }

  void deadlines(StepState& state) const {
    const Step& step = *state.step;
    const auto today = day_number(today_), from = day_number(since(step));
    if (step.within >= 0 && from) state.due = date_of(step.working_days ? after_working_days(*from, step.within) : *from + step.within);
    for (const Row& row : record_.rows(step.deadline_rows)) {
      const std::string day = day_in(row.field(step.deadline_field));
      if (!day.empty() && step.deadline_when.holds(row.fields) && (state.due.empty() || day < state.due)) state.due = day;
    }
    state.overdue = !state.due.empty() && state.due < today_;
    if (step.stuck >= 0 && from && today && *today - *from > step.stuck) state.stuck = step.stuck_label;
  }

  const Record& record_;
  const Procedure& procedure_;
  Surroundings& context_;
  std::string today_;
  Progress out_;
  std::map<std::string, size_t> index_;
  std::set<std::string> seen_;
};

}  // namespace

const StepState* Progress::find(std::string_view id) const {
  for (const StepState& state : steps)
    if (state.step->id == id) return &state;
  return nullptr;
}

Progress progress_of(const Record& record, const Procedure& procedure, Surroundings& context) {
  return Walker(record, procedure, context).walk();
}

}  // namespace yishibu::procedure
