// SPDX-License-Identifier: MIT
// The command show: a record as text, with the ids of rows and paragraphs that “set” takes.
#include "book_records.hpp"
#include "commands.hpp"
#include "numbered.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::records {
namespace {

/// A value of the view in words.
std::string word(const Value* value) {
  std::string text;
  if (!value) return text;
  if (const std::string* t = value->text()) return *t;
  if (const bool* b = value->boolean()) return *b ? tr("yes") : tr("no");
  if (const Value::List* list = value->items())
    for (const Value& item : *list) text += (text.empty() ? "" : "、") + (item.text() ? *item.text() : std::string());
  return text;
}

/// A yes or no that is neither is shown as it was typed: papers leave it blank, whoever reads the record must see it.
std::string shown(const FieldSpec& spec, std::string_view stored, const Value* value) {
  return spec.type == FieldType::Boolean && stored != "yes" && stored != "no" ? std::string(stored) : word(value);
}

/// What plugins work out for the record.
void add_derived(const Value& view, const Record& record, Host& host, std::vector<std::string>& out) {
  for (const Contribution& row : host.contributions("derivation", "*")) {
    if (row.row.has("kind") && !host.is_kind(record.kind, row.row.attribute("kind"))) continue;
    const Value* derived = view.find(row.row.attribute("name"));
    if (const Value* lines = derived ? derived->find("lines") : nullptr; lines && lines->items())
      for (const Value& line : *lines->items()) out.push_back(*line.text());
  }
}

void add_rows(const Value& view, const std::vector<Row>& rows, const RowsSpec& spec, std::vector<std::string>& out) {
  if (rows.empty()) return;
  out.push_back("【" + spec.label + "】");
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string line = "  " + rows[i].id + "  ";
    const Value& row = view.find(spec.name)->items()->at(i);
    for (const FieldSpec& field : spec.fields)
      if (!rows[i].field(field.name).empty()) line += field.label + "：" + shown(field, rows[i].field(field.name), row.find(field.name)) + "  ";
    out.push_back(line);
  }
}

}  // namespace

Outcome show(const Arguments& arguments, Host& host, Book* book) {
  const std::string at(arguments.option("at")), id = id_called(host, *book, arguments.positional.front());
  const auto record = at.empty() ? book->find(id) : book->find_at(id, at);
  if (!record && at.empty()) throw Error(ErrorKind::NotFound, say("{0} has left the book.", {id}), tr("“history” lists its versions, “restore” brings it back."));
  if (!record) throw Error(ErrorKind::NotFound, say("{0} was not in the book on {1}.", {id, at}));
  const Kind& kind = host.kind(record->kind);
  const Value view = view_of(host, *record, book);
  Outcome out{true, {kind.label + "  " + record->id}, view, {}};
  add_derived(view, *record, host, out.text);
  for (const FieldSpec& spec : kind.fields)
    if (!record->field(spec.name).empty()) out.text.push_back(spec.label + "：" + shown(spec, record->field(spec.name), view.find(spec.name)));
  for (const RowsSpec& spec : kind.tables) add_rows(view, record->rows(spec.name), spec, out.text);
  for (const BodySpec& spec : kind.bodies)
    if (const Body* body = record->body(spec.name)) {
      out.text.push_back("【" + spec.label + "】");
      for (const Paragraph& p : body->paragraphs) out.text.push_back("  " + p.id + "  " + printed_number(p) + p.heading + (p.heading.empty() || p.text.empty() ? "" : "。") + p.text);
    }
  return out;
}

}  // namespace yishibu::records
