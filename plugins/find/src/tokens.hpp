// SPDX-License-Identifier: MIT
// The pieces by which a text is found. Must not know records, queries or the cache.
//
// A piece is a number of 52 bits. Signs stand in it as they are, the rest is hashed, and then the first character keeps apart what
// is spelled alike:
//   水 水渠               one or two signs side by side, folded
//   修水渠               three, of the plane that almost all are in; kept where 修水 and 水渠 are common, see halves()
//   drain                a word or number, folded
//   .sq .sqx             initials of two and three signs side by side
//   :shui :shuiq :shuiqu pinyin of one to three signs, the last of several perhaps begun only
//   =…                   a mark: a field with a value, as a hash
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "postings.hpp"

namespace yishibu::find {

/// Appends the pieces of a text, in any order and as often as they stand there.
void add_pieces(std::u32string_view folded_text, std::vector<Piece>& pieces);
/// Of a name, a title, a term: pinyin and initials.
void add_pinyin(std::u32string_view folded_text, std::vector<Piece>& pieces);

Piece sign_piece(char32_t first, char32_t second = 0);
/// Of three signs that are of the basic plane.
std::optional<Piece> three_piece(char32_t first, char32_t second, char32_t third);
Piece word_piece(std::string_view word);  ///< and what begins with . : or =

/// A mark for a field or property `name` that is `value`.
std::string mark(std::string_view name, std::string_view value);

/// Pieces that a text holding `folded_phrase` must have. `exact`: a text that has them all holds it.
struct Needs {
  std::vector<Piece> pieces;
  bool exact = false;
};
Needs needs_of(std::u32string_view folded_phrase);
/// Ways in which Latin letters may be pinyin; none where they are not.
std::vector<Needs> pinyin_needs(std::string_view letters);

/// Where `phrase` stands in `text`, or npos. A word is not found inside a longer one: 016 is not in 2016.
std::size_t place_of(std::u32string_view folded_text, std::u32string_view folded_phrase);

/// Where signs of `folded_text` read `letters`, by initials or whole syllables (the last may be begun only): first sign and count;
/// count 0 = nowhere.
struct Span {
  std::size_t at = 0, count = 0;
};
Span reads(std::u32string_view folded_text, std::string_view letters);

}  // namespace yishibu::find
