// SPDX-License-Identifier: MIT
// Changes to a record as they are written on a command line: field=value, rows/id/field=value, body/id=text.
// See docs/user/commands.md. Must not save anything.
#pragma once

#include <string>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::records {

/// Applies every word in order. A row or paragraph id that begins with "new" makes a new one; the same word again means the same row,
/// until a cell of it is given once more, and another paragraph. Where there is room for one value only, none is given twice. A row may
/// also be called by what one of its cells says, a paragraph by its number, both by their place as it was (第2行, 第3段). An empty value
/// removes. Fields may be named by their Chinese label. Values are what Host::understood() makes of them; without a book they stay as
/// they are. A word that stands in one term only of its list, and is not denied there, is taken for that one. Returns what was taken so,
/// in sentences. Throws Usage or NotFound with the nearest name, Denied for what follows from acts.
std::vector<std::string> apply(Record& record, const Kind& kind, const std::vector<std::string>& words, Host& host, Book* book);

}  // namespace yishibu::records
