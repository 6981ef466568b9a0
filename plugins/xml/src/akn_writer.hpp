// SPDX-License-Identifier: MIT
// Writes elements as text, with eIds that follow the naming convention of Akoma Ntoso. Must not know records.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yishibu::akn {

/// One document's eIds: none is given twice.
class Ids {
 public:
  /// "base_N": the first N that is free, or `number` where that is.
  std::string next(std::string_view base, std::string_view number = {});

 private:
  struct Given {
    int last = 0;                      ///< counted so far
    std::vector<std::string> numbers;  ///< given as the document itself numbers
  };
  std::unordered_map<std::string, Given> given_;
};

/// Every block on a line of its own, inlines where they stand. Names are not copied: they must be literals.
class Writer {
 public:
  Writer(Ids& ids, std::size_t level) : ids_(ids), level_(level) {}

  Writer& block(std::string_view name);
  Writer& inside(std::string_view name);  ///< an inline element
  Writer& attr(std::string_view name, std::string_view value);
  /// eId "parent__abbreviation_N"; those of its descendants begin with it.
  Writer& id(std::string_view abbreviation, std::string_view number = {});
  /// eId "parent__name", for what stands once in its parent.
  Writer& sole(std::string_view name);
  Writer& text(std::string_view words);
  void close();
  /// An element that holds nothing but a text.
  void leaf(std::string_view name, std::string_view words) { inside(name).text(words).close(); }

  const std::string& eid() const { return path_; }  ///< of the innermost open element that has one
  std::string& out() { return out_; }

 private:
  struct Open {
    std::string_view name;
    std::size_t path;  ///< length of path_ outside
    bool blocks;
  };
  void finish_start();
  void line();

  Ids& ids_;
  std::size_t level_;
  std::string out_, path_;
  std::vector<Open> open_;
  bool start_ = false;
};

std::string escaped(std::string_view text);
/// Percent-encoded as a segment of an IRI's path.
std::string segment(std::string_view text);

}  // namespace yishibu::akn
