// SPDX-License-Identifier: MIT
// What a filled template says. Must not look at the operations inside.
#include <doctest/doctest.h>

#include "helper.hpp"

using namespace yishibu;
using namespace yishibu::word;
using namespace yishibu::word::test;

TEST_CASE("Values are filled in by name, path and label, however the tag is cut into runs") {
  Value data = Value::object();
  data.set("title", "协商会").set("book", Value::object().set("name", "柳岸"));
  CHECK(filled(p("{title}在{book.name}"), data) == "协商会在柳岸¶");
  CHECK(filled("<w:p><w:r><w:t>a{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>ti</w:t></w:r><w:r><w:t>tle}b</w:t></w:r></w:p>", data) == "a协商会b¶");
  CHECK(filled(p("{会议名称}"), data, {{"会议名称", "name"}, {"会议名称", "title"}}) == "协商会¶");
  CHECK(filled(p("｛会议名称｝"), data, {{"会议名称", "title"}}) == "协商会¶");
}

TEST_CASE("A missing value is a blank to fill in, unless the tag is alone") {
  const Value data = Value::object().set("empty", "");
  CHECK(filled(p("姓名：{x}"), data) == "姓名：＿＿＿＿¶");
  CHECK(filled(p(" {x} "), data) == "  ¶");
  CHECK(filled(p("姓名：{empty}"), data) == "姓名：¶");
  CHECK(filled(p("姓名：{x | default:\"无\"}，{empty|default:“空”}"), data) == "姓名：无，空¶");
}

TEST_CASE("Values are escaped, keep their lines and are never expanded again") {
  const Value data = Value::object().set("x", "a<b>&\"{y}]]>\n二\t三\x0B\x01\r\n四").set("y", "NO");
  CHECK(filled(p("[{x}]"), data) == "[a<b>&\"{y}]]>↵二→三↵四]¶");
  CHECK(filled_xml(p("{x}"), Value::object().set("x", "DDEAUTO c:\\x")).find("instrText") == std::string::npos);
  CHECK(filled(p("{x}"), Value::object().set("x", "a\xFF" "b")) == "a\xEF\xBF\xBD" "b¶");
}

TEST_CASE("Sections repeat words, paragraphs and rows, and their tags vanish") {
  const Value data = Value::object().set("a", people({"甲", "乙"})).set("none", Value::list()).set("yes", true).set("o", Value::object().set("name", "丙"));
  CHECK(filled(p("人：{#a}{name}、{/a}完"), data) == "人：甲、乙、完¶");
  CHECK(filled(p("前") + p("{#a}") + p("{name}") + p("{/a}") + p("后"), data) == "前¶甲¶乙¶后¶");
  CHECK(filled(p("{#a}{name}") + p("x{/a}"), data) == "甲¶x¶乙¶x¶");
  CHECK(filled(p("{#none}") + p("x") + p("{/none}{^none}") + p("没有") + p("{/}"), data) == "没有¶");
  CHECK(filled(p("{#yes}有{/yes}{^yes}无{/yes}"), data) == "有¶");
  CHECK(filled(p("{#o}{name}{/o}"), data) == "丙¶");
  CHECK(filled(p("a") + p("{#missing}附注{/missing}"), data) == "a¶");
  CHECK(filled(p("a{#missing}附注{/missing}"), data) == "a¶");
  CHECK(filled(table(row("姓名", "x") + row("{#a}{name}", "1{/a}")), data) == "姓名¶x¶|甲¶1¶|乙¶1¶|");
  CHECK(filled(table(row("{#a}", "") + row("{name}", "1") + row("{name}", "2") + row("{/a}", "")), data) == "甲¶1¶|甲¶2¶|乙¶1¶|乙¶2¶|");
  CHECK(filled(table(row("{#none}{name}", "1{/none}")) + p("后"), data) == "后¶");
  CHECK(filled(table("<w:tr>" + cell(p("{#none}") + p("x") + p("{/none}")) + "</w:tr>"), data) == "¶|");
  CHECK(filled(p("{#list}{.}；{/list}"), Value::object().set("list", Value::list().add("一").add(2))) == "一；2；¶");
}

TEST_CASE("Sections in sections see their own values first, then those further out") {
  Value group = Value::object().set("title", "一组").set("members", people({"甲", "乙"}));
  const Value data = Value::object().set("groups", Value::list().add(group).add(Value::object().set("title", "二组"))).set("place", "村部");
  CHECK(filled(p("{#groups}") + p("{title}") + p("{#members}") + p("{title}{name}{place}") + p("{/members}") + p("{/groups}"), data) ==
        "一组¶一组甲村部¶一组乙村部¶二组¶");
  CHECK(filled(table(row("{#groups}{title}", "{#members}{name} {/members}{/groups}")), data) == "一组¶甲 乙 ¶|二组¶¶|");
  CHECK(filled(table(row("{#groups}", "") + row("{title}", "") + row("{#members}{name}", "{/members}") + row("{/groups}", "")), data) ==
        "一组¶¶|甲¶¶|乙¶¶|二组¶¶|");
}

