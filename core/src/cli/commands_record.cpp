// SPDX-License-Identifier: MIT
// Commands on one record: new, set, show.
#include "base/file.hpp"
#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "cli/record_edit.hpp"
#include "model/record_xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace {

std::string title_of(const Record& record, const Kind& kind) {
  const std::string_view title = record.field(kind.title_field);
  return title.empty() ? record.id : std::string(title);
}

Outcome saved(Session& session, const Record& record, const std::string& text) {
  Outcome out{true, {text}, Value::object().set("id", record.id).set("kind", record.kind), session.host().check(record, &session.book())};
  // While a record is being written much is not decided yet, and much not done that should be; “check” says what.
  std::erase_if(out.findings, [](const Finding& finding) { return finding.verdict == Verdict::Unknown || (finding.level != Level::Must && !finding.check.empty()); });
  return out;
}

Outcome make(Session& session, const Arguments& arguments) {
  session.book();
  const Kind& kind = session.host().kind(arguments.positional.front());
  Record record;
  if (const std::string from(arguments.option("from")); !from.empty()) {
    try {
      record = model::parse_record(file::read(from, limits::kFileBytes));
    } catch (Error& failure) {
      throw failure.while_doing(say("reading {0}", {from}));
    }
    if (record.kind != kind.id) throw Error(ErrorKind::Usage, say("{0} is of kind {1}, not {2}.", {from, record.kind, kind.id}));
    if (!session.book().kind_of(record.id).empty())
      throw Error(ErrorKind::Denied, say("The book has a record {0} already.", {record.id}), tr("Change it with “set” or “edit”."));
  }
  record.kind = kind.id;
  apply(record, kind, option_values(arguments, "set"), std::bind_front(&Session::understood, &session));
  session.host().give_id(record);
  record = model::canonical(record, &kind);
  const std::string what = kind.label + "《" + title_of(record, kind) + "》";
  session.book().save({{record}, {}, say("New: {0}", {what}), {}, {}});
  return saved(session, record, say("{0} is saved as {1}.", {what, record.id}));
}

/// Reads, changes and saves; does it again where somebody else was quicker.
template <typename Edit>
Outcome change(Session& session, const std::string& name, Edit&& edit) {
  const std::string id = session.full_id(name);
  for (int attempt = 0;; ++attempt) {
    const std::string base = session.book().revision();
    const Record before = session.record(id);
    const Kind& kind = session.host().kind(before.kind);
    Record after = before;
    Change out;
    edit(after, kind, out);
    after = model::canonical(after, &kind);
    const std::string fields = change_summary(before, after, kind);
    const std::string what = kind.label + "《" + title_of(after, kind) + "》";
    if (fields.empty()) return {true, {tr("Nothing changed.")}, Value::object().set("id", id), {}};
    out.records = {after};
    if (out.summary.empty()) out.summary = say("Changed: {0}: {1}", {what, fields});
    out.base = base;
    try {
      session.book().save(out);
      return saved(session, after, say("{0} is saved.", {what}));
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::Conflict || attempt >= 5 || session.book().revision() == base) throw;
    }
  }
}

Outcome set(Session& session, const Arguments& arguments) {
  const std::vector<std::string> words(arguments.positional.begin() + 1, arguments.positional.end());
  if (words.empty()) throw Error(ErrorKind::Usage, tr("Say what to set: field=value."));
  return change(session, arguments.positional.front(), [&](Record& record, const Kind& kind, Change&) { apply(record, kind, words, std::bind_front(&Session::understood, &session)); });
}

Outcome show(Session& session, const Arguments& arguments) {
  const std::string id = session.full_id(arguments.positional.front());
  const std::string at(arguments.option("at"));
  const auto record = at.empty() ? session.record(id) : session.book().find_at(id, at);
  if (!record) throw Error(ErrorKind::NotFound, say("{0} was not there yet on {1}.", {id, at}));
  const Kind& kind = session.host().kind(record->kind);
  const Value view = session.host().view(*record, &session.book());
  Outcome out{true, {kind.label + "  " + record->id}, view, {}};
  for (const auto& derived : session.host().derivations(record->kind))
    if (const Value* lines = view.find(derived.name) ? view.find(derived.name)->find("lines") : nullptr; lines && lines->items())
      for (const Value& line : *lines->items()) out.text.push_back(*line.text());
  const auto word = [](const Value* value) {
    std::string text;
    if (!value) return text;
    if (const std::string* t = value->text()) return *t;
    if (const bool* b = value->boolean()) return std::string(*b ? tr("yes") : tr("no"));
    if (const Value::List* list = value->items())
      for (const Value& item : *list) text += (text.empty() ? "" : "、") + (item.text() ? *item.text() : std::string());
    return text;
  };
  for (const FieldSpec& spec : kind.fields)
    if (!record->field(spec.name).empty()) out.text.push_back(spec.label + "：" + word(view.find(spec.name)));
  for (const RowsSpec& spec : kind.tables) {
    const auto& rows = record->rows(spec.name);
    if (rows.empty()) continue;
    out.text.push_back("【" + spec.label + "】");
    for (size_t i = 0; i < rows.size(); ++i) {
      std::string line = "  " + rows[i].id + "  ";
      const Value& row = view.find(spec.name)->items()->at(i);
      for (const FieldSpec& field : spec.fields)
        if (!rows[i].field(field.name).empty()) line += field.label + "：" + word(row.find(field.name)) + "  ";
      out.text.push_back(line);
    }
  }
  for (const BodySpec& spec : kind.bodies)
    if (const Body* body = record->body(spec.name)) {
      out.text.push_back("【" + spec.label + "】");
      for (const Paragraph& p : body->paragraphs) out.text.push_back("  " + p.id + "  " + p.number + p.heading + (p.heading.empty() || p.text.empty() ? "" : "。") + p.text);
    }
  return out;
}

}  // namespace

std::vector<CommandSpec> record_commands() {
  const ArgumentSpec id{"ID", tr("Record"), false, false};
  return {
      {"new", tr("Begin a record"), {{"KIND", tr("What it is, as meeting or matter")}}, {{"set", tr("field=value"), true, true}, {"from", tr("A record file to begin with")}}, make},
      {"set", tr("Change fields, rows and paragraphs"), {id, {"field=value", tr("What to change"), false, true}}, {}, set},
      {"show", tr("Print a record"), {id}, {{"at", tr("As it was at a version or at the end of a day")}}, show},
  };
}

}  // namespace yishibu::cli
