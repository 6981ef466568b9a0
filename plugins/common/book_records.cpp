// SPDX-License-Identifier: MIT
// See book_records.hpp.
#include "book_records.hpp"

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu {

std::string new_row_id(Host& host) { return host.new_record_id(host.today()).substr(9, 5); }

Record record_called(Book& book, std::string_view id) {
  auto found = book.find(id);
  if (!found) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id}), tr("“list” shows the records."));
  return std::move(*found);
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

}  // namespace yishibu
