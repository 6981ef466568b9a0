// SPDX-License-Identifier: MIT
// See archive_order.hpp.
#include "archive_order.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <set>
#include <tuple>

#include "yishibu/error.hpp"

namespace yishibu {
namespace {

/// The list, or an empty one where the plugin that has it is not there.
const Vocabulary& list_of(std::string_view id, Host& host, std::string_view region, std::string_view day) {
  static const Vocabulary none;
  try {
    return host.vocabulary(id, region, day);
  } catch (const Error& failure) {
    if (failure.kind() != ErrorKind::NotFound) throw;
    return none;
  }
}

/// The row for a kind: its own, that of what it is built on, or the one for all.
const Term* row_for(const Vocabulary& list, std::string_view kind, Host& host) {
  for (std::string at(kind); !at.empty() && !list.terms.empty(); at = host.kind(at).base) {
    std::string code = at;
    std::replace(code.begin(), code.end(), ':', '.');
    if (const Term* term = list.find(code)) return term;
  }
  return list.find("any");
}

std::string code_of(const std::string& label) {
  if (label == "永久") return "Y";
  const std::size_t digits = label.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string::npos && label.substr(digits) == "年" ? "D" + label.substr(0, digits) : kPending;
}

constexpr const char* kOneAYear = "一年一件";

}  // namespace

Retention retention_of(std::string_view kind, std::string_view region, std::string_view day, Host& host) {
  const Term* term = row_for(list_of("archive:retention", host, region, day), kind, host);
  return term ? Retention{term->label, code_of(term->label), term->status.empty()} : Retention{};
}

std::string organ_of(std::string_view kind, std::string_view region, std::string_view day, Host& host) {
  const Term* term = row_for(list_of("archive:organ", host, region, day), kind, host);
  return term && term->label != kPending ? term->label : std::string();
}

std::string ArchiveNumber::head() const { return fonds + "-WS·" + year + "-" + period + "-" + (organ.empty() ? "" : organ + "-"); }

std::string ArchiveNumber::text() const {
  const std::string digits = std::to_string(number);
  return head() + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::optional<ArchiveNumber> read_archive_number(std::string_view text) {
  constexpr std::string_view kFiles = "-WS·";
  const std::size_t files = text.find(kFiles), last = text.rfind('-');
  if (files == std::string_view::npos || last < files + kFiles.size()) return std::nullopt;
  std::string_view parts = text.substr(files + kFiles.size(), last - files - kFiles.size());
  const std::string_view digits = text.substr(last + 1);
  ArchiveNumber out;
  out.fonds = text.substr(0, files);
  for (std::string* part : {&out.year, &out.period, &out.organ}) {
    const std::size_t dash = part == &out.organ ? std::string_view::npos : parts.find('-');
    *part = parts.substr(0, dash);
    parts.remove_prefix(dash == std::string_view::npos ? parts.size() : dash + 1);
  }
  if (out.period.empty() || std::from_chars(digits.data(), digits.data() + digits.size(), out.number).ec != std::errc() || out.text() != text) return std::nullopt;
  return out;
}

std::string retention_label(std::string_view code) {
  return code == "Y" ? "永久" : code.starts_with('D') ? std::string(code.substr(1)) + "年" : std::string(code);
}

std::vector<Record> transfers(Book& book) {
  Query query;
  query.kinds = {kTransfer};
  std::vector<Record> out;
  for (const Listed& listed : book.list(query))
    if (auto record = book.find(listed.id)) out.push_back(std::move(*record));
  // Several may be sent on one day: their number says which came first.
  const auto number = [](const Record& record) { return std::strtol(std::string(record.field("number")).c_str(), nullptr, 10); };
  std::stable_sort(out.begin(), out.end(), [&](const Record& a, const Record& b) { return number(a) < number(b); });
  return out;
}

std::map<std::string, ArchiveNumber> numbers_handed_over(Book& book) {
  std::map<std::string, ArchiveNumber> out;
  for (const Record& transfer : transfers(book))
    for (const Row& row : transfer.rows("items"))
      if (auto number = read_archive_number(row.field("archive_no"))) out.insert_or_assign(std::string(row.field("record")), std::move(*number));
  return out;
}

std::map<std::string, std::size_t> last_of(const std::map<std::string, ArchiveNumber>& numbers) {
  std::map<std::string, std::size_t> out;
  for (const auto& [id, number] : numbers) out[number.head()] = std::max(out[number.head()], number.number);
  return out;
}

ArchiveNumber ArchiveNumbers::next(const std::string& year, const std::string& period, const std::string& organ) {
  ArchiveNumber out{fonds_, year, period, organ};
  out.number = ++last_[out.head()];
  return out;
}

std::string archive_year(const Record& record, Host& host, std::string_view region) {
  for (const Term& rule : list_of("archive:year", host, region, "").terms)
    if (const std::string_view value = record.field(rule.code); value.size() >= 4) return std::string(value.substr(0, 4));
  const std::string_view date = record.field(host.kind(record.kind).date_field);
  return std::string(date.size() >= 4 ? date.substr(0, 4) : std::string_view(record.id).substr(0, 4));
}

std::vector<ArchiveItem> archive_items(const std::string& year, Host& host, Book& book) {
  const std::string& region = book.info().region;
  // Records that a rule may move out of the year of their date have to be read; all others are told by the index alone.
  std::set<std::string> ruled;
  std::vector<Listed> rows;
  for (const Term& rule : list_of("archive:year", host, region, "").terms) {
    Query query;
    query.having = {rule.code};
    for (Listed& row : book.list(query))
      if (ruled.insert(row.id).second)
        if (const auto record = book.find(row.id); record && archive_year(*record, host, region) == year) rows.push_back(std::move(row));
  }
  Query query;
  query.from = query.to = year;
  for (Listed& row : book.list(query))
    if (!ruled.contains(row.id)) rows.push_back(std::move(row));
  std::erase_if(rows, [](const Listed& row) { return row.kind == kTransfer; });
  std::sort(rows.begin(), rows.end(), [](const Listed& a, const Listed& b) { return std::tie(a.date, a.id) < std::tie(b.date, b.id); });

  const Vocabulary& items = list_of("archive:item", host, region, year);
  const auto given = numbers_handed_over(book);
  ArchiveNumbers numbers(book.info(), last_of(given));
  std::map<std::string, std::size_t> yearly;  // row of the list → the 件 that gathers its records
  std::vector<ArchiveItem> out;
  for (const Listed& row : rows) {
    const Term* rule = row_for(items, row.kind, host);
    const bool gathers = rule && rule->label == kOneAYear;
    if (gathers)
      if (const auto known = yearly.find(rule->code); known != yearly.end()) {
        out[known->second].records.push_back(row.id);
        continue;
      }
    const Retention retention = retention_of(row.kind, region, year, host);
    const auto had = given.find(row.id);
    out.push_back({had != given.end() ? had->second : numbers.next(year, retention.code, organ_of(row.kind, region, year, host)), retention, {row.id}});
    if (gathers) yearly[rule->code] = out.size() - 1;
  }
  return out;
}

std::size_t place_in_item(std::string_view name, Host& host, std::string_view region) {
  const std::vector<Term>& places = list_of("archive:place", host, region, "").terms;
  std::size_t other = places.size();
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].code == "attachment") other = i;
    for (const std::string& word : places[i].aliases)
      if (name.find(word) != std::string_view::npos) return i;
  }
  return other;
}

std::string eight_digits(std::string_view date) {
  std::string out(date.substr(0, 10));
  std::erase(out, '-');
  return out;
}

std::string in_eights(std::string_view sum) {
  std::string out;
  for (std::size_t at = 0; at < sum.size(); at += 8) (out += at ? " " : "") += sum.substr(at, 8);
  return out;
}

std::string responsible_of(const Record& record, Book& book, Host& host) {
  std::string out;
  for (const Row& row : record.rows("issuers"))
    if (!row.field("name").empty()) out += (out.empty() ? "" : "、") + std::string(row.field("name"));
  if (out.empty()) out = record.field("issuer");
  if (out.empty() && !record.field("committee").empty())
    if (const auto committee = book.find(record.field("committee"))) out = committee->field("title");
  if (!out.empty()) return out;
  return host.is_kind(record.kind, "national:received") ? "待补" : book.info().name;
}

}  // namespace yishibu
