// SPDX-License-Identifier: MIT
// What goes beyond names and sections: conditions, else, filters, fixed forms, merged cells, numberings, notes, links,
// pictures, markup, delimiters, and mistakes with their codes.
#include <doctest/doctest.h>

#include "helper.hpp"
#include "media.hpp"

using namespace yishibu;
using namespace yishibu::word;
using namespace yishibu::word::test;

namespace {

std::string packed_parts(std::initializer_list<std::pair<std::string, std::string>> parts) {
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
  for (const auto& [name, bytes] : parts) writer.add(name, bytes);
  writer.finish();
  return out;
}
std::string part_of(const std::string& docx, const std::string& name) {
  const zip::Reader reader(docx);
  const zip::Entry* entry = reader.find(name);
  return entry ? reader.bytes(*entry) : "";
}
std::string filled_with(const std::string& body, const Value& data, const Options& options) {
  const std::string xml = part_of(Docx(packed(document(body)), options).fill(data, {}), "word/document.xml");
  std::string out;
  for (const Token& token : scan(xml, "output"))
    if (token.kind == Token::Kind::Text) out += unescaped(std::string_view(xml).substr(token.begin, token.end - token.begin));
  return out;
}
std::string codes(const std::string& body) {
  std::string out;
  const Docx docx(packed(document(body)));
  for (const Problem& problem : docx.problems()) out += (out.empty() ? "" : " ") + problem.code + ":" + problem.name;
  return out;
}
std::size_t count(const std::string& text, const std::string& what) {
  std::size_t out = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++out;
  return out;
}

}  // namespace

TEST_CASE("Conditions compare, and there is an else") {
  const Value data = Value::object().set("n", 3).set("s", "主任").set("yes", true).set("empty", "");
  const auto shown = [&](const std::string& condition) { return filled(p("{#" + condition + "}是{:else}否{/}"), data); };
  for (const char* yes : {"n == 3", "n &gt; 2", "n&gt;=3", "n &lt; 10", "s == 'x' or n = 3", "s == “主任” and yes", "not empty", "!missing", "(n == 1 or n == 3) and yes",
                          "yes == true", "yes == '是'", "s != '委员'", "n ≥ 3", "s 等于 '主任'", "missing != 'x'"})
    CHECK_MESSAGE(shown(yes) == "是¶", std::string(yes));
  for (const char* no : {"n == 4", "n &lt; 3", "s == '委员'", "empty", "missing", "not yes", "n == 3 and missing", "missing &gt; 1", "missing &lt; 1"}) CHECK_MESSAGE(shown(no) == "否¶", std::string(no));
  CHECK(filled(p("{^yes}x{:否则}y{/yes}"), data) == "y¶");
  CHECK(filled(p("{#n == 3}") + p("甲") + p("{:else}") + p("乙") + p("{/}"), data) == "甲¶");
  CHECK(filled(p("{#n == 4}") + p("甲") + p("{:else}") + p("乙") + p("{/}"), data) == "乙¶");
  CHECK(filled(table(row("{#a}{name}", "{:else}无{/a}")), Value::object().set("a", people({"甲"}))) != "");
  // Of a list it is enough that one item does.
  Value rows = Value::list();
  rows.add(Value::object().set("sits_in", false).set("as", "委员").set("age", 30)).add(Value::object().set("sits_in", true).set("as", "列席").set("age", 50).set("why", "出差"));
  const auto of_rows = [&](const std::string& condition) { return filled(p("{#" + condition + "}是{:else}否{/}"), Value::object().set("rows", rows)); };
  for (const char* yes : {"rows.sits_in == true", "rows.as == '列席'", "rows.as == '委员、列席'", "rows.age &gt; 40", "rows.as != '主任'", "rows.why &gt; ''", "rows.why == ''"}) CHECK_MESSAGE(of_rows(yes) == "是¶", std::string(yes));
  for (const char* no : {"rows.as == '主任'", "rows.age &gt; 60", "rows.as != '列席'", "rows.gone == true"}) CHECK_MESSAGE(of_rows(no) == "否¶", std::string(no));
  std::string deep = "n";
  for (int i = 0; i < 40; ++i) deep = "(" + deep + ")";
  CHECK(codes(p("{#" + deep + "}{/}")).starts_with("malformed_tag"));
}

