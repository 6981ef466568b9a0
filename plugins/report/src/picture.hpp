// SPDX-License-Identifier: MIT
// A report's chart: consultations by month and by category. Must not count.
#pragma once

#include <string>

#include "words.hpp"

namespace yishibu::report {

std::string to_svg(const Report& report);
/// The same drawn for print by rsvg-convert or, where that is missing, LibreOffice and pdftoppm. Throws Unsupported or Io.
std::string to_png(const Report& report);

}  // namespace yishibu::report
