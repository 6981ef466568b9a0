// SPDX-License-Identifier: MIT
// Two versions of a record compared part by part, in words: fields, rows and paragraphs that changed, came, went or moved. Must not
// know how it is shown, nor compare characters.
#pragma once

#include <string>
#include <vector>

#include "pairs.hpp"
#include "wording.hpp"

namespace yishibu::history {

using namespace difference;

/// A field of a row, or the whole of a paragraph, before and after.
struct Cell {
  std::string name, label, before, after;
  bool changed() const { return before != after; }
};

/// A row or paragraph of either version, or of both. One that moved stands twice: where it left and where it came to.
struct Item {
  enum class Place { Here, Leaves, Comes };
  std::string id;
  std::size_t a = kNone, b = kNone;  ///< its place in either version
  Place place = Place::Here;
  std::string called;  ///< a row by its own words: the name or title in it
  std::vector<Cell> cells;
  bool added() const { return a == kNone; }
  bool removed() const { return b == kNone; }
  bool changed() const;
};

struct Part {
  enum class Sort { Field, Table, Text };
  Sort sort = Sort::Field;
  std::string name, label;
  Cell value;               ///< of a field
  std::vector<Item> items;  ///< in an order in which what is there before stands as it stood, and so does what is there after
  bool changed() const;
};

/// Parts in the kind's order, those that the kind does not know last. Either record may be missing. With `only_changed` what is the
/// same is left out.
std::vector<Part> compared(const Record* before, const Record* after, Wording& wording, bool only_changed);

}  // namespace yishibu::history
