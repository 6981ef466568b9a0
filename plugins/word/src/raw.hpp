// SPDX-License-Identifier: MIT
// Markup that comes with the data: what may be in it. Must not know where it is going.
#pragma once

#include <string>
#include <string_view>

namespace yishibu::word {

/// Throws Invalid, naming `tag`, unless `xml` is whole paragraphs and tables of Word in which nothing acts or reaches outside.
void require_harmless(const std::string& xml, std::string_view tag);

}  // namespace yishibu::word
