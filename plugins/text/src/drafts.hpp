// SPDX-License-Identifier: MIT
// Blocks to drafts: where one document of a file ends and the next begins, and the list of contents. Must not know records.
#pragma once

#include "blocks.hpp"

namespace yishibu::text_import {

struct Draft {
  std::size_t line = 0;
  Text title;  ///< given by the file around the document; "" leaves it to the first block
  std::vector<Block> blocks;
  int part = 0;           ///< 篇 of the collection, 0 where the file is none
  bool contents = false;  ///< its blocks are the entries of a list of contents
  bool lead_in = false;   ///< a few words before a text that the same part quotes
};

std::vector<Draft> drafts_of(std::vector<Block> blocks, Imported& report);

}  // namespace yishibu::text_import
