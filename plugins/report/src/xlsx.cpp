// SPDX-License-Identifier: MIT
// See xlsx.hpp. ECMA-376 part 1, the parts that a reader cannot do without.
#include "xlsx.hpp"

#include <algorithm>

#include "csv.hpp"
#include "markup.hpp"
#include "utf8.hpp"
#include "zip.hpp"

namespace yishibu::report {
namespace {

constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::size_t kCellText = 32767;  ///< characters; more and Excel calls the file damaged
constexpr std::size_t kRows = 1048576;

std::string column(std::size_t index) {
  std::string out;
  for (++index; index > 0; index = (index - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (index - 1) % 26));
  return out;
}

/// At most what a cell holds; “_x0041_” would be read back as a letter, so that its underscore is escaped.
void escape_cell(std::string& out, const std::string& text) {
  std::string safe;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    const std::size_t length = std::max<std::size_t>(1, utf8::decode(text, at, c));
    count += c > 0xFFFF ? 2u : 1u;
    if (count > kCellText) break;
    if (text[at] == '_' && text.size() > at + 6 && text[at + 1] == 'x' && text[at + 6] == '_') safe += "_x005F", count += 6;
    safe += text.substr(at, length);
    at += length;
  }
  markup::escape(out, safe);
}

void put_cell(std::string& out, const std::string& place, const Cell& cell, int style) {
  out += "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"";
  if (const auto* value = std::get_if<std::int64_t>(&cell)) {
    out += "><v>" + std::to_string(*value) + "</v></c>";
    return;
  }
  const std::string& text = std::get<std::string>(cell);
  if (text.empty()) {
    out += "/>";
    return;
  }
  out += " t=\"inlineStr\"><is><t xml:space=\"preserve\">";
  escape_cell(out, text);
  out += "</t></is></c>";
}

std::string sheet_xml(const Sheet& sheet) {
  std::string out = std::string(kDeclaration) + "<worksheet xmlns=\"" + kMain + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
  for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    out += "<col min=\"" + n + "\" max=\"" + n + "\" width=\"" + std::to_string(sheet.widths[i]) + "\" customWidth=\"1\"/>";
  }
  out += "</cols><sheetData><row r=\"1\">";
  for (std::size_t i = 0; i < sheet.header.size(); ++i) put_cell(out, column(i) + "1", sheet.header[i], 1);
  out += "</row>";
  for (std::size_t r = 0; r < sheet.rows.size() && r + 2 <= kRows; ++r) {
    const std::string line = std::to_string(r + 2);
    out += "<row r=\"" + line + "\">";
    for (std::size_t i = 0; i < sheet.rows[r].size(); ++i) put_cell(out, column(i) + line, sheet.rows[r][i], std::holds_alternative<std::string>(sheet.rows[r][i]) ? 2 : 0);
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

constexpr const char* kStyles =
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
    "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8E8E8\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

}  // namespace

std::string to_csv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  const auto line = [&](const auto& cells, const auto& text) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "," : "") + text(cells[i]);
    out += "\r\n";
  };
  line(sheet.header, csv_cell);
  for (const auto& row : sheet.rows)
    line(row, [](const Cell& cell) {
      const auto* value = std::get_if<std::int64_t>(&cell);
      return value ? std::to_string(*value) : csv_cell(std::get<std::string>(cell));
    });
  return out;
}

std::string to_xlsx(const std::vector<Sheet>& sheets) {
  std::string types = std::string(kDeclaration) +
                      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                      "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";
  std::string book = std::string(kDeclaration) + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kOffice + "\"><sheets>";
  std::string links = std::string(kDeclaration) + "<Relationships xmlns=\"" + kPackage + "\">";
  for (std::size_t i = 1; i <= sheets.size(); ++i) {
    const std::string n = std::to_string(i);
    types += "<Override PartName=\"/xl/worksheets/sheet" + n + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    book += "<sheet name=\"";
    markup::escape(book, sheets[i - 1].name);
    book += "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
    links += "<Relationship Id=\"rId" + n + "\" Type=\"" + kOffice + "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
  }
  links += "<Relationship Id=\"rId" + std::to_string(sheets.size() + 1) + "\" Type=\"" + kOffice + "/styles\" Target=\"styles.xml\"/></Relationships>";
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", types + "</Types>");
  writer.add("_rels/.rels", std::string(kDeclaration) + "<Relationships xmlns=\"" + kPackage + "\"><Relationship Id=\"rId1\" Type=\"" + kOffice + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  writer.add("xl/workbook.xml", book + "</sheets></workbook>");
  writer.add("xl/_rels/workbook.xml.rels", links);
  writer.add("xl/styles.xml", std::string(kDeclaration) + "<styleSheet xmlns=\"" + kMain + "\">" + kStyles + "</styleSheet>");
  for (std::size_t i = 0; i < sheets.size(); ++i) writer.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_xml(sheets[i]));
  writer.finish();
  return out;
}

}  // namespace yishibu::report
