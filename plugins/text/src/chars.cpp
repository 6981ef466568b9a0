// SPDX-License-Identifier: MIT
// Implementation of chars.hpp. Must not know what a document, a line number or a report is.
#include "chars.hpp"

#include "utf8.hpp"

namespace yishibu::text_import {

std::optional<Text> from_utf8(std::string_view bytes) {
  Text out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size();) {
    char32_t c = 0;
    const std::size_t size = utf8::decode(bytes, i, c);
    if (size == 0) return std::nullopt;
    out += c;
    i += size;
  }
  return out;
}

std::string to_utf8(View text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) utf8::append(out, c);
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
