// SPDX-License-Identifier: MIT
// Where a new paragraph of a rule goes: behind an article with all that belongs to it. Must not number anything, nor know books.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/record.hpp"

namespace yishibu::rules {

/// The paragraphs that `name` may mean: an id, a number as printed (第三条), or an article's and an item's in one (第三条（二）).
std::vector<std::size_t> called(const std::vector<Paragraph>& paragraphs, std::string_view name);

/// The place behind the paragraph and what belongs to it: clauses and items of an article, articles of a chapter.
std::size_t behind(const std::vector<Paragraph>& paragraphs, std::size_t index);

}  // namespace yishibu::rules
