// SPDX-License-Identifier: MIT
// Numbers as rules are numbered: 一百零五, 105. Must not know what they number.
#pragma once

#include <optional>

#include "characters.hpp"

namespace yishibu::rules {

using namespace difference;

inline constexpr int kMostNumber = 9999;

/// 1…9999 as it is written in laws: 十, 十一, 一百零五, 一百一十. Digits outside that.
Text numeral(int number);
/// `number` in the script that `like` is written in.
Text numeral_like(int number, View like);
/// The value of 一百零五, 一百〇五, 一〇五, 105 or １０５; nothing for what is no number of 1…9999 in any of these.
std::optional<int> value_of(View numeral);
/// How many characters from `from` on may belong to one numeral: all Chinese or all digits.
std::size_t numeral_size(View text, std::size_t from);

}  // namespace yishibu::rules
