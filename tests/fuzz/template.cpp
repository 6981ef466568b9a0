// SPDX-License-Identifier: MIT
// Fuzz target: word/document.xml of a template, whatever it holds. What is filled must be well-formed; a mistake must be an Error.
// With libFuzzer where the compiler has it (run.sh), otherwise as a replay of the corpus (replay.cpp).
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docx.hpp"
#include "markup.hpp"
#include "readback.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::word;
using namespace yishibu::markup;

namespace {

Value sample() {
  Value rows = Value::list();
  for (const char* name : {"张三", "李四", "<&>\x01"}) rows.add(Value::object().set("name", name).set("row_id", name).set("n", 3).set("l", Value::list().add("甲").add("乙")));
  return Value::object().set("a", rows).set("x", "值\n二").set("b", true).set("o", Value::object().set("x", 1)).set("pic", "iVBORw0KGgo=").set("raw", "<w:p/>").set("d", "2016-03-15");
}

std::string packed(std::string_view xml) {
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", "<Types></Types>");
  writer.add("word/document.xml", xml, zip::Method::Store);
  writer.add("word/numbering.xml", "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>");
  writer.add("word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:footnote></w:footnotes>");
  writer.finish();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 20'000) return 0;
  static const Value data = sample();
  static const Labels labels = {{"会议名称", "x"}};
  try {
    const Docx docx(packed({reinterpret_cast<const char*>(bytes), size}));
    if (!docx.problems().empty()) {
      const std::string commented = docx.with_comments();
      const zip::Reader reader(commented);
      scan(reader.bytes(*reader.find("word/document.xml")), "output");
      return 0;
    }
    std::vector<Span> spans;
    std::string text;
    Filling filling;
    filling.data = &data;
    filling.labels = &labels;
    filling.watch = true;
    filling.spans = &spans;
    filling.text = &text;
    const std::string out = docx.fill(filling);
    const zip::Reader reader(out);
    const std::string made = reader.bytes(*reader.find("word/document.xml"));
    bool well_formed = true;
    try {
      scan(made, "output");
    } catch (const Error&) {
      well_formed = false;
    }
    if (!well_formed) std::abort();
    if (!text.empty() && !read_back(text, spans, text).empty()) std::abort();  // what nobody has touched has no changes
    read_back(text, spans, std::string(reinterpret_cast<const char*>(bytes), size));
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
