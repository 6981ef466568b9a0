// SPDX-License-Identifier: MIT
// Tests of the text importer on made-up texts. Must not need a book, the program or files.
#include <doctest/doctest.h>
#include <iconv.h>

#include <random>

#include "../src/dates.hpp"
#include "../src/outline.hpp"
#include "../src/repair.hpp"
#include "text_helpers.hpp"

using namespace text_tests;

namespace {
std::string fixed(std::string_view line) { return to_utf8(repaired(from_utf8(line).value())); }

std::string converted(std::string text, const char* encoding) {
  const iconv_t open = iconv_open(encoding, "UTF-8");
  std::string out(text.size() * 4 + 16, '\0');
  char *from = text.data(), *to = out.data();
  std::size_t left = text.size(), room = out.size();
  iconv(open, &from, &left, &to, &room);
  iconv_close(open);
  out.resize(out.size() - room);
  return out;
}
}  // namespace

TEST_CASE("Half-width marks between Chinese characters become full-width, others stay") {
  CHECK(fixed("村(居)民代表,共12人;其中:党员5人.") == "村（居）民代表，共12人；其中：党员5人.");
  CHECK(fixed("制度, 充分保障") == "制度，充分保障");
  CHECK(fixed("网址:http://www.example.cn/a,b;c?(d):e") == "网址：http://www.example.cn/a,b;c?(d):e");
  CHECK(fixed("时间:2016-10-09 07:55:29") == "时间：2016-10-09 07:55:29");
  CHECK(fixed("合计1,234.50元,比例3:1") == "合计1,234.50元，比例3:1");
  CHECK(fixed("f(x), a; b") == "f(x), a; b");
  CHECK(fixed("邮箱a,b@c.cn") == "邮箱a,b@c.cn");
  CHECK(fixed("(一)要求") == "（一）要求");
  CHECK(fixed("[链接](http://a.cn/b)") == "[链接](http://a.cn/b)");
}

TEST_CASE("Brackets of document numbers become 〔〕 and other years keep theirs") {
  CHECK(fixed("甲办发(2015)53号") == "甲办发〔2015〕53号");
  CHECK(fixed("(甲办发[2015]41号)精神") == "（甲办发〔2015〕41号）精神");
  CHECK(fixed("甲政【2016】第7号") == "甲政〔2016〕第7号");
  CHECK(fixed("收入(2015)比上年增加") == "收入（2015）比上年增加");
}

TEST_CASE("Heading numbers are told from other numbers") {
  const auto level = [](std::string_view line) { return numbering(from_utf8(line).value()).level; };
  CHECK(level("一、总体") == 1);
  CHECK(level("（十二）做法") == 2);
  CHECK(level("(二)做法") == 2);
  CHECK(level("3.道路") == 3);
  CHECK(level("12、道路") == 3);
  CHECK(level("（4）路灯") == 4);
  CHECK(level("第三条 村民") == 5);
  CHECK(level("第一章 总则") == 1);
  CHECK(level("3.5万元") == 0);
  CHECK(level("2016.3.5") == 0);
  CHECK(level("一、二组村民") == 0);
  CHECK(level("第一条意见是") == 0);
  CHECK(level("一是要") == 0);
}

TEST_CASE("Dates and hours are read in the ways people write them") {
  const auto date = [](std::string_view line) { return whole_date(from_utf8(line).value()); };
  CHECK(date("2015年12月12日") == "2015-12-12");
  CHECK(date("二〇一五年十二月二十日") == "2015-12-20");
  CHECK(date("二○一六年十月三十一日") == "2016-10-31");
  CHECK(date("（2016年3月5日）") == "2016-03-05");
  CHECK(date("2016.3.5") == "2016-03-05");
  CHECK(date("2015年2月29日") == "");
  CHECK(date("2016年2月29日") == "2016-02-29");
  CHECK(date("2015年12月12日晚") == "");
  const auto held = [](std::string_view line) { return read_held(from_utf8(line).value()); };
  CHECK(held("2016年3月5日（星期六）上午9:00—11:30").from == "2016-03-05T09:00");
  CHECK(held("2016年3月5日（星期六）上午9:00—11:30").to == "2016-03-05T11:30");
  CHECK(held("2016年3月5日下午3点半").from == "2016-03-05T15:30");
  CHECK(held("2016-03-05 19:05").from == "2016-03-05T19:05");
  CHECK(held("2016年3月5日晚7时").whole);
  CHECK(held("2016年3月5日").from == "2016-03-05");
  CHECK_FALSE(held("2016年3月5日村民大会之后").whole);
  CHECK(held("上周六").from == "");
}

