// SPDX-License-Identifier: MIT
// What may follow | in a tag: dates, numerals, sums of money, boxes, padding. Knows neither tags nor scopes. Chinese here is
// what is printed on paper: paper is Chinese in every locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/value.hpp"

namespace yishibu::word {

struct Filter {
  std::string name;  ///< as in filter_names(), whatever alias was written
  std::string argument;
  bool has_argument = false;
};

/// The filter that `written` names, by its name or its Chinese one; "" where there is none.
std::string filter_named(std::string_view written);
/// What is wrong with a filter's argument and what to write; "" where nothing is.
std::string filter_mistake(const Filter& filter, bool on_section);
/// The known name nearest to what was written; "" where none is near.
std::string nearest_filter(std::string_view written);

/// Text of a value: lists joined, yes and no as 是 and 否.
std::string value_text(const Value& value, std::string_view separator = "、");
/// Whether it prints as a blank to fill in: null, an object, an empty list.
bool missing(const Value* value);
/// Applies a filter to a text; `value` is what it was before the first one, or null.
void apply(const Filter& filter, const Value* value, std::optional<std::string>& text);

/// Gives back what it cannot read as a date. `format`: Y M D H I and MM DD HH II, or "cn".
std::string date_text(const std::string& date, const std::string& format);
std::string chinese_number(std::int64_t number);
/// 大写金额 of an amount in yuan with up to two decimals; gives back what is none.
std::string money_text(const std::string& amount);

/// How many single changes lie between two words, counted up to `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace yishibu::word