TEST_CASE("A pass knows which it is") {
  const Value data = Value::object().set("a", people({"甲", "乙", "丙"})).set("o", Value::object().set("x", "y"));
  CHECK(filled(p("{#a}{$number}{name}{#$last}。{:else}、{/}{/a}"), data) == "1甲、2乙、3丙。¶");
  CHECK(filled(p("{#a}{#o}{#$first}{name}{/}{/o}{/a}"), data) == "甲¶");
  CHECK(filled(p("{#a}") + p("{#$last}") + p("末{name}") + p("{:else}") + p("{name}") + p("{/}") + p("{/a}"), data) == "甲¶乙¶末丙¶");
  Options options;
  options.known = {"a", "name"};
  CHECK(Docx(packed(document(p("{#a}{$number}{name}{#$last}{/}{/a}"))), options).problems().empty());
}

TEST_CASE("Filters print what paper needs") {
  const Value data = Value::object().set("y", 2024).set("m", "10203.05").set("r", "31/40").set("yes", true).set("no", false).set("a", "张三").set("b", "欧阳修").set("l", "village").set("list", people({"甲", "乙"}));
  CHECK(filled(p("{y | digits}{y|汉字数字}"), data) == "二〇二四二〇二四¶");
  CHECK(filled(p("{m | money}"), data) == "壹万零贰佰零叁元零伍分¶");
  CHECK(filled(p("{r | percent}"), data) == "77.5%¶");
  CHECK(filled(p("{yes | check}{no | check}{gone | check}{yes | yesno:\"有/无\"}"), data) == "☑□□有¶");
  CHECK(filled(p("{a | name}、{b | 姓名}"), data) == "张　三、欧阳修¶");
  CHECK(filled(p("{l | village:\"村/居\"}民委员会"), data) == "村民委员会¶");
  CHECK(filled(p("{list | count}人"), data) == "2人¶");
  for (const auto& [amount, text] : std::vector<std::pair<const char*, const char*>>{
           {"0", "零元整"}, {"10", "壹拾元整"}, {"100000", "壹拾万元整"}, {"100000000", "壹亿元整"}, {"1000100", "壹佰万零壹佰元整"}, {"0.5", "伍角整"}, {"1.05", "壹元零伍分"}, {"-3", "负叁元整"},
           {"1,234.56", "壹仟贰佰叁拾肆元伍角陆分"}, {"十", "十"}, {"100010001", "壹亿零壹万零壹元整"}})
    CHECK_MESSAGE(money_text(amount) == text, std::string(amount));
}

TEST_CASE("Marks around tags can be others, for the whole template or from some place on") {
  Options options;
  options.delimiters = {"[[", "]]"};
  CHECK(filled_with(p("[[x]]{y}"), Value::object().set("x", 1), options) == "1{y}");
  CHECK(filled(p("{x}{=&lt;% %&gt;=}&lt;%x%&gt;{x}"), Value::object().set("x", 1)) == "11{x}¶");
}

TEST_CASE("Options say what stands for a missing value, and what a line break is") {
  Options options;
  options.missing = "undefined";
  options.line_breaks = false;
  CHECK(filled_with(p("{x}{y}"), Value::object().set("y", "a\nb"), options) == "undefineda\nb");
  Options strict;
  strict.strip_control = false;
  CHECK_THROWS_AS(filled_with(p("{y}"), Value::object().set("y", std::string("a\x0b") + "b"), strict), Error);
}

