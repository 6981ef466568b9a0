// SPDX-License-Identifier: MIT
// Records by what a user calls them: id, its end, title; ID@date or ID@version. Must not know what commands do with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::rules {

inline constexpr const char* kRule = "national:rule";

/// Throws Usage where it is no rule.
Record rule_of(Host& host, Book& book, std::string_view name);
/// Throws Usage where `day` is not YYYY-MM-DD.
void need_day(std::string_view day);

/// A record as it stood at some time, and what to call it.
struct Named {
  Record record;
  std::string label;  ///< 《title》, with its day or version where one was named
};
Named version_of(Host& host, Book& book, std::string_view name);

std::string title_of(Host& host, const Record& record);
/// All rules of the book, by day and id.
std::vector<Listed> rules_of(Host& host, Book& book);

}  // namespace yishibu::rules