TEST_CASE("The same text in any encoding gives the same records and says what was converted") {
  const std::string text = "测试村通知\r\n\r\n各村民小组：\r\n请按时到会。\r\n";
  const Imported plain = read_text(text);
  for (const std::string& other : {"\xEF\xBB\xBF" + text, "\xFF\xFE" + converted(text, "UTF-16LE"),
                                   "\xFE\xFF" + converted(text, "UTF-16BE"), converted(text, "GB18030")}) {
    const Imported imported = read_text(other);
    REQUIRE(imported.documents.size() == 1);
    CHECK(imported.documents[0].record == plain.documents[0].record);
    CHECK(imported.changes.size() == plain.changes.size() + 1);
  }
}

TEST_CASE("Bytes that are no text are refused") {
  for (const std::string& bytes : {std::string("村\0民", 7), std::string("\xFF\xFE\x00", 3), std::string("\x81"),
                                   std::string("\xFF\xFE\x00\xD8\x41\x00", 6), std::string("abc\xFF\xFF\xFF")}) {
    try {
      read_text(bytes);
      FAIL("was accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Invalid);
    }
  }
}

TEST_CASE("An empty file gives no document") {
  CHECK(read_text("").documents.empty());
  CHECK(read_text("\n \n\t\n　\n").documents.empty());
}

TEST_CASE("Sentences broken over lines are joined, separate lines are not") {
  const Imported imported = read_text(
      "修路方案说明\n\n本方案经两次入户征求意见，并由三个村民小组分别开会讨论后形成，现向全体村\n\n民公布。费用由集体承担。\n\n"
      "水泥路一段\n路灯两盏\n");
  const auto& text = paragraphs(imported);
  REQUIRE(text.size() == 3);
  CHECK(text[0].text == "本方案经两次入户征求意见，并由三个村民小组分别开会讨论后形成，现向全体村民公布。费用由集体承担。");
  CHECK(text[1].text == "水泥路一段");
  CHECK(text[2].text == "路灯两盏");
}

TEST_CASE("An official document gives up its number, bodies, date, basis and heading tree") {
  const Imported imported = read_text(
      "某政办发(2016)7号\n\n某县人民政府办公室关于修路的通知\n\n各乡、镇人民政府,县直各单位:\n\n"
      "根据某政发[2015]3号要求,现通知如下。\n\n一、总体安排\n\n(一)时间要求。三月开工。\n\n(二)质量要求。按图施工。\n\n"
      "1.水泥路\n\n(1)宽度四米。\n\n二、责任分工\n\n由各乡镇负责。\n\n某县人民政府办公室\n\n2016年3月5日\n");
  REQUIRE(imported.documents.size() == 1);
  const Record& record = imported.documents[0].record;
  CHECK(record.kind == "national:received");
  CHECK(record.field("number") == "某政办发〔2016〕7号");
  CHECK(record.field("title") == "某县人民政府办公室关于修路的通知");
  CHECK(record.field("date") == "2016-03-05");
  CHECK(record.field("basis") == "某政发〔2015〕3号");
  REQUIRE(record.rows("addressees").size() == 2);
  CHECK(record.rows("addressees")[1].field("name") == "县直各单位");
  REQUIRE(record.rows("issuers").size() == 1);
  CHECK(record.rows("issuers")[0].field("name") == "某县人民政府办公室");
  const auto& text = paragraphs(imported);
  REQUIRE(text.size() == 8);
  CHECK(text[1].heading == "总体安排");
  CHECK(text[2].heading == "时间要求");
  CHECK(text[2].text == "三月开工。");
  CHECK(text[4].level == 3);
  CHECK(text[5].level == 4);
  CHECK(text[5].text == "宽度四米。");
}

TEST_CASE("Markdown minutes become a meeting with everything kept") {
  const std::string source =
      "# 测试村村民议事会\n\n- **时间:** 2016年3月5日上午9时\n- 地点：村委会会议室\n- 主持人：张三\n- 记录人：李四\n"
      "- 参会人员：王五、赵　六（小组长）\n- 列席：钱七\n- 议题：修路\n\n## 讨论\n\n王五：同意。\n\n## 结果\n\n一致同意\n";
  const Imported imported = read_text(source, "a.md");
  REQUIRE(imported.documents.size() == 1);
  const Record& record = imported.documents[0].record;
  CHECK(record.kind == "national:meeting");
  CHECK(record.field("title") == "测试村村民议事会");
  CHECK(record.field("held") == "2016-03-05T09:00");
  CHECK(record.field("place") == "村委会会议室");
  CHECK(record.field("chair") == "张三");
  CHECK(record.field("recorder") == "李四");
  REQUIRE(record.rows("attendance").size() == 3);
  CHECK(record.rows("attendance")[1].field("name") == "赵六");
  CHECK(record.rows("attendance")[1].field("unit") == "小组长");
  CHECK(record.rows("attendance")[2].field("standing") == "列席");
  CHECK(record.rows("items")[0].field("topic") == "修路");
  const auto& text = record.bodies.at(0).paragraphs;
  CHECK(record.bodies.at(0).name == "minutes");
  REQUIRE(text.size() == 4);
  CHECK(text[0].level == 1);
  CHECK(text[0].heading == "讨论");
  CHECK(text[1].text == "王五：同意。");
  CHECK(han_after(imported) == han_before(source));
}

TEST_CASE("Labels that share a line and labels with numbers are read; what is unclear stays in the text") {
  const Imported imported = read_text(
      "会议记录\n一、时间：2016年3月5日  "
      "地点：活动室\n二、主持人：张三\n三、参会人员：两委成员及村民代表共35人\n四、会议内容\n讨论了修路。\n");
  const Record& record = imported.documents.at(0).record;
  CHECK(record.field("held") == "2016-03-05");
  CHECK(record.field("place") == "活动室");
  CHECK(record.rows("attendance").empty());
  CHECK(doubts(imported, "两委成员"));
  REQUIRE(record.bodies.at(0).paragraphs.size() == 3);
  CHECK(record.bodies.at(0).paragraphs[0].heading.find("35人") != std::string::npos);
}

TEST_CASE("A plain text without a title takes the file's name and says so") {
  const Imported imported = read_text("一、修路\n\n二、修桥\n", "村务.txt");
  CHECK(imported.documents.at(0).record.field("title") == "村务");
  CHECK(paragraphs(imported).size() == 2);
  CHECK_FALSE(imported.doubts.empty());
}

TEST_CASE("A collection is divided, its repeats and cuts are reported and its frame is dropped") {
  const std::string paper = "关于试点工作的意见\n\n为做好试点,提出意见。\n\n一、目标\n\n(一)范围。全县。\n\n";
  const Imported imported = read_text(
      "当前位置:某某网 > 报告 > 试点合集\n\n试点合集\n\n篇一:关于试点工作的意见\n\n" + paper + "篇二:关于试点工作的意见\n\n" + paper +
      "篇三:材料\n\n目 录\n\n某某村民议事会工作制度 某某村民议事会会议记录\n\n某某村民议事会计划……12\n\n"
      "某办发(2016)8号\n\n某县关于试点的通知\n\n请各单位结合实际认真执行本通知的各项要求,并在规定的时间内把执行的情\n\n"
      "链接地址:http://a.cn/1.html\n转载请保留,谢谢!\n");
  REQUIRE(imported.documents.size() == 4);
  CHECK(imported.documents[1].duplicate_of == std::optional<std::size_t>(0));
  CHECK(imported.documents[2].record.field("title") == "材料目录");
  CHECK(paragraphs(imported, 2).size() == 3);
  CHECK(imported.documents[3].truncated);
  CHECK(imported.documents[3].record.field("number") == "某办发〔2016〕8号");
  CHECK(dropped(imported, "当前位置"));
  CHECK(dropped(imported, "转载请保留"));
  CHECK(dropped(imported, "链接地址"));
  CHECK(dropped(imported, "试点合集"));
}

TEST_CASE("Doubtful lists and missing full stops are told, and left as they are") {
  const Imported imported = read_text(
      "说明\n\n采取议事会、听证会、听证会、恳谈会等形式。\n\n建立并夯实村民委员会，党员之家，民主院、村民论坛、说事室、回音壁。\n\n"
      "坚持群众自治，尊重意愿。坚持依法办事，程序合法。坚持民主，防止拖延。坚持公开，增强决策的科学性和实效性坚持因地制宜。\n");
  CHECK(doubts(imported, "听证会"));
  CHECK(doubts(imported, "党员之家"));
  CHECK(doubts(imported, "坚持因地制宜"));
  CHECK(paragraphs(imported).at(0).text == "采取议事会、听证会、听证会、恳谈会等形式。");
}

TEST_CASE("A user's own lines about sources and places are not taken for a web page's frame") {
  const std::string source = "意见登记\n来源：村民意见箱\n转载请联系村委会，并说明这条线索的用途和提出的人。\n当前位置：村口\n";
  const Imported imported = read_text(source);
  CHECK(imported.dropped.empty());
  CHECK(han_after(imported) == han_before(source));
}

TEST_CASE("No Chinese character is lost or added, whatever the lines are") {
  const std::vector<std::string> pieces = {"一、",
                                           "（一）",
                                           "(二)",
                                           "1.",
                                           "# ",
                                           "## ",
                                           "- ",
                                           "时间：",
                                           "地点:",
                                           "主持人：",
                                           "记录人：",
                                           "参会人员：",
                                           "议题：",
                                           "张三、李四",
                                           "2016年3月5日",
                                           "上午9时",
                                           "篇一:",
                                           "篇二：",
                                           "目 录",
                                           "目录",
                                           "某办发(2015)3号",
                                           "关于修路的意见",
                                           "《关于修路的意见》",
                                           "印发",
                                           "各村，各社区：",
                                           "某县人民政府",
                                           "\n",
                                           "\n\n",
                                           "\n\n",
                                           "，",
                                           "。",
                                           "、",
                                           ",",
                                           ";",
                                           "> ",
                                           "坚持",
                                           "修建道路和桥梁",
                                           "村民",
                                           "http://a.cn/b",
                                           "— 3 —",
                                           "----",
                                           "　　",
                                           " ",
                                           "...12",
                                           "第三条 ",
                                           "**",
                                           "(",
                                           ")",
                                           "》",
                                           "当前位置:某网 > 村务",
                                           "来源:某网 | 时间",
                                           "转载请保留",
                                           "会议记录",
                                           "|表|格|",
                                           "通知"};
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string source;
    const std::size_t size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) source += pieces[random() % pieces.size()];
    INFO(source);
    for (const char* name : {"a.txt", "a.md"}) REQUIRE(han_after(read_text(source, name)) == han_before(source));
  }
}

