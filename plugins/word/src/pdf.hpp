// SPDX-License-Identifier: MIT
// Papers as PDF, by LibreOffice where it is installed. Knows no template.
#pragma once

#include <string>

namespace yishibu::word {

/// Throws Unsupported where LibreOffice is not installed, Io where it makes nothing.
std::string to_pdf(const std::string& docx);

}  // namespace yishibu::word
