// SPDX-License-Identifier: MIT
// Numbers, words and names that reports are made of.
#include "figure.hpp"

#include <doctest/doctest.h>

#include "count.hpp"
#include "local_words.hpp"
#include "plan.hpp"
#include "words.hpp"

using namespace yishibu;
using namespace yishibu::report;

TEST_CASE("shares are printed by whole numbers, rounded half up") {
  CHECK(percent(5, 6) == "83.3%");
  CHECK(percent(1, 8) == "12.5%");
  CHECK(percent(1, 3) == "33.3%");
  CHECK(percent(2, 3) == "66.7%");
  CHECK(percent(1, 2000) == "0.1%");  // 0.05 goes up
  CHECK(percent(6, 6) == "100.0%");
  CHECK(percent(0, 6) == "0.0%");
  CHECK(percent(0, 0) == "");
}

TEST_CASE("a figure that no record speaks of is unrecorded, not 0") {
  Figure figure;
  figure.unit = "次";
  CHECK(shown(figure) == "未记录");
  figure.value = 0;
  CHECK(shown(figure) == "0次");
  figure.of = 3;
  CHECK(shown(figure) == "0/3次（0.0%）");
}

TEST_CASE("amounts are read exactly and nothing else is taken for one") {
  CHECK(hundredths("50") == 5000);
  CHECK(hundredths("1,200.5元") == 120050);
  CHECK(hundredths("0.05") == 5);
  for (const char* text : {"", "待补", "元", "12.345", "12.", ".5", "-3", "5万元", "1e3", "999999999999999"}) CHECK_FALSE(hundredths(text));
  CHECK(shown(120005, "分") == "1200.05元");
}

TEST_CASE("the words of a result are a yes, a no, or left as they are") {
  CHECK(agreement("达成一致") == Agreement::Agreed);
  CHECK(agreement("通过") == Agreement::Agreed);
  CHECK(agreement("未达成一致") == Agreement::NotAgreed);
  CHECK(agreement("未通过") == Agreement::NotAgreed);
  CHECK(agreement("不同意") == Agreement::NotAgreed);
  CHECK(agreement("达成多数意见") == Agreement::Other);
  CHECK(agreement("") == Agreement::Unrecorded);
  CHECK(says_submitted("意见分歧，提交居民代表会议"));
  CHECK_FALSE(says_submitted("提交社区协商委员会"));
}

TEST_CASE("a result is done, under way or overdue on the day that is looked at") {
  const auto result = [](const char* deadline, const char* done_on, const char* says) { return Row{"r1", {{"deadline", deadline}, {"done_on", done_on}, {"progress", says}}, {}}; };
  CHECK(progress(result("2016-06-01", "2016-05-25", ""), "2016-12-31") == Progress::Done);
  CHECK(progress(result("2016-06-01", "2017-01-05", ""), "2016-12-31") == Progress::UnderWay);
  CHECK(progress(result("2016-06-01", "", "已完成"), "2016-12-31") == Progress::Done);
  CHECK(progress(result("2016-06-01", "", "正在施工"), "2016-12-31") == Progress::UnderWay);
  CHECK(progress(result("2016-06-01", "", "尚未启动"), "2016-12-31") == Progress::NotDone);
  CHECK(progress(result("2016-06-01", "", ""), "2016-12-31") == Progress::Unrecorded);
  CHECK(overdue(result("2016-06-01", "", "正在施工"), "2016-12-31"));
  CHECK_FALSE(overdue(result("2016-12-31", "", ""), "2016-12-31"));
  CHECK_FALSE(overdue(result("", "", ""), "2016-12-31"));
}

TEST_CASE("names are compared without spaces and punctuation") {
  CHECK(bare("老年 助餐点（选址）、。") == "老年助餐点选址");
  CHECK(bare("A栋-3号 楼") == "A栋3号楼");
  CHECK(bare("……") == "");
}

TEST_CASE("村（居）民 becomes the one that the book is of") {
  CHECK(local("村（居）民（代表）会议", "community") == "居民（代表）会议");
  CHECK(local("村（社区）党组织、村（居）务公开栏", "village") == "村党组织、村务公开栏");
  CHECK(local("驻村（社区）单位", "community") == "驻社区单位");
  CHECK(local("村（居）民", "township") == "村（居）民");
}

TEST_CASE("a plan's row follows the matter it names, else the one of the same name") {
  Year year;
  year.year = "2016", year.as_of = "2016-12-31";
  const auto matter = [&](const char* id, const char* title, const char* done) {
    Record made;
    made.id = id, made.kind = "national:matter", made.fields = {{"title", title}};
    if (*done) made.rows("results").push_back({"r1", {{"content", "x"}, {"done_on", done}}, {}});
    year.places.emplace(id, year.matters.size());
    year.matters.push_back(made);
  };
  matter("m1", "停车秩序整治", "2016-05-01");
  matter("m2", "老年助餐点选址", "");
  matter("m3", "广场舞噪声", "");
  Record meeting;
  meeting.id = "x1", meeting.kind = "national:meeting", meeting.fields = {{"title", "停车会"}};
  meeting.rows("items").push_back({"i1", {{"matter", "m1"}}, {}});
  meeting.rows("items").push_back({"i2", {{"topic", "年度 评议"}}, {}});
  year.meetings.push_back(meeting);
  Record plan;
  plan.kind = "national:plan";
  for (const auto& [topic, named] : {std::pair{"停车", "m1"}, {"老年助餐点（选址）", ""}, {"年度评议", ""}, {"雨水管网", ""}}) plan.rows("schedule").push_back({"s", {{"topic", topic}, {"matter", named}}, {}});
  const PlanProgress progress = follow(plan, year);
  CHECK(progress.rows[0].stage == Stage::Done);
  CHECK(progress.rows[0].meetings == Ids{"x1"});
  CHECK(progress.rows[1].stage == Stage::Begun);
  CHECK(progress.rows[2].stage == Stage::Held);
  CHECK(progress.rows[3].stage == Stage::Planned);
  CHECK(progress.unplanned == Ids{"m3"});
}
