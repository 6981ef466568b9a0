// SPDX-License-Identifier: MIT
// See characters.hpp.
#include "characters.hpp"

#include "utf8.hpp"

namespace yishibu::rules {

Text from_utf8(std::string_view bytes) {
  Text out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size();) {
    char32_t c = 0;
    const std::size_t length = utf8::decode(bytes, i, c);
    out += length ? c : U'\uFFFD';
    i += length ? length : 1;
  }
  return out;
}

std::string to_utf8(View text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

}  // namespace yishibu::rules
