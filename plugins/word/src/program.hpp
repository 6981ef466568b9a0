// SPDX-License-Identifier: MIT
// A compiled part of a template: literal bytes and operations, in the order of the output. Built by compile.cpp, run by
// render.cpp; neither knows ZIP files.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expression.hpp"
#include "media.hpp"

namespace yishibu::word {

struct Delimiters {
  std::string open = "{", close = "}";
};

/// How a template is to be understood and filled, beyond its data.
struct Options {
  Delimiters delimiters;
  std::optional<std::string> missing;  ///< printed instead of a blank
  bool line_breaks = true;             ///< line breaks of values are line breaks on paper
  bool strip_control = true;           ///< false: a control character in a value is a mistake
  std::set<std::string> known;         ///< fields that there are, for checking; empty: any
};

struct Op {
  enum class Kind {
    Literal,        ///< text
    Value,          ///< tag; `flag` = alone in its paragraph
    PlainValue,     ///< tag, in an attribute or where there are no runs
    Raw,            ///< tag: blocks of markup instead of a paragraph
    Image,          ///< tag; `flag` = a paragraph of its own, centred
    Open,           ///< tag, jump = index of its Close
    Inverted,
    Close,          ///< jump = index of its Open
    BookmarkStart,  ///< text = name, id, attributes in `more`
    BookmarkEnd,    ///< id
    DrawingId,      ///< id
    NumberedBy,     ///< id = w:numId; `flag` = by its style: all of w:numPr, text = level
    NoteStart,      ///< id of a note or comment; jump = behind its end
    NoteId,         ///< prints the id of the note being printed
    NoteMark,       ///< text = kind of note, id = the note this refers to; flag = a range begins, more = "end" where one ends
    PictureLink,    ///< tag: prints the relationship of the picture that stands instead of the template's
    PictureText,    ///< tag: describes it
    LinkId,         ///< text = r:id of a link whose target has tags
    MergeStart,     ///< tag: whether this cell goes on from the one above
    BreakOpen, BreakClose,               ///< between them what stands between two passes, not behind the last
    TableOpen, RowMark, TableClose,      ///< a table whose rows may all go
    CellOpen, BlockMark, CellClose,      ///< a cell or the like that must end with a paragraph: text = one to add, flag = is one
    ParagraphOpen, Touch, ParagraphClose,  ///< a paragraph that goes where its only section shows nothing, a drawing without its picture
    PageStart,      ///< text = what stands there without a number
  };
  Kind kind = Kind::Literal;
  std::string text, more;
  Tag tag;
  std::size_t jump = 0;
  std::int64_t id = 0;
  bool flag = false;
  std::vector<std::int64_t> lists;  ///< of Open: numberings that begin anew with each pass
};

/// One mistake in a template, placed so that it can be found in Word.
struct Problem {
  std::string code;
  std::string entry;          ///< word/document.xml …
  std::size_t paragraph = 0;  ///< from 1
  std::size_t offset = 0;     ///< characters of the part's text before the tag
  std::size_t token = 0;      ///< of the paragraph
  std::string text;           ///< of the paragraph
  std::string table;          ///< where in a table, in words; "" outside
  std::string tag;            ///< as written
  std::string name;           ///< without braces and marks
  std::string what;           ///< what is wrong; what to write instead
};

/// "the text", "header 1" …
std::string part_name(const std::string& entry);

struct Program {
  std::vector<Op> ops;
  std::vector<Tag> tags;  ///< all that are written in the part, in order
  std::map<std::int64_t, std::size_t> notes;   ///< id → NoteStart
  std::int64_t highest_id = 0;
  bool plain = true;  ///< nothing to fill: the part can be copied as it is
};

/// What a part's compiler must know of the rest of the document.
struct Surroundings {
  const Options* options = nullptr;
  std::map<std::string, std::pair<std::int64_t, std::string>> numbered_styles;  ///< style → w:numId, level
  std::set<std::string> links;  ///< relationships of the part whose target has tags
  bool sections = false;        ///< some part repeats something
  bool notes = false;           ///< notes and comments are printed where they are referred to, as often as that is
};

struct Part;
/// Compiles a part. Mistakes are added to `problems`, and where it had some already the program is useless as well.
Program compile(Part part, const Surroundings& surroundings, std::vector<Problem>& problems);

/// A relationship that the filled part needs besides those of the template.
struct NewRelationship {
  std::string id, type, target;
  bool external = false;
};

/// Where a value was printed, for reading a paper back.
struct Span {
  std::size_t begin = 0, end = 0;  ///< bytes of the part
  std::string name;                ///< the field, with labels resolved
  std::string list;                ///< the list whose item it belongs to, "" at the top
  std::string item;                ///< row_id or paragraph_id of that item
  const Tag* tag = nullptr;        ///< of the program
};

/// What all parts of one document share while it is made.
struct Job {
  const Options* options = nullptr;
  const Value* data = nullptr;
  const Labels* labels = nullptr;
  std::function<std::string(const Value&, std::string& problem)> image_bytes;  ///< "" with a problem where there are none
  std::map<std::string, const Program*> notes;                               ///< kind → its part
  std::map<std::string, Program> link_targets;                               ///< of the part at work, r:id → target

  std::int64_t next = 1;
  std::set<std::int64_t> bookmarks, drawings;
  std::set<std::string> names;
  std::size_t iterations = 0;
  bool page_start_done = false;
  std::map<std::string, std::map<std::int64_t, std::vector<std::string>>> printed_notes;  ///< kind, id in the template → as printed
  std::map<std::string, std::int64_t> next_note;
  std::int64_t next_list = 0;
  std::vector<std::pair<std::int64_t, std::int64_t>> new_lists;  ///< id, the one it is like
  std::vector<NewRelationship> relationships;                    ///< of the part at work
  std::vector<Picture> pictures;

  // For whoever wants to know afterwards.
  std::vector<Span>* spans = nullptr;  ///< of the part at work
  std::unordered_set<const Value*>* touched = nullptr;
  std::vector<std::string> missing;  ///< tags, as written, once each
  std::size_t control_characters = 0;
  std::vector<std::string> remarks;
};

/// Runs a program. Throws Invalid above the limits of output and iterations.
std::string render(const Program& program, Job& job);

}  // namespace yishibu::word
