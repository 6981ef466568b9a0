// SPDX-License-Identifier: MIT
// Tables of Word documents: forms, data, people. Must not need a book, the program or files.
#include <doctest/doctest.h>

#include "../src/people.hpp"
#include "docx_helpers.hpp"

using namespace text_tests;

namespace {
std::string field(const Imported& imported, std::string_view name) { return std::string(imported.documents.at(0).record.field(name)); }
const std::vector<std::vector<std::string>> kHead = {{"时间", "2016年3月5日9:00", "地点", "会议室"}, {"主持人", "周明", "记录人", "陈燕"}};

std::vector<std::vector<std::string>> with(std::vector<std::vector<std::string>> rows, const std::vector<std::vector<std::string>>& more) {
  rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}
/// No Chinese character is lost and none comes twice; what the report says in its own words is not counted.
void whole(std::string_view body, const Imported& imported) {
  std::string plain;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t open = std::min(body.find('<', at), body.size());
    plain += body.substr(at, open - at);
    at = open == body.size() ? open : body.find('>', open) + 1;
  }
  const Count before = han_before(plain), after = han_after(imported);
  for (const auto& one : before) {
    const auto found = after.find(one.first);
    CHECK_MESSAGE((found == after.end() ? 0 : found->second) == one.second, to_utf8(View(&one.first, 1)));
  }
}
}  // namespace

TEST_CASE("A form of two, four and six columns with merged cells becomes fields") {
  for (const auto& rows : std::vector<std::vector<std::vector<std::string>>>{
           {{"会议名称", "水渠协商会"}, {"时间", "2016年3月5日9:00"}, {"地点", "会议室"}, {"主持人", "周明"}, {"记录人", "陈燕"}, {"议题", "修水渠"}},
           with({{"会议名称", tc("水渠协商会", span(3))}}, with(kHead, {{"议题", tc("修水渠", span(3))}})),
           {{"会议名称", tc("水渠协商会", span(5))}, {"时间", "2016年3月5日9:00", "地点", "会议室", "主持人", "周明"}, {"记录人", "陈燕", "议题", tc("修水渠", span(3))}}}) {
    const std::string body = table(rows);
    const Imported imported = read_body(body);
    REQUIRE(imported.documents.size() == 1);
    CHECK(imported.documents[0].record.kind == "national:meeting");
    CHECK(field(imported, "title") == "水渠协商会");
    CHECK(field(imported, "held") == "2016-03-05T09:00");
    CHECK(field(imported, "place") == "会议室");
    CHECK(field(imported, "chair") == "周明");
    CHECK(field(imported, "recorder") == "陈燕");
    REQUIRE(std::as_const(imported.documents[0].record).rows("items").size() == 1);
    CHECK(std::as_const(imported.documents[0].record).rows("items")[0].field("topic") == "修水渠");
  }
}

TEST_CASE("A label written downwards, at the side of its rows, or over two lines is a label") {
  const std::string body = table(with(kHead, {{"协\n商\n内\n容", tc("修水渠上段", span(3))},
                                              {tc("协商情况", kMergeBegins), "发言要点", tc("先修上段。", span(2))},
                                              {tc("", kMergeGoesOn), "不同意见", tc("没有。", span(2))},
                                              {"协商\n结果", tc("同意", span(3))}}));
  const Imported imported = read_body(body);
  const std::string text = body_of(imported);
  CHECK(text.find("协商内容：修水渠上段") != std::string::npos);
  CHECK(text.find("发言要点：先修上段。") != std::string::npos);
  CHECK(text.find("不同意见：没有。") != std::string::npos);
  CHECK(text.find("协商结果：同意") != std::string::npos);
  CHECK(text.find("|") == std::string::npos);
  whole(body, imported);
}

