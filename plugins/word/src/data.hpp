// SPDX-License-Identifier: MIT
// JSON files as plain data, and the options of a rendering. Boost.JSON is used in data.cpp only.
#pragma once

#include <string_view>

#include "program.hpp"

namespace yishibu::word {

/// Throws Invalid with the line where it is no JSON. Members keep their order; fractions become text as they are written in JavaScript.
Value parse_json(std::string_view text);

/// {"delimiters": {"start", "end"}, "paragraphLoop", "linebreaks", "stripInvalidXMLChars", "nullText"}: docxtemplater's
/// names. Sections alone in their paragraphs always leave with them, so paragraphLoop changes nothing. Throws Invalid for others.
Options parse_options(std::string_view json);

}  // namespace yishibu::word
