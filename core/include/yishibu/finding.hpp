// SPDX-License-Identifier: MIT
// What validation says: what, where, which rule, how to fix. It reports every problem, and on request what is well.
#pragma once

#include <string>
#include <vector>

namespace yishibu {

enum class Level { Note, Should, Must };

/// As it stands in files and JSON; never translated.
inline const char* level_code(Level level) { return level == Level::Must ? "must" : level == Level::Should ? "should" : "note"; }

/// What came out of a check. Unknown: what it takes to decide is not written down; that is never a pass.
enum class Verdict { Fail, Unknown, Pass, NotApplicable };

inline const char* verdict_code(Verdict verdict) {
  return verdict == Verdict::Fail ? "fail" : verdict == Verdict::Unknown ? "unknown" : verdict == Verdict::Pass ? "pass" : "not-applicable";
}

struct Finding {
  Level level = Level::Must;
  std::string record;  ///< id, or "" where it is not about one record
  std::string where;   ///< field, row or file, in the user's words
  std::string what;
  std::string rule;  ///< law, standard or format rule with its clause
  std::string fix;   ///< what to do; may be ""
  Verdict verdict = Verdict::Fail;
  std::string check = {};  ///< id of the declared check, or "" for what the kind itself demands

  /// Whether something is left to do about it.
  bool open() const { return verdict == Verdict::Fail || verdict == Verdict::Unknown; }
};
using Findings = std::vector<Finding>;

}  // namespace yishibu
