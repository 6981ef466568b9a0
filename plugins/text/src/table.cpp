// SPDX-License-Identifier: MIT
// Implementation of table.hpp. A form of Word holds several tables in one, so every row is looked at by itself.
#include "table.hpp"

#include <algorithm>

#include "form.hpp"
#include "meeting.hpp"
#include "people.hpp"
#include "repair.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kHead = 40;       ///< characters of a column's head at most
constexpr std::size_t kReported = 500;  ///< characters of a row that the report repeats; the record has all of it

/// The cell without what stands merged from above.
Text own(const Cell& cell) { return cell.continued ? Text() : joined(cell); }
bool is_blank(const Cell& cell) { return cell.continued || cell.lines.empty(); }

Text shown(const TableRow& row) {
  Text out = U"|";
  for (const Cell& cell : row.cells) out += U" " + own(cell) + U" |";
  return out;
}

/// Whether people stand in a cell, from a table inside it.
bool holds_people(const TableRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return !cell.continued && std::any_of(cell.lines.begin(), cell.lines.end(), [](const Line& line) { return !line.cells.empty(); });
  });
}

class Table {
 public:
  Table(const std::vector<TableRow>& rows, std::vector<Line>& out, Imported& report)
      : rows_(rows), out_(out), report_(report), form_(is_form(rows)) {}

