// SPDX-License-Identifier: MIT
// Conditions as plugins' data write them (docs/formats/plugin.md, “Conditions”). Must not know what they are asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/record.hpp"

namespace yishibu {

/// Words parted by spaces, all of which must hold: `name=a|b` is one of these, `name!=a` is none of these, `name^=a|b` begins with one of
/// these, `name!^=a` with none, `name` has a value, `!name` has none. No words: it always holds.
struct Condition {
  struct Word {
    std::string name;
    std::vector<std::string> values;  ///< empty: any value
    bool negated = false, begins = false;
  };
  std::vector<Word> words;

  bool holds(const std::vector<Field>& fields) const;
};

Condition read_condition(std::string_view written);
/// The pieces between separators; always at least one.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace yishibu
