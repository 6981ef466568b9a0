// SPDX-License-Identifier: MIT
// The order of an archive: how long records are kept, which year they belong to, what is one 件, its number. The rules are the lists of
// plugins/archive; here is only how they are read. Must not know packages or papers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu {

inline constexpr const char* kPending = "待补";

/// How long, and whether the list is sure of it.
struct Retention {
  std::string label = kPending;  ///< 永久, 30年, 10年
  std::string code = kPending;   ///< Y, D30, D10: as a number has it
  bool sure = false;
};
/// As the list archive:retention says for the kind, else for what it is built on, in that region on that day.
Retention retention_of(std::string_view kind, std::string_view region, std::string_view day, Host& host);

/// Code of the 机构 that the list archive:organ says for the kind, "" where it says none.
std::string organ_of(std::string_view kind, std::string_view region, std::string_view day, Host& host);

/// 全宗号-WS·年度-保管期限-[机构]-件号.
struct ArchiveNumber {
  std::string fonds, year, period, organ;
  std::size_t number = 0;
  std::string head() const;  ///< all that stands before the 件号
  std::string text() const;
};
/// The number that text() spells; nothing where it is none.
std::optional<ArchiveNumber> read_archive_number(std::string_view text);
/// The period of keeping that a number's code stands for: Y, D30, D10.
std::string retention_label(std::string_view code);
/// The kind of the records that tell which bundles a book has handed over, with a row for each item; no item of an archive itself.
inline constexpr const char* kTransfer = "bundle:transfer";
/// Every one of them in the book, in the order in which they were sent.
std::vector<Record> transfers(Book& book);
/// Numbers that stay: those under which records were handed over, as the last transfer of each has it; by the records' ids.
std::map<std::string, ArchiveNumber> numbers_handed_over(Book& book);
/// The last of the numbers, by their heads.
std::map<std::string, std::size_t> last_of(const std::map<std::string, ArchiveNumber>& numbers);
/// Hands out numbers that run on without a gap within fonds, year, period and organ.
class ArchiveNumbers {
 public:
  /// `last`: the numbers handed out before, by their heads.
  explicit ArchiveNumbers(const BookInfo& book, std::map<std::string, std::size_t> last = {}) : fonds_(book.fonds.empty() ? kPending : book.fonds), last_(std::move(last)) {}
  ArchiveNumber next(const std::string& year, const std::string& period, const std::string& organ = {});

 private:
  std::string fonds_;
  std::map<std::string, std::size_t> last_;
};

/// One 件: usually one record; a yearly book of minutes is one 件 too.
struct ArchiveItem {
  ArchiveNumber number;
  Retention retention;
  std::vector<std::string> records;  ///< ids, in their order
};
/// Everything that the book has of one year, by date. Which year a record belongs to: the first field of the list archive:year that it has,
/// else its date.
std::vector<ArchiveItem> archive_items(const std::string& year, Host& host, Book& book);
std::string archive_year(const Record& record, Host& host, std::string_view region);

/// Where an attachment stands inside its 件: its place in the list archive:place, by the words in its name.
std::size_t place_in_item(std::string_view name, Host& host, std::string_view region);

/// A day as the lists print it: 20160315.
std::string eight_digits(std::string_view date);
/// A sum eight digits at a time, so that it can be read and compared by eye.
std::string in_eights(std::string_view sum);

/// 责任者: who issued it, else whose meeting it is, else the book's own body; 待补 where a received paper does not say who sent it.
std::string responsible_of(const Record& record, Book& book, Host& host);

}  // namespace yishibu
