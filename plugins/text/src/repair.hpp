// SPDX-License-Identifier: MIT
// Punctuation of one line: half-width marks between Chinese characters, brackets of document numbers, marks that web pages
// and Markdown leave. Must not know documents.
#pragma once

#include "decode.hpp"

namespace yishibu::text_import {

/// The line with its punctuation repaired.
Text repaired(View line);
/// Repairs every line, divides lines at a stray quotation mark, and reports all of it.
void repair(std::vector<Line>& lines, bool markdown, Imported& report);

}  // namespace yishibu::text_import
