// SPDX-License-Identifier: MIT
// Changes to a record as they are written on a command line: field=value, rows/id/field=value, body/id=text.
// See docs/user/commands.md. Must not save anything.
#pragma once

#include <string>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::records {

/// Applies every word in order. A row or paragraph id that begins with "new" makes a new one; the same word again means the
/// same one; a row may also be called by its name. An empty value removes. Fields may be named by their Chinese label. Values are
/// what Host::understood() makes of them; without a book they stay as they are. Throws Usage or NotFound with the nearest name.
void apply(Record& record, const Kind& kind, const std::vector<std::string>& words, Host& host, Book* book);

}  // namespace yishibu::records
