// SPDX-License-Identifier: MIT
// Small templates for the tests, in memory. Must not need an office program.
#pragma once

#include <string>

#include "docx.hpp"
#include "markup.hpp"
#include "yishibu/error.hpp"

namespace yishibu::word::test {
using namespace markup;

inline std::string document(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
         "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:cols w:space=\"425\"/></w:sectPr></w:body></w:document>";
}
inline std::string p(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }
inline std::string cell(const std::string& content) { return "<w:tc><w:tcPr/>" + content + "</w:tc>"; }
inline std::string row(const std::string& a, const std::string& b) { return "<w:tr>" + cell(p(a)) + cell(p(b)) + "</w:tr>"; }
inline std::string table(const std::string& rows) { return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>"; }

inline std::string packed(const std::string& document_xml) {
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", "<Types/>");
  writer.add("word/document.xml", document_xml);
  writer.finish();
  return out;
}
/// The document.xml of a filled template.
inline std::string filled_xml(const std::string& body, const Value& data, const Labels& labels = {}) {
  const std::string out = Docx(packed(document(body))).fill(data, labels);
  const zip::Reader reader(out);
  std::string xml = reader.bytes(*reader.find("word/document.xml"));
  scan(xml, "output");  // well-formed, or it throws
  return xml;
}
/// Its text: paragraphs end with ¶, rows with |, line breaks are ↵.
inline std::string filled(const std::string& body, const Value& data, const Labels& labels = {}) {
  const std::string xml = filled_xml(body, data, labels);
  std::string out;
  for (const Token& token : scan(xml, "output")) {
    if (token.kind == Token::Kind::Text) out += unescaped(std::string_view(xml).substr(token.begin, token.end - token.begin));
    if (token.name == "w:p" && token.kind != Token::Kind::Open) out += "¶";
    if (token.name == "w:tr" && token.kind == Token::Kind::Close) out += "|";
    if (token.name == "w:br") out += "↵";
    if (token.name == "w:tab") out += "→";
  }
  return out;
}
inline std::string message(const std::string& body) {
  try {
    const Docx docx(packed(document(body)));
    docx.require_sound();
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}
inline Value people(std::initializer_list<const char*> names) {
  Value list = Value::list();
  for (const char* name : names) list.add(Value::object().set("name", name));
  return list;
}

}  // namespace yishibu::word::test
