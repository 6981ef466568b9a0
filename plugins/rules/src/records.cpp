// SPDX-License-Identifier: MIT
// See records.hpp.
#include "records.hpp"

#include "book_records.hpp"
#include "days.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::rules {

Record rule_of(Host& host, Book& book, std::string_view name) {
  Record record = record_called(book, host.full_id(name, book));
  if (!host.is_kind(record.kind, kRule)) throw Error(ErrorKind::Usage, say("{0} is no rule but {1}.", {name, host.kind(record.kind).label}), tr("“list rule” shows the rules."));
  return record;
}

void need_day(std::string_view day) {
  if (day.size() != 10 || !day_number(day)) throw Error(ErrorKind::Usage, say("“{0}” is no day.", {day}), tr("Write it as 2016-03-15."));
}

Named version_of(Host& host, Book& book, std::string_view name) {
  const std::size_t mark = name.rfind('@');
  const std::string id = host.full_id(name.substr(0, mark), book);
  if (mark == std::string_view::npos) {
    Record record = record_called(book, id);
    const std::string title = title_of(host, record);
    return {std::move(record), title};
  }
  const std::string_view when = name.substr(mark + 1);
  if (when.empty()) throw Error(ErrorKind::Usage, say("“{0}” names no version.", {name}), tr("Write a day or a version behind the @; “history” lists the versions."));
  auto found = book.find_at(id, when);
  if (!found) throw Error(ErrorKind::NotFound, say("{0} was not there yet on {1}.", {id, when}));
  const std::string title = title_of(host, *found) + "（" + std::string(when) + "）";
  return {std::move(*found), title};
}

std::string title_of(Host& host, const Record& record) {
  const std::string_view title = record.field(host.kind(record.kind).title_field);
  return title.empty() ? record.id : title.find("《") != std::string_view::npos ? std::string(title) : "《" + std::string(title) + "》";
}

std::vector<Listed> rules_of(Host& host, Book& book) {
  return book.list({family(host, kRule), {}, {}, {}, {}});
}

}  // namespace yishibu::rules