TEST_CASE("Sections of a named element") {
  const Value data = Value::object().set("a", people({"甲", "乙"}));
  CHECK(filled(p("x{-w:p a}{name}y{/a}"), data) == "x甲y¶x乙y¶");
  CHECK(filled(table("<w:tr>" + cell(p("x")) + cell(p("{-w:tr a}{name}{/a}")) + "</w:tr>"), data) == "x¶甲¶|x¶乙¶|");
  CHECK(codes(p("{-w:tr a}{/a}")).starts_with("malformed_tag"));
}

TEST_CASE("A form of fixed length is padded with empty rows") {
  const std::string form = table(row("{#a | pad:3}{name}", "{index}{/a}"));
  CHECK(filled(form, Value::object().set("a", people({"甲"})).set("name", "外")) == "甲¶¶|¶¶|¶¶|");
  CHECK(filled(form, Value::object()) == "¶¶|¶¶|¶¶|");
  CHECK(codes(p("{#a | pad}{/a}")).starts_with("malformed_tag"));
  CHECK(codes(p("{a | pad:3}")).starts_with("malformed_tag"));
}

TEST_CASE("Equal cells one under the other become one") {
  Value list = Value::list();
  for (const auto& [unit, name] : {std::pair("一组", "甲"), std::pair("一组", "乙"), std::pair("二组", "丙")}) list.add(Value::object().set("u", unit).set("n", name));
  const std::string rows = "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"1\"/><w:vAlign w:val=\"center\"/></w:tcPr>" + p("{#a}{u | merge}") + "</w:tc>" + cell(p("{n}{/a}")) + "</w:tr>";
  const std::string xml = filled_xml(table(rows), Value::object().set("a", list));
  CHECK(count(xml, "<w:tcW w:w=\"1\"/><w:vMerge w:val=\"restart\"/><w:vAlign") == 2);
  CHECK(count(xml, "<w:tcW w:w=\"1\"/><w:vMerge/><w:vAlign") == 1);
  CHECK(count(xml, "一组") == 1);
}

TEST_CASE("Cells are merged through nested sections, and not over a row in between or from table to table") {
  const auto member = [](const char* u, std::initializer_list<const char*> names) { return Value::object().set("u", u).set("m", people(names)); };
  const auto group = [](const char* t, Value units) { return Value::object().set("t", t).set("h", std::move(units)); };
  Value list = Value::list();
  list.add(group("一", Value::list().add(member("x", {"甲", "乙"})).add(member("y", {"丙"})))).add(group("二", Value::list().add(member("y", {"丁"}))));
  const Value data = Value::object().set("g", list);
  const std::string rows = row("{#m}{t | merge}", "{u | merge}{/m}");
  CHECK(filled(table(row("{#g}", "") + row("{#h}", "") + rows + row("{/h}", "") + row("{/g}", "")), data) == "一¶x¶|¶¶|¶y¶|二¶y¶|");
  CHECK(filled(table(row("{#g}", "") + row("{#h}", "") + row("单位", "") + rows + row("{/h}", "") + row("{/g}", "")), data) == "单位¶¶|一¶x¶|¶¶|单位¶¶|一¶y¶|单位¶¶|二¶y¶|");
  const Value two = Value::object().set("a", Value::list().add(Value::object().set("u", "同")).add(Value::object().set("u", "同")));
  CHECK(filled(p("{#a}") + table(row("{u | merge}", "")) + p("{/a}"), two) == "同¶¶|同¶¶|");
}

TEST_CASE("No page break behind the last pass") {
  const std::string page = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
  const Value data = Value::object().set("a", people({"甲", "乙", "丙"}));
  CHECK(filled(p("{#a}") + p("{name}") + page + p("{/a}"), data) == "甲¶↵¶乙¶↵¶丙¶");
  CHECK(filled(p("{#a}") + "<w:p><w:r><w:t>{name}</w:t><w:br w:type=\"page\"/></w:r></w:p>" + p("{/a}"), data) == "甲↵¶乙↵¶丙¶");
  CHECK(filled(p("{#a}") + page + p("{name}{/a}"), data) == "↵¶甲¶↵¶乙¶↵¶丙¶");
}

