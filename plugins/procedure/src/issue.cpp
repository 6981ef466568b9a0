// SPDX-License-Identifier: MIT
// See issue.hpp.
#include "issue.hpp"

#include <algorithm>
#include <charconv>

#include "book_records.hpp"
#include "days.hpp"
#include "matter.hpp"
#include "meeting.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

std::string named(const Record& record, const Kind& kind) {
  const std::string_view title = record.field(kind.title_field);
  return kind.label + "《" + std::string(title.empty() ? record.id : title) + "》";
}

/// 机关代字, which the book's profile states once.
std::string document_word(Host& host, Book& book) {
  Query query;
  for (const Contribution& row : host.contributions("kind", "*"))
    if (host.kind(row.id).field("document_word")) query.kinds.push_back(row.id);
  if (query.kinds.empty()) return {};
  std::string out;
  for (const Listed& row : book.list(query))
    if (const auto profile = book.find(row.id); profile && !profile->field("document_word").empty()) out = profile->field("document_word");
  return out;
}

}  // namespace

std::string next_document_number(const std::string& word, const std::string& year, Host& host, Book& book) {
  const std::string head = word + "〔" + year + "〕";
  Query query;
  for (const Contribution& row : host.contributions("kind", "*"))
    if (host.kind(row.id).field("number") && row.id != "national:received") query.kinds.push_back(row.id);
  long last = 0;
  for (const Listed& row : book.list(query))
    if (const auto record = book.find(row.id); record && record->field("number").starts_with(head)) {
      long read = 0;
      const std::string_view tail = record->field("number").substr(head.size());
      std::from_chars(tail.data(), tail.data() + tail.size(), read);
      last = std::max(last, read);
    }
  return head + std::to_string(last + 1) + "号";
}

Outcome issue(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision();
  Record record = record_called(*book, arguments.positional.front());
  const Kind& kind = host.kind(record.kind);
  if (!record.field("issued_on").empty())
    throw Error(ErrorKind::Denied, say("{0} was issued on {1} already.", {named(record, kind), record.field("issued_on")}),
                tr("“correct” makes a correction that stands beside it."));
  FieldSpec day;
  day.type = FieldType::Date;
  const std::string reason(arguments.option("reason")), number(arguments.option("number"));
  const std::string issued_on = arguments.option("on").empty() ? host.today() : host.understood(day, std::string(arguments.option("on")), *book);
  if (!day_number(issued_on) || issued_on.size() != 10) throw Error(ErrorKind::Usage, say("“{0}” is no date.", {issued_on}), tr("Write it as 2016-03-15."));
  if (issued_on > host.today()) throw Error(ErrorKind::Usage, say("{0} is still to come.", {issued_on}), tr("What was issued on paper is entered when it is done."));
  if (const std::string own = day_of(record, kind); issued_on < own && !arguments.option("on").empty())
    throw Error(ErrorKind::Usage, say("{0} is before {1}, the day of what is to be issued.", {issued_on, own}), tr("Check both days."));

  std::string given;
  if (kind.field("ordinal") && !record.field("committee").empty()) {
    std::string ordinal = number.empty() ? std::string(record.field("ordinal")) : number;
    if (ordinal.empty())
      ordinal = next_ordinal(record_called(*book, std::string(record.field("committee"))), day_of(record, kind), host, *book);
    set_field(record.fields, "ordinal", {ordinal});
    given = ordinal;
  } else if (kind.field("number") && record.field("number").empty()) {
    const std::string word = document_word(host, *book);
    given = !number.empty() ? number : word.empty() ? std::string() : next_document_number(word, issued_on.substr(0, 4), host, *book);
    if (!given.empty()) set_field(record.fields, "number", {given});
  }
  set_field(record.fields, "issued_on", {issued_on});
  if (!arguments.option("by").empty()) set_field(record.fields, "issued_by", {std::string(arguments.option("by"))});

  Findings open;
  for (Finding& finding : host.check(record, book))
    if (finding.level == Level::Must && finding.open()) open.push_back(std::move(finding));
  if (!open.empty() && reason.empty()) {
    std::string list;
    for (const Finding& finding : open)
      list += "\n  " + finding.where + "：" + finding.what + (finding.rule.empty() ? "" : "（" + finding.rule + "）");
    throw Error(ErrorKind::Denied,
                say("{0} is not issued: {1} mandatory checks are open.{2}", {named(record, kind), std::to_string(open.size()), list}),
                tr("Mend them, or say with --reason why it is issued all the same; the reason stays in the record."));
  }
  if (!open.empty()) set_field(record.fields, "issue_reason", {reason});
  book->save({{record}, {}, say("Issued: {0}", {named(record, kind)}) + (given.empty() ? "" : " " + given), base, {}});
  Outcome out;
  out.text = {given.empty() ? say("{0} is issued; its text stays as it is from now on.", {named(record, kind)})
                            : say("{0} is issued as {1}; its text stays as it is from now on.", {named(record, kind), given})};
  out.json = Value::object().set("id", record.id).set("issued_on", issued_on).set("number", given).set("open", open.size());
  out.findings = std::move(open);
  return out;
}

Outcome correct(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision(), reason(arguments.option("reason"));
  Record before = record_called(*book, arguments.positional.front());
  const Kind& kind = host.kind(before.kind);
  if (reason.empty()) throw Error(ErrorKind::Usage, tr("Say why it is corrected: --reason."));
  if (before.field("issued_on").empty())
    throw Error(ErrorKind::Denied, say("{0} has not been issued; it can simply be changed.", {named(before, kind)}),
                tr("Change it with “set” or “edit”."));
  if (const std::string next(before.field("corrected_by")); !next.empty())
    throw Error(ErrorKind::Denied, say("{0} has been corrected already, by {1}.", {named(before, kind), next}),
                say("Correct that one: correct {0}", {next}));
  Record after = before;
  // The day in the id is where the record is filed: the correction lies beside what it corrects.
  after.id = host.new_record_id(day_of(before, kind));
  for (const char* name : {"issued_on", "issued_by", "issue_reason", "correction_reason"}) set_field(after.fields, name, {});
  set_field(after.fields, "corrects", {before.id});
  set_field(after.fields, "correction_reason", {reason});
  set_field(before.fields, "corrected_by", {after.id});
  book->save({{before, after}, {}, say("Correction begun: {0}: {1}", {named(before, kind), reason}), base, {}});
  Outcome out;
  out.text = {
      say("The correction of {0} is begun as {1}. Both can be read; change the new one and issue it.", {named(before, kind), after.id})};
  out.json = Value::object().set("id", after.id).set("corrects", before.id);
  return out;
}

Value CorrectionDerivation::run(const Record& record, Host&, Book* book) {
  Value out = Value::object();
  const std::string by(record.field("corrected_by"));
  if (by.empty()) return out;
  const auto after = book ? book->find(by) : std::nullopt;
  const std::string on(after ? after->field("issued_on") : std::string_view()), reason(after ? after->field("correction_reason") : std::string_view());
  // Paper speaks Chinese whatever language the screen does.
  const std::string words = on.empty() ? "本件正在更正，更正稿" + by + "尚未签发" : "本件已由" + by + "更正（" + on + "签发）";
  std::string line = on.empty() ? say("being corrected by {0}, which is not issued yet", {by}) : say("corrected by {0}, issued on {1}", {by, on});
  if (!reason.empty()) line += say(": {0}", {reason});
  Value lines = Value::list();
  lines.add(line);
  return out.set("by", by).set("on", on).set("reason", reason).set("words", words).set("lines", lines);
}

}  // namespace yishibu::procedure
