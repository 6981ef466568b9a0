// SPDX-License-Identifier: MIT
// A receipt as a value, as XML and as a page for printing (docs/formats/receipt.md). Must not know books.
#pragma once

#include <string>
#include <vector>

#include "contents.hpp"

namespace yishibu::bundle {

struct Receipt {
  std::string date, office, by;
  bool verified = true;
  Contents bundle;                   ///< without the sums
  std::string reason;                ///< why the whole is refused, or ""
  std::vector<std::string> reasons;  ///< one for each item of the bundle; "" = none of its own
  Findings findings;

  bool refused(std::size_t item) const { return !reason.empty() || !reasons[item].empty(); }
  std::size_t refused() const;
  /// accepted | partly | refused
  const char* verdict() const;
};

std::string to_xml(const Receipt& receipt, Host& host);
/// Throws Invalid where one byte is not what was written, Unsupported for a later version.
Receipt receipt_from(const std::string& bytes, Host& host);
/// What is refused and how much is accepted: one page for what an office usually refuses.
std::string to_page(const Receipt& receipt);

}  // namespace yishibu::bundle
