// SPDX-License-Identifier: MIT
// See characters.hpp.
#include "characters.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "utf8.hpp"

namespace yishibu::difference {

Text from_utf8(std::string_view bytes) {
  Text out(bytes.size() / 3 + 16, U'\0');  // right for a Chinese text; others grow
  std::size_t filled = 0;
  const auto put = [&](char32_t c) {
    if (filled == out.size()) out.resize(2 * filled + 16);
    out[filled++] = c;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    // Nearly all of a Chinese text: characters of three bytes, four at once.
    while (std::endian::native == std::endian::little && i + 13 <= bytes.size() && filled + 4 <= out.size()) {
      std::uint32_t wrong = 0;
      char32_t four[4];
      for (std::size_t k = 0; k < 4; ++k) {
        std::uint32_t next = 0;
        std::memcpy(&next, bytes.data() + i + 3 * k, 4);
        four[k] = (next & 0x0Fu) << 12 | (next >> 2 & 0xFC0u) | (next >> 16 & 0x3Fu);
        wrong |= ((next & 0xC0C0F0u) ^ 0x8080E0u) | static_cast<std::uint32_t>(four[k] < 0x800) | static_cast<std::uint32_t>((four[k] & 0xF800u) == 0xD800u);
      }
      if (wrong) break;
      std::memcpy(out.data() + filled, four, sizeof four);
      filled += 4;
      i += 12;
    }
    if (i >= bytes.size()) break;
    if (i >= bytes.size()) break;
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
