// SPDX-License-Identifier: MIT
// See book_records.hpp.
#include "book_records.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu {

std::string new_row_id(Host& host) { return host.new_record_id(host.today()).substr(9, 5); }

Record record_called(Book& book, std::string_view id) {
  auto found = book.find(id);
  if (!found) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id}), tr("“list” shows the records."));
  return std::move(*found);
}

std::vector<Record> naming_records(Host& host, Book& book, const std::string& kind, const Record& record) {
  std::set<std::string> names;
  std::vector<Listed> rows;
  std::string id = record.id;
  for (std::optional<Record> older = record; older && names.insert(id).second; older = id.empty() ? std::nullopt : book.find(id)) {
    Query query;
    query.refers_to = id;
    for (Listed& row : book.list(query))
      if (row.id != record.id && host.is_kind(row.kind, kind) && std::none_of(rows.begin(), rows.end(), [&](const Listed& known) { return known.id == row.id; })) rows.push_back(std::move(row));
    id = older->field("corrects");
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Listed& a, const Listed& b) { return std::tie(a.date, a.id) < std::tie(b.date, b.id); });
  std::vector<Record> out;
  const auto as_it_stands = [&](std::vector<Field>& fields) {
    for (Field& field : fields)
      if (names.contains(field.value)) field.value = record.id;
  };
  for (const Listed& row : rows) {
    auto found = book.find(row.id);
    if (!found || !found->field("corrected_by").empty()) continue;
    if (names.size() > 1) {
      as_it_stands(found->fields);
      for (Rows& table : found->tables)
        for (Row& each : table.rows) as_it_stands(each.fields);
    }
    out.push_back(std::move(*found));
  }
  return out;
}

std::vector<std::string> family(Host& host, std::string_view ancestor) {
  std::vector<std::string> out;
  for (const Contribution& row : host.contributions("kind", "*"))
    if (host.is_kind(row.id, ancestor)) out.push_back(row.id);
  return out;
}

std::vector<Record> standing_records(Host& host, Book& book, std::string_view ancestor, Query query) {
  query.kinds = family(host, ancestor);
  std::vector<Record> out;
  for (const Listed& row : book.list(query))
    if (auto record = book.find(row.id); record && record->field("corrected_by").empty()) out.push_back(std::move(*record));
  return out;
}

std::string id_called(Host& host, Book& book, std::string_view name) {
  try {
    return host.full_id(name, book);
  } catch (const Error& failure) {
    if (failure.kind() != ErrorKind::NotFound) throw;
    // What is in the book comes first; of those that left it only one may be meant.
    std::vector<std::string> gone;
    for (const Listed& listed : book.removed()) {
      if (listed.id == name) return listed.id;
      if (name.size() >= 4 && (listed.id.starts_with(name) || listed.id.ends_with(name) || listed.title == name)) gone.push_back(listed.id);
    }
    if (gone.size() != 1) throw;
    return gone.front();
  }
}

}  // namespace yishibu
