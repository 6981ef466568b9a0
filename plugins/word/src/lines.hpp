// SPDX-License-Identifier: MIT
// How a paragraph falls into lines: properties inherited from styles, widths of characters, Chinese line-breaking rules.
// No font is ever opened: a Chinese character is as wide as its size, a Latin one half of it. All lengths in twips.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yishibu/element.hpp"

namespace yishibu::word {

struct RunLook {
  int size = 20;    ///< half-points
  int spacing = 0;  ///< added to every character
  int scale = 100;  ///< per cent of the width
  bool hidden = false;
};

struct ParagraphLook {
  enum class Rule { Auto, AtLeast, Exact };
  std::string style;
  RunLook run;
  int before = 0, after = 0, line = 240;
  Rule rule = Rule::Auto;
  int left = 0, right = 0, first = 0;  ///< first: negative where it hangs
  int left_chars = 0, right_chars = 0, first_chars = 0;  ///< hundredths of a character; win over the lengths where not 0
  bool keep_next = false, keep_lines = false, break_before = false, widow_control = true, contextual = false;
  std::vector<std::pair<int, bool>> tabs;  ///< position, right-aligned

  int indent(int length, int chars) const { return chars != 0 ? chars * run.size / 10 : length; }
};

class Styles {
 public:
  /// `root` must outlive this.
  explicit Styles(const Element& root);
  /// The look of a paragraph; `look.run` is that of its text.
  ParagraphLook paragraph(const Element& p) const;
  void run(const Element* properties, RunLook& look) const;
  /// Margins of table cells, left and right, top and bottom added up, and the height of a rule between two rows.
  struct CellFrame { int sides = 0, ends = 0, rule = 0; };
  CellFrame cell_frame(const Element* table_properties) const;

 private:
  void apply_style(std::string_view id, ParagraphLook& look, int depth) const;
  std::map<std::string, const Element*, std::less<>> styles_;
  std::string default_paragraph_, default_table_;
  ParagraphLook defaults_;
};

struct Line {
  int height = 0;
  bool page_after = false;  ///< a page or column break follows it
};

/// The lines of a paragraph in a column `width` wide; at least one.
std::vector<Line> break_lines(const Element& paragraph, const ParagraphLook& look, const Styles& styles, int width);

/// Attribute as a number; `otherwise` where it is missing or no number.
int number_of(const Element* element, std::string_view attribute, int otherwise);

}  // namespace yishibu::word
