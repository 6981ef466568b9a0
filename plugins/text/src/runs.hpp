// SPDX-License-Identifier: MIT
// What stands inside a paragraph of Word: runs, fields, tracked changes, notes, pictures. Must not know lists, tables or how
// paragraphs follow each other.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "docx.hpp"
#include "lists.hpp"
#include "package.hpp"

namespace yishibu::text_import {

/// The child of mc:AlternateContent to read; null where there is none.
const Element* alternative(const Element& e);

class Runs {
 public:
  Runs(const Package& package, const Styles& styles, Imported& report);

  /// A paragraph begins; with `hidden` its style hides all of it.
  void begin(std::size_t line, bool hidden = false);
  void walk(const Element& e);
  /// What has been walked since begin(), line breaks as they were set.
  std::string take();
  /// The text boxes met in it.
  std::vector<const Element*> take_boxes() { return std::exchange(boxes_, {}); }
  /// Reports the content of `e` as deleted.
  void drop_deleted(const Element& e);
  /// Whether a content control shows only what to write there; reports it.
  bool is_placeholder(const Element& sdt, std::size_t line);
  /// The text of a header or note, in one piece.
  std::string text_of(const Element& root);
  /// The end of the document: fields that never ended, notes that nothing points at, comments.
  void finish();
  std::vector<Picture> take_pictures() { return std::move(pictures_); }
  /// Entries that became attachments or were spoken of.
  const std::set<std::string>& used() const { return used_; }

 private:
  struct Field {
    std::string instruction;
    bool result = false;
    std::size_t outer;  ///< the innermost field whose instruction is being read, itself included
  };
  struct Notes { Element root; std::map<std::string, const Element*, std::less<>> by_id; };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void put(std::string_view text);
  void children(const Element& e);
  /// What walking `e` gives, kept out of the paragraph; pictures in it are left alone.
  std::string aside(const Element& e);
  void run(const Element& r);
  void field_mark(const Element& e);
  void field_said(const std::string& instruction);
  void note(Notes& notes, std::string_view id);
  void symbol(std::string_view font, char32_t code);
  void drawing(const Element& e);
  void picture(std::string_view relation);
  void drop(std::string reason, std::string_view text);
  std::string where() const { return std::to_string(line_); }
  bool first_time(std::string_view what) { return spoken_.insert(std::to_string(line_) + " " + std::string(what)).second; }

  const Package& package_;
  const Styles& styles_;
  Imported& report_;
  Notes footnotes_, endnotes_, comments_;
  std::string text_, hidden_;
  bool all_hidden_ = false, in_note_ = false;
  std::size_t line_ = 0, aside_ = 0, inserted_ = 0, deleted_ = 0;
  std::vector<Field> fields_;
  std::vector<const Element*> boxes_;
  std::vector<Picture> pictures_;
  std::set<std::string> used_, spoken_;
  std::set<const Relation*> links_;  ///< whose address has been told
  struct Said { std::size_t line = 0, count = 0; std::string text; };
  std::map<std::string, Said> instructions_;  ///< by the field's name
};

}  // namespace yishibu::text_import
