// SPDX-License-Identifier: MIT
// What two sequences have in common, in bounded time. Must not know what the sequences are of.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace yishibu::difference {

using Sequence = std::vector<std::uint32_t>;
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;  ///< rising on both sides

/// Equal elements of a common subsequence. Elements that stand once on either side are anchors; between them Myers' shortest edit is
/// found as long as it is short, and nothing matches where it is not: never more than about 10^6 steps for a stretch.
Matches common(const Sequence& a, const Sequence& b);
/// Indices of a longest rising subsequence.
std::vector<std::size_t> rising(const std::vector<std::size_t>& values);

}  // namespace yishibu::difference
