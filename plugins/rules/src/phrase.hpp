// SPDX-License-Identifier: MIT
// Two wordings of one clause: what differs, grown to whole words and short phrases. Must not know paragraphs.
#pragma once

#include "compare.hpp"

namespace yishibu::rules {

/// Pieces that put together are `a` and `b`.
std::vector<Piece> phrases(View a, View b, const Words& words);

}  // namespace yishibu::rules
