// SPDX-License-Identifier: MIT
// Two texts compared as a reader would: whole words replaced, added, dropped or moved, lists by their items. Must not know
// records, books, nor how the result is shown.
#pragma once

#include <string>
#include <vector>

#include "pairs.hpp"
#include "words.hpp"
#include "yishibu/record.hpp"

namespace yishibu::rules {

using namespace difference;

enum class Turn { Same, Replaced, Added, Removed, Moved, Marks };

/// A stretch of both texts. Same may differ in the punctuation between items of a list.
struct Piece {
  Turn kind = Turn::Same;
  Text a, b;
  int list_a = -1, list_b = -1;  ///< of what list it is an item
  int move = 0;                  ///< of a stretch that moved: -1 where it went from, 1 where it came to; only that side's text stands there
  std::size_t other = kNone;     ///< paragraph of the other text it came from or went to
};

/// A row of the comparison: one paragraph of either text, or of both.
struct Line {
  std::size_t a = kNone, b = kNone;
  bool moved = false;  ///< the paragraph as a whole stands elsewhere
  std::vector<Piece> pieces;
};

struct Difference {
  Turn kind = Turn::Replaced;
  std::string before, after;       ///< as a reader would name it, without punctuation around it
  std::vector<std::string> items;  ///< where items of one list came or went
  std::size_t a = kNone, b = kNone;  ///< paragraphs
  std::string left, right;         ///< what stands around it
  bool paragraph = false;          ///< a whole one
};

struct Comparison {
  std::vector<Line> lines;  ///< in the order of the second text, what is gone at the place it had
  std::vector<Difference> differences;
};

Comparison compare(const std::vector<Paragraph>& a, const std::vector<Paragraph>& b, const Words& words);

/// "replaced", "added", "removed", "moved", "punctuation".
const char* change_code(Turn kind);

}  // namespace yishibu::rules
