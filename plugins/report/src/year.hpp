// SPDX-License-Identifier: MIT
// The records of one year, read from the book once. Must not count anything.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::report {

/// Ordered as the book lists them: by date, then id.
struct Year {
  std::string year;
  std::string as_of;  ///< the day that the figures are of: the last of the year, or today where that has not come
  BookInfo book;
  std::vector<Record> matters, meetings, subsidies, trainings;  ///< by their date
  std::vector<Record> committees, rules;                        ///< all that have stood since before the year's end
  std::vector<Record> plans, reports;                           ///< by their field year; by their date where that is empty

  std::unordered_map<std::string, std::size_t> places;          ///< of matters, by id
  /// Matters whose results the secretary has said to be carried out, by the command “step”, by the end of `as_of`. Their results bear that
  /// day here where they bear none themselves: what the procedure takes for done no figure takes for open.
  std::set<std::string> implemented;

  /// Null where the matter is of another year.
  const Record* matter(std::string_view id) const;
};

/// What is read: a plan is followed by matters and meetings alone.
enum class Scope { Everything, Consultations };

/// Each record is read once. Throws Usage where `year` is no year of four digits.
Year read_year(std::string_view year, Book& book, Host& host, Scope scope = Scope::Everything);

/// Labels of terms as they stood on the year's last day, each list asked for once.
class Labels {
 public:
  Labels(const Year& year, Host& host) : year_(year), host_(host) {}
  const Vocabulary& list(const std::string& id);
  std::string label(const std::string& list, std::string_view code);

 private:
  const Year& year_;
  Host& host_;
};

}  // namespace yishibu::report
