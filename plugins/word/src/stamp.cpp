// SPDX-License-Identifier: MIT
// See stamp.hpp.
#include "stamp.hpp"

#include <array>

#include "docx.hpp"
#include "markup.hpp"

namespace yishibu::word {

using namespace markup;
namespace {

constexpr const char* kPart = "docProps/custom.xml";
constexpr const char* kDocument = "word/document.xml";
constexpr std::array<std::string_view, 3> kNames = {"yishibu-record", "yishibu-revision", "yishibu-template"};

std::string text_of(const zip::Reader& reader, const char* name) {
  const zip::Entry* entry = reader.find(name);
  return entry ? reader.bytes(*entry) : std::string();
}

}  // namespace

std::string stamped(const std::string& docx, const Stamp& stamp) {
  const zip::Reader reader(docx);
  std::string properties = text_of(reader, kPart), links = text_of(reader, "_rels/.rels"), types = text_of(reader, "[Content_Types].xml");
  const bool fresh = properties.empty();
  if (fresh) {
    properties = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
                 "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"></Properties>";
    links = with_last_child(links, "<Relationship Id=\"rIdYishibu\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\" Target=\"docProps/custom.xml\"/>");
    types = with_last_child(types, "<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>");
  }
  std::int64_t next = 2;  // 0 and 1 are reserved
  std::string kept;
  std::size_t skip_until = 0;
  const std::vector<Token> tokens = scan(properties, kPart);
  for (const Token& token : tokens) {
    const std::string_view source = source_of(properties, token);
    if (token.begin < skip_until) continue;
    if (token.element() && token.name == "property") {
      for (const std::string_view name : kNames)
        if (attribute(source, "name") == name) skip_until = tokens[token.match].end;
      if (skip_until > token.begin) continue;
      next = std::max(next, id_number(attribute(source, "pid")) + 1);
    }
    kept += source;
  }
  std::string added;
  const std::array<const std::string*, 3> values = {&stamp.record, &stamp.revision, &stamp.template_id};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    added += "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"" + std::to_string(next++) + "\" name=\"" + std::string(kNames[i]) + "\"><vt:lpwstr>";
    escape(added, *values[i]);
    added += "</vt:lpwstr></property>";
  }
  properties = with_last_child(kept, added);
  std::string out;
  zip::Writer writer(out);
  for (const zip::Entry& entry : reader.entries()) {
    if (entry.name == kPart) writer.add(entry.name, properties);
    else if (fresh && entry.name == "_rels/.rels") writer.add(entry.name, links);
    else if (fresh && entry.name == "[Content_Types].xml") writer.add(entry.name, types);
    else writer.copy(reader, entry);
  }
  if (fresh) writer.add(kPart, properties);
  writer.finish();
  return out;
}

std::string with_notice(const std::string& docx, const std::string& words) {
  const zip::Reader reader(docx);
  std::string notice =
      "<w:p><w:pPr><w:framePr w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"margin\" w:xAlign=\"right\" w:y=\"1200\"/>"
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"400\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/></w:pPr>"
      "<w:r><w:rPr><w:rFonts w:ascii=\"黑体\" w:hAnsi=\"黑体\" w:eastAsia=\"黑体\" w:cs=\"黑体\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">";
  escape(notice, words);
  notice += "</w:t></w:r></w:p>";
  std::string out;
  zip::Writer writer(out);
  for (const zip::Entry& entry : reader.entries()) {
    if (entry.name != kDocument) {
      writer.copy(reader, entry);
      continue;
    }
    std::string xml = reader.bytes(entry);
    for (const Token& token : scan(xml, kDocument))
      if (token.kind == Token::Kind::Open && token.name == "w:body") {
        xml.insert(token.end, notice);
        break;  // the tokens point into what has just changed
      }
    writer.add(entry.name, xml);
  }
  writer.finish();
  return out;
}

std::optional<Stamp> stamp_of(const std::string& docx) {
  const zip::Reader reader(docx);
  const std::string properties = text_of(reader, kPart);
  if (properties.empty()) return std::nullopt;
  Stamp out;
  const Element root = tree(properties, kPart);
  for (const Element& property : root.children) {
    std::string* into = property.attribute("name") == kNames[0] ? &out.record : property.attribute("name") == kNames[1] ? &out.revision : property.attribute("name") == kNames[2] ? &out.template_id : nullptr;
    for (const Element& value : property.children)
      for (const Element& text : value.children)
        if (into) *into += text.text;
  }
  return out.record.empty() ? std::nullopt : std::optional(out);
}

}  // namespace yishibu::word