TEST_CASE("A form without any label of minutes is told from data under heads") {
  const auto text = [](const std::vector<std::vector<std::string>>& rows) { return body_of(read_body(p("情况表") + table(rows) + p("以上情况属实。"))); };
  CHECK(text({{"姓名", "张三", "性别", "男"}, {"住址", tc("柳岸村一组", span(3))}}).find("姓名：张三\n性别：男\n住址：柳岸村一组") != std::string::npos);
  CHECK(text({{"项目名称", "水渠上段"}, {"是否公示", "☑是　□否"}}).find("是否公示：☑是　□否") != std::string::npos);
  CHECK(text({{"申请人：", "张三"}, {"事由：", "修水渠"}}).find("申请人：张三\n事由：修水渠") != std::string::npos);
  CHECK(text({{"序号", "事项"}, {"1", "修水渠"}, {"2", "装路灯"}}).find("| 1 | 修水渠 |") != std::string::npos);
  CHECK(text({{"项目", "金额"}, {"修水渠", "20万元"}, {"装路灯", "3万元"}}).find("| 修水渠 | 20万元 |") != std::string::npos);
  CHECK(text({{"事项", "责任人", "时限", "备注"}, {"修水渠", "张三", "3月底", ""}, {"装路灯", "李四", "4月底", ""}}).find("| 装路灯 | 李四 | 4月底 |") != std::string::npos);
}

TEST_CASE("Data under heads inside a form of minutes stay rows") {
  const std::string body = table(with(kHead, {{"议题", "赞成", "反对", "弃权"}, {"修水渠", "20", "0", "1"}, {"装路灯", "19", "2", "0"}, {"备注", tc("当场公布", span(3))}}));
  const Imported imported = read_body(body);
  CHECK(body_of(imported).find("| 议题 | 赞成 | 反对 | 弃权 |\n| 修水渠 | 20 | 0 | 1 |\n| 装路灯 | 19 | 2 | 0 |") != std::string::npos);
  CHECK(body_of(imported).find("备注：当场公布") != std::string::npos);
  CHECK(std::as_const(imported.documents[0].record).rows("items").empty());
  CHECK(doubts(imported, "3"));
  whole(body, imported);
}

TEST_CASE("Units merged downwards are those of every person beside them") {
  const std::string body = table(kHead) + table({{"单位", "姓名", "签到"},
                                                 {tc("村两委", kMergeBegins), "张三", "√"},
                                                 {tc("", kMergeGoesOn), "李四", "请假"},
                                                 {tc("", kMergeGoesOn), "", ""},
                                                 {tc("一组", kMergeBegins), "王　五", "☑"},
                                                 {tc("", kMergeGoesOn), "赵六", "□到会　☑请假"}});
  const Imported imported = read_body(body);
  CHECK(people_of(imported) == "张三/村两委/出席/yes 李四/村两委//no/请假 王五/一组/出席/yes 赵六/一组//no/□到会　☑请假");
  CHECK(body_of(imported).empty());
  CHECK_FALSE(doubts(imported, "told apart"));
}

TEST_CASE("A table of signatures with two blocks side by side names everybody once") {
  const std::string body = p("会议签到表") + table({{tc("时间：2016年3月5日　地点：会议室", span(6))},
                                                   {"序号", "姓名", "签名", "序号", "姓名", "签名"},
                                                   {"1", "张三", "", "4", "赵六", ""},
                                                   {"2", "李四", "", "5", "钱七", ""},
                                                   {tc("村民代表", span(6))},
                                                   {"3", "王五", "", "6", "", ""}});
  const Imported imported = read_body(body);
  CHECK(people_of(imported) == "张三//出席/ 赵六//出席/ 李四//出席/ 钱七//出席/ 王五//出席/");
  CHECK(field(imported, "place") == "会议室");
  CHECK(doubts(imported, "5 people"));
  whole(body, imported);
}

TEST_CASE("Several names in one cell share its unit") {
  const Imported imported = read_body(table(kHead) + table({{"单位", "参会人员"}, {"村两委", "张三、李四"}, {"一组", "王五\n赵六"}}));
  CHECK(people_of(imported) == "张三/村两委/出席/ 李四/村两委/出席/ 王五/一组/出席/ 赵六/一组/出席/");
}

