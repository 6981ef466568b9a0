// SPDX-License-Identifier: MIT
// See portable.hpp. Must not touch the disk.
#include "portable.hpp"

#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

/// CON, PRN, AUX, NUL, COM1 … LPT9, whatever stands behind a dot.
bool reserved(std::string_view part) {
  std::string stem;
  for (const char c : part.substr(0, part.find('.'))) stem += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  while (stem.ends_with(' ')) stem.pop_back();
  if (stem == "CON" || stem == "PRN" || stem == "AUX" || stem == "NUL") return true;
  return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem[3] >= '1' && stem[3] <= '9';
}

}  // namespace

std::string windows_problem(std::string_view path) {
  for (std::size_t at = 0; at <= path.size();) {
    std::size_t end = path.find('/', at);
    if (end == std::string_view::npos) end = path.size();
    const std::string_view part = path.substr(at, end - at);
    if (reserved(part)) return tr("is a device's name on Windows");
    if (part.ends_with('.') || part.ends_with(' ')) return tr("ends in a dot or space, which Windows drops");
    for (const char c : part)
      if (static_cast<unsigned char>(c) < 0x20 || std::string_view("<>:\"|?*").find(c) != std::string_view::npos) return tr("holds a character that Windows forbids");
    at = end + 1;
  }
  return {};
}

}  // namespace yishibu::bundle
