// SPDX-License-Identifier: MIT
// What stands between { and }: a path or a condition, with filters, and its value in a stack of scopes. A small total
// language: nothing a template says can loop, fail or reach anything but the data. Knows no XML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "filters.hpp"
#include "yishibu/value.hpp"

namespace yishibu::word {

using Labels = std::vector<std::pair<std::string, std::string>>;

/// A condition, or a value: or(a, and(b, not(c))), compare(path, text) …
struct Expression {
  enum class Kind { Path, Text, Not, And, Or, Equal, NotEqual, Less, LessOrEqual };
  Kind kind = Kind::Path;
  std::vector<std::string> path;  ///< empty for {.}
  std::string text;
  std::vector<Expression> parts;  ///< > and >= are < and <= turned round
};

struct Tag {
  enum class Kind { Value, Raw, Image, CentredImage, Open, Inverted, Else, Close };
  Kind kind = Kind::Value;
  Expression expression;
  std::string name;     ///< what stands in the tag without marks and filters; "." for {.}, "" for {/}
  std::string element;  ///< {-w:tr rows}: the element that is repeated
  std::vector<Filter> filters;
  std::string written;  ///< "{会议名称}", as in the template

  bool section() const { return kind == Kind::Open || kind == Kind::Inverted || kind == Kind::Else || kind == Kind::Close; }
  bool opens() const { return kind == Kind::Open || kind == Kind::Inverted; }
  bool has(std::string_view filter) const;
};

/// What is wrong with a tag: a code that programs understand, and what to write instead.
struct Wrong {
  std::string code, what;
};

/// Reads what stands between the braces. On a mistake returns nothing and fills `wrong`.
std::optional<Tag> parse_tag(std::string_view inside, Wrong& wrong);

/// A text in which values may stand, in attributes and the like: the words between them, and before each but the first its tag.
struct Fragment {
  std::optional<Tag> tag;
  std::string_view words;
};
/// `escaped` as in XML. What is no tag that prints a value stays words.
std::vector<Fragment> fragments_of(std::string_view escaped, std::string_view open, std::string_view close);

/// $number (or $序号), $index, $first and $last are there in every section of a list.
bool position_name(std::string_view name);

/// Every path that a tag asks for.
std::vector<std::string> paths_of(const Tag& tag);

/// Where an item stands in its list, or a row in its form: {$number} and the like.
struct Position {
  std::size_t at = 0, passes = 1;
};

/// The data a template sees: scopes, innermost last, and aliases.
class Scopes {
 public:
  Scopes(const Value& data, const Labels& labels) : labels_(labels), scopes_{&data} {}
  void push(const Value* value) { scopes_.push_back(value); }
  void pop() { scopes_.pop_back(); }
  /// A list begins and ends; `position` moves on meanwhile.
  void enter(const Position* position) { positions_.push_back(position); }
  void leave() { positions_.pop_back(); }
  /// Where it is set, every value that was asked for is noted there.
  void watch(std::unordered_set<const Value*>* touched) { touched_ = touched; }

  /// The value, or null where there is none. Through a list it is the list of its items' values, put into `held`; with `gaps`
  /// an item without one counts too.
  const Value* find(const Expression& expression, Value& held, bool gaps = false) const;
  /// The scope that a path begins in, and in `name` the field it names there; null where there is none.
  const Value* owner(const Expression& expression, std::string& name) const;
  /// The text of a tag with its filters applied; nothing where the value is missing.
  std::optional<std::string> text(const Tag& tag) const;

 private:
  const Value* member(const Value& in, const std::string& name) const;
  /// The innermost scope that has `name`, by name or by label, and the value there; nulls where none has.
  struct Found {
    const Value* scope = nullptr;
    const Value* value = nullptr;
    const std::string* name = nullptr;
  };
  Found look_up(const std::string& name) const;
  const Value* at_path(const std::vector<std::string>& path, Value& held, bool gaps) const;
  const Value* position(const std::string& name, Value& held) const;
  const Labels& labels_;
  std::vector<const Value*> scopes_;
  std::vector<const Position*> positions_;
  std::unordered_set<const Value*>* touched_ = nullptr;
};

}  // namespace yishibu::word
