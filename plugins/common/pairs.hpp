// SPDX-License-Identifier: MIT
// Which paragraph of one text is which of the other, wherever it stands. Must not know what has changed inside.
#pragma once

#include <vector>

#include "characters.hpp"

namespace yishibu::difference {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// For every paragraph of `a` its partner in `b`, or kNone. Equal ones first, then the most alike.
std::vector<std::size_t> pairs(const std::vector<Text>& a, const std::vector<Text>& b);
/// The characters of a piece, sorted, for likeness(); of a long one only the first.
Text sorted(View text);
/// How much of their characters two pieces share, 0…1000, from what sorted() gave.
int likeness(View a, View b);

}  // namespace yishibu::difference
