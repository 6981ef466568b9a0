// SPDX-License-Identifier: MIT
// Tables as .csv and .xlsx, and bars as .svg.
#include <doctest/doctest.h>

#include "chart.hpp"
#include "markup.hpp"
#include "xlsx.hpp"
#include "zip.hpp"

using namespace yishibu;
using namespace yishibu::report;

namespace {
const Sheet kSheet{"台账 & 表", {"序号", "议题"}, {6, 30}, {{std::int64_t{1}, "停车，\"东区\""}, {std::int64_t{2}, "=1+1"}, {std::int64_t{3}, "a<b&c_x0041_d"}}};
}

TEST_CASE("a table as CSV has a byte order mark, CRLF and quotes as RFC 4180 says, and no formula") {
  CHECK(to_csv({"x", {"a", "b,c"}, {}, {{std::int64_t{7}, "say \"hi\"\nthere"}, {"=1+1", "+86"}, {"-3", "@x"}, {"＝1", "\tx"}, {"3-4", ""}}}) ==
        "\xEF\xBB\xBF" "a,\"b,c\"\r\n7,\"say \"\"hi\"\"\nthere\"\r\n'=1+1,'+86\r\n'-3,'@x\r\n'＝1,'\tx\r\n3-4,\r\n");
}

TEST_CASE("a table as XLSX holds numbers as numbers and texts as inline strings") {
  const std::string bytes = to_xlsx({kSheet});
  const zip::Reader reader(bytes);
  for (const zip::Entry& entry : reader.entries()) {
    const std::string part = reader.bytes(entry);
    CHECK_NOTHROW(markup::tree(part, entry.name));
  }
  const std::string sheet = reader.bytes(*reader.find("xl/worksheets/sheet1.xml"));
  CHECK(sheet.find("<c r=\"A2\" s=\"0\"><v>1</v></c>") != std::string::npos);
  CHECK(sheet.find("<c r=\"B3\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>") != std::string::npos);
  CHECK(sheet.find("a&lt;b&amp;c_x005F_x0041_d") != std::string::npos);
  CHECK(sheet.find("<f>") == std::string::npos);
  CHECK(reader.bytes(*reader.find("xl/workbook.xml")).find("台账 &amp; 表") != std::string::npos);
}

TEST_CASE("the same tables and bars give the same bytes") {
  CHECK(to_xlsx({kSheet, kSheet}) == to_xlsx({kSheet, kSheet}));
  const Panel panel{"按月", "次", {{"1月", 3}, {"2月", 0}}, true}, lying{"按类别", "次", {{"<很长的类别名称>很长的类别名称很长的类别名称", 2}}, false};
  const std::string drawing = to_svg("标题", "说明", {panel, lying});
  CHECK(drawing == to_svg("标题", "说明", {panel, lying}));
  CHECK_NOTHROW(markup::tree(drawing, "chart.svg"));
  CHECK(drawing.find("&lt;很长") != std::string::npos);
}

TEST_CASE("a chart without anything to show is still a chart") { CHECK_NOTHROW(markup::tree(to_svg("t", "", {{"a", "次", {}, true}, {"b", "次", {}, false}}), "chart.svg")); }
