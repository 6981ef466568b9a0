// SPDX-License-Identifier: MIT
// One problem found by validation: what, where, which rule, how to fix. Validation reports all of them.
#pragma once

#include <string>
#include <vector>

namespace yishibu {

enum class Level { Note, Should, Must };

/// As it stands in files and JSON; never translated.
inline const char* level_code(Level level) { return level == Level::Must ? "must" : level == Level::Should ? "should" : "note"; }

struct Finding {
  Level level = Level::Must;
  std::string record;  ///< id, or "" where it is not about one record
  std::string where;   ///< field, row or file, in the user's words
  std::string what;
  std::string rule;  ///< law, standard or format rule with its clause
  std::string fix;   ///< what to do; may be ""
};
using Findings = std::vector<Finding>;

}  // namespace yishibu
