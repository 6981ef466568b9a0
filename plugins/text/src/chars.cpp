// SPDX-License-Identifier: MIT
// Implementation of chars.hpp. Must not know what a document, a line number or a report is.
#include "chars.hpp"

namespace yishibu::text_import {

std::optional<Text> from_utf8(std::string_view bytes) {
  Text out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      out += static_cast<char32_t>(lead);
      ++i;
      continue;
    }
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + size > bytes.size()) return std::nullopt;
    char32_t c = lead & (0xFFu >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xC0) != 0x80) return std::nullopt;
      c = (c << 6) | (next & 0x3Fu);
    }
    if ((size == 3 && c < 0x800) || (size == 4 && (c < 0x10000 || c > 0x10FFFF)) || (c >= 0xD800 && c <= 0xDFFF)) return std::nullopt;
    out += c;
    i += size;
  }
  return out;
}

std::string to_utf8(View text) {
  std::string out;
  out.reserve(text.size() * 3);
  const auto add = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  for (const char32_t c : text) {
    if (c < 0x80) {
      add(c);
    } else if (c < 0x800) {
      add(0xC0 | (c >> 6));
      add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      add(0xE0 | (c >> 12));
      add(0x80 | ((c >> 6) & 0x3F));
      add(0x80 | (c & 0x3F));
    } else {
      add(0xF0 | (c >> 18));
      add(0x80 | ((c >> 12) & 0x3F));
      add(0x80 | ((c >> 6) & 0x3F));
      add(0x80 | (c & 0x3F));
    }
  }
  return out;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         c == U'〇';
}
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_latin(char32_t c) { return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_cjk_mark(char32_t c) {
  return (c > 0x3000 && c <= 0x303F && c != U'〇') || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || c == U'“' ||
         c == U'”' || c == U'‘' || c == U'’' || c == U'…' || c == U'—' || c == U'·';
}
bool is_terminal(char32_t c) { return View(U"。！？；：…”’」』）》〉〕】!?;:.)\"|").find(c) != View::npos; }
bool is_numeral(char32_t c) { return View(U"一二三四五六七八九十百〇零").find(c) != View::npos; }

View trimmed(View text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}
Text squeezed(View text) {
  Text out;
  for (const char32_t c : text)
    if (!is_space(c)) out += c;
  return out;
}
bool starts(View text, View with) { return text.substr(0, with.size()) == with; }
bool ends(View text, View with) { return text.size() >= with.size() && text.substr(text.size() - with.size()) == with; }
bool has(View text, View what) { return text.find(what) != View::npos; }
bool starts_any(View text, std::initializer_list<View> with) {
  for (const View one : with)
    if (starts(text, one)) return true;
  return false;
}
bool ends_any(View text, std::initializer_list<View> with) {
  for (const View one : with)
    if (ends(text, one)) return true;
  return false;
}
bool has_any(View text, std::initializer_list<View> what) {
  for (const View one : what)
    if (has(text, one)) return true;
  return false;
}
std::string excerpt(View text, std::size_t most, bool back) {
  if (text.size() <= most) return to_utf8(text);
  return back ? "…" + to_utf8(text.substr(text.size() - most)) : to_utf8(text.substr(0, most)) + "…";
}

}  // namespace yishibu::text_import
