// SPDX-License-Identifier: MIT
// Reading back what people changed by hand in a paper of ours: the paper as it was made is compared with the file, and each
// difference becomes a change of a field, a row or a paragraph. Knows no book and no vocabulary; values are as printed.
#pragma once

#include <string>
#include <vector>

#include "program.hpp"

namespace yishibu::word {

struct HandEdit {
  enum class Kind {
    Field,    ///< `name` of the record, or of `item` in `list`
    Added,    ///< an item of `list` behind `after`, with `values`
    Removed,  ///< `item` of `list`
    Moved,    ///< `item` of `list`, now behind `after`
    Other,    ///< text of the paper that is no field: before → now
  };
  Kind kind = Kind::Field;
  std::string list, item, name;
  std::string after;  ///< an item's id, "" = at the beginning
  std::string before, now;
  std::vector<std::pair<std::string, std::string>> values;  ///< field → text
};

/// `made`: word/document.xml as the program makes it, with the places of its values; `edited`: as it came back.
std::vector<HandEdit> read_back(const std::string& made, const std::vector<Span>& spans, const std::string& edited);

}  // namespace yishibu::word
