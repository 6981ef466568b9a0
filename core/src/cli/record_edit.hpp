// SPDX-License-Identifier: MIT
// Changes to a record as they are written on a command line: field=value, rows/id/field=value, body/id=text.
// See docs/user/commands.md. Must not know books.
#pragma once

#include <string>
#include <vector>

#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"

namespace yishibu::cli {

/// Applies every word in order. A row or paragraph id that begins with "new" makes a new one; the same word again means the
/// same one. An empty value removes. Fields may be named by their Chinese label. Throws Usage or NotFound with the nearest name.
void apply(Record& record, const Kind& kind, const std::vector<std::string>& words);

/// A line for the history: which fields, rows and paragraphs differ.
std::string change_summary(const Record& before, const Record& after, const Kind& kind);

}  // namespace yishibu::cli
