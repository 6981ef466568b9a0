// SPDX-License-Identifier: MIT
// See csv.hpp.
#include "csv.hpp"

#include <algorithm>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu {

std::vector<std::vector<std::string>> read_csv(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  char separator = ',';
  for (const char candidate : {';', '\t'})
    if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), separator)) separator = candidate;
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> line;
  std::string cell;
  bool quoted = false;
  const auto end_line = [&] {
    line.push_back(std::move(cell));
    cell.clear();
    if (line.size() > 1 || !line.front().empty()) out.push_back(std::move(line));
    line.clear();
    if (out.size() > kCsvLines) throw Error(ErrorKind::Invalid, say("The table has more than {0} lines.", {std::to_string(kCsvLines)}));
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c != '"') cell += c;
      else if (i + 1 < bytes.size() && bytes[i + 1] == '"') cell += bytes[i++];
      else quoted = false;
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == separator) {
      line.push_back(std::move(cell));
      cell.clear();
      if (line.size() > kCsvColumns) throw Error(ErrorKind::Invalid, say("The table has more than {0} columns.", {std::to_string(kCsvColumns)}));
    } else if (c == '\n') {
      end_line();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (quoted) throw Error(ErrorKind::Invalid, tr("The table breaks off inside a quotation."), tr("Save it anew as CSV (UTF-8)."));
  if (!cell.empty() || !line.empty()) end_line();
  return out;
}

std::string csv_cell(std::string text) {
  for (const char* start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
    if (text.starts_with(start)) {
      text.insert(0, "'");
      break;
    }
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace yishibu
