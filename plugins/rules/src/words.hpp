// SPDX-License-Identifier: MIT
// Words that a reader sees as one, and where they begin in a text. Must not know where the words come from.
#pragma once

#include <unordered_set>
#include <vector>

#include "characters.hpp"

namespace yishibu::rules {

using namespace difference;

class Words {
 public:
  void add(View word);
  /// For every position 0…size whether a word begins there: longest known word first, figures and Latin letters kept together.
  std::vector<char> starts(View text) const;

 private:
  static constexpr std::size_t kLongest = 12;
  std::unordered_set<Text> words_;
  std::size_t longest_ = 1;
};

}  // namespace yishibu::rules
