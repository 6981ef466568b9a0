// SPDX-License-Identifier: MIT
// Han characters: how they are read aloud and in which order lists put them. Must not know records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu::find {

/// The readings of a character as they are typed (no tones, ü is v), the commonest first; none where it is not known.
std::vector<std::string_view> readings(char32_t character);
/// Whether `text` is a syllable of Mandarin as it is typed.
bool is_syllable(std::string_view text);

enum class Order { Pinyin, Strokes };
/// Sorts by the order of dictionaries (zh-u-co-pinyin) or by 姓氏笔画 (zh-u-co-stroke), character by character; others by their code.
std::u32string order_key(std::u32string_view text, Order order);

}  // namespace yishibu::find