TEST_CASE("Row and paragraph ids are counted, and the same bytes give the same records") {
  const std::string source = "通知\n各村，各组：\n请开会。\n某村村民委员会\n2016年3月5日\n";
  const Imported a = read_text(source), b = read_text(source);
  CHECK(a.documents.at(0).record == b.documents.at(0).record);
  CHECK(a.documents[0].record.id.empty());
  CHECK(paragraphs(a).at(0).id == "p1");
  CHECK(a.documents[0].record.rows("addressees").at(0).id == "r1");
  CHECK(a.documents[0].record.rows("issuers").at(0).id == "r3");
}

TEST_CASE("Work grows with the size of the text, however it is made up") {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  constexpr std::size_t size = 1u << 20;  // the square of this takes hours: a case that does not come back is seen
  for (const std::string_view piece :
       {"村", "(", "(村", "《", "、村民", "，村民", "〔2015〕", "某发〔2015〕3号", "坚持村民。", "时间：", "  时间：", ">", "。>", "**",
        "@", "://", "村民代表说这条路应当先修东头，再修西头，最后把路灯装上去然后验\n"}) {
    CHECK_NOTHROW(read_text(repeat(piece, size)));
  }
  for (const std::string_view piece :
       {"。>村\n", "篇一:村\n村\n", "某办发(2015)3号\n", "2016年3月5日\n", "某县人民政府\n", "目录\n村民会议制度\n村民会议记录\n"})
    CHECK_NOTHROW(read_text("篇一:村\n" + repeat(piece, size / 4)));
  CHECK_THROWS_AS(read_text(repeat("村\n", 4u << 20)), Error);
}
