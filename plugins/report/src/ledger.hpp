// SPDX-License-Identifier: MIT
// The ledger of a year: one row a matter, as everybody may read it (personal data are masked). Must not write files.
#pragma once

#include <string>
#include <vector>

#include "year.hpp"

namespace yishibu::report {

/// 协商台账. Texts, for paper; what no record says is 未记录.
struct LedgerRow {
  std::string matter;  ///< id
  std::string on, topic, category, form, form_code, lead, people, result, published, progress, satisfaction, archive_no;
};

std::vector<LedgerRow> ledger(const Year& year, Labels& labels);

}  // namespace yishibu::report
