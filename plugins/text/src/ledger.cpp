// SPDX-License-Identifier: MIT
// See ledger.hpp.
#include "ledger.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "condition.hpp"
#include "csv.hpp"
#include "decode.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kAct = 10000;  ///< records of one act: nearly every ledger is one, and “undo” takes it back whole

struct Column {
  const FieldSpec* field = nullptr;
  const BodySpec* body = nullptr;
};

std::vector<Column> columns_of(const std::vector<std::string>& heads, const Kind& kind, Imported& report) {
  std::vector<Column> out;
  bool titled = kind.title_field.empty();
  for (const std::string& head : heads) {
    Column column;
    for (const FieldSpec& spec : kind.fields)
      if (!column.field && (spec.label == head || spec.name == head)) column.field = &spec;
    for (const BodySpec& spec : kind.bodies)
      if (!column.field && !column.body && (spec.label == head || spec.name == head)) column.body = &spec;
    if (!column.field && !column.body) report.dropped.push_back({tr("no field has this name"), head});
    titled = titled || (column.field && column.field->name == kind.title_field);
    out.push_back(column);
  }
  if (titled) return out;
  std::string labels;
  for (const FieldSpec& spec : kind.fields) labels += (labels.empty() ? "" : "、") + spec.label;
  throw Error(ErrorKind::Invalid, say("No column of the table is “{0}”.", {kind.field(kind.title_field)->label}), say("Name its columns: {0}", {labels}));
}

std::vector<std::string> values_of(const std::string& cell) {
  std::string parted = cell;
  for (std::size_t at = 0; (at = parted.find("；", at)) != std::string::npos;) parted.replace(at, std::string_view("；").size(), "\n");
  std::vector<std::string> out = split(parted, '\n');
  std::erase(out, "");
  return out;
}

std::string joined(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells)
    if (!cell.empty()) out += (out.empty() ? "" : " ") + cell;
  return out;
}

}  // namespace

bool is_ledger(std::string_view file_name) { return file_name.ends_with(".csv") || file_name.ends_with(".CSV"); }

Imported read_ledger(std::string_view bytes, const Kind& kind, Host& host) {
  Imported out;
  const auto lines = read_csv(host.normalised(utf8_of_file(bytes, out)));
  if (lines.size() < 2) throw Error(ErrorKind::Invalid, tr("The table has no lines below its heading."));
  const std::vector<Column> columns = columns_of(lines.front(), kind, out);
  for (std::size_t n = 1; n < lines.size(); ++n) {
    const auto& cells = lines[n];
    Record record;
    record.kind = kind.id;
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
      if (cells[i].empty()) continue;
      if (columns[i].body) {
        auto& paragraphs = record.body(columns[i].body->name).paragraphs;
        for (std::string& text : split(cells[i], '\n'))
          if (!text.empty()) paragraphs.push_back({"p" + std::to_string(paragraphs.size() + 1), 0, {}, {}, std::move(text)});
      } else if (const FieldSpec* spec = columns[i].field) {
        set_field(record.fields, spec->name, spec->many ? values_of(cells[i]) : std::vector{cells[i]});
      }
    }
    if (cells.size() > columns.size()) out.doubts.push_back({n + 1, tr("the line has more cells than the heading")});
    if (!kind.title_field.empty() && record.field(kind.title_field).empty()) out.dropped.push_back({say("line {0} has no title", {std::to_string(n + 1)}), joined(cells)});
    else out.documents.push_back({std::move(record), {}, false, {}});
  }
  return out;
}

Saved save_ledger(std::vector<Record>&& records, const std::string& file_name, const std::string& digest, Host& host, Book& book) {
  const std::size_t all = records.size();
  // A ledger that was put right and taken once more must not double what it did not change. What this import itself saves is not looked at:
  // two lines of one file may well say the same.
  struct Alike {
    std::vector<std::string> ids;
    std::multiset<std::string> said;  ///< each of them without its id, once one was asked for
  };
  std::map<std::string, Alike> known;  // by title
  Query before;
  if (all > 0) before.kinds = {records.front().kind};
  if (all > 0 && !digest.empty())
    for (const Listed& listed : book.list(before)) known[listed.title].ids.push_back(listed.id);
  Saved out;
  const auto spelled = [&](Record record) {
    record.id = "20000101-aaaaaaaa";
    return host.record_to_xml(record);
  };
  std::size_t alike = 0;
  const auto stands = [&](const Record& record, const Kind& kind) {
    const auto at = known.find(std::string(record.field(kind.title_field)));
    if (at == known.end()) return false;
    for (const std::string& id : at->second.ids)
      if (auto there = book.find(id)) at->second.said.insert(spelled(std::move(*there)));
    at->second.ids.clear();
    const auto said = at->second.said.find(spelled(record));
    ++(said == at->second.said.end() ? alike : out.stood);
    if (said == at->second.said.end()) return false;
    at->second.said.erase(said);  // one record is one line's
    return true;
  };
  std::map<std::pair<std::string, std::string>, std::string> meanings;  // the same words stand in a column again and again
  const auto understand = [&](Record& record, const Kind& kind) {
    for (Field& field : record.fields) {
      const auto [at, fresh] = meanings.try_emplace({field.name, field.value});
      if (fresh) at->second = host.understood(*kind.field(field.name), field.value, book);
      field.value = at->second;
    }
    record.id = host.new_record_id(kind.date_field.empty() ? std::string_view() : record.field(kind.date_field));
  };
  for (std::size_t at = 0; at < all; at += kAct) {
    const std::size_t end = std::min(all, at + kAct);
    Change change;
    alike = 0;
    for (std::size_t i = at; i < end; ++i) {
      const Kind& kind = host.kind(records[i].kind);
      understand(records[i], kind);
      if (!stands(records[i], kind)) change.records.push_back(std::move(records[i]));
      if (i % 256 == 255 || i + 1 == all) host.progress(tr("importing"), i + 1, all);
    }
    if (change.records.empty()) continue;
    const bool whole = change.records.size() == end - at;
    change.summary = whole ? say("Imported from {0}: {1} to {2} of {3} records", {file_name, std::to_string(at + 1), std::to_string(end), std::to_string(all)})
                           : say("Imported from {0}: {1} records", {file_name, std::to_string(change.records.size())});
    if (!digest.empty()) change.save_id = "ledger-" + digest.substr(0, 32) + "-" + std::to_string(at / kAct);
    book.save(change);
    if (!book.find(change.records.front().id)) continue;  // an act of before
    out.saved += change.records.size();
    out.alike += alike;
  }
  return out;
}

}  // namespace yishibu::text_import
