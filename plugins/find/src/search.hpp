// SPDX-License-Identifier: MIT
// One search over the shelves: candidates from the cache, checked against their texts, in the order asked for. Must not know the
// command line.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "match.hpp"
#include "query.hpp"
#include "shelf.hpp"

namespace yishibu::find {

enum class Sort { Date, Rank, Pinyin, Strokes, Title };

struct Request {
  Query query;
  std::vector<std::vector<std::string>> marks;  ///< of each list one mark must stand
  std::vector<std::string> without;             ///< marks none of which may stand
  std::string from, to;
  Sort sort = Sort::Date;
  std::size_t limit = 20;
  bool facets = false;
};

struct Hit {
  Shelf::Hit document;
  Shelf::Which which = Shelf::Which::Now;
  struct Place {
    Part part;
    std::string snippet;
  };
  std::vector<Place> places;
  int weight = 0;
  std::string parts;  ///< the text, while it is looked at
};

struct Results {
  std::vector<Hit> hits;
  bool more = false;      ///< there are further hits
  bool bounded = false;   ///< only the newest kCandidates were sorted or counted
  std::map<std::string, std::size_t> kinds, years, categories;
};

/// How many of the newest hits are looked at where all would have to be: by --rank, --facets and the orders other than by date.
inline constexpr std::size_t kCandidates = 10'000;

struct Place {
  Shelf* shelf;
  Shelf::Which which;
};
Results search(const std::vector<Place>& places, const Request& request);

}  // namespace yishibu::find
