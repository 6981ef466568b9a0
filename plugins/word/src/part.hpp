// SPDX-License-Identifier: MIT
// A part of a template taken apart: its tokens, its paragraphs as people read them, the tags in them and which tags
// belong together. Decides nothing about the output.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markup.hpp"
#include "program.hpp"

namespace yishibu::word {
using namespace markup;

/// A character of a paragraph's text and where it stands in the source; token is kNone for a break that no tag may span.
class Glyph {  // small, because a hostile part may be one long paragraph
 public:
  Glyph(std::string_view text, std::size_t of, std::size_t from, std::size_t to)
      : begin(static_cast<std::uint32_t>(from)), end(static_cast<std::uint32_t>(to)), token_(static_cast<std::uint32_t>(of)), size_(static_cast<std::uint8_t>(text.copy(bytes_, sizeof bytes_))) {}
  /// A break.
  Glyph() : Glyph("\n", kBreak, 0, 0) {}

  std::string_view text() const { return {bytes_, size_}; }
  std::size_t token() const { return token_ == kBreak ? Token::kNone : token_; }
  std::uint32_t begin, end;

 private:
  static constexpr std::uint32_t kBreak = 0xFFFFFFFF;
  std::uint32_t token_;
  char bytes_[4];
  std::uint8_t size_;
};

struct ParagraphText {
  std::size_t token = 0;   ///< its w:p; in a part without paragraphs, the element around the text
  std::size_t number = 0;  ///< from 1, in the part
  std::size_t offset = 0;  ///< characters of the part's text before it
  std::vector<Glyph> glyphs;
  std::vector<std::size_t> tags;  ///< indices into Part::tags
  bool objects = false;   ///< holds something that must not vanish with it: drawing, break, section, field
  bool bookmarks = false;
  bool words_at_all = false;  ///< holds anything that is neither white nor part of a section's tag
  /// How many of the glyphs before each are ink, and how many are such words; for paragraphs with tags.
  std::vector<std::uint32_t> ink, words;
  bool blank(std::size_t from, std::size_t to) const { return ink[from] == ink[to]; }
  bool only_sections(std::size_t from, std::size_t to) const { return words[from] == words[to]; }
  /// What is read around the character at `from`, not all of a paragraph that goes on for pages.
  std::string text(std::size_t from = 0) const;
};

struct PlacedTag {
  Tag tag;
  std::size_t paragraph = 0;
  std::size_t first = 0, last = 0;  ///< glyphs
  std::size_t token = 0, begin = 0;  ///< where it starts in the source
  std::size_t partner = Token::kNone;  ///< of Open, Inverted and Close
  bool twin = false;  ///< opens what follows an else, in the same place as the Close before it
};

struct Part {
  std::string_view xml, entry;
  std::vector<Token> tokens;
  std::vector<ParagraphText> paragraphs;
  std::vector<PlacedTag> tags;
  bool text_only = false;  ///< not of WordprocessingML: document properties

  Part(std::string_view source, std::string_view entry_name, const Delimiters& delimiters, std::vector<Problem>& problems);

  std::string_view source(std::size_t token) const { return xml.substr(tokens[token].begin, tokens[token].end - tokens[token].begin); }
  /// From the start of an element's start tag to the end of its end tag.
  std::string_view whole(std::size_t token) const { return xml.substr(tokens[token].begin, tokens[tokens[token].match].end - tokens[token].begin); }
  /// The nearest element `element` around a token, or kNone.
  std::size_t around(std::size_t token, std::string_view element) const;
  /// Those that begin between two tokens, the first included.
  std::span<const ParagraphText> between(std::size_t from, std::size_t to) const;
  void problem(std::vector<Problem>& problems, const PlacedTag& tag, const char* code, std::string what) const;

 private:
  void read_paragraphs();
  void read_tags(const Delimiters& delimiters, std::vector<Problem>& problems);
  void link(std::vector<Problem>& problems);
  void count_words();
  std::string place_in_table(std::size_t token) const;
};

}  // namespace yishibu::word
