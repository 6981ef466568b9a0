// SPDX-License-Identifier: MIT
// Chinese text as code points: there and back, and the classes of characters that texts are written with. Must not know articles.
#pragma once

#include <string>
#include <string_view>

namespace yishibu::difference {

using Text = std::u32string;
using View = std::u32string_view;

/// Code points; bytes that are not well-formed become U+FFFD one by one.
Text from_utf8(std::string_view bytes);
std::string to_utf8(View text);

inline bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }
inline char32_t at(View text, std::size_t i) { return i < text.size() ? text[i] : U'\0'; }
inline bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\u3000' || c == U'\u00A0'; }
inline bool is_latin(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

}  // namespace yishibu::difference
