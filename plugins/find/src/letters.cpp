// SPDX-License-Identifier: MIT
// See letters.hpp.
#include "letters.hpp"

#include "utf8.hpp"

namespace yishibu::find {

std::u32string characters(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    char32_t c = 0xFFFD;
    const std::size_t length = utf8::decode(utf8, at, c);
    out += length ? c : char32_t{0xFFFD};
    at += length ? length : 1;
  }
  return out;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == 0x3000) return ' ';
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;
  // In Latin Extended-A capital and small letters alternate; where they do, U+0138 and U+0149 change the step.
  if (c >= 0x100 && c <= 0x17E) {
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149) return c;
    if (c == 0x178) return 0xFF;
    const bool odd_capitals = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c % 2 == 1) == odd_capitals ? c + 1 : c;
  }
  if ((c >= 0x391 && c <= 0x3A9 && c != 0x3A2) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

std::u32string folded(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = folded(c);
  return out;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

Letter letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Letter::Word : Letter::Gap;
  if (is_han(c)) return Letter::Sign;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA ? Letter::Word : Letter::Gap;
  if (c == 0xD7 || c == 0xF7) return Letter::Gap;
  if (c < 0x2000) return Letter::Word;
  if (c < 0x2070) return Letter::Gap;                                       // general punctuation, joiners, directions
  if (c >= 0x2100 && c < 0x2190) return Letter::Sign;                       // № ℃ Ⅷ
  if (c >= 0x2190 && c < 0x2460) return Letter::Gap;                        // arrows, mathematics, pictures of controls
  if (c >= 0x2460 && c < 0x2500) return Letter::Sign;                       // ① ⑴
  if (c >= 0x2500 && c < 0x2600) return Letter::Gap;
  if (c >= 0x2600 && c < 0x27C0) return Letter::Sign;                       // ☎ ✓
  if (c >= 0x27C0 && c < 0x2C00) return Letter::Gap;
  if (c >= 0x2E00 && c < 0x2E80) return Letter::Gap;
  if (c >= 0x3000 && c <= 0x3004) return Letter::Gap;
  if (c >= 0x3008 && c <= 0x3020) return Letter::Gap;
  if (c == 0x3030 || c == 0x303D || c == 0x30FB) return Letter::Gap;
  if (c >= 0x2E80 && c <= 0xD7FF) return Letter::Sign;                      // radicals, kana, bopomofo, hangul
  if (c >= 0xE000 && c <= 0xF8FF) return Letter::Sign;                      // a village's own characters
  if (c >= 0xFE00 && c <= 0xFE6F) return Letter::Gap;                       // variation selectors, vertical forms
  if (c >= 0xFFE0 && c <= 0xFFFF) return Letter::Gap;
  if (c >= 0xE0000 && c < 0xF0000) return Letter::Gap;                      // tags, ideographic variation selectors
  return c >= 0x1F000 || (c >= 0xFF66 && c <= 0xFFDC) ? Letter::Sign : Letter::Word;
}

}  // namespace yishibu::find
