// SPDX-License-Identifier: MIT
// Figures as bars in an SVG: whole numbers only, one colour, readable in print. Must not know what is counted.
#pragma once

#include <string>
#include <vector>

#include "figure.hpp"

namespace yishibu::report {

struct Panel {
  std::string title, unit;
  std::vector<std::pair<std::string, std::int64_t>> bars;
  bool upright = true;  ///< bars stand side by side under short labels; else they lie under one another beside long ones
};

/// The same panels give the same bytes.
std::string to_svg(const std::string& title, const std::string& note, const std::vector<Panel>& panels);

}  // namespace yishibu::report
