// SPDX-License-Identifier: MIT
// What make_table writes: readings and orders of Han characters. Read through han.hpp only; must not be filled by hand.
#pragma once

#include <cstddef>
#include <cstdint>

namespace yishibu::find::table {

inline constexpr char32_t kFirst = 0x3400, kLast = 0x9FFF;  ///< characters of the plain arrays
extern const char syllables[];             ///< all syllables, one after another
extern const std::uint16_t syllable_at[];  ///< where each begins, and the end of the last
extern const std::uint16_t sets[];         ///< count, then that many syllables; a set's number is where it begins, 0 is none
extern const std::uint16_t set_of[];       ///< set of kFirst + i
extern const std::uint32_t far_characters[];  ///< characters elsewhere, ascending
extern const std::uint16_t far_sets[];
extern const std::uint16_t by_pinyin[];  ///< rank of kFirst + i
extern const std::uint16_t by_strokes[];
extern const std::size_t syllable_count, far_count;

}  // namespace yishibu::find::table
