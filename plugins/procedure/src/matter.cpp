// SPDX-License-Identifier: MIT
// See matter.hpp.
#include "book_records.hpp"
#include "matter.hpp"

#include <algorithm>
#include <map>

#include "days.hpp"
#include "sheets.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

const char* code_of(State state) {
  switch (state) {
    case State::Done: return "done";
    case State::Now: return "now";
    case State::Gap: return "gap";
    case State::Later: return "later";
    case State::NotNeeded: return "not-needed";
  }
  return "";
}

Value step_value(const StepState& state) {
  Value out = Value::object();
  out.set("id", state.step->id).set("label", state.step->label).set("stage", state.step->stage).set("source", state.step->source);
  out.set("state", code_of(state.state))
      .set("done", state.state == State::Done)
      .set("on", state.on)
      .set("evidence", state.evidence)
      .set("lacking", state.lacking);
  out.set("due", state.due).set("overdue", state.overdue).set("stuck", state.stuck);
  Value papers = Value::list();
  for (const std::string& paper : split(state.step->papers, ' '))
    if (!paper.empty()) papers.add(paper);
  return out.set("papers", papers);
}

/// What is deliberated, with whom, how, and what became of it (S41): the four questions that the commentary on the opinion asks.
Value questions_of(const Record& record, Host& host, Book* book, Surroundings& surroundings) {
  const std::string region = book ? book->info().region : std::string(), day = day_of(record, host.kind(record.kind));
  const auto label = [&](const char* list, std::string_view code) {
    const Vocabulary& known = host.vocabulary(list, region, day);
    const Term* term = known.find(code);
    return term ? term->label : std::string(code);
  };
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
      if (!part.empty() && out.find(part) == out.npos) out += (out.empty() ? "" : "、") + part;
    return out;
  };
  std::vector<std::string> what, whom, how, use;
  for (const std::string& code : field_values(record.fields, "category")) what.push_back(label("national:topic-category", code));
  for (const Row& row : record.rows("subjects")) whom.push_back(label("national:subject-kind", row.field("subject")));
  for (const Record& meeting : surroundings.naming("national:meeting"))
    how.push_back(meeting.field("form").empty() ? surroundings.title_of(meeting) : label("national:form", meeting.field("form")));
  for (const Row& row : record.rows("results"))
    use.push_back(std::string(row.field("content")) +
                  (row.field("adoption").empty() ? "" : "（" + std::string(row.field("adoption")) + "）"));
  Value out = Value::list();
  const std::string title(record.field("title")), categories = joined(what);
  for (const auto& [question, answer] :
       {std::pair<const char*, std::string>{"协商什么", title + (categories.empty() ? "" : "（" + categories + "）")},
        {"和谁协商", joined(whom)},
        {"如何协商", joined(how)},
        {"协商成果如何运用", joined(use)}})
    out.add(Value::object().set("question", question).set("answer", answer));
  return out;
}

/// What meetings about the record came to, the last decision, else the last result, in the words typed there: papers take it from there.
std::string decided_of(const Record& record, Surroundings& surroundings) {
  for (const char* name : {"decision", "result"}) {
    std::string out;
    for (const Record& meeting : surroundings.naming("national:meeting"))
      for (const Row& item : meeting.rows("items"))
        if (item.field("matter") == record.id && !item.field(name).empty()) out = item.field(name);
    if (!out.empty()) return out;
  }
  return {};
}

/// The done steps nearest before it, through those that are not needed.
std::vector<const StepState*> done_before(const Step& step, const Progress& progress) {
  std::vector<const StepState*> out;
  for (const std::string& name : step.after) {
    const StepState* before = progress.find(name);
    if (before->state == State::Done) out.push_back(before);
    if (before->state != State::NotNeeded) continue;
    const std::vector<const StepState*> earlier = done_before(*before->step, progress);
    out.insert(out.end(), earlier.begin(), earlier.end());
  }
  return out;
}

/// The record that a piece of evidence names, by id, the end of one or title; nothing where it is only words, or may mean several. A
/// meeting that stands comes first: it is often called as its matter is, and its correction as what it corrects.
std::optional<Record> record_named(Host& host, Book& book, const std::string& evidence) {
  Query query;
  query.kinds = family(host, "national:meeting");
  query.where = {{"corrected_by", ""}};
  std::vector<std::string> meetings;
  for (const Listed& row : book.list(query))
    if (row.title == evidence) meetings.push_back(row.id);
  if (meetings.size() == 1) return book.find(meetings.front());
  try {
    return book.find(host.full_id(evidence, book));
  } catch (const Error& failure) {
    if (failure.kind() != ErrorKind::NotFound && failure.kind() != ErrorKind::Usage) throw;
    return std::nullopt;
  }
}

