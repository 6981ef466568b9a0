// SPDX-License-Identifier: MIT
// PDF of a paper, by LibreOffice where that is installed. Must not know bundles.
#pragma once

#include <optional>
#include <string>

namespace yishibu::bundle {

/// PDF/A-2b. Not the same bytes each time: LibreOffice puts times and random numbers into it, some of them inside packed streams. Nothing where LibreOffice is not installed; throws Io where it fails.
std::optional<std::string> pdf_of(const std::string& docx);

}  // namespace yishibu::bundle
