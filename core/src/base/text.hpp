// SPDX-License-Identifier: MIT
// Unicode text: UTF-8 checks, NFC, terminal-safe output, nearest name. Must not know XML or any domain word.
// utf8proc is used in text.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu::text {

/// Offset of the first byte that is not well-formed UTF-8, or npos.
size_t invalid_utf8(std::string_view bytes);
/// Whether XML 1.0 allows every character (tab, LF, CR and U+0020 up, no surrogates, no U+FFFE/FFFF). Input must be UTF-8.
bool xml_characters_only(std::string_view utf8);
/// NFC. Input must be UTF-8; throws Error{Invalid} otherwise.
std::string normalised(std::string_view utf8);
/// Control characters, escape sequences and bidirectional overrides made visible, so that stored text cannot drive a terminal.
std::string printable(std::string_view utf8);
/// The candidate nearest to `name` by edit distance, or "" when none is near.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

std::string_view trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
bool is_plain_name(std::string_view name);  ///< ^[a-z0-9][a-z0-9._-]{0,119}$, as every path component in a book

/// 村（居）民 of a national list as a village (村民) or a community (居民) says it; level as in book.xml.
std::string for_level(std::string_view words, std::string_view level);

}  // namespace yishibu::text
