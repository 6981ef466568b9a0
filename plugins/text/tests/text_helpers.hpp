// SPDX-License-Identifier: MIT
// What the tests of the text importer share: reading, and counting Chinese characters. Must not know any document by name.
#pragma once

#include <map>
#include <string>

#include "../src/reader.hpp"

namespace text_tests {

using namespace yishibu;
using namespace yishibu::text_import;

inline Imported read_text(std::string_view bytes, std::string_view name = "file.txt", const Shape* shape = nullptr) {
  return read(name, bytes, shape, [](std::string_view text) { return std::string(text); });
}

using Count = std::map<char32_t, long>;
inline void count_han(Count& count, std::string_view utf8) {
  const auto text = from_utf8(utf8);
  if (!text) return;
  for (const char32_t c : *text)
    if (is_han(c)) ++count[c];
}
/// All that the records and the dropped pieces say. What is said twice by design (basis, standing) is left out.
inline Count han_after(const Imported& imported) {
  Count out;
  for (const auto& document : imported.documents) {
    for (const Field& field : document.record.fields)
      if (field.name != "basis") count_han(out, field.value);
    for (const Rows& table : document.record.tables)
      for (const Row& row : table.rows)
        for (const Field& field : row.fields)
          if (field.name != "standing") count_han(out, field.value);
    for (const Body& body : document.record.bodies)
      for (const Paragraph& p : body.paragraphs) {
        count_han(out, p.number);
        count_han(out, p.heading);
        count_han(out, p.text);
      }
  }
  for (const auto& dropped : imported.dropped) count_han(out, dropped.text);
  return out;
}
inline Count han_before(std::string_view utf8) {
  Count out;
  count_han(out, utf8);
  return out;
}
inline bool doubts(const Imported& imported, std::string_view words) {
  for (const auto& doubt : imported.doubts)
    if (doubt.what.find(words) != std::string::npos) return true;
  return false;
}
inline bool dropped(const Imported& imported, std::string_view words) {
  for (const auto& one : imported.dropped)
    if (one.text.find(words) != std::string::npos) return true;
  return false;
}
inline const std::vector<Paragraph>& paragraphs(const Imported& imported, std::size_t document = 0) {
  return imported.documents.at(document).record.bodies.at(0).paragraphs;
}

}  // namespace text_tests
