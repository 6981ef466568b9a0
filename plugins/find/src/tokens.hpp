// SPDX-License-Identifier: MIT
// The pieces by which a text is found. Must not know records, queries or the cache.
//
// The cache's FTS5 cannot be taught a tokenizer through the SDK, so pieces are written into its column ready made, parted by
// spaces, for its tokenizer `ascii`: that one takes every byte from 0x80 up for part of a word and knows nothing of Unicode, so Han
// of every extension, emoji and a village's own characters stay whole. `unicode61` would drop what came after Unicode 6.1 (Extension
// E and later) and strip marks. The first character says what a piece is; “.”, “:” and “=” are declared token characters:
//   水 水渠 修水渠 drain   up to three signs side by side, a word or number, all folded; threes are what makes long phrases quick
//   .sq .sqx             initials of two and three signs side by side
//   :shui :shuiq :shuiqu pinyin of one to three signs, the last of several perhaps begun only
//   =…                   a mark: a field with a value, as a hash
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yishibu::find {

/// Gathers the pieces of one document, each once.
class Pieces {
 public:
  void text(std::u32string_view folded_text);
  /// Pinyin and initials of a name, a title, a term.
  void pinyin(std::u32string_view folded_text);
  /// What `text` and `pinyin` were given, as the column holds it: sorted, parted by spaces.
  std::string joined();
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> signs_;  ///< one to three signs of 21 bits
  std::vector<std::string> words_;
};

/// A mark for a field or property `name` that is `value`.
std::string mark(std::string_view name, std::string_view value);
inline constexpr std::string_view kEvery = "=0";  ///< a mark that every document has

/// Pieces that a text holding `folded_phrase` must have. `exact`: a text that has them all holds it.
struct Needs {
  std::vector<std::string> pieces;
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
