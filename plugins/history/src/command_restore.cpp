// SPDX-License-Identifier: MIT
// The commands restore, remove and removed: old text comes back, a mistaken record leaves. Must not compare characters.
#include "commands.hpp"
#include "local_time.hpp"
#include "parts.hpp"
#include "saving.hpp"
#include "versions.hpp"
#include "wording.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kNamed = 20;  // records that a refusal lists

}  // namespace

Outcome restore_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string reason = reason_of(arguments), part(arguments.option("part"));
  const std::string base = book->revision();
  const Versions versions(host, *book, arguments.positional.at(0));
  const std::size_t index = versions.index_of(arguments.positional.at(1));
  const Version& version = versions.all()[index];
  const auto then = versions.at(index);
  if (!then) throw Error(ErrorKind::NotFound, say("With version {0} the record left the book; there is nothing to restore from it.", {short_number(version.revision)}), tr("Name an older version: “history” lists them."));
  const Kind& kind = host.kind(then->kind);
  Record fresh = *then;
  std::string changed;
  if (versions.removed()) {
    if (!part.empty()) throw Error(ErrorKind::Denied, say("{0} has left the book; only the whole can come back.", {versions.id()}), tr("Leave --part out."));
  } else {
    const Record now = versions.last();
    if (!part.empty()) {
      auto mixed = with_part(now, *then, part, kind);
      if (!mixed) throw Error(ErrorKind::NotFound, say("There is no field, table, row or paragraph “{0}” in either version.", {part}), tr("“show --at” prints their ids."));
      fresh = std::move(*mixed);
    }
    changed = changed_labels(now, fresh, kind);
    if (changed.empty() && host.record_to_xml(now) == host.record_to_xml(fresh)) return {true, {tr("Nothing changed.")}, Value::object().set("id", now.id).set("changed", false), {}};
  }
  const std::string what = called(fresh, kind), when = local_time(version.time);
  Change change;
  change.records = {fresh};
  change.base = base;
  change.summary = (versions.removed() ? say("Brought back: {0} as of {1}", {what, when}) : say("Restored: {0} as of {1}: {2}", {what, when, changed})) + say(". Reason: {0}", {reason});
  const std::string revision = book->save(change);
  Outcome out = saved(host, *book, fresh, versions.removed() ? say("{0} is back in the book as it was on {1}.", {what, when}) : say("{0} is again as it was on {1}: {2}.", {what, when, changed}));
  out.json.set("revision", revision);
  return out;
}

Outcome remove_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string reason = reason_of(arguments), base = book->revision();
  const Versions versions(host, *book, arguments.positional.front());
  if (versions.removed()) throw Error(ErrorKind::NotFound, say("{0} has left the book already.", {versions.id()}), tr("“removed” lists such records."));
  const Record record = versions.last();
  const std::string what = called(record, host.kind(record.kind));
  Query query;
  query.refers_to = record.id;
  Outcome out;
  Value naming = Value::list();
  for (const Listed& listed : book->list(query)) {
    if (listed.id == record.id) continue;
    naming.add(listed.id);
    if (naming.items()->size() <= kNamed) out.text.push_back("  " + listed.id + "  " + host.kind(listed.kind).label + "《" + listed.title + "》");
  }
  const std::size_t count = naming.items() ? naming.items()->size() : 0;
  out.json = Value::object().set("id", record.id).set("named_by", count ? naming : Value::list());
  if (count && arguments.option("force").empty()) {
    out.yes = false;
    out.text.insert(out.text.begin(), say("{0} stays in the book, for {1} records name it:", {what, std::to_string(count)}));
    if (count > kNamed) out.text.push_back("  …");
    out.text.push_back(tr("Change them first, or add --force: they will then name a record that is gone."));
    return out;
  }
  Change change;
  change.removed = {record.id};
  change.base = base;
  change.summary = say("Left the book: {0}", {what}) + say(". Reason: {0}", {reason});
  out.json.set("revision", book->save(change));
  out.text = {say("{0} has left the book. Its versions stay; “restore” or “undo” brings it back.", {what})};
  if (count) out.text.push_back(say("{0} records still name it.", {std::to_string(count)}));
  return out;
}

Outcome removed_command(const Arguments&, Host& host, Book* book) {
  Outcome out;
  out.json = Value::list();
  for (const Listed& listed : book->removed()) {
    const auto versions = book->history(listed.id);
    if (versions.empty()) continue;
    const Version& last = versions.front();
    out.text.push_back(listed.id + "  " + host.kind(listed.kind).label + "《" + listed.title + "》");
    out.text.push_back("    " + local_time(last.time) + "  " + last.author + "  " + last.summary);
    out.json.add(Value::object().set("id", listed.id).set("kind", listed.kind).set("title", listed.title).set("date", listed.date).set("time", last.time).set("author", last.author).set("summary", last.summary)
                     .set("last_version", versions.size() > 1 ? Value(versions[1].revision) : Value()));
    if (versions.size() > 1) out.text.push_back("    " + say("Brought back by: restore {0} {1} --reason …", {listed.id, short_number(versions[1].revision)}));
  }
  out.yes = !out.text.empty();
  if (!out.yes) out.text.push_back(tr("No record has left this book."));
  return out;
}

}  // namespace yishibu::history
