// SPDX-License-Identifier: MIT
// See change.hpp.
#include "change.hpp"

#include "book_records.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::records {

std::string named(const Record& record, const Kind& kind) {
  const std::string_view title = record.field(kind.title_field);
  return kind.label + "《" + (title.empty() ? record.id : std::string(title)) + "》";
}

Record canonical(const Record& record, Host& host) { return host.record_from_xml(host.record_to_xml(record)); }

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

namespace {
/// While a record is being written much is not decided yet, and much not done that should be; “check” says what.
Findings pressing(const Record& record, Host& host, Book& book) {
  Findings out = host.check(record, &book);
  std::erase_if(out, [](const Finding& finding) { return finding.verdict == Verdict::Unknown || (finding.level != Level::Must && !finding.check.empty()); });
  return out;
}
}  // namespace

Outcome saved(const Record& record, const std::string& text, Host& host, Book& book, const Record* before) {
  Outcome out{true, {text}, Value::object().set("id", record.id).set("kind", record.kind), pressing(record, host, book)};
  const std::size_t all = out.findings.size();
  // What was wrong before was said before.
  if (before && all > 0)
    for (const Finding& old : pressing(*before, host, book)) std::erase_if(out.findings, [&](const Finding& finding) { return finding.where == old.where && finding.what == old.what; });
  if (const std::size_t old = all - out.findings.size(); old > 0) out.text.push_back(say("{0} things of before are still open: “check {1}” lists them.", {std::to_string(old), record.id}));
  if (!out.findings.empty()) out.text.push_back(say("It is saved as it was typed; “set {0} …” puts right what is marked above.", {record.id}));
  return out;
}

Outcome change(const std::string& id, Host& host, Book& book, const std::function<void(Record&, const Kind&)>& edit) {
  for (int attempt = 0;; ++attempt) {
    const std::string base = book.revision();
    const Record before = record_called(book, id);
    const Kind& kind = host.kind(before.kind);
    Record after = before;
    edit(after, kind);
    after = canonical(after, host);
    const std::string fields = change_summary(before, after, kind);
    if (fields.empty()) return {true, {tr("Nothing changed.")}, Value::object().set("id", id), {}};
    try {
      book.save({{after}, {}, say("Changed: {0}: {1}", {named(after, kind), fields}), base, {}});
      return saved(after, say("{0} is saved.", {named(after, kind)}), host, book, &before);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::Conflict || attempt >= 5 || book.revision() == base) throw;
    }
  }
}

}  // namespace yishibu::records
