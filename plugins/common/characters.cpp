// SPDX-License-Identifier: MIT
// See characters.hpp.
#include "characters.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace yishibu::difference {

Text from_utf8(std::string_view bytes) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  // Well-formed text has as many characters as bytes that begin one; of other text each stray byte becomes one.
  Text out(static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins)), U'\0');
  std::size_t filled = 0;
  const auto put = [&](char32_t c) {
    if (filled == out.size()) out.resize(2 * filled + 16);
    out[filled++] = c;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    // Nearly all of a Chinese text: three bytes whose first leaves nothing to doubt.
    if (const unsigned lead = byte(i); lead > 0xE0 && lead < 0xED && i + 2 < bytes.size() && (byte(i + 1) & 0xC0) == 0x80 && (byte(i + 2) & 0xC0) == 0x80) {
      put(static_cast<char32_t>((lead & 0x0Fu) << 12 | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu)));
      i += 3;
      continue;
    }
    char32_t c = 0;
    const std::size_t length = utf8::decode(bytes, i, c);
    put(length ? c : U'\uFFFD');
    i += length ? length : 1;
  }
  out.resize(filled);
  return out;
}

std::string to_utf8(View text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

}  // namespace yishibu::difference
