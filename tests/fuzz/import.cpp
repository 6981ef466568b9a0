// SPDX-License-Identifier: MIT
// Fuzz target: a Word document to records. The input is either a whole package or, cheaper to get deep with, only the parts: texts
// parted by a NUL are document.xml, its relationships, styles, numbering and footnotes. Refused with an Error or read; what is read
// has a kind and a title, every time the same.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "reader.hpp"
#include "yishibu/error.hpp"
#include "zip.hpp"

using namespace yishibu;
using namespace yishibu::text_import;

namespace {

std::string packed(std::string_view parts) {
  static const char* const kNames[] = {"word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"};
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", "<Types/>");
  writer.add("word/media/image1.png", "png", zip::Method::Store);
  for (const char* name : kNames) {
    const std::size_t end = std::min(parts.find('\0'), parts.size());
    if (end > 0) writer.add(name, parts.substr(0, end), zip::Method::Store);
    parts.remove_prefix(std::min(end + 1, parts.size()));
  }
  writer.finish();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 50'000) return 0;
  std::string input(reinterpret_cast<const char*>(bytes), size);
  if (!input.starts_with("PK")) input = packed(input);
  const Normalise plain = [](std::string_view text) { return std::string(text); };
  try {
    const Imported imported = read_docx("file.docx", input, nullptr, plain);
    for (const auto& document : imported.documents)
      if (document.record.kind.empty() || document.record.field("title").empty()) std::abort();
    const Imported again = read_docx("file.docx", input, nullptr, plain);
    if (again.documents.size() != imported.documents.size()) std::abort();
    for (std::size_t i = 0; i < imported.documents.size(); ++i)
      if (!(again.documents[i].record == imported.documents[i].record)) std::abort();
    if (again.dropped.size() != imported.dropped.size() || again.doubts.size() != imported.doubts.size()) std::abort();
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
