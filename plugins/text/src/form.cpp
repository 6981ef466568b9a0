// SPDX-License-Identifier: MIT
// Implementation of form.hpp. Neither is marked in the file, so both are told by what stands where. Must not know records.
#include "form.hpp"

#include <algorithm>

#include "meeting.hpp"
#include "people.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kLabel = 12;  ///< characters of a label at most
constexpr std::size_t kUpright = 8;  ///< lines of one that is written downwards

bool colon(char32_t c) { return c == U'：' || c == U':'; }
bool is_empty(const Cell& cell) { return cell.lines.empty(); }
bool is_label(const Cell& cell) { return !label_text(cell).empty(); }

bool has_colon(const Cell& cell) { return !cell.lines.empty() && !cell.lines.back().text.empty() && colon(cell.lines.back().text.back()); }

/// A word that names something rather than being it, as labels and heads do.
bool is_named(const Cell& cell) {
  const Text label = label_text(cell);
  if (label.empty()) return false;
  if (!label_field(cell).empty() || !attendance_field(label).empty()) return true;
  return ends_any(label, {U"名称", U"时间", U"日期", U"地点", U"地址", U"电话", U"姓名", U"性别", U"年龄", U"民族", U"职务", U"单位", U"部门",
                          U"意见", U"情况", U"内容", U"事项", U"项目", U"金额", U"数量", U"单价", U"合计", U"方式", U"形式", U"结果", U"编号",
                          U"类别", U"类型", U"备注", U"签字", U"签名", U"盖章", U"责任人", U"负责人", U"联系人", U"申请人", U"经办人", U"人数",
                          U"户数", U"时限", U"期限", U"措施", U"问题", U"建议", U"说明", U"序号", U"赞成", U"反对", U"弃权", U"票数"});
}

bool has_box(const Cell& cell) {
  return std::any_of(cell.lines.begin(), cell.lines.end(), [](const Line& line) { return line.text.find_first_of(U"□☐☑☒√✓✔") != Text::npos; });
}

/// What tells a row of a form from one of data; false where it cannot be one of a form at all.
bool weigh(const TableRow& row, bool first, bool& sign) {
  bool pairs = true;
  const std::size_t from = first_label(row, pairs);
  if (!pairs) return false;
  bool named = true;
  for (std::size_t i = from; i + 1 < row.cells.size(); i += 2) {
    const Cell &label = row.cells[i], &value = row.cells[i + 1];
    if (is_empty(label) && is_empty(value)) continue;
    if (!label.continued && !is_label(label)) return false;
    sign = sign || has_colon(label) || has_box(value) || (first && !is_empty(value) && !is_label(value));
    named = named && is_named(label) && !is_named(value);
  }
  sign = sign || (first && named);
  return true;
}

}  // namespace

Text joined(const Cell& cell, View between) {
  Text out;
  for (const Line& line : cell.lines) out += (out.empty() ? Text() : Text(between)) + line.text;
  return out;
}

Text label_text(const Cell& cell) {
  std::size_t size = 0;
  for (const Line& line : cell.lines) size += line.text.size() + (line.cells.empty() ? 0 : kLabel * 4);
  if (size == 0 || size > kLabel * 2 || cell.lines.size() > kUpright) return {};
  Text label = squeezed(joined(cell, U""));
  const bool marked = colon(label.back());
  while (!label.empty() && colon(label.back())) label.pop_back();
  if (label.size() <= kLabel && meeting_label(label + U"：").size != 0) return label;
  if (label.size() > kLabel || label.size() < (marked ? 1u : 2u) || !is_han(label[0])) return {};
  for (const char32_t c : label)
    if (!is_han(c) && !is_latin(c) && View(U"（）()、/·《》“”").find(c) == View::npos) return {};
  if (std::any_of(label.begin(), label.end(), is_digit)) return {};
  return label;
}

std::string label_field(const Cell& cell) {
  const Text label = label_text(cell);
  return label.empty() ? std::string() : meeting_label(label + U"：").field;
}

std::size_t first_label(const TableRow& row, bool& pairs) {
  pairs = row.cells.size() >= 2;
  if (row.cells.size() % 2 == 0) return 0;
  if (row.cells.size() < 3) return 0;
  const bool side = row.cells[0].merged || !label_field(row.cells[1]).empty();
  // Where the first cell is a label itself the lone one stands at the end, as for a photograph.
  pairs = side || !label_field(row.cells[0]).empty();
  return side ? 1 : 0;
}

bool same_columns(const TableRow& a, const TableRow& b) {
  return a.cells.size() == b.cells.size() &&
         std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), [](const Cell& x, const Cell& y) { return x.column == y.column; });
}

bool names_and_values(const TableRow& row) {
  if (row.cells.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (is_named(row.cells[i]) != (i % 2 == 0)) return false;
  return true;
}

bool is_data_head(const std::vector<TableRow>& rows, std::size_t at) {
  if (at + 1 >= rows.size()) return false;
  const TableRow &row = rows[at], &below = rows[at + 1];
  if (row.cells.size() < 2 || !same_columns(row, below)) return false;
  bool named = true, below_named = false, below_labels = true, form = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].continued || !is_label(row.cells[i])) return false;
    named = named && is_named(row.cells[i]);
    below_named = below_named || is_named(below.cells[i]);
    if (i % 2 == 0) below_labels = below_labels && is_label(below.cells[i]);
    form = form && (i % 2 == 0 ? !label_field(row.cells[i]).empty() : !is_named(row.cells[i]));
  }
  if (form) return false;  // 主持人 | 张三
  return !below_labels || (named && !below_named);
}

bool is_form(const std::vector<TableRow>& rows) {
  for (const TableRow& row : rows) {
    for (std::size_t i = 0; i + 1 < row.cells.size(); i += 2)
      if (!label_field(row.cells[i]).empty()) return true;
    if (row.cells.size() > 2 && !label_field(row.cells[1]).empty()) return true;
  }
  bool sign = false;
  std::size_t first = rows.size(), other = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TableRow& row = rows[i];
    if (row.cells.size() < 2) continue;
    if (first == rows.size() && is_data_head(rows, i)) return false;
    if (!weigh(row, first == rows.size(), sign)) return false;
    if (first == rows.size()) first = i;
    else other += same_columns(rows[first], row) ? 0 : 1;
  }
  return first < rows.size() && (sign || other > 0);
}

}  // namespace yishibu::text_import