/// What is odd about records that steps name as their evidence: a meeting of another day, or none that the step takes.
Findings doubts_about_evidence(const Record& record, const Procedure& procedure, Host& host, Book& book) {
  Findings out;
  std::map<std::string_view, const Row*> last;  // whoever writes a step down again has put it right
  for (const Row& row : record.rows("steps")) last[row.field("step")] = &row;
  for (const auto& [name, written] : last) {
    const Row& row = *written;
    const Step* step = procedure.find(name);
    const std::string_view id = row.field("record");
    const std::optional<Record> cited = id.empty() ? std::nullopt : book.find(id);
    if (!step || !cited) continue;  // the check of the record's structure speaks of these
    const auto add = [&](std::string what, std::string fix, const char* check) {
      Finding& finding = out.emplace_back();
      finding.level = Level::Should;
      finding.record = record.id;
      finding.where = step->label;
      finding.what = std::move(what);
      finding.rule = step->source.empty() ? procedure.source : step->source;
      finding.fix = std::move(fix);
      finding.check = check;
    };
    const Kind& kind = host.kind(cited->kind);
    const std::string day = day_of(*cited, kind).substr(0, 10), on(row.field("on")), title(cited->field(kind.title_field));
    if (!day.empty() && !on.empty() && day != on && host.is_kind(cited->kind, "national:meeting"))
      add(say("“{0}” rests on “{1}”, which was on {2}; the step is written down for {3}.", {step->label, title, day, on}), tr("Check which day is right, or name the meeting of that day."),
          "procedure:evidence-day");
    // Of meetings only: these rest on nothing that could rest on them.
    const Findings judged = host.is_kind(cited->kind, "national:meeting") ? host.check(*cited, &book) : Findings();
    const auto failing = std::count_if(judged.begin(), judged.end(), [](const Finding& finding) { return finding.level == Level::Must && finding.verdict == Verdict::Fail; });
    if (failing > 0)
      add(say("“{0}” rests on “{1}”, of which {2} obligatory checks fail.", {step->label, title, std::to_string(failing)}), say("“check {0}” says which.", {cited->id}), "procedure:evidence-fails");
    bool asked = false, fits = false;
    for (const Evidence& evidence : step->evidence)
      if (!evidence.kind.empty() && host.is_kind(cited->kind, evidence.kind)) {
        asked = true;
        fits |= evidence.on.holds(cited->fields);
      }
    if (asked && !fits)
      add(say("“{0}” rests on “{1}”, which is not the meeting that this step needs.", {step->label, title}), say("Write down in {0} what meeting it was, or name another one.", {cited->id}), "procedure:evidence");
  }
  return out;
}

}  // namespace

Value WayDerivation::run(const Record& record, Host& host, Book* book) {
  Value out = Value::object();
  const Procedure* procedure = procedures_.of(record, host, book);
  if (!procedure) return out;
  BookSurroundings surroundings(record, host, book);
  const Progress progress = progress_of(record, *procedure, surroundings);
  Value steps = Value::list(), lines = Value::list();
  const std::string line = line_of(progress);
  for (const StepState& state : progress.steps)
    if (state.state != State::NotNeeded) steps.add(step_value(state));
  lines.add(procedure->label + (progress.closed ? tr(" (closed)") : "") + "：" + line);
  for (std::string& each : lines_of(progress)) lines.add(std::move(each));
  return out.set("id", procedure->id)
      .set("label", procedure->label)
      .set("source", procedure->source)
      .set("line", line)
      .set("closed", progress.closed)
      .set("steps", steps)
      .set("questions", questions_of(record, host, book, surroundings))
      .set("decided", decided_of(record, surroundings))
      .set("sheets", sheets_of(record, progress, host, book))
      .set("lines", lines)
      .set("marks", marks_of(progress, host.today()));
}

