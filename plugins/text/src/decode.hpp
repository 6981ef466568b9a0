// SPDX-License-Identifier: MIT
// Bytes of a text file to lines of code points, whatever the encoding. Must not know what the lines mean.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "chars.hpp"
#include "yishibu/contribution.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::text_import {

struct Line {
  std::size_t number = 0;  ///< in the source, from 1
  Text text;               ///< without blanks at either end
  bool indented = false;   ///< two blanks or more, as a new paragraph has
  std::size_t blanks = 0;  ///< empty lines right before it
  std::size_t heading = 0;   ///< depth of a heading that its style tells, as many '#' as Markdown would have
  std::vector<Field> cells;  ///< of a row of a table of people: head of the column → cell; the row of the heads has itself
};

using Normalise = std::function<std::string(std::string_view)>;

inline constexpr std::size_t kMostBytes = 64u << 20;
inline constexpr std::size_t kMostLines = 500'000;  ///< that say something; a record of more cannot be worked with

inline constexpr std::size_t kLongLine = 1u << 20;  ///< characters; longer lines are kept as they stand

/// Makes `raw` the line's text: without invisible characters and blanks around it, in normal form. False where nothing is left.
bool fill_line(Line& line, View raw, const Normalise& normalise, Imported& report);
/// Throws where no further line is taken.
void check_count(std::size_t lines);

/// All of it in UTF-8. Throws Invalid where the bytes are no text.
std::string utf8_of_file(std::string_view bytes, Imported& report);

/// The lines that are not empty. Throws Invalid where the bytes are no text.
std::vector<Line> lines_of(std::string_view bytes, const Normalise& normalise, Imported& report);

}  // namespace yishibu::text_import
