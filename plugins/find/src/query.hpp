// SPDX-License-Identifier: MIT
// What somebody typed, taken apart. Never fails: what means nothing is looked for as it stands or left out. Must not know the cache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu::find {

struct Word {
  std::u32string text;   ///< folded
  std::string plain;     ///< the same in UTF-8 where it is Han only, which nothing folds: texts without these bytes do not have it
  std::string letters;   ///< the same where it may be pinyin: a–z only and not in quotation marks
  std::u32string label;  ///< folded; of “label:value”: then `text` is the value, and stands in a field or column of that label
  std::u32string whole;  ///< with a label: all of it as typed, for “10:30” and other texts with a colon
};

struct Query {
  std::vector<std::vector<Word>> groups;  ///< of each group one must stand
  std::vector<Word> without;
  bool cut = false;                        ///< it had more words than anybody reads
  bool empty() const { return groups.empty() && without.empty(); }
};

/// Words parted by spaces; “…”, "…", 「…」 in one piece; -x not x; OR, 或, | between two words; label:value.
Query parse_query(std::string_view utf8_nfc);

}  // namespace yishibu::find
