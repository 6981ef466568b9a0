// SPDX-License-Identifier: MIT
// A paragraph as the pieces between its punctuation, lists as their items. Must not compare anything but the beginnings of lists.
#pragma once

#include <vector>

#include "words.hpp"

namespace yishibu::rules {

struct Segment {
  Text text;
  Text mark;      ///< the punctuation behind it
  int list = -1;  ///< number of the list whose item it is, in its paragraph
};

/// Blanks between Chinese characters are left out: they say nothing.
Text squeezed(View text);
std::vector<Segment> segments(View text);
/// Divides what leads to a list from its first item, where both paragraphs have the same: 可以采取|村民议事会、….
void divide_leads(std::vector<Segment>& a, std::vector<Segment>& b, const Words& words);

}  // namespace yishibu::rules
