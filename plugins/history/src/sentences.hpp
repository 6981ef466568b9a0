// SPDX-License-Identifier: MIT
// What changed, in sentences that a secretary reads: 到会人数：31→32. Must not know versions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "characters_diff.hpp"
#include "comparison.hpp"
#include "yishibu/value.hpp"

namespace yishibu::history {

using namespace difference;

/// 每〔-季度-〕〔+月+〕召开; what stays the same is shortened to its ends where `folded`.
std::string marked(const std::vector<Stretch>& stretches, bool folded);
/// A sentence for every field, row and paragraph that changed.
std::vector<std::string> sentences(const std::vector<Part>& parts);
/// The same as data: part, label, what (changed, added, removed, moved), row or paragraph, values before and after.
Value changes_json(const std::vector<Part>& parts);

}  // namespace yishibu::history