TEST_CASE("Who stands in the text and in a table is one person") {
  const std::string head = table(kHead) + p("出席：张三（书记）、李四、孙八") + p("缺席：王五");
  const std::string list = table({{"姓名", "单位", "签名"}, {"张三", "村两委", ""}, {"李四", "一组", "李四"}, {"王五", "一组", ""}, {"赵六", "", ""}});
  for (const std::string& body : {head + list, list + head}) {
    const Imported imported = read_body(body);
    CHECK(people_of(imported) == "张三/村两委、书记/出席/yes 李四/一组/出席/yes 王五/一组//no 赵六//出席/ 孙八//出席/yes");
    CHECK(doubts(imported, "张三"));
    whole(list + head, imported);
  }
}

TEST_CASE("Two tables that name the same people name them once, and two people of one name are two") {
  const Imported imported = read_body(table(kHead) + table({{"姓名", "单位"}, {"张三", "一组"}, {"李四", "一组"}, {"李四", "二组"}}) + p("签到") +
                                      table({{"姓名", "签名"}, {"张三", "√"}, {"李四", ""}}));
  CHECK(people_of(imported) == "张三/一组/出席/yes 李四/一组/出席/ 李四/二组/出席/");
  CHECK(doubts(imported, "another unit"));
}

TEST_CASE("A person who came by the text and not by the table is doubted") {
  const Imported imported = read_body(table(kHead) + p("出席：张三、李四") + table({{"姓名", "到会"}, {"张三", "否"}, {"李四", "是"}}));
  CHECK(people_of(imported) == "张三///no 李四//出席/yes");
  CHECK(doubts(imported, "张三 came"));
}

TEST_CASE("A table of people inside a cell of a form stays one of people") {
  const Imported imported = read_body(table(with(kHead, {{"参会人员", tc("", span(3)).insert(0, "")}, {"<w:tc><w:tcPr/>" + p("参会人员") + "</w:tc>", "<w:tc><w:tcPr>" + span(3) + "</w:tcPr>" + table({{"姓名", "单位"}, {"张三", "一组"}}) + p("") + "</w:tc>"}})));
  CHECK(people_of(imported) == "张三/一组/出席/");
}

TEST_CASE("What cannot be read as a person stays in the text, and the report says so") {
  const std::string body = table(kHead) + table({{"姓名", "单位"}, {"张三等十五名村民", "一组"}, {"李四", "二组"}});
  const Imported imported = read_body(body);
  CHECK(people_of(imported) == "李四/二组/出席/");
  CHECK(body_of(imported).find("张三等十五名村民　一组") != std::string::npos);
  CHECK(doubts(imported, "told apart"));
  whole(body, imported);
}

TEST_CASE("Boxes say what is ticked") {
  const auto said_by = [](std::string_view cell) { return to_utf8(ticked(from_utf8(cell).value())); };
  CHECK(said_by("□到会　☑请假") == "请假");
  CHECK(said_by("√到会 □请假") == "到会");
  CHECK(said_by("到会□ 请假☑") == "请假");
  CHECK(said_by("□到会 □请假") == "");
  CHECK(said_by("√") == "√");
  CHECK(said_by("已到") == "已到");
}

TEST_CASE("Text that was deleted inside text that was moved is told") {
  const Imported imported = read_body(p("会议纪要") + "<w:p><w:r><w:t>留下的话。</w:t></w:r><w:moveFrom w:author=\"甲\"><w:r><w:t>移走</w:t></w:r>"
                                      "<w:del w:author=\"乙\"><w:r><w:delText>删去</w:delText></w:r></w:del></w:moveFrom></w:p>");
  CHECK(dropped(imported, "移走删去"));
  CHECK(body_of(imported).find("留下的话。") != std::string::npos);
}

TEST_CASE("People of what is no meeting stay in the text, and the report says so") {
  const std::string body = p("关于发放补贴的通知") + p("名单如下。") + table({{"姓名", "单位"}, {"张三", "一组"}, {"李四", "二组"}});
  const Imported imported = read_body(body);
  CHECK(imported.documents.at(0).record.kind == "national:received");
  CHECK(body_of(imported).find("张三　一组\n李四　二组") != std::string::npos);
  CHECK(doubts(imported, "3"));
  whole(body, imported);
}
