// SPDX-License-Identifier: MIT
// What looks wrong in a text and is not for a program to put right: repeated list items, mixed separators, missing full
// stops, cuts. Must not change anything.
#pragma once

#include "drafts.hpp"

namespace yishibu::text_import {

/// Doubts about one paragraph.
void doubt_block(const Block& block, Imported& report);
/// Doubts about a draft as a whole; returns whether its end is cut off.
bool doubt_draft(const Draft& draft, Imported& report);

}  // namespace yishibu::text_import
