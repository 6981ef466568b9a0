// SPDX-License-Identifier: MIT
// See public_copy.hpp.
#include "public_copy.hpp"

#include <algorithm>

#include "personal.hpp"

namespace yishibu::bundle {
namespace {

constexpr const char* kWithheld = "（公开副本略去）";

const char* kind_code(personal::Kind kind) {
  switch (kind) {
    case personal::Kind::Identity: return "identity";
    case personal::Kind::Mobile: return "mobile";
    case personal::Kind::Landline: return "landline";
    case personal::Kind::Account: return "account";
  }
  return "";
}

class Masker {
 public:
  Masker(const std::string& record, Masks& masks) : record_(record), masks_(masks) {}

  void text(std::string& text, const std::string& where, bool callable = false) {
    std::string out;
    std::size_t at = 0;
    for (const personal::Found& found : personal::find(text)) {
      if (callable && (found.kind == personal::Kind::Mobile || found.kind == personal::Kind::Landline)) continue;
      out += text.substr(at, found.begin - at) + found.masked;
      at = found.end;
      count(where, kind_code(found.kind));
    }
    if (at > 0) text = out + text.substr(at);
  }
  void fields(std::vector<Field>& fields, const std::string& table) {
    for (Field& field : fields) text(field.value, table + field.name, field.name == "supervision_phone");
  }
  void foreign(std::vector<std::string>& elements, const std::string& table) {
    for (std::string& element : elements) text(element, table + "*");
  }
  void count(const std::string& where, const char* kind) {
    for (Mask& mask : masks_)
      if (mask.record == record_ && mask.where == where && mask.kind == kind) {
        ++mask.count;
        return;
      }
    masks_.push_back({record_, where, kind, 1});
  }

 private:
  std::string record_;
  Masks& masks_;
};

/// Whether the row is named in the dissent, by its file or by its name.
bool of_dissent(const Row& attachment, const std::vector<Row>& dissent) {
  if (attachment.field("name").find("不同意见") != std::string_view::npos) return true;
  for (const Row& row : dissent)
    for (const Field& field : row.fields)
      for (const char* by : {"file", "name"})
        if (const std::string_view named = attachment.field(by); !named.empty() && field.value.find(named) != std::string::npos) return true;
  return false;
}

}  // namespace

Record public_record(Record record, bool attachments, Masks& masks) {
  Masker masker(record.id, masks);
  const std::vector<Row> dissent = record.rows("dissent");
  for (std::size_t i = 0; i < dissent.size(); ++i) masker.count("dissent", "dissent");
  // That there was dissent is not hidden: a paper would otherwise say there was none.
  for (Rows& table : record.tables)
    if (table.name == "dissent")
      for (Row& row : table.rows) {
        row.fields = {{"opinion", kWithheld}};
        row.foreign.clear();
      }
  for (Rows& table : record.tables) {
    if (table.name == "attachments")
      std::erase_if(table.rows, [&](const Row& row) {
        if (attachments && !of_dissent(row, dissent)) return false;
        masker.count("attachments", "attachment");
        return true;
      });
    for (Row& row : table.rows) {
      masker.fields(row.fields, table.name + "/");
      masker.foreign(row.foreign, table.name + "/");
    }
  }
  std::erase_if(record.tables, [](const Rows& table) { return table.rows.empty(); });
  masker.fields(record.fields, "");
  masker.foreign(record.foreign, "");
  for (Body& body : record.bodies)
    for (Paragraph& paragraph : body.paragraphs)
      for (std::string Paragraph::* part : {&Paragraph::number, &Paragraph::heading, &Paragraph::text}) masker.text(paragraph.*part, body.name);
  return record;
}

std::vector<Listed> PublicBook::list(const Query& query) {
  std::vector<Listed> out = book_.list(query);
  for (Listed& row : out) row.title = personal::masked(row.title);
  return out;
}

std::vector<Version> PublicBook::history(std::string_view id) {
  std::vector<Version> out = book_.history(id);
  for (Version& version : out) version.summary = personal::masked(version.summary);  // it tells the title that was given
  return out;
}

std::optional<Record> PublicBook::shown(std::optional<Record> record) const {
  Masks ignored;
  if (record) record = public_record(std::move(*record), attachments_, ignored);
  return record;
}

}  // namespace yishibu::bundle
