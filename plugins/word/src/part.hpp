// SPDX-License-Identifier: MIT
// A part of a template taken apart: its tokens, its paragraphs as people read them, the tags in them and which tags
// belong together. Decides nothing about the output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup.hpp"
#include "program.hpp"

namespace yishibu::word {
using namespace markup;

/// A character of a paragraph's text and where it stands in the source; token is kNone for a break that no tag may span.
struct Glyph {
  std::string text;
  std::size_t token = Token::kNone, begin = 0, end = 0;
};

struct ParagraphText {
  std::size_t token = 0;   ///< its w:p; in a part without paragraphs, the element around the text
  std::size_t number = 0;  ///< from 1, in the part
  std::size_t offset = 0;  ///< characters of the part's text before it
  std::vector<Glyph> glyphs;
  std::vector<std::size_t> tags;  ///< indices into Part::tags
  bool objects = false;   ///< holds something that must not vanish with it: drawing, break, section, field
  bool bookmarks = false;
  std::string text() const;
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
  void problem(std::vector<Problem>& problems, const PlacedTag& tag, const char* code, std::string what) const;

 private:
  void read_paragraphs();
  void read_tags(const Delimiters& delimiters, std::vector<Problem>& problems);
  void link(std::vector<Problem>& problems);
  std::string place_in_table(std::size_t token) const;
};

}  // namespace yishibu::word
