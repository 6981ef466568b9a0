// SPDX-License-Identifier: MIT
// A running text as the tree that its levels mean: parts, chapters, sections, articles, their paragraphs and points. Must
// not know kinds.
#pragma once

#include "akn_writer.hpp"
#include "yishibu/record.hpp"

namespace yishibu::akn {

/// Into the element that is open. `bare`: it takes hierarchy only, as the body of an act does.
void write_outline(const Body& body, Writer& out, bool bare);

}  // namespace yishibu::akn