  void run() {
    std::size_t plain = 0, columns = 0, first = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const TableRow& row = rows_[i];
      if (row.cells.empty()) continue;
      if (row.cells.size() == 1 || holds_people(row)) {
        take_all(row);
        // 村民代表 across all columns parts the people in two; in a form other labels may follow it.
        if (form_ || row.cells.size() > 1) people_ = data_ = nullptr;
      } else if (is_heads(row)) {
        begin_people(row);
      } else if (people_ && fits(row)) {
        take_people(row);
      } else if (!(data_ && same_columns(*data_, row) && label_field(row.cells[0]).empty()) && !begin_data(i) && form_ && take_labels(row)) {
        people_ = data_ = nullptr;
      } else if (!std::all_of(row.cells.begin(), row.cells.end(), is_blank)) {
        people_ = nullptr;
        if (plain++ == 0) first = row.line;
        columns = std::max(columns, row.cells.size());
        out_.push_back(line_of(row.line, shown(row)));
      }
    }
    if (plain > 0)
      report_.doubts.push_back({first, say("A table of {0} rows and {1} columns became lines of text.", {std::to_string(plain), std::to_string(columns)})});
    if (blank_ > 0) report_.dropped.push_back({say("line {0}: empty rows of a table of people: {1}", {std::to_string(rows_[0].line), std::to_string(blank_)}), to_utf8(blanks_)});
  }

 private:
  static Line line_of(std::size_t number, Text text) {
    Line line;
    line.number = number;
    line.text = std::move(text);
    line.indented = true;
    return line;
  }

  void take_all(const TableRow& row) {
    for (const Cell& cell : row.cells)
      if (!cell.continued) out_.insert(out_.end(), cell.lines.begin(), cell.lines.end());
  }

  bool begin_data(std::size_t at) {
    if (!is_data_head(rows_, at)) return false;
    data_ = &rows_[at];
    return true;
  }

  /// 姓名 and another head that is known. A longer list of heads may have some that are not.
  static bool is_heads(const TableRow& row) {
    std::size_t known = 0, names = 0;
    for (const Cell& cell : row.cells) {
      const Text head = cell.lines.size() > 2 ? Text(kHead + 1, U' ') : joined(cell, U"");
      if (head.size() > kHead) return false;
      const std::string_view field = attendance_field(head);
      known += !field.empty();
      names += field == "name";
    }
    return names > 0 && known >= 2 && known * 2 >= row.cells.size() && !names_and_values(row);
  }

  void begin_people(const TableRow& row) {
    people_ = &row;
    data_ = nullptr;
    columns_.clear();
    bool named = false;
    Line line = line_of(row.line, shown(row));
    for (const Cell& cell : row.cells) {
      const Text head = squeezed(joined(cell));
      const std::string field(attendance_field(head));
      // The heads begin again with 姓名, or with 序号 before it.
      const bool again = !columns_.empty() && ((named && field == "name") || to_utf8(head) == columns_[0].head);
      named = field == "name" || (named && !again);
      columns_.push_back({to_utf8(head), field, again});
      line.cells.push_back({columns_.back().head, columns_.back().head});
    }
    out_.push_back(std::move(line));
  }

  bool fits(const TableRow& row) const { return same_columns(row, *people_) && label_field(row.cells[0]).empty(); }

  /// One person, or several where the heads stand side by side a second time.
  void take_people(const TableRow& row) {
    struct Group {
      std::vector<Field> cells;
      Text text, own;  ///< own: without what stands merged from above
      bool blank = true;
    };
    std::vector<Group> groups(1);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      const Column& column = columns_[i];
      if (column.again) groups.emplace_back();
      Group& group = groups.back();
      // Two names in one cell stand below each other; 王 above 五 is one.
      const bool several = column.field == "name" && std::none_of(cell.lines.begin(), cell.lines.end(), [](const Line& line) { return line.text.size() < 2; });
      const Text text = joined(cell, several ? U"、" : U"　");
      group.cells.push_back({column.head, to_utf8(repaired(text))});
      group.text += text.empty() ? Text() : (group.text.empty() ? Text() : Text(U"　")) + text;
      if (!cell.continued && !text.empty()) group.own += (group.own.empty() ? Text() : Text(U"　")) + text;
      group.blank = group.blank && (is_blank(cell) || column.field == "-");
    }
    for (Group& group : groups) {
      if (group.blank) {
        ++blank_;
        blanks_ += (blanks_.empty() || group.own.empty() ? Text() : Text(U"　")) + group.own;
        continue;
      }
      Line line = line_of(row.line, std::move(group.text));
      line.cells = std::move(group.cells);
      out_.push_back(std::move(line));
    }
  }

  bool take_labels(const TableRow& row) {
    bool pairs = true;
    std::size_t i = first_label(row, pairs);
    if (!pairs) return false;
    for (std::size_t k = i; k + 1 < row.cells.size(); k += 2)
      if (label_text(row.cells[k]).empty() && !row.cells[k].lines.empty()) return false;
    std::vector<Line> made;
    if (i == 1 && !own(row.cells[0]).empty()) made.push_back(line_of(row.line, own(row.cells[0])));
    for (; i + 1 < row.cells.size(); i += 2) add_pair(row.line, row.cells[i], row.cells[i + 1], made);
    if (i < row.cells.size() && !row.cells[i].continued) made.insert(made.end(), row.cells[i].lines.begin(), row.cells[i].lines.end());
    Text after;
    for (const Line& line : made) after += (after.empty() ? U"" : U"\n") + line.text;
    if (!made.empty())
      report_.changes.push_back({row.line, tr("Row of a table read as labels with their values"), excerpt(shown(row), kReported), excerpt(after, kReported)});
    out_.insert(out_.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
    return true;
  }

  void add_pair(std::size_t number, const Cell& label, const Cell& value, std::vector<Line>& made) {
    const Text name = label_text(label);
    const std::string field = label_field(label);
    if (value.lines.empty() || value.continued) {
      if (!label.continued && !name.empty()) report_.dropped.push_back({say("line {0}: label without a value", {std::to_string(number)}), to_utf8(name)});
    } else if (name.empty()) {
      made.insert(made.end(), value.lines.begin(), value.lines.end());
    } else if (!field.empty() && field != "+topic") {
      made.push_back(line_of(number, name + U"：" + joined(value, field[0] == '+' ? U"、" : U"　")));
    } else if (!field.empty() || (value.lines.size() == 1 && !label.continued)) {
      for (const Line& line : value.lines) made.push_back(line_of(line.number, name + U"：" + line.text));
    } else {
      if (!label.continued) {
        made.push_back(line_of(number, name));
        made.back().heading = 3;
      }
      made.insert(made.end(), value.lines.begin(), value.lines.end());
    }
  }

  struct Column {
    std::string head, field;
    bool again;  ///< here the heads begin a second time
  };
  const std::vector<TableRow>& rows_;
  std::vector<Line>& out_;
  Imported& report_;
  const TableRow* people_ = nullptr;  ///< the heads over people
  const TableRow* data_ = nullptr;    ///< the heads over other rows
  std::vector<Column> columns_;       ///< of people_
  bool form_;
  std::size_t blank_ = 0;
  Text blanks_;
};

}  // namespace

void add_table(const std::vector<TableRow>& rows, std::vector<Line>& out, Imported& report) { Table(rows, out, report).run(); }

}  // namespace yishibu::text_import