TEST_CASE("A section over runs of different looks keeps the looks") {
  const std::string body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x{#a}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{name}{/a}y</w:t></w:r></w:p>";
  const std::string xml = filled_xml(body, Value::object().set("a", people({"甲", "乙"})));
  CHECK(xml.find("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">乙") != std::string::npos);
  CHECK(filled(body, Value::object().set("a", people({"甲", "乙"}))) == "x甲乙y¶");
  CHECK(filled(body, Value::object()) == "xy¶");
}

TEST_CASE("Bookmarks and drawings in loops get ids of their own") {
  const std::string body = p("{#a}") + "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"m\"/><w:r><w:t>{name}</w:t></w:r><w:bookmarkEnd w:id=\"3\"/></w:p>" + p("{/a}");
  const std::string xml = filled_xml(body, Value::object().set("a", people({"甲", "乙"})));
  CHECK(xml.find("w:id=\"3\" w:name=\"m\"") != std::string::npos);
  CHECK(xml.find("<w:bookmarkStart w:id=\"4\" w:name=\"m_2\"/>") != std::string::npos);
  CHECK(xml.find("<w:bookmarkEnd w:id=\"4\"/>") != std::string::npos);
}

TEST_CASE("Dates, numbers and lists are printed in Chinese forms") {
  CHECK(date_text("2016-03-05T09:05", "Y年M月D日 H时II分") == "2016年3月5日 9时05分");
  CHECK(date_text("2016-03-05", "Y-MM-DD HH:II") == "2016-03-05");
  CHECK(date_text("2016-03", "Y年M月D日") == "2016年3月");
  CHECK(date_text("2016", "Y年M月D日") == "2016年");
  CHECK(date_text("2016-10-21", "cn") == "二〇一六年十月二十一日");
  CHECK(date_text("去年", "Y年") == "去年");
  CHECK(date_text("2016-03-05T09:05", "H:II") == "9:05");
  CHECK(date_text("2016-03-05", "H:II") == "");
  CHECK(chinese_number(0) == "零");
  CHECK(chinese_number(10) == "十");
  CHECK(chinese_number(112) == "一百一十二");
  CHECK(chinese_number(102) == "一百零二");
  CHECK(chinese_number(10020) == "一万零二十");
  const Value data = Value::object().set("a", people({"甲", "乙"})).set("l", Value::list().add("x").add("y")).set("n", 3).set("d", "2016-03-15");
  CHECK(filled(p("{a.name | join:\"，\"} {l|join} {l} 第{n|cn}次 {d | date:&quot;M月D日&quot;} {d｜date：“cn”}"), data) == "甲，乙 x、y x、y 第三次 3月15日 二〇一六年三月十五日¶");
}

TEST_CASE("The first page's number is set in its place in the schema") {
  const std::string xml = filled_xml(p("x"), Value::object().set("page_start", 7));
  CHECK(xml.find("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgNumType w:start=\"7\"/><w:cols") != std::string::npos);
  CHECK(filled_xml(p("x"), Value::object()).find("pgNumType") == std::string::npos);
  const std::string open = "<w:p><w:pPr><w:sectPr><w:pgNumType w:start=\"3\"></w:pgNumType></w:sectPr></w:pPr></w:p>";
  CHECK(filled_xml(open, Value::object()).find("<w:pgNumType w:start=\"3\"/></w:sectPr></w:pPr></w:p>") != std::string::npos);
  CHECK(filled_xml(open, Value::object().set("page_start", 7)).find("<w:pgNumType w:start=\"7\"/></w:sectPr></w:pPr></w:p>") != std::string::npos);
}

TEST_CASE("The same template and data give the same bytes, and untouched parts are copied") {
  const Docx docx(packed(document(p("{x}"))));
  CHECK(docx.fill(Value::object().set("x", 1), {}) == docx.fill(Value::object().set("x", 1), {}));
}

TEST_CASE("All mistakes of a template are reported at once, each with its place and what to write") {
  const std::string all = message(p("好") + p("{name ，请") + p("{#a}") + p("x{/b}") + p("{y | uper}") + p("}") + p("a {@raw}") + p("{}"));
  for (const char* part : {"paragraph 2 “{name ，请”", "{name}", "{#a}", "{/a}", "upper", "paragraph 6", "{@raw}", "paragraph 8", "7"})
    CHECK_MESSAGE(all.find(part) != std::string::npos, part, " in ", all);
  CHECK(message(p("{#a}")).find("{/a}") != std::string::npos);
  CHECK(message(p("{/a}")).find("{#a}") != std::string::npos);
  CHECK(message(p("a {#a}") + p("{/a}")).find("text before") != std::string::npos);
  CHECK(message(p("{#a}") + table(row("{/a}", ""))).find("same cell") != std::string::npos);
  CHECK(message(p("{#a}{#b}{/a}{/b}")) != "");
  std::string deep, back;
  for (int i = 0; i < 17; ++i) deep += "{#a}", back += "{/}";
  CHECK(message(p(deep + back)).find("16") != std::string::npos);
}
