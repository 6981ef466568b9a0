// SPDX-License-Identifier: MIT
// Reports as texts: a record of kind national:report, made in memory. Words printed on paper are Chinese. Must not count.
#pragma once

#include <string>
#include <vector>

#include "count.hpp"
#include "ledger.hpp"
#include "yishibu/finding.hpp"

namespace yishibu::report {

enum class Name { SelfInspection, Annual, Ledger };

/// Throws Usage for a name that is neither.
Name name_of(const std::string& word);
const char* code_of(Name name);

/// A matter that is not finished, and why.
struct Unfinished {
  std::string id, title, why;
};

/// Everything that a report says; each output shows a part of it.
struct Report {
  Name name = Name::Annual;
  Year year;
  std::vector<Figure> figures;
  std::vector<LedgerRow> ledger;
  Findings findings;  ///< of the year's records, for the self-inspection
  std::vector<Unfinished> unfinished;
  std::vector<Term> goals;
};

std::vector<Unfinished> unfinished(const Year& year);
std::string title_of(const Report& report);
/// Without an id; `today` becomes its date.
Record to_record(const Report& report, const std::string& today);

}  // namespace yishibu::report
