// SPDX-License-Identifier: MIT
// Bytes as letters (RFC 4648, clause 4). Must not know what they are.
#pragma once

#include <string>
#include <string_view>

namespace yishibu {

inline std::string base64(std::string_view bytes) {
  constexpr const char* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out((bytes.size() + 2) / 3 * 4, '=');
  char* to = out.data();
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) : 0U; };
  for (std::size_t i = 0; i < bytes.size(); i += 3, to += 4) {
    const unsigned bits = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    to[0] = kDigits[bits >> 18];
    to[1] = kDigits[bits >> 12 & 63];
    if (i + 1 < bytes.size()) to[2] = kDigits[bits >> 6 & 63];
    if (i + 2 < bytes.size()) to[3] = kDigits[bits & 63];
  }
  return out;
}

}  // namespace yishibu
