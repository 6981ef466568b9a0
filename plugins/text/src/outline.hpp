// SPDX-License-Identifier: MIT
// The forms that lines of official writing have: heading numbers, document numbers, list bullets. One line at a time;
// must not know where in a document the line stands.
#pragma once

#include "chars.hpp"

namespace yishibu::text_import {

/// The heading number a line begins with. `size` covers the blanks after it; 0 where there is none.
struct Numbering {
  int level = 0;
  Text number;
  std::size_t size = 0;
};
Numbering numbering(View line);

/// Number of '#' where the line is a Markdown heading, else 0.
std::size_t hashes(View line);
/// Whether the line is all of a document number such as 皖办发〔2015〕53号.
bool is_document_number(View line);
/// Where in `text` from `from` on a document number's bracket 〔 stands; npos where none does.
std::size_t find_document_number(View text, std::size_t from, std::size_t& end);
/// 篇一：…: how many characters the mark has, 0 where there is none.
std::size_t part_mark(View line);
/// "- ", "* ", "• ": size of the bullet.
std::size_t bullet(View line);
bool is_rule_line(View line);      ///< ---- and the like
bool is_page_number(View line);    ///< — 3 —, 第 3 页 共 5 页
bool is_contents_line(View line);  ///< 目 录
/// Reads like the title of an official document: 关于…的意见.
bool is_official_title(View line);

}  // namespace yishibu::text_import
