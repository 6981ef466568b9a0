// SPDX-License-Identifier: MIT
// What the tests of Word import share: documents written down in a few words. Must not know any document by name.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "text_helpers.hpp"
#include "zip.hpp"

namespace text_tests {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string p(std::string_view text, std::string_view properties = "") {
  return "<w:p>" + std::string(properties) + "<w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r></w:p>";
}
/// A cell; a text with "\n" is several paragraphs.
inline std::string tc(std::string_view text, std::string_view properties = "") {
  std::string out = "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>";
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += p(text.substr(at, end - at));
    at = end + 1;
  }
  return out + "</w:tc>";
}
inline std::string span(int columns) { return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>"; }
inline const char* const kMergeBegins = "<w:vMerge w:val=\"restart\"/>";
inline const char* const kMergeGoesOn = "<w:vMerge/>";
inline std::string tr_of(const std::vector<std::string>& cells) {
  std::string out = "<w:tr>";
  for (const std::string& cell : cells) out += cell.starts_with("<w:tc>") ? cell : tc(cell);
  return out + "</w:tr>";
}
inline std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<w:tbl><w:tblPr/>";
  for (const auto& row : rows) out += tr_of(row);
  return out + "</w:tbl>";
}

inline std::string document_of(std::string_view body) {
  return "<w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:a=\"a\"><w:body>" + std::string(body) + "</w:body></w:document>";
}
inline std::string zipped(const Parts& parts, zip::Method method = zip::Method::Deflate) {
  std::string out;
  zip::Writer writer(out);
  for (const auto& [name, bytes] : parts) writer.add(name, bytes, method);
  writer.finish();
  return out;
}
inline std::string docx_of(std::string_view body, const Parts& more = {}, zip::Method method = zip::Method::Deflate) {
  Parts parts = {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", document_of(body)}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zipped(parts, method);
}
inline std::string relationships(std::string_view inside) { return "<Relationships>" + std::string(inside) + "</Relationships>"; }

inline Imported read_word(std::string_view bytes, const Shape* shape = nullptr) {
  return read_docx("file.docx", bytes, shape, [](std::string_view text) { return std::string(text); });
}
inline Imported read_body(std::string_view body, const Parts& more = {}) { return read_word(docx_of(body, more)); }

/// All paragraphs of the first record, one a line.
inline std::string body_of(const Imported& imported) {
  std::string out;
  for (const auto& document : imported.documents)
    for (const Body& body : document.record.bodies)
      for (const Paragraph& one : body.paragraphs) out += one.number + one.heading + one.text + "\n";
  return out;
}
/// 张三/一组/出席/yes …
inline std::string people_of(const Imported& imported) {
  std::string out;
  for (const Row& row : std::as_const(imported.documents.at(0).record).rows("attendance")) {
    out += out.empty() ? "" : " ";
    out += std::string(row.field("name")) + "/" + std::string(row.field("unit")) + "/" + std::string(row.field("standing")) + "/" + std::string(row.field("present"));
    if (!row.field("reason").empty()) out += "/" + std::string(row.field("reason"));
  }
  return out;
}
inline std::string said(const Imported& imported) {
  std::string out;
  for (const auto& one : imported.dropped) out += one.reason + ": " + one.text + "\n";
  for (const auto& one : imported.doubts) out += one.what + "\n";
  return out;
}

}  // namespace text_tests
