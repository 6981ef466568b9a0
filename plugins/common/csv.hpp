// SPDX-License-Identifier: MIT
// Tables as spreadsheets save them in text. Must not know what the cells mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu {

inline constexpr std::size_t kCsvLines = 1'000'000, kCsvColumns = 200;

/// Lines and cells of RFC 4180; commas, semicolons or tabs, whichever the first line has most of. Throws Invalid for an open quotation,
/// over kCsvLines lines or kCsvColumns columns.
std::vector<std::vector<std::string>> read_csv(std::string_view bytes);
/// One cell as a spreadsheet takes it: quoted where it must be, and never as a formula.
std::string csv_cell(std::string text);

}  // namespace yishibu
