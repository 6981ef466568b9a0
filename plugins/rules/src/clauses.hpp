// SPDX-License-Identifier: MIT
// Two paragraphs, or stretches of them, clause by clause: which is which, which came and which went. Must not know where they stand.
#pragma once

#include <unordered_map>

#include "phrase.hpp"
#include "segments.hpp"

namespace yishibu::rules {

class Clauses {
 public:
  explicit Clauses(const Words& words) : words_(words) {}

  std::vector<Piece> compare(const std::vector<Segment>& a, const std::vector<Segment>& b);
  /// Names pieces that are equal by the same number.
  std::uint32_t number(View text);

 private:
  void gap(const std::vector<Segment>& a, std::size_t i, std::size_t i_end, const std::vector<Segment>& b, std::size_t j, std::size_t j_end, std::vector<Piece>& out);
  void pair(const Segment& a, const Segment& b, std::vector<Piece>& out) const;

  static constexpr std::size_t kMostCells = 4'000;      ///< of one gap
  static constexpr std::size_t kMostLooked = 100'000;  ///< cells of all gaps
  const Words& words_;
  std::unordered_map<Text, std::uint32_t> numbers_;
  std::size_t looked_ = 0;
};

}  // namespace yishibu::rules
