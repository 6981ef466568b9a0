// SPDX-License-Identifier: MIT
// What stands between { and }: a path with filters, and its value in a stack of scopes. A small total language: nothing
// a template says can loop, fail or reach anything but the data. Knows no XML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yishibu/value.hpp"

namespace yishibu::word {

using Labels = std::vector<std::pair<std::string, std::string>>;

struct Filter {
  std::string name;
  std::string argument;
  bool has_argument = false;
};

struct Tag {
  enum class Kind { Value, Open, Inverted, Close };
  Kind kind = Kind::Value;
  std::vector<std::string> path;  ///< empty for {.}
  std::vector<Filter> filters;
  std::string written;  ///< "{会议名称}", as in the template

  std::string name() const;
};

/// Reads what stands between the braces. On a mistake returns nothing and says in `wrong` what is wrong and what to write.
std::optional<Tag> parse_tag(std::string_view inside, std::string& wrong);

/// The data a template sees: scopes, innermost last, and aliases.
class Scopes {
 public:
  Scopes(const Value& data, const Labels& labels) : labels_(labels), scopes_{&data} {}
  void push(const Value* value) { scopes_.push_back(value); }
  void pop() { scopes_.pop_back(); }

  /// The value of a path, or null where there is none. Through a list it is the list of its items' values, put into `held`.
  const Value* find(const Tag& tag, Value& held) const;
  /// The text of a tag with its filters applied; nothing where the value is missing.
  std::optional<std::string> text(const Tag& tag) const;

 private:
  const Value* member(const Value& in, const std::string& name) const;
  const Labels& labels_;
  std::vector<const Value*> scopes_;
};

/// The filters by themselves. `date_text` gives back what it cannot read as a date.
std::string date_text(const std::string& date, const std::string& format);
std::string chinese_number(std::int64_t number);

}  // namespace yishibu::word
