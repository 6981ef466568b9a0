// SPDX-License-Identifier: MIT
// XML in and out as Element values. pugixml is used in xml.cpp only; what it lets through is checked there.
// Must not know any format.
#pragma once

#include <string>
#include <string_view>

#include "yishibu/element.hpp"

namespace yishibu::xml {

/// Parses a document. Throws Error{Invalid} with line and column for anything malformed or beyond base/limits.hpp:
/// DOCTYPE (before parsing), bad UTF-8, forbidden characters, duplicate attributes, depth, counts. Comments and
/// processing instructions are dropped; white space between elements is dropped where `keep_space` is false.
Element parse(std::string_view bytes, bool keep_space = false);

/// The source text of the element that begins at `offset`, to the end of its end tag, in a document that parse() accepted.
std::string_view source_of(std::string_view bytes, size_t offset);

/// "12:7", counted from 1 in lines and bytes.
std::string position(std::string_view bytes, size_t offset);

/// Text and attribute values escaped; line breaks and tabs in either become character references, so that one element
/// always stays on one line.
std::string escaped(std::string_view text);

/// Document with declaration: one element a line, two spaces a level, attributes as given. An element with text inside is
/// written on one line.
std::string write(const Element& root);

}  // namespace yishibu::xml
