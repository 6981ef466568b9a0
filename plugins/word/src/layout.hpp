// SPDX-License-Identifier: MIT
// What each tag of a part covers and what goes with it: words, paragraphs, rows, a named element. Decides where
// operations stand, not what they print. Must not know any data.
#pragma once

#include <initializer_list>
#include <set>
#include <string_view>
#include <vector>

#include "part.hpp"

namespace yishibu::word {

enum class Where { Text, Run, Paragraph, Row, SameRow, Element, Block };

struct Place {
  Where where = Where::Text;
  std::size_t token = Token::kNone;   ///< of what it opens before or closes behind
  bool guard = false;                 ///< only section of its paragraph
  std::size_t common = Token::kNone;  ///< Run: the element that both ends are in, and that is not to be cut
  std::size_t column = Token::kNone;  ///< of the table's grid, where cells are repeated
};

bool one_of(std::string_view name, std::initializer_list<std::string_view> names);
inline Op plain(Op::Kind kind) {
  Op op;
  op.kind = kind;
  return op;
}

class Layout {
 public:
  Layout(Part part, const Surroundings& surroundings, std::vector<Problem>& problems);

  Part part_;
  std::vector<Place> places_;             ///< of each tag
  std::vector<std::vector<Op>> before_;   ///< operations before each token
  std::vector<bool> dropped_, guarded_;   ///< tokens that leave; tables and cells that must stay valid

  const Token& token(std::size_t i) const { return part_.tokens[i]; }
  /// The element itself, or the one around it where it is a content control.
  std::size_t without_controls(std::size_t i) const;

 private:
  void check_fields(const PlacedTag& tag);
  void locate(std::size_t open, std::size_t close);
  void locate_element(std::size_t open, std::size_t close);
  void repeat_columns(std::size_t open, std::size_t close);
  void locate_block(std::size_t t);
  void locate_merge(std::size_t t);
  std::size_t cut_common(std::size_t run_a, std::size_t run_b) const;
  void guard(std::size_t i);
  void guard_container(std::size_t i);
  bool before_is_free(const PlacedTag& tag) const;
  bool behind_is_free(const PlacedTag& tag) const;
  bool marker(const ParagraphText& p, std::initializer_list<Where> where, std::size_t row) const;
  void drop_markers();
  void drop(std::size_t i);
  bool alone_in_cell(const ParagraphText& p) const;
  void last_break(std::size_t close);

  const Surroundings& around_;
  std::vector<Problem>& problems_;
  std::set<std::size_t> widened_;  ///< tables whose grid has columns that are repeated
};

}  // namespace yishibu::word
