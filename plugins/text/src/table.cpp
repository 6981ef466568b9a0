// SPDX-License-Identifier: MIT
// Implementation of table.hpp. A form of Word holds several tables in one, so every row is looked at by itself.
#include "table.hpp"

#include <algorithm>

#include "meeting.hpp"
#include "repair.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kLabel = 12;  ///< characters of a label at most

/// The cell on one line.
Text joined(const Cell& cell, View between = U"　") {
  Text out;
  for (const Line& line : cell.lines) out += (out.empty() ? Text() : Text(between)) + line.text;
  return out;
}
/// The same without what stands merged from above.
Text own(const Cell& cell) { return cell.continued ? Text() : joined(cell); }

/// The field that a cell names as the label of its neighbour: "held" …
std::string label_field(const Cell& cell) {
  if (cell.lines.size() != 1 || cell.lines[0].text.size() > kLabel) return {};
  Text label = squeezed(cell.lines[0].text);
  while (!label.empty() && (label.back() == U'：' || label.back() == U':')) label.pop_back();
  return label.empty() ? std::string() : meeting_label(label + U"：").field;
}

Text shown(const TableRow& row) {
  Text out = U"|";
  for (const Cell& cell : row.cells) out += U" " + own(cell) + U" |";
  return out;
}

class Table {
 public:
  Table(const std::vector<TableRow>& rows, std::vector<Line>& out, Imported& report) : rows_(rows), out_(out), report_(report) {
    for (const TableRow& row : rows) {
      for (std::size_t i = 0; i + 1 < row.cells.size() && !form_; i += 2) form_ = !label_field(row.cells[i]).empty();
      if (row.cells.size() > 2) form_ = form_ || !label_field(row.cells[1]).empty();
    }
  }

  void run() {
    std::size_t plain = 0, columns = 0, first = 0;
    for (const TableRow& row : rows_) {
      if (row.cells.empty()) continue;
      if (is_heads(row)) {
        heads_ = &row;
        Line line = line_of(row.line, shown(row));
        for (const Cell& cell : row.cells) line.cells.push_back({to_utf8(squeezed(joined(cell))), to_utf8(squeezed(joined(cell)))});
        out_.push_back(std::move(line));
      } else if (heads_ && fits(row)) {
        take_people(row);
      } else if (row.cells.size() == 1) {
        heads_ = nullptr;
        if (!row.cells[0].continued) out_.insert(out_.end(), row.cells[0].lines.begin(), row.cells[0].lines.end());
      } else if (form_ && take_labels(row)) {
        heads_ = nullptr;
      } else if (std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return !own(cell).empty(); })) {
        heads_ = nullptr;
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

  /// 姓名 and another head that is known. A longer list of heads may have some that are not.
  static bool is_heads(const TableRow& row) {
    std::size_t known = 0, names = 0;
    for (const Cell& cell : row.cells) {
      if (cell.lines.size() > 2) return false;
      const std::string_view field = attendance_field(joined(cell, U""));
      known += !field.empty();
      names += field == "name";
    }
    return names > 0 && known >= 2 && known * 2 >= row.cells.size();
  }

  bool fits(const TableRow& row) const {
    return row.cells.size() == heads_->cells.size() &&
           std::equal(row.cells.begin(), row.cells.end(), heads_->cells.begin(), [](const Cell& a, const Cell& b) { return a.column == b.column; }) &&
           label_field(row.cells[0]).empty();
  }

  /// One person, or several where the heads stand side by side a second time.
  void take_people(const TableRow& row) {
    std::vector<std::vector<Field>> groups(1);
    std::vector<Text> texts(1);
    bool named = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Text head = squeezed(joined(heads_->cells[i]));
      const std::string_view field = attendance_field(head);
      // The heads begin again with 姓名, or with 序号 before it.
      if ((named && field == "name") || (i > 0 && head == squeezed(joined(heads_->cells[0])))) {
        groups.emplace_back();
        texts.emplace_back();
        named = false;
      }
      named = named || field == "name";
      const Text text = joined(row.cells[i]);
      groups.back().push_back({to_utf8(head), to_utf8(repaired(text))});
      texts.back() += text.empty() ? Text() : (texts.back().empty() ? Text() : Text(U"　")) + text;
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const bool empty = std::all_of(groups[i].begin(), groups[i].end(), [](const Field& cell) {
        return cell.value.empty() || attendance_field(from_utf8(cell.name).value_or(Text())) == "-";
      });
      if (empty) {
        ++blank_;
        blanks_ += (blanks_.empty() || texts[i].empty() ? Text() : Text(U"　")) + texts[i];
        continue;
      }
      Line line = line_of(row.line, texts[i]);
      line.cells = std::move(groups[i]);
      out_.push_back(std::move(line));
    }
  }

  bool take_labels(const TableRow& row) {
    std::size_t i = 0;
    // A cell at the side that names a whole group of rows stands before the first label.
    if (row.cells.size() % 2 == 1) {
      if (label_field(row.cells[1]).empty()) return false;
      i = 1;
    }
    for (std::size_t k = i; k + 1 < row.cells.size(); k += 2)
      if (row.cells[k].lines.size() != 1 || row.cells[k].lines[0].text.size() > kLabel) return false;
    std::vector<Line> made;
    if (i == 1 && !own(row.cells[0]).empty()) made.push_back(line_of(row.line, own(row.cells[0])));
    for (; i + 1 < row.cells.size(); i += 2) add_pair(row.line, row.cells[i], row.cells[i + 1], made);
    Text after;
    for (const Line& line : made) after += (after.empty() ? U"" : U"\n") + line.text;
    report_.changes.push_back({row.line, tr("Row of a table read as labels with their values"), to_utf8(shown(row)), to_utf8(after)});
    out_.insert(out_.end(), made.begin(), made.end());
    return true;
  }

  void add_pair(std::size_t number, const Cell& label, const Cell& value, std::vector<Line>& made) {
    const std::string field = label_field(label);
    Text name = label.lines[0].text;
    while (!name.empty() && (name.back() == U'：' || name.back() == U':')) name.pop_back();
    if (value.lines.empty() || value.continued) {
      if (!label.continued) report_.dropped.push_back({say("line {0}: label without a value", {std::to_string(number)}), to_utf8(name)});
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

  const std::vector<TableRow>& rows_;
  std::vector<Line>& out_;
  Imported& report_;
  const TableRow* heads_ = nullptr;  ///< of the people below
  bool form_ = false;                ///< a label of minutes stands somewhere
  std::size_t blank_ = 0;
  Text blanks_;
};

}  // namespace

void add_table(const std::vector<TableRow>& rows, std::vector<Line>& out, Imported& report) { Table(rows, out, report).run(); }

}  // namespace yishibu::text_import
