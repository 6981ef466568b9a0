// SPDX-License-Identifier: MIT
// A query against the text of one document: whether it holds, where, and a piece of the text to show. Must not know the cache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query.hpp"
#include "shelf.hpp"
#include "texts.hpp"

namespace yishibu::find {

/// The pieces by which the cache finds all documents for which the query may hold. `exact`: it holds for each of them.
struct Plan {
  Sought sought;
  bool exact = true;
};
Plan plan_of(const Query& query);

/// Whether a document with these parts can be one for which the query holds; a quick look that leaves few to read.
bool may_hold(const Query& query, std::string_view packed_parts);

/// A document's text, ready to be looked at.
class Reading {
 public:
  explicit Reading(std::string packed_parts);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  bool holds(const Query& query) const;

  struct Place {
    Part part;
    std::string snippet;  ///< the hit in 【】; control characters as spaces
  };
  /// Where a word of the query stands, titles first; up to `most` parts. Without such a word, the beginning of the title.
  std::vector<Place> places(const Query& query, std::size_t most) const;
  /// How much of the document is about the query: titles and names count more than prose.
  int weight(const Query& query) const;

 private:
  struct Line {
    PartView part;
    mutable std::u32string text;  ///< folded, as long as the text itself; made when it is asked for
    const std::u32string& folded_text() const;
  };
  struct Found {
    std::size_t at = 0, count = 0;
  };
  Found found(const Line& line, const Word& word) const;
  bool stands(const Word& word) const;
  std::string bytes_;
  std::vector<Line> lines_;
};

}  // namespace yishibu::find