TEST_CASE("A numbering begins anew where more than the list is repeated, and goes on where only the list is") {
  const auto numbered = [](const std::string& text) { return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>"; };
  const std::string numbering =
      "<w:numbering xmlns:w=\"x\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";
  Value topics = Value::list();
  for (int i = 0; i < 3; ++i) topics.add(Value::object().set("t", "题").set("l", people({"甲", "乙"})));
  const auto made = [&](const std::string& body) { return Docx(packed_parts({{"word/document.xml", document(body)}, {"word/numbering.xml", numbering}})).fill(Value::object().set("a", topics).set("l", people({"甲", "乙"})), {}); };
  const std::string nested = made(p("{#a}") + p("{t}") + p("{#l}") + numbered("{name}") + p("{/l}") + p("{/a}"));
  const std::string text = part_of(nested, "word/document.xml"), lists = part_of(nested, "word/numbering.xml");
  for (const char* id : {"1", "2", "3"}) CHECK(count(text, std::string("<w:numId w:val=\"") + id + "\"/>") == 2);
  CHECK(count(lists, "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>") == 1);
  CHECK(count(lists, "<w:num ") == 3);
  CHECK(count(part_of(made(p("{#l}") + numbered("{name}") + p("{/l}")), "word/document.xml"), "<w:numId w:val=\"1\"/>") == 2);
  CHECK(count(part_of(made(p("{#l}") + numbered("{name}") + p("细节") + p("{/l}")), "word/document.xml"), "<w:numId w:val=\"1\"/>") == 2);
}

TEST_CASE("A list that is numbered by its style begins anew as well") {
  const std::string numbering =
      "<w:numbering xmlns:w=\"x\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";
  const std::string styles = "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"M\"><w:basedOn w:val=\"L\"/></w:style></w:styles>";
  const std::string item = "<w:p><w:pPr><w:pStyle w:val=\"M\"/><w:jc w:val=\"left\"/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p>";
  Value topics = Value::list();
  for (int i = 0; i < 2; ++i) topics.add(Value::object().set("l", people({"甲", "乙"})));
  const std::string out = Docx(packed_parts({{"word/document.xml", document(p("{#a}") + p("题") + p("{#l}") + item + p("{/l}") + p("{/a}"))}, {"word/numbering.xml", numbering}, {"word/styles.xml", styles}}))
                              .fill(Value::object().set("a", topics), {});
  const std::string text = part_of(out, "word/document.xml");
  CHECK(count(text, "<w:pStyle w:val=\"M\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr><w:jc") == 2);
  CHECK(count(text, "<w:pStyle w:val=\"M\"/><w:jc") == 2);
  CHECK(count(part_of(out, "word/numbering.xml"), "<w:num ") == 2);
}

TEST_CASE("A note is printed for each place that refers to it, with what is known there") {
  const std::string notes = "<w:footnotes xmlns:w=\"x\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">" + p("见{name}") + "</w:footnote></w:footnotes>";
  const std::string body = p("{#a}") + "<w:p><w:r><w:t>{name}</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + p("{/a}");
  const std::string out = Docx(packed_parts({{"word/document.xml", document(body)}, {"word/footnotes.xml", notes}})).fill(Value::object().set("a", people({"甲", "乙"})), {});
  const std::string text = part_of(out, "word/document.xml"), printed = part_of(out, "word/footnotes.xml");
  CHECK(count(text, "<w:footnoteReference w:id=\"2\"/>") == 1);
  CHECK(count(text, "<w:footnoteReference w:id=\"3\"/>") == 1);
  CHECK(printed.find("w:id=\"2\"><w:p><w:r><w:t xml:space=\"preserve\">见甲") != std::string::npos);
  CHECK(printed.find("w:id=\"3\"><w:p><w:r><w:t xml:space=\"preserve\">见乙") != std::string::npos);
  CHECK(count(printed, "separator") == 1);
}

TEST_CASE("Comments around a repeated paragraph are repeated whole") {
  const std::string comments = "<w:comments xmlns:w=\"x\"><w:comment w:id=\"0\" w:author=\"x\">" + p("问{name}") + "</w:comment></w:comments>";
  const std::string body = p("{#a}") + "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>{name}</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>" + p("{/a}");
  const std::string out = Docx(packed_parts({{"word/document.xml", document(body)}, {"word/comments.xml", comments}})).fill(Value::object().set("a", people({"甲", "乙"})), {});
  for (const char* id : {"0", "1"})
    for (const char* mark : {"RangeStart", "RangeEnd", "Reference"}) CHECK(count(part_of(out, "word/document.xml"), std::string("<w:comment") + mark + " w:id=\"" + id + "\"/>") == 1);
  CHECK(count(part_of(out, "word/comments.xml"), "<w:comment ") == 2);
}

TEST_CASE("Targets of links, texts of pictures and document properties are filled in") {
  const std::string links = "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"http://x/hyperlink\" Target=\"https://例.cn/%7Bid%7D\" TargetMode=\"External\"/></Relationships>";
  const std::string body = p("{#a}") + "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>{name}</w:t></w:r></w:hyperlink></w:p>" + p("{/a}") + "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"x\" descr=\"图 {t}\"/></w:drawing></w:r></w:p>";
  Value list = Value::list();
  list.add(Value::object().set("id", "a&b").set("name", "甲")).add(Value::object().set("id", 2).set("name", "乙"));
  const Docx docx(packed_parts({{"word/document.xml", document(body)}, {"word/_rels/document.xml.rels", links}, {"docProps/core.xml", "<cp><dc:title>{t}</dc:title></cp>"}}));
  const std::string out = docx.fill(Value::object().set("a", list).set("t", "<题>"), {});
  const std::string rels = part_of(out, "word/_rels/document.xml.rels"), text = part_of(out, "word/document.xml");
  CHECK(rels.find("Target=\"https://例.cn/a&amp;b\" TargetMode=\"External\"") != std::string::npos);
  CHECK(rels.find("https://例.cn/2\"") != std::string::npos);
  CHECK(rels.find("%7B") == std::string::npos);
  CHECK(text.find("r:id=\"rIdY1\"") != std::string::npos);
  CHECK(text.find("r:id=\"rIdY2\"") != std::string::npos);
  CHECK(text.find("descr=\"图 &lt;题&gt;\"") != std::string::npos);
  CHECK(part_of(out, "docProps/core.xml") == "<cp><dc:title>&lt;题&gt;</dc:title></cp>");
  CHECK(docx.tags().size() == 6);
}

TEST_CASE("A value in a link's target cannot make it do something else") {
  const std::string links = "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"http://x/hyperlink\" Target=\"{url}\" TargetMode=\"External\"/></Relationships>";
  const Docx docx(packed_parts({{"word/document.xml", document("<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>")}, {"word/_rels/document.xml.rels", links}}));
  for (const char* bad : {"javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share:x"})
    CHECK(part_of(docx.fill(Value::object().set("url", bad), {}), "word/_rels/document.xml.rels").find("about:blank") != std::string::npos);
}

TEST_CASE("Pictures come from base64 or attachments, in millimetres") {
  const std::string png = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAFCAIAAADzBuo/AAAADklEQVR4nGP4z8CAGwEAXAsJ9y1Qp7QAAAAASUVORK5CYII=";
  const Value data = Value::object().set("pic", Value::object().set("data", "data:image/png;base64," + png).set("width", 20)).set("bad", "x y!");
  const std::string out = Docx(packed_parts({{"word/document.xml", document(p("a{%pic}b") + p("{%%pic}") + p("{%bad}{%none}"))}})).fill(data, {});
  const std::string text = part_of(out, "word/document.xml");
  CHECK(count(text, "<w:drawing>") == 2);
  CHECK(count(text, "cx=\"720000\" cy=\"360000\"") == 4);
  CHECK(text.find("<w:jc w:val=\"center\"/>") != std::string::npos);
  CHECK(text.find("<wp:docPr id=\"1\"") != std::string::npos);
  CHECK(text.find("<wp:docPr id=\"2\"") != std::string::npos);
  CHECK(part_of(out, "word/media/yishibu1.png") == from_base64(png));
  CHECK(count(part_of(out, "word/_rels/document.xml.rels"), "media/yishibu1.png") == 1);
  CHECK(part_of(out, "[Content_Types].xml").find("Extension=\"png\"") != std::string::npos);
  CHECK(picture_size("\xFF\xD8").extension == "");
  CHECK(picture_size(std::string("\x89PNG\r\n\x1A\n") + std::string(20, '\0')).extension == "");
}

TEST_CASE("Markup from the data is whole paragraphs and does nothing") {
  const std::string good = "<w:p><w:r><w:t>粗</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
  CHECK(filled(p("{@x}"), Value::object().set("x", good)) == "粗¶¶|");
  CHECK(filled_xml(table("<w:tr><w:tc>" + p("{@x}") + "</w:tc></w:tr>"), Value::object().set("x", good)).find("</w:tbl><w:p></w:p></w:tc>") != std::string::npos);
  CHECK(filled(p("{@x}") + p("y"), Value::object()) == "y¶");
  for (const char* bad : {"<w:p>", "text", "<w:r/>", "<w:p><w:r><w:instrText>DDEAUTO</w:instrText></w:r></w:p>", "<w:p><w:fldSimple w:instr=\"x\"/></w:p>", "<w:p><w:hyperlink r:id=\"rId1\"/></w:p>",
                          "<!DOCTYPE x><w:p/>", "<w:p/></w:body><w:body>", "<w:p><x:y/></w:p>", "<w:altChunk/>"})
    CHECK_THROWS_AS_MESSAGE(filled(p("{@x}"), Value::object().set("x", bad)), Error, bad);
  CHECK(codes(p("a {@x}")) == "raw_xml_tag_should_be_only_text_in_paragraph:x");
}

TEST_CASE("Tracked changes may lie across a tag") {
  const std::string body = "<w:p><w:r><w:t>{na</w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>me}{#a}x</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>old}</w:delText></w:r></w:del><w:r><w:t>{/a}y</w:t></w:r></w:p>";
  const Value data = Value::object().set("name", "甲").set("a", Value::list().add(1).add(2));
  CHECK(filled(body, data).find("甲x") == 0);
  const std::string xml = filled_xml(body, data);
  CHECK(count(xml, "<w:ins ") == count(xml, "</w:ins>"));
}

TEST_CASE("Mistakes have the codes that programs know") {
  CHECK(codes(p("{name")) == "unclosed_tag:name");
  CHECK(codes(p("{name {b}")) == "unclosed_tag:name");
  CHECK(codes(p("name}")) == "unopened_tag:name");
  CHECK(codes(p("{{name}")) == "duplicate_open_tag:{{name");
  CHECK(codes(p("{name}}")) == "duplicate_close_tag:name}}");
  CHECK(codes(p("{#a}")) == "unclosed_loop:a");
  CHECK(codes(p("{/a}")) == "unopened_loop:a");
  CHECK(codes(p("{#a}{/b}")) == "closing_tag_does_not_match_opening_tag:b");
  CHECK(codes(p("{a | dat}")) == "unknown_filter:a | dat");
  CHECK(codes(p("{，}")).starts_with("malformed_tag"));
  Options options;
  options.known = {"title", "会议名称"};
  const Docx docx(packed(document(p("{title}{titel}"))), options);
  REQUIRE(docx.problems().size() == 1);
  CHECK(docx.problems()[0].code == "unknown_field");
  CHECK(docx.problems()[0].what.find("title") != std::string::npos);
  CHECK(docx.problems()[0].offset == 7);
  const Docx in_table(packed(document(p("好") + table(row("a", "b") + row("c", "{x")))));
  REQUIRE(in_table.problems().size() == 1);
  CHECK(in_table.problems()[0].table == "table 1, row 2, cell 2");
  CHECK(in_table.problems()[0].paragraph == 5);
}

TEST_CASE("A copy of the template says each mistake in a comment") {
  const Docx docx(packed_parts({{"word/document.xml", document(p("{#a}") + p("x{y"))}}));
  const std::string out = docx.with_comments(), text = part_of(out, "word/document.xml");
  CHECK(count(text, "<w:commentReference") == 2);
  CHECK(count(part_of(out, "word/comments.xml"), "<w:comment ") == 2);
  CHECK(part_of(out, "word/_rels/document.xml.rels").find("comments.xml") != std::string::npos);
  CHECK(part_of(out, "[Content_Types].xml").find("/word/comments.xml") != std::string::npos);
}

TEST_CASE("What is missing and what was not used is known afterwards") {
  const Value data = Value::object().set("a", people({"甲"})).set("b", 1).set("c", Value::object().set("d", 1).set("e", 2));
  const Labels none;
  Filling filling;
  filling.data = &data;
  filling.labels = &none;
  filling.watch = true;
  Docx(packed(document(p("{#a}{x}{/a}{c.d}{gone}{gone}")))).fill(filling);
  CHECK(filling.missing == std::vector<std::string>{"{x}", "{gone}"});
  CHECK(filling.unused == std::vector<std::string>{"a.name", "b", "c.e"});
}

TEST_CASE("A section's items know their place") {
  const Value data = Value::object().set("a", people({"甲", "乙", "丙"})).set("o", Value::object().set("x", 1)).set("b", people({"子", "丑"}));
  CHECK(filled(p("{#a}{$number}{name}{/a}"), data) == "1甲2乙3丙¶");
  CHECK(filled(p("{#a}{$序号 | cn}{name}{/a}"), data) == "一甲二乙三丙¶");
  CHECK(filled(p("{#a}{$index}{/a}"), data) == "012¶");
  CHECK(filled(p("{#a}{name}{#$last}。{:else}{#$first}：{:else}、{/}{/}{/a}"), data) == "甲：乙、丙。¶");
  CHECK(filled(p("{#a}{#o}{$number}{/o}{#$number == 2}{#b}{$number}{/b}{/}{$number};{/a}"), data) == "11;2122;33;¶");
  CHECK(filled(table(row("{#a | pad:4}{$number}", "{name}{/a}")), data) == "1¶甲¶|2¶乙¶|3¶丙¶|4¶¶|");
  CHECK(filled(p("在外：{$number}"), data) == "在外：＿＿＿＿¶");
  CHECK(filled(p("{#a}{$total}{/a}"), Value::object().set("a", people({"甲"})).set("$total", 7)) == "7¶");
}

TEST_CASE("An empty last paragraph that begins a page stands between the passes only") {
  const std::string page = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>";
  const Value data = Value::object().set("a", people({"甲", "乙"}));
  CHECK(count(filled_xml(p("{#a}") + p("{name}") + page + p("{/a}"), data), "<w:pageBreakBefore/>") == 1);
  CHECK(count(filled_xml(p("{#a}") + "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p>" + p("{/a}"), data), "<w:pageBreakBefore/>") == 2);
  CHECK(count(filled_xml(p("{#a}") + p("{name}") + "<w:p><w:pPr><w:pageBreakBefore w:val=\"0\"/></w:pPr></w:p>" + p("{/a}"), data), "<w:pageBreakBefore") == 2);
}

TEST_CASE("Repeated cells have columns of the grid") {
  const auto grid = [](const std::string& rows) { return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1\"/><w:gridCol w:w=\"2\"/><w:gridCol w:w=\"3\"/></w:tblGrid>" + rows + "</w:tbl>"; };
  const Value data = Value::object().set("a", people({"甲", "乙", "丙"})).set("none", Value::list());
  const std::string cells = "<w:tr>" + cell(p("x")) + cell(p("{-w:tc a}{name}{/a}")) + cell(p("y")) + "</w:tr>";
  const std::string xml = filled_xml(grid(cells + cells), data);
  CHECK(count(xml, "<w:gridCol w:w=\"1\"/><w:gridCol w:w=\"2\"/><w:gridCol w:w=\"2\"/><w:gridCol w:w=\"2\"/><w:gridCol w:w=\"3\"/>") == 1);
  const std::string wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p("x") + "</w:tc>" + cell(p("{-w:tc a}{name}{/a}")) + "</w:tr>";
  CHECK(count(filled_xml(grid(wide), data), "<w:gridCol w:w=\"3\"/><w:gridCol w:w=\"3\"/><w:gridCol w:w=\"3\"/>") == 1);
  CHECK(count(filled_xml(grid("<w:tr>" + cell(p("x")) + cell(p("{-w:tc none}{name}{/none}")) + cell(p("y")) + "</w:tr>"), data), "<w:gridCol") == 2);
  CHECK(filled(table("<w:tr>" + cell(p("{-w:tc none}{name}{/none}")) + "</w:tr>"), data) == "¶|");  // a row has a cell
  // A list that is a row's own is not known where the grid stands.
  const Value rows = Value::object().set("r", Value::list().add(Value::object().set("a", people({"甲", "乙"}))));
  CHECK(count(filled_xml(grid("<w:tr>" + cell(p("{#r}")) + cell(p("{-w:tc a}{name}{/a}")) + cell(p("{/r}")) + "</w:tr>"), rows), "<w:gridCol") == 3);
}

TEST_CASE("A picture of the template is exchanged in its place and size") {
  const std::string png = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAFCAIAAADzBuo/AAAADklEQVR4nGP4z8CAGwEAXAsJ9y1Qp7QAAAAASUVORK5CYII=";
  const auto picture = [](const std::string& text) { return "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx=\"9\" cy=\"9\"/><wp:docPr id=\"1\" name=\"x\" descr=\"" + text + "\"/><a:blip r:embed=\"rId1\"/></wp:anchor></w:drawing></w:r></w:p>"; };
  const std::string links = "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"http://x/image\" Target=\"media/a.png\"/></Relationships>";
  const auto made = [&](const std::string& text, const Value& data) { return Docx(packed_parts({{"word/document.xml", document(picture(text))}, {"word/_rels/document.xml.rels", links}, {"word/media/a.png", "old"}})).fill(data, {}); };
  const std::string out = made("{%seal}", Value::object().set("seal", png)), text = part_of(out, "word/document.xml");
  CHECK(text.find("<a:blip r:embed=\"rIdY1\"/>") != std::string::npos);
  CHECK(text.find("descr=\"\"") != std::string::npos);
  CHECK(part_of(out, "word/media/yishibu1.png") == from_base64(png));
  CHECK(part_of(made("{%seal}", Value::object().set("seal", Value::object().set("data", png).set("description", "印章"))), "word/document.xml").find("descr=\"印章\"") != std::string::npos);
  // Without a picture the sample of the template does not stay: it could be a seal.
  CHECK(part_of(made("{%seal}", Value::object()), "word/document.xml").find("w:drawing") == std::string::npos);
  CHECK(Docx(packed_parts({{"word/document.xml", document(picture("{%seal}"))}})).tags().size() == 1);
}
