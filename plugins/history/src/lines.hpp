// SPDX-License-Identifier: MIT
// A comparison as the lines of one document, each with its fate and its changed stretches: what every output of “diff” is made from.
// Must not know what the outputs look like.
#pragma once

#include <string>
#include <vector>

#include "characters_diff.hpp"
#include "comparison.hpp"

namespace yishibu::history {

using namespace difference;

struct Bit {
  Turn turn = Turn::Same;
  std::string text;
};

struct Line {
  enum class Fate { Same, Changed, Added, Removed, Leaves, Comes };
  Fate fate = Fate::Same;
  bool heading = false;    ///< of a table or text
  std::string part, id;    ///< name of the field, table or text; of row or paragraph
  std::size_t a = kNone, b = kNone;  ///< place in its table or text
  bool numbered = false;   ///< a paragraph, which people find by its place
  std::vector<Bit> bits;
  std::size_t part_sort = 0;  ///< a Part::Sort

  std::string before() const;
  std::string after() const;
};

/// All lines, the unchanged too. Those that are neither Added nor Comes, in this order, are the old document; those neither Removed
/// nor Leaves the new one.
std::vector<Line> lines_of(const std::vector<Part>& parts);
/// （移到第3段） of a line that leaves, （由第1段移来） of one that comes.
std::string move_words(const Line& line);
const char* fate_code(Line::Fate fate);

}  // namespace yishibu::history
