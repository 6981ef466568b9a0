// SPDX-License-Identifier: MIT
// See numeral.hpp.
#include "numeral.hpp"

namespace yishibu::rules {
namespace {

constexpr View kDigits = U"零一二三四五六七八九";
constexpr View kChinese = U"零〇一二三四五六七八九十百千";

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
int digit_of(char32_t c) {
  if (c == U'〇') return 0;
  if (is_digit(c)) return static_cast<int>(c >= U'０' ? c - U'０' : c - U'0');
  const std::size_t found = kDigits.find(c);
  return found == View::npos ? -1 : static_cast<int>(found);
}
int unit_of(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

Text digits(int number) {
  Text out;
  for (const char c : std::to_string(number)) out += static_cast<char32_t>(c);
  return out;
}

}  // namespace

Text numeral(int number) {
  if (number < 1 || number > kMostNumber) return digits(number);
  Text out;
  bool gap = false;
  for (const auto& [unit, name] : {std::pair{1000, U'千'}, {100, U'百'}, {10, U'十'}, {1, U'\0'}}) {
    const int digit = number / unit % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += U'零';
    gap = false;
    if (!(unit == 10 && digit == 1 && out.empty())) out += kDigits[static_cast<std::size_t>(digit)];
    if (name) out += name;
  }
  return out;
}

Text numeral_like(int number, View like) { return !like.empty() && is_digit(like[0]) ? digits(number) : numeral(number); }

std::size_t numeral_size(View text, std::size_t from) {
  std::size_t n = 0;
  const bool latin = is_digit(at(text, from));
  while (n < 10 && (latin ? is_digit(at(text, from + n)) : among(at(text, from + n), kChinese))) ++n;
  return n;
}

std::optional<int> value_of(View text) {
  if (text.empty() || text.size() > 9 || numeral_size(text, 0) != text.size()) return std::nullopt;
  bool units = false;
  for (const char32_t c : text) units = units || unit_of(c) > 0;
  int total = 0;
  if (!units) {
    if (text.size() > 4) return std::nullopt;
    for (const char32_t c : text) total = total * 10 + digit_of(c);
    return total >= 1 ? std::optional(total) : std::nullopt;
  }
  int digit = -1, last = 10'000;
  bool zero = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const int unit = unit_of(text[i]); unit > 0) {
      if (unit >= last || (digit < 0 && !(unit == 10 && (i == 0 || zero)))) return std::nullopt;
      total += (digit < 0 ? 1 : digit) * unit;
      last = unit;
      digit = -1;
      zero = false;
    } else if (digit_of(text[i]) == 0) {
      if (digit >= 0 || zero || i == 0) return std::nullopt;
      zero = true;
    } else {
      if (digit >= 0) return std::nullopt;
      digit = digit_of(text[i]);
    }
  }
  if (digit < 0 && zero) return std::nullopt;
  if (digit > 0) {
    if (last < 10 || (last > 10 && !zero)) return std::nullopt;  // 一百五 is said for 150
    total += digit;
  }
  return total;
}

}  // namespace yishibu::rules
