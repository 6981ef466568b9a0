// SPDX-License-Identifier: MIT
// A Word document to the same lines that a text file gives, with its pictures. Must not know which line is a title, nor
// records.
#pragma once

#include <string_view>
#include <vector>

#include "decode.hpp"

namespace yishibu::text_import {

struct Picture {
  std::size_t line = 0;
  File file;
};
struct Paper {
  std::vector<Line> lines;  ///< numbered by paragraphs, empty ones and those of tables counted
  std::vector<Picture> pictures;
};

/// Throws Invalid, Denied or Unsupported for what is no sound .docx; says in `report` all that is not in the lines.
Paper paper_of(std::string_view bytes, const Normalise& normalise, Imported& report);

}  // namespace yishibu::text_import
