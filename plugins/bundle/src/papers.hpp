// SPDX-License-Identifier: MIT
// What a bundle says about itself: cover, contents, lists, gaps, and bundle.xml. Must not write files.
#pragma once

#include <string>

#include "gather.hpp"
#include "yishibu/element.hpp"
#include "yishibu/value.hpp"

namespace yishibu::bundle {

inline constexpr const char* kPluginVersion = "1.0.0";

Value cover_data(const Gathered& bundle, const BookInfo& book, const std::string& today);
Value contents_data(const Gathered& bundle);
/// For the transfer list and the archive list alike.
Value list_data(const Gathered& bundle);
Value gaps_data(const Gathered& bundle, const BookInfo& book);

/// data/bundle.xml; `front` are the papers that belong to no record.
Element index_of(const Gathered& bundle, const std::vector<Written>& front, const Book& book, Host& host);

}  // namespace yishibu::bundle
