// SPDX-License-Identifier: MIT
// Numbers the paragraphs of a rule anew by where they stand, and lets the references inside the text follow. Must not know books.
#pragma once

#include <string>
#include <vector>

#include "yishibu/finding.hpp"
#include "yishibu/record.hpp"

namespace yishibu::rules {

struct Renumbered {
  struct Edit {
    std::string paragraph;      ///< id
    std::string where;          ///< its new number, or its id where it has none
    std::string before, after;  ///< of a number, or of a reference with what it names
    bool reference = false;
  };
  std::vector<Paragraph> paragraphs;
  std::vector<Edit> edits;
  Findings findings;  ///< `record` is left empty. Must: a reference whose article is gone, or is not one article any more
};

/// The stored number of a paragraph is its old one, its place gives the new one. `title` is the record's own, which may stand in 《》.
Renumbered renumber(const std::vector<Paragraph>& paragraphs, const std::string& title);

}  // namespace yishibu::rules
