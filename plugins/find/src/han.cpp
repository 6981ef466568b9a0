// SPDX-License-Identifier: MIT
// See han.hpp.
#include "han.hpp"

#include <algorithm>

#include "han_table.hpp"

namespace yishibu::find {
namespace {

std::string_view syllable(std::size_t number) {
  return {table::syllables + table::syllable_at[number], static_cast<std::size_t>(table::syllable_at[number + 1] - table::syllable_at[number])};
}

}  // namespace

std::vector<std::string_view> readings(char32_t character) {
  std::size_t set = 0;
  if (character >= table::kFirst && character <= table::kLast) {
    set = table::set_of[character - table::kFirst];
  } else {
    const auto* end = table::far_characters + table::far_count;
    const auto* at = std::lower_bound(table::far_characters, end, character);
    if (at != end && *at == character) set = table::far_sets[at - table::far_characters];
  }
  std::vector<std::string_view> out;
  for (std::size_t i = 0; set && i < table::sets[set]; ++i) out.push_back(syllable(table::sets[set + 1 + i]));
  return out;
}

bool is_syllable(std::string_view text) {
  std::size_t low = 0, high = table::syllable_count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (syllable(middle) < text) low = middle + 1;
    else high = middle;
  }
  return low < table::syllable_count && syllable(low) == text;
}

std::u32string order_key(std::u32string_view text, Order order) {
  std::u32string out;
  const std::uint16_t* rank = order == Order::Pinyin ? table::by_pinyin : table::by_strokes;
  for (const char32_t c : text)
    out += c >= table::kFirst && c <= table::kLast ? 0x10000 + rank[c - table::kFirst] : c < 0x10000 ? c : 0x20000 + c;
  return out;
}

}  // namespace yishibu::find
