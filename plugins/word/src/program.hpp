// SPDX-License-Identifier: MIT
// A compiled part of a template: literal bytes and operations, in the order of the output. Built by compile.cpp, run by
// render.cpp; neither knows ZIP files.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expression.hpp"

namespace yishibu::word {

struct Op {
  enum class Kind {
    Literal,        ///< text
    Value,          ///< tag; `flag` = alone in its paragraph
    Open,           ///< tag, jump = index of its Close
    Inverted,
    Close,          ///< jump = index of its Open
    BookmarkStart,  ///< text = name, id, attributes in `more`
    BookmarkEnd,    ///< id
    DrawingId,      ///< text = start tag up to the id's value, more = from behind it
    TableOpen, RowMark, TableClose,      ///< a table whose rows may all go
    CellOpen, BlockMark, CellClose,      ///< a cell or the like that must end with a paragraph: text = one to add, flag = is one
    ParagraphOpen, Touch, ParagraphClose,  ///< a paragraph that goes where its only section shows nothing
    PageStart,      ///< text = what stands there without a number
  };
  Kind kind = Kind::Literal;
  std::string text, more;
  Tag tag;
  std::size_t jump = 0;
  std::int64_t id = 0;
  bool flag = false;
};

/// One mistake in a template, placed so that it can be found in Word.
struct Problem {
  std::string part;           ///< in the user's words
  std::size_t paragraph = 0;  ///< from 1
  std::string text;           ///< of the paragraph
  std::string tag;
  std::string what;           ///< and what to write instead
};

struct Program {
  std::vector<Op> ops;
  std::vector<Tag> tags;  ///< all that are written in the part, in order
  std::int64_t highest_id = 0;
  bool plain = true;  ///< nothing to fill: the part can be copied as it is
};

/// Compiles a part. Mistakes are added to `problems`; the program is useless then.
Program compile(std::string_view xml, std::string_view part, std::vector<Problem>& problems);

/// What all parts of one document share while it is made.
struct Numbering {
  std::int64_t next = 1;
  std::set<std::int64_t> bookmarks, drawings;
  std::set<std::string> names;
  std::size_t iterations = 0;
  bool page_start_done = false;
};

/// Runs a program. Throws Invalid above the limits of output and iterations.
std::string render(const Program& program, const Value& data, const Labels& labels, Numbering& numbering);

}  // namespace yishibu::word
