// SPDX-License-Identifier: MIT
// What all who count share: where figures go and when they have a value. Must not count itself.
#pragma once

#include "count.hpp"

namespace yishibu::report {

class Counter {
 public:
  Counter(const Year& year, Labels& labels, std::vector<Figure>& out) : year_(year), labels_(labels), out_(out) {}

 protected:
  Figure& figure(std::string code, std::string label, std::string unit, std::string goal, std::string basis) {
    Figure& made = out_.emplace_back();
    made.code = std::move(code), made.label = std::move(label), made.unit = std::move(unit), made.goal = std::move(goal), made.basis = std::move(basis);
    return made;
  }
  /// A value for what at least one record speaks of; else it stays unrecorded.
  static void settle(Figure& made, std::int64_t value, bool spoken_of) {
    if (spoken_of) made.value = value;
  }
  void expect(Tally& tally, const std::string& list) {
    for (const Term& term : labels_.list(list).terms) tally.expect(term.code, term.label);
  }

  const Year& year_;
  Labels& labels_;
  std::vector<Figure>& out_;
};

/// The second half: committees, rules, plan, training, subsidy, results, publication, feedback.
void count_work(const Year& year, Labels& labels, std::vector<Figure>& out);

}  // namespace yishibu::report
