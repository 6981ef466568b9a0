// SPDX-License-Identifier: MIT
// The head of minutes: 时间：, 地点：, 主持人：… to the fields of a meeting. Must not know official documents.
#pragma once

#include <string>
#include <vector>

#include "blocks.hpp"

namespace yishibu::text_import {

/// A label of minutes that a line begins with. `size` covers number, bullet, label and colon; 0 where there is none.
struct Label {
  std::string field;  ///< of kind national:meeting; "+name" for rows
  std::size_t size = 0;
};
Label meeting_label(View line);

/// Whether host, time and place or a table of people (two of them at least) are near the beginning.
bool reads_like_meeting(const std::vector<Block>& blocks, std::size_t first, std::size_t end);

/// Takes the labelled lines out of `blocks` into the record's fields and rows; what cannot be read stays and is doubted.
void take_meeting_head(std::vector<Block>& blocks, Record& record, std::size_t& row, Imported& report);

}  // namespace yishibu::text_import
