// SPDX-License-Identifier: MIT
// A comparison as a page that prints: side by side, changes marked by line and bracket, not by colour alone. Needs nothing but
// itself. Must not know records.
#pragma once

#include "compare.hpp"

namespace yishibu::rules {

struct Page {
  std::string title_a, title_b;
  std::string made;                  ///< what stands below the title
  std::vector<std::string> summary;  ///< one line a difference
  const std::vector<Paragraph>& a;
  const std::vector<Paragraph>& b;
  const Comparison& comparison;
};
std::string html_of(const Page& page);

}  // namespace yishibu::rules
