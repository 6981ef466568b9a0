// SPDX-License-Identifier: MIT
// Personal data in running text: resident identity numbers, telephones, bank accounts. Must not know where a text comes from
// nor who will read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu::personal {

enum class Kind { Identity, Mobile, Landline, Account };

struct Found {
  Kind kind = Kind::Identity;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  std::string masked;              ///< what may be shown instead: 340***********1234, 138****5678, 0550-***2345, ****1234
};

/// Everything in `text` that is personal data beyond reasonable doubt: 17 to 19 digits with a province and a valid date where an
/// identity number has them, 15 likewise, 11 that a mobile has, an area code with seven or eight, 16–19 with a valid Luhn digit. Full-width digits count; a part of a
/// longer number, of a word or of an amount does not.
std::vector<Found> find(std::string_view text);
/// The text with all of it masked.
std::string masked(std::string_view text);

}  // namespace yishibu::personal
