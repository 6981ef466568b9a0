// SPDX-License-Identifier: MIT
// References to articles, chapters and items in running text: 第三条、第四条和第七条, 本制度第五条第二款第（二）项, 前条. Tells which of
// them belong to another document or to a quotation. Must not know what has become of the articles.
#pragma once

#include <vector>

#include "characters.hpp"

namespace yishibu::rules {

using namespace difference;

enum class Unit { Chapter, Section, Article, Item, Previous };

/// One number of one reference. 第三、四条 are two.
struct Reference {
  Unit unit = Unit::Article;
  std::size_t begin = 0, end = 0;  ///< of what is written anew: the number, with 条之二 where there is such a thing
  std::size_t from = 0, to = 0;    ///< of what a reader is shown
  int number = 0;
  int part = 0;                    ///< 第三条之二: 2
  int owner = -1;                  ///< index of the article (of an item) or chapter (of a section) it stands behind; -1: the one it stands in
  int clause = 0;                  ///< of an item: 第二款, 0 where none is named
  bool reaches = false;            ///< 至 stands before it: the end of a range that the reference before begins
  bool foreign = false;            ///< of another document, named without 《》
};

/// In order. References behind 《another title》 and inside quotation marks are not there at all. `own_title` may stand in 《》.
std::vector<Reference> references(View text, View own_title);

}  // namespace yishibu::rules
