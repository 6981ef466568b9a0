// SPDX-License-Identifier: MIT
// Characters as a search sees them: which belong together and which are the same. Must not know tokens or records.
#pragma once

#include <string>
#include <string_view>

namespace yishibu::find {

enum class Letter {
  Gap,   ///< white space, punctuation, control characters
  Sign,  ///< written without spaces between: Han of every extension, kana, hangul, emoji
  Word,  ///< of scripts whose words stand apart, and digits
};

/// UTF-8 to characters; bytes that are none become U+FFFD.
std::u32string characters(std::string_view utf8);
std::string utf8_of(std::u32string_view text);
/// Small letters, and those of half width: １ and 1, Ａ and a are the same. One character stays one.
char32_t folded(char32_t c);
std::u32string folded(std::u32string_view text);
Letter letter(char32_t folded_character);
bool is_han(char32_t c);

}  // namespace yishibu::find