Outcome StepCommand::run(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision();
  Record record = record_called(*book, arguments.positional.front());
  const Procedure* procedure = procedures_.of(record, host, book);
  if (!procedure) throw Error(ErrorKind::NotFound, say("There is no procedure for records of kind {0}.", {record.kind}));
  const auto outcome = [&](std::string first) {
    BookSurroundings surroundings(record, host, book);
    const Progress progress = progress_of(record, *procedure, surroundings);
    Outcome out;
    if (!first.empty()) out.text.push_back(std::move(first));
    out.text.push_back(procedure->label + "：" + line_of(progress));
    Value steps = Value::list();
    for (const StepState& state : progress.steps) steps.add(step_value(state));
    out.json = Value::object().set("id", record.id).set("procedure", procedure->id).set("closed", progress.closed).set("steps", steps);
    if (arguments.positional.size() == 1)
      for (std::string& line : lines_of(progress)) out.text.push_back(std::move(line));
    return out;
  };
  if (arguments.positional.size() == 1) return outcome("");

  const std::string& name = arguments.positional[1];
  const Step* step = procedure->find(name);
  if (!step) {
    std::string known;
    for (const Step& each : procedure->steps) known += (known.empty() ? "" : "、") + each.label;
    throw Error(ErrorKind::NotFound, say("“{0}” is no step of “{1}”.", {name, procedure->label}), say("Its steps: {0}", {known}));
  }
  std::string evidence(arguments.option("evidence"));
  const std::optional<Record> cited = evidence.empty() ? std::nullopt : record_named(host, *book, evidence);
  FieldSpec day;
  day.type = FieldType::Date;
  if (cited && cited->id == record.id) throw Error(ErrorKind::Usage, say("“{0}” cannot be its own evidence.", {evidence}), tr("Name the meeting or the paper that shows it."));
  std::string held;  // whoever names the meeting has said the day with it
  if (cited) {
    held = day_of(*cited, host.kind(cited->kind)).substr(0, 10);
    if (const std::string_view title = cited->field(host.kind(cited->kind).title_field); !title.empty()) evidence = title;
  }
  const std::string on = !arguments.option("on").empty() ? host.understood(day, std::string(arguments.option("on")), *book) : held.size() == 10 ? held : host.today(),
                    reason(arguments.option("reason"));
  if (!day_number(on) || on.size() != 10) throw Error(ErrorKind::Usage, say("“{0}” is no date.", {on}), tr("Write it as 2016-03-15."));
  if (on > host.today()) throw Error(ErrorKind::Usage, say("{0} is still to come.", {on}), tr("Write down a step when it is done."));
  BookSurroundings surroundings(record, host, book);
  const Progress before = progress_of(record, *procedure, surroundings);
  if (before.find(step->id)->state == State::NotNeeded)
    throw Error(ErrorKind::Denied, say("“{0}” does not need the step “{1}”.", {surroundings.title_of(record), step->label}));
  if (step->final && reason.empty()) {  // closing over gaps is for who can say why
    std::string open;
    for (const StepState& state : before.steps)
      if (state.step != step && !state.step->optional && state.state != State::Done && state.state != State::NotNeeded)
        open += (open.empty() ? "" : "、") + state.step->label;
    if (!open.empty())
      throw Error(ErrorKind::Denied, say("It cannot be closed yet: {0}.", {open}),
                  tr("Finish these steps, or say with --reason why it is closed all the same."));
  }
  Row row{new_row_id(host), {{"step", step->id}, {"name", step->label}, {"on", on}}, {}};
  if (cited) row.fields.push_back({"record", cited->id});
  if (!evidence.empty()) row.fields.push_back({"evidence", evidence});
  if (!reason.empty()) row.fields.push_back({"reason", reason});
  // Written down once more it is put right; only where a way goes round is it done twice.
  if (std::none_of(procedure->steps.begin(), procedure->steps.end(), [](const Step& each) { return !each.again_from.empty(); }))
    std::erase_if(record.rows("steps"), [&](const Row& each) { return each.field("step") == step->id; });
  record.rows("steps").push_back(std::move(row));
  const Kind& kind = host.kind(record.kind);
  if (step->final && kind.field("closed_on")) set_field(record.fields, "closed_on", {on});
  const std::string sentence = say("{0}《{1}》: {2}, {3}", {kind.label, surroundings.title_of(record), step->label, on});
  book->save({{record}, {}, sentence, base, {}});
  Outcome out = outcome(sentence);
  out.findings = doubts_about_evidence(record, *procedure, host, *book);
  std::erase_if(out.findings, [&](const Finding& finding) { return finding.where != step->label; });
  return out;
}

Findings StepsCheck::run(const Record& record, Host& host, Book* book) {
  Findings out;
  if (!host.is_kind(record.kind, "national:matter") || !record.field("corrected_by").empty()) return out;
  const Procedure* procedure = procedures_.of(record, host, book);
  if (!procedure) return out;
  BookSurroundings surroundings(record, host, book);
  const Progress progress = progress_of(record, *procedure, surroundings);
  for (const StepState& state : progress.steps)
    for (const StepState* before : done_before(*state.step, progress)) {
      if (state.state != State::Done || state.on.empty() || before->on <= state.on) continue;
      Finding& finding = out.emplace_back();
      finding.level = Level::Should;
      finding.record = record.id;
      finding.where = state.step->label;
      finding.what = say("“{0}” was done on {1}, before “{2}” on {3}.", {state.step->label, state.on, before->step->label, before->on});
      finding.rule = state.step->source.empty() ? procedure->source : state.step->source;
      finding.fix = tr("Check both days.");
      finding.check = "procedure:order";
    }
  if (book)
    for (Finding& finding : doubts_about_evidence(record, *procedure, host, *book)) out.push_back(std::move(finding));
  for (const Row& row : record.rows("steps")) {
    if (procedure->find(row.field("step"))) continue;
    Finding& finding = out.emplace_back();
    finding.level = Level::Should;
    finding.record = record.id;
    finding.where = say("step {0}", {row.field("step")});
    finding.what = say("“{0}” is no step of “{1}”.", {row.field("step"), procedure->label});
    finding.rule = procedure->source;
    finding.fix = tr("“step” without a step shows the steps.");
    finding.check = "procedure:steps";
  }
  return out;
}

}  // namespace yishibu::procedure
