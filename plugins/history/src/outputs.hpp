// SPDX-License-Identifier: MIT
// What “diff” makes of the lines: text for a terminal, a page, a Word document. Must not compare anything.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lines.hpp"

namespace yishibu::history {

/// Who made a change, and when (UTC, as versions have it).
struct Made {
  std::string author, time;
};

struct Paper {
  std::string title;              ///< 会议《…》
  std::string before, after;      ///< the two versions in words
  Made last;                      ///< of the newer version
  std::vector<Line> lines;
  std::vector<Made> made;         ///< beside the lines; empty: `last` made all
  std::vector<std::string> summary;
  const Made& made_at(std::size_t line) const { return line < made.size() ? made[line] : last; }
};

/// Changes marked inside the lines; what is the same is folded unless `full`.
std::vector<std::string> inline_text(const Paper& paper, bool full);
/// The old text on the left, the new one on the right, in `columns` columns of a terminal.
std::vector<std::string> side_text(const Paper& paper, bool full, std::size_t columns);
/// A page that needs no other file, both ways of showing in it.
std::string page(const Paper& paper);
/// A .docx in which every change is a tracked one: accepting all gives the new text, rejecting all the old one.
std::string tracked(const Paper& paper);
/// The text of such a document, a paragraph a string, as it is once all is accepted or rejected.
std::vector<std::string> document_text(const Paper& paper, bool after);

}  // namespace yishibu::history
