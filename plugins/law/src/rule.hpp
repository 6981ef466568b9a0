// SPDX-License-Identifier: MIT
// Declared checks as plugins write them (docs/formats/plugin.md, “Check”): conditions, quantities, exact ratios, periods and
// which layer decides. Must not judge anything, nor know any institution by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "condition.hpp"
#include "yishibu/element.hpp"

namespace yishibu::law {

/// A whole number that a record states or shows. Exactly one of field, rows and figure is named; `figure` is looked up where the
/// field is empty: what the book's records of the community's own figures say for the record's day.
struct Quantity {
  std::string field;
  std::string rows;
  Condition where;  ///< of the rows that count
  std::string figure;
  bool named() const { return !field.empty() || !rows.empty() || !figure.empty(); }
};

/// An exact bound on part : whole. 以上 is at-least, 超过 and 过半数 are more-than.
struct Ratio {
  long over = 0, under = 0;  ///< under is 0 where there is no bound
  bool set() const { return under > 0; }
};

/// One way to satisfy a check of type `share`; a check may have several, of which one is enough.
struct Way {
  std::string label;
  Quantity part, whole;
  Ratio least, above, most;
};

enum class CheckType { Present, OneOf, Count, Share, Before, Days, Covers, Unique, Reference, Frequency, Apart, Range };

struct CheckRule {
  std::string id, kind, rows, field, other, source, message, fix, from, to, overrides;
  std::string cited;  ///< source and period as a finding cites them
  CheckType type = CheckType::Present;
  Condition on;      ///< of the record: attribute `if`
  Condition when;    ///< of the rows that are judged or counted
  Condition with;    ///< of the record referred to
  Condition unless;  ///< of the record: it passes where this holds
  std::vector<std::string> values, levels;  ///< levels of books: village, community, township; empty = all
  std::vector<Way> ways;
  std::string counted;     ///< Frequency, Apart, Present: the kind of the other records
  Condition counted_when;  ///< of the other records
  std::string per;         ///< Frequency: quarter, half, year or ever
  Quantity part;           ///< Range
  long min = 1, max = -1;
  bool must = false;
  bool floor = false;         ///< a layer that overrides it may be stricter, not laxer
  bool working_days = false;
};

/// Throws Error{Invalid} naming the check and what is wrong with it.
std::vector<CheckRule> read_checks(const Element& root);

/// Whether `rule` asks for less than `floor`, as far as their numbers can be compared.
bool laxer(const CheckRule& rule, const CheckRule& floor);

}  // namespace yishibu::law
