// SPDX-License-Identifier: MIT
// Commands on one record: edit.
#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "model/record_xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

extern char** environ;

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

/// A line for the history: which fields, rows and paragraphs differ.
std::string change_summary(const Record& before, const Record& after, const Kind& kind) {
  std::vector<std::string> changed;
  for (const FieldSpec& spec : kind.fields)
    if (field_values(before.fields, spec.name) != field_values(after.fields, spec.name)) changed.push_back(spec.label);
  for (const RowsSpec& spec : kind.tables)
    if (before.rows(spec.name) != after.rows(spec.name)) changed.push_back(spec.label);
  for (const BodySpec& spec : kind.bodies) {
    const Body *old = before.body(spec.name), *fresh = after.body(spec.name);
    if ((old ? old->paragraphs : std::vector<Paragraph>{}) != (fresh ? fresh->paragraphs : std::vector<Paragraph>{})) changed.push_back(spec.label);
  }
  std::string list;
  for (size_t i = 0; i < changed.size() && i < 6; ++i) list += (i ? "、" : "") + changed[i];
  return list;
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

void run_editor(const std::string& path) {
  const char* editor = std::getenv("VISUAL");
  if (!editor || !*editor) editor = std::getenv("EDITOR");
  if (!editor || !*editor) editor = "nano";
  std::string program = editor, file = path;
  char* argv[] = {program.data(), file.data(), nullptr};
  pid_t child = 0;
  if (const int code = ::posix_spawnp(&child, editor, nullptr, nullptr, argv, environ); code != 0)
    throw Error(ErrorKind::Io, say("The editor {0} cannot be started: {1}.", {editor, std::strerror(code)}), tr("Set EDITOR to the editor you use."));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw Error(ErrorKind::Denied, tr("The editor was left without success; nothing was saved."));
}

Outcome edit(Session& session, const Arguments& arguments) {
  const std::string id = session.full_id(arguments.positional.front());
  const Record before = session.record(id);
  const std::filesystem::path draft = session.book().draft_path(id + ".xml");
  if (!file::read_if_there(draft, limits::kFileBytes)) file::replace(draft, model::write_record(before));
  else session.note(say("You had begun to change this record; your draft is opened again: {0}", {draft.string()}));
  run_editor(draft.string());
  const std::string bytes = file::read(draft, limits::kFileBytes);
  try {
    const Record edited = model::parse_record(bytes);
    if (edited.id != before.id || edited.kind != before.kind) throw Error(ErrorKind::Denied, tr("The id and the kind of a record cannot be changed."));
    Outcome out = change(session, id, [&](Record& record, const Kind&, Change&) {
      if (record != before) throw Error(ErrorKind::Denied, say("{0} was changed by somebody else meanwhile.", {id}));
      record = edited;
    });
    std::error_code error;
    std::filesystem::remove(draft, error);
    return out;
  } catch (const Error& failure) {
    throw Error(failure.kind(), failure.message(), say("Your text is kept; “edit” opens it again: {0}", {draft.string()}));
  }
}

}  // namespace

std::vector<CommandSpec> record_commands() {
  const ArgumentSpec id{"ID", tr("Record"), false, false};
  return {
      {"edit", tr("Change a record in an editor"), {id}, {}, edit},
  };
}

}  // namespace yishibu::cli
