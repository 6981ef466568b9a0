// SPDX-License-Identifier: MIT
// Two texts compared character by character, fast whatever they are, and so cleaned up that people can read what came out. Must
// not know what the texts are of, nor how the result is shown.
#pragma once

#include <vector>

#include "characters.hpp"

namespace yishibu::difference {

enum class Turn { Same, Removed, Added };

/// A stretch of the old text (Same, Removed) or of the new one (Same, Added). In order, those that are not Added make the old
/// text, those that are not Removed the new one. Removed stands before the Added that takes its place. Views into the arguments.
struct Stretch {
  Turn turn = Turn::Same;
  View text;
  bool operator==(const Stretch&) const = default;
};

/// As few characters as possible removed and added. Common ends are set aside; up to 400 edits are found by Myers' greedy
/// search, more by bit-parallel rows of the longest common subsequence, which are halved where they would not fit into memory.
/// Texts so long that even this would take seconds come out as replaced.
std::vector<Stretch> shortest_diff(View before, View after);

/// The same for readers: no islands of a character or two between changes, figures and Latin words whole, joined characters
/// (emoji, variants) whole, and what was put in or taken out begins and ends at punctuation where it can.
std::vector<Stretch> readable_diff(View before, View after);

/// How a search was made, so that tests can reach every way.
struct DiffLimits {
  std::size_t most_edits = 400;
  std::size_t most_words = std::size_t{1} << 20;    ///< of 64 bits, kept rows
  std::size_t most_cells = std::size_t{1} << 34;    ///< beyond: replaced
};
std::vector<Stretch> shortest_diff(View before, View after, const DiffLimits& limits);

}  // namespace yishibu::difference
