// SPDX-License-Identifier: MIT
// How many pages a rendered paper has, without an office program. Meant for papers whose lines have exact heights, as
// those of our templates do; for others it is an estimate. Knows no template.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yishibu::word {

std::size_t count_pages(std::string_view document_xml, std::string_view styles_xml);
/// Of a whole .docx. Throws Invalid where it is none.
std::size_t count_pages(const std::string& docx);

}  // namespace yishibu::word
