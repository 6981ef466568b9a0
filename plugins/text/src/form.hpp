// SPDX-License-Identifier: MIT
// Which tables are forms, with labels beside their values, and which hold data under heads. Must not know what becomes of either.
#pragma once

#include <string>
#include <vector>

#include "table.hpp"

namespace yishibu::text_import {

/// The cell on one line.
Text joined(const Cell& cell, View between = U"　");
/// The words of a label, without blanks and colon; "" for a cell that can be none. Narrow cells break a label over lines.
Text label_text(const Cell& cell);
/// The field of minutes that a cell names as the label of its neighbour: "held" …, "" where it names none.
std::string label_field(const Cell& cell);

/// The first cell of the first pair of label and value: 1 where a cell at the side names a whole group of rows. `pairs` is false
/// where the row cannot be read so.
std::size_t first_label(const TableRow& row, bool& pairs);

/// 姓名 | 张三 | 性别 | 男: a word that names something at every other place, and none between.
bool names_and_values(const TableRow& row);

/// Whether rows of the table are to be read as labels with values.
bool is_form(const std::vector<TableRow>& rows);
/// Whether row `at` names the columns of the rows below it.
bool is_data_head(const std::vector<TableRow>& rows, std::size_t at);
/// Whether both rows have their cells in the same columns.
bool same_columns(const TableRow& a, const TableRow& b);

}  // namespace yishibu::text_import
