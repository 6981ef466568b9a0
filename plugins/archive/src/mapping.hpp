// SPDX-License-Identifier: MIT
// The table that says what stands in a package, and writing by it (docs/formats/eep.md). Must not know what the elements mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/element.hpp"
#include "yishibu/value.hpp"

namespace yishibu::archive {

/// Where the words of an element or attribute come from.
struct Source {
  std::string name, text, otherwise, join;
  std::vector<std::string> from;
};
struct Slot {
  Source value;
  std::string each;
  bool keep = false;  ///< written even where it is empty
  std::vector<Source> attributes;
  std::vector<Slot> children;
};
/// How an act is told from the history, or from what a record says.
struct ActRule {
  std::string label;
  bool version = false, first = false, package = false;
  std::vector<std::string> begins;
  std::string field, rows, on, by, what, basis;
};
struct Mapping {
  Slot root;
  std::vector<ActRule> acts;
  std::size_t inline_bytes = 0;  ///< a file above that goes in by its digests only
};
/// Throws Invalid.
Mapping read_mapping(const Element& root);

/// What names mean that do not stand in the facts: field.NAME, rows.TABLE.NAME.
class Names {
 public:
  virtual ~Names() = default;
  virtual std::string value(std::string_view path) const = 0;
};
std::string write_package(const Mapping& mapping, const Value& facts, const Names& names);

}  // namespace yishibu::archive
