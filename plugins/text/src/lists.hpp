// SPDX-License-Identifier: MIT
// What a paragraph has from its style and its list: the depth of a heading, hidden text, the number that Word shows before it
// and never writes into the text. Must not know the text itself.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "yishibu/element.hpp"

namespace yishibu::text_import {

/// The value of an on-off property: absent is `otherwise`, without a value is on.
bool is_on(const Element* properties, std::string_view name, bool otherwise);
/// The integer of an attribute, held between -1 and a million; `otherwise` where there is none.
int integer(std::string_view value, int otherwise);
/// w:val of the child `name`, or "".
std::string_view value_of(const Element* properties, std::string_view name);

class Styles {
 public:
  explicit Styles(const Element& root);

  struct Look {
    std::string name;      ///< in lower case, as "heading 1"
    int outline = -1;      ///< 0 is the highest heading
    int number = -1, level = -1;
    int hidden = -1;       ///< 0 no, 1 yes
    int first_line = -1;   ///< 1: the first line is indented
    std::string align;
  };
  /// With all that it is based on; the style of plain paragraphs where `id` is "".
  Look look(std::string_view id) const;

 private:
  struct Style { Look look; std::string base; };
  std::map<std::string, Style, std::less<>> styles_;
  std::string plain_;
};

/// The first indent and alignment that `properties` say themselves, over those of the style.
void add_paragraph_look(const Element* properties, Styles::Look& look);

class Lists {
 public:
  explicit Lists(const Element& root);

  /// The next number of the list with what stands around it: "一、", "（二）", "3. ". "" where it shows none.
  /// `style` finds the level where `level` is -1. `strange` is set to a format that is shown as plain digits.
  std::string next(int number, int level, std::string_view style, std::string& strange);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1, restart = -1;
    std::string format = "decimal", text, suffix, style;
    bool legal = false;
  };
  struct Shape { std::map<int, Level> levels; std::string made_for, look_at; };
  struct Instance { int shape = -1; std::map<int, int> starts; std::map<int, Level> levels; bool used = false; };
  struct Count { int at[kLevels] = {}; bool seen[kLevels] = {}; };
  static Level level_of(const Element& element);

  std::map<int, Shape> shapes_;
  std::map<int, Instance> instances_;
  std::map<int, Count> counts_;
};

/// `n` in a numbering format of Word; digits, with `known` false, in one that is not known.
std::string numeral(int n, std::string_view format, bool& known);

}  // namespace yishibu::text_import
