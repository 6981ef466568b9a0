// SPDX-License-Identifier: MIT
// The people of a meeting, from rows of tables and from lists in the text, each of them once. Must not know where in a document
// they stand, nor how tables are written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "blocks.hpp"

namespace yishibu::text_import {

/// The field of attendance that a column of a table of people holds; "-" for one without a field, "" for a head not known.
std::string_view attendance_field(View head);

/// What a form with boxes says: the words whose box is ticked, "" where none is; all of `cell` where it has no boxes.
Text ticked(View cell);

class Attendance {
 public:
  Attendance(Record& record, std::size_t& row, Imported& report) : record_(record), row_(row), report_(report) {}

  /// The row of a table of people; false where it is none after all and stays in the text.
  bool take_row(const Block& block, View caption);
  /// 张三（书记）、李四 behind a label of the field "+attend", "+observe" or "+absent"; false where any of it is no name.
  bool take_list(View list, std::string_view field, std::size_t line);
  /// Says what is known only when all have been seen.
  void finish();

 private:
  struct Known {
    std::size_t row;   ///< of the record's attendance
    std::size_t line;
    bool listed;       ///< met in a list of the text already
  };
  struct Found {
    std::string name, unit, standing, present, reason;
    std::size_t line = 0;
    bool table = false;
  };
  void add(Found found);
  Known* match(const Found& found);
  void join(Known& known, const Found& found);
  void join_units(Row& row, const Found& found, const std::string& here, const std::string& there);
  static void put(Row& row, std::string_view field, std::string_view value);

  Record& record_;
  std::size_t& row_;
  Imported& report_;
  std::unordered_map<std::string, std::vector<Known>> known_;  ///< by name
  std::size_t table_ = 0;                                      ///< line of the first row of a table
};

}  // namespace yishibu::text_import
