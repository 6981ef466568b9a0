// SPDX-License-Identifier: MIT
// Changes to a record as they are written on a command line: field=value, rows/id/field=value, body/id=text.
// See docs/user/commands.md. Must not know books.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"

namespace yishibu::cli {

/// Applies every word in order. A row or paragraph id that begins with "new" makes a new one; the same word again means the
/// same one; a row may also be called by its name. An empty value removes. Fields may be named by their Chinese label; `understand` turns
/// what people write into what a field of that kind holds. Throws Usage or NotFound with the nearest name.
using Understand = std::function<std::string(const FieldSpec&, const std::string&)>;
void apply(Record& record, const Kind& kind, const std::vector<std::string>& words, const Understand& understand = [](const FieldSpec&, const std::string& typed) { return typed; });

/// A line for the history: which fields, rows and paragraphs differ.
std::string change_summary(const Record& before, const Record& after, const Kind& kind);

}  // namespace yishibu::cli
