// SPDX-License-Identifier: MIT
// The command undo: every record that the last save touched becomes what it was before it. Must not look further back than that.
#include "commands.hpp"
#include "local_time.hpp"
#include "saving.hpp"
#include "versions.hpp"
#include "wording.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kWithoutAsking = 20;

/// The act's own words where it was itself one of these.
std::optional<std::string> behind(std::string_view pattern, const std::string& act) {
  const std::string_view begin = pattern.substr(0, pattern.find("{0}"));
  return !begin.empty() && act.starts_with(begin) ? std::optional(act.substr(begin.size())) : std::nullopt;
}

/// What taking back this act is called in the history: of an undo, that the thing is done again.
std::string summary_of(const std::string& act) {
  if (const auto again = behind(tr("Taken back: {0}"), act)) return say("Done again: {0}", {*again});
  if (const auto before = behind(tr("Done again: {0}"), act)) return say("Taken back: {0}", {*before});
  return say("Taken back: {0}", {act});
}

}  // namespace

Outcome undo_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision();
  const auto acts = book->acts("", 1);
  if (!acts || acts->empty() || acts->back().records.empty()) return {false, {tr("There is nothing to take back.")}, Value::object().set("records", Value::list()), {}};
  const Act& act = acts->back();
  const std::string told = say("{0} {1}: {2}", {local_time(act.time), act.author, act.summary});
  if (act.records.size() > kWithoutAsking && arguments.option("yes").empty())
    throw Error(ErrorKind::Denied, say("The last act touched {0} records; nothing was taken back. {1}", {std::to_string(act.records.size()), told}), tr("Add --yes to take all of it back."));
  Change change;
  change.base = base;
  change.summary = summary_of(act.summary);
  Outcome out;
  Value list = Value::list();
  out.text.push_back(change.summary + " (" + local_time(act.time) + " " + act.author + ")");
  for (const std::string& id : act.records) {
    const Versions versions(host, *book, id);
    const auto& all = versions.all();
    if (all.front().revision != act.revision) throw Error(ErrorKind::Conflict, say("{0} was changed by somebody else meanwhile.", {id}), tr("Look at it again and repeat your change."));
    const bool was_there = all.size() > 1 && !all[1].removes;
    const auto before = was_there ? versions.at(1) : std::nullopt;
    const Record shown = before ? *before : versions.last();
    const std::string what = called(shown, host.kind(shown.kind));
    if (before) {
      change.records.push_back(*before);
      out.text.push_back("  " + (all.front().removes ? say("{0}: back in the book", {what}) : say("{0}: as it was before", {what})));
    } else {
      change.removed.push_back(id);
      out.text.push_back("  " + say("{0}: left the book", {what}));
    }
    list.add(Value::object().set("id", id).set("what", !before ? "removed" : all.front().removes ? "returned" : "as-before"));
    host.progress(tr("taking back"), change.records.size() + change.removed.size(), act.records.size());
  }
  std::string revision;
  try {
    revision = book->save(change);
  } catch (const Error& failure) {
    if (failure.kind() != ErrorKind::Denied) throw;
    throw Error(ErrorKind::Denied, say("The last act cannot be taken back: {0} ({1})", {failure.message(), told}), tr("“correct” makes a correction of what was issued; “restore” brings back an earlier version of another record."));
  }
  out.json = Value::object().set("revision", revision).set("act", Value::object().set("revision", act.revision).set("time", act.time).set("author", act.author).set("summary", act.summary)).set("records", list);
  out.text.push_back(tr("“undo” once more does it again."));
  return out;
}

}  // namespace yishibu::history
