// SPDX-License-Identifier: MIT
// Lines to blocks: what a web page or a printer put around the text is taken out, sentences broken over lines are joined.
// Must not know which block is a title and which belongs to which document.
#pragma once

#include "decode.hpp"

namespace yishibu::text_import {

struct Block {
  std::size_t line = 0;  ///< where it begins
  Text text;
  std::size_t hashes = 0;   ///< of a heading by Markdown, taken off, or by style
  bool unfinished = false;  ///< the sentence does not end here
  std::vector<Field> cells;  ///< as in Line
};

/// Takes out the frame of a web page, page numbers and drawn lines. Works on lines before punctuation is repaired.
void strip(std::vector<Line>& lines, Imported& report);
/// Joins what belongs together.
std::vector<Block> blocks_of(std::vector<Line> lines, Imported& report);

}  // namespace yishibu::text_import
