// SPDX-License-Identifier: MIT
// A table to lines: people, labels with their values, or rows of text. Must not know how Word writes tables.
#pragma once

#include "decode.hpp"

namespace yishibu::text_import {

struct Cell {
  std::vector<Line> lines;
  std::size_t column = 0;  ///< where it begins in the grid
  bool merged = false;     ///< with cells above or below
  bool continued = false;  ///< merged with the cell above, whose lines, if they are short, are here too
};
struct TableRow {
  std::size_t line = 0;
  std::vector<Cell> cells;
};

void add_table(const std::vector<TableRow>& rows, std::vector<Line>& out, Imported& report);

}  // namespace yishibu::text_import
