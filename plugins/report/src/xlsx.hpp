// SPDX-License-Identifier: MIT
// Tables as .csv and .xlsx, written so that the same tables give the same bytes. Must not know what stands in them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace yishibu::report {

using Cell = std::variant<std::string, std::int64_t>;

struct Sheet {
  std::string name;
  std::vector<std::string> header;
  std::vector<int> widths;  ///< of the columns, in half-width characters
  std::vector<std::vector<Cell>> rows;
};

/// RFC 4180 with a byte order mark, so that Excel and WPS take it for UTF-8. A text that a spreadsheet would take for a formula
/// gets an apostrophe before it.
std::string to_csv(const Sheet& sheet);
/// One workbook. Numbers are numbers; every text is an inline string, which no program takes for a formula.
std::string to_xlsx(const std::vector<Sheet>& sheets);

}  // namespace yishibu::report
