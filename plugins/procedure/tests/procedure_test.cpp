// SPDX-License-Identifier: MIT
// Tests of procedures: how they are read and refused, how far a record has come, what is due; and tables of opinions.
#include <doctest/doctest.h>

#include <map>

#include "base/xml.hpp"
#include "collect.hpp"
#include "csv.hpp"
#include "days.hpp"
#include "meeting.hpp"
#include "progress.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::procedure;

namespace {

class Context final : public Surroundings {
 public:
  const std::vector<Record>& naming(const std::string& kind) override { return others[kind]; }
  std::string title_of(const Record& record) override { return std::string(record.field("title")); }
  std::string today() override { return day; }
  std::map<std::string, std::vector<Record>> others;
  std::string day = "2026-03-31";
};

Procedure read(const std::string& steps, const std::map<std::string, std::string>& bases = {}, const std::string& attributes = "") {
  const auto parse = [](const std::string& inner, const std::string& more) { return xml::parse("<procedure" + more + ">" + inner + "</procedure>"); };
  return read_procedure(parse(steps, attributes), "x:way", "way", "x:matter", [&](const std::string& id) { return parse(bases.at(id), ""); });
}

std::string order(const Procedure& procedure) {
  std::string out;
  for (const Step& step : procedure.steps) {
    out += step.id + "(";
    for (const std::string& name : step.after) out += name + " ";
    out += ")";
  }
  return out;
}

std::string states(const Progress& progress) {
  std::string out;
  for (const StepState& state : progress.steps) out += "dngl-"[state.state == State::Done ? 0 : state.state == State::Now ? 1 : state.state == State::Gap ? 2 : state.state == State::Later ? 3 : 4];
  return out;
}

const char* kPlain = "<step id='a' label='A'><evidence field='a'/></step><step id='b' label='B'><evidence field='b'/></step><step id='c' label='C' final='yes'><evidence field='c'/></step>";

}  // namespace

TEST_CASE("a step comes after the one above it unless it says otherwise") {
  CHECK(order(read(kPlain)) == "a()b(a )c(b )");
  CHECK(order(read("<step id='a' label='A'/><step id='b' label='B' after=''/><step id='c' label='C' after='a b' final='yes'/>")) == "a()b()c(a b )");
}

TEST_CASE("a province inserts, replaces, relabels and withdraws steps of its base") {
  const Procedure read_ = read("<step id='x' label='X' insert-after='a'/><relabel id='b' label='乙'/>", {{"base", kPlain}}, " base='base'");
  CHECK(order(read_) == "a()x(a )b(x )c(b )");
  CHECK(read_.find("乙")->id == "b");
  CHECK(order(read("<withdraw id='b'/>", {{"base", kPlain}}, " base='base'")) == "a()c(a )");
  CHECK(order(read("<step id='b' label='B2'/>", {{"base", kPlain}}, " base='base'")) == "a()b(a )c(b )");
}

TEST_CASE("what cannot be followed to an end is refused, with the reason") {
  CHECK_THROWS_WITH(read(""), doctest::Contains("no steps"));
  CHECK_THROWS_WITH(read("<step id='a' label='A'/>"), doctest::Contains("no final step"));
  CHECK_THROWS_WITH(read("<step id='a' label='A' after='c'/><step id='c' label='C' final='yes'/>"), doctest::Contains("never be reached"));
  CHECK_THROWS_WITH(read("<step id='a' label='A'/><step id='b' label='B'/><step id='c' label='C' after='a' final='yes'/>"), doctest::Contains("nothing follows"));
  CHECK_THROWS_WITH(read("<step id='a' label='A' aftr='b' final='yes'/>"), doctest::Contains("aftr"));
  CHECK_THROWS_WITH(read("<step id='a' label='A' within='soon' final='yes'/>"), doctest::Contains("no number"));
  CHECK_THROWS_WITH(read("<step id='a' label='A' final='yes'><evidence label='x'/></step>"), doctest::Contains("evidence"));
  CHECK_THROWS_WITH(read("<step id='z' label='Z' insert-after='nobody'/>", {{"base", kPlain}}, " base='base'"), doctest::Contains("nobody"));
}

TEST_CASE("what is passed over is a gap, what is not asked for is not needed") {
  Context context;
  const Procedure way = read(
      "<step id='a' label='A'><evidence field='a'/></step><step id='b' label='B' if='wide=yes'><evidence field='b'/></step><step id='c' label='C'><evidence field='c'/></step><step id='d' label='D' optional='yes'><evidence field='d'/></step>"
      "<step id='e' label='E' final='yes'><evidence field='e'/></step>");
  Record record;
  CHECK(states(progress_of(record, way, context)) == "n-lll");
  record.fields = {{"a", "2026-03-01"}, {"wide", "yes"}};
  CHECK(states(progress_of(record, way, context)) == "dnlll");
  record.fields.push_back({"c", "2026-03-02"});
  CHECK(states(progress_of(record, way, context)) == "dgdnn");
  record.fields.push_back({"e", "2026-03-03"});
  CHECK(states(progress_of(record, way, context)) == "dgd-d");
  CHECK(progress_of(record, way, context).closed);
}

TEST_CASE("a meeting that names the matter shows a step once its day has come") {
  Context context;
  const Procedure way = read("<step id='a' label='A' final='yes'><evidence kind='x:meeting' in='items/matter' date='held' if='form=hearing' field='result'/></step>");
  Record record;
  record.id = "20260301-aaaaaaaa";
  Record meeting;
  meeting.fields = {{"title", "听证会"}, {"held", "2026-04-02T09:00"}, {"form", "hearing"}};
  meeting.tables = {{"items", {{"i", {{"matter", record.id}, {"result", "通过"}}, {}}}}};
  context.others["x:meeting"] = {meeting};
  CHECK(states(progress_of(record, way, context)) == "n");
  context.day = "2026-04-02";
  const Progress done = progress_of(record, way, context);
  CHECK(states(done) == "d");
  CHECK(done.steps.front().evidence == "听证会");
  context.others["x:meeting"].front().fields.back().value = "talk";
  CHECK(states(progress_of(record, way, context)) == "n");
}

TEST_CASE("deadlines count from the step before, in days, hours or working days; rows set their own") {
  Context context;
  const auto due = [&](const std::string& attributes, const std::string& inner = "", const std::vector<Row>& rows = {}) {
    Record record;
    record.fields = {{"a", "2026-03-27"}};  // a Friday
    record.tables = {{"results", rows}};
    const Procedure way = read("<step id='a' label='A'><evidence field='a'/></step><step id='b' label='B' " + attributes + " final='yes'>" + inner + "<evidence field='b'/></step>");
    const Progress progress = progress_of(record, way, context);
    return progress.steps[1].due + (progress.steps[1].overdue ? " over" : "") + progress.steps[1].stuck;
  };
  CHECK(due("within='5'") == "2026-04-01");
  CHECK(due("within='2'") == "2026-03-29 over");
  CHECK(due("within='48' unit='hours'") == "2026-03-29 over");
  CHECK(due("within='5' unit='working'") == "2026-04-03");
  CHECK(due("within='1' unit='working'") == "2026-03-30 over");
  CHECK(due("stuck='3' stuck-label='议而不决'") == "议而不决");
  CHECK(due("stuck='4' stuck-label='议而不决'") == "");
  const std::vector<Row> rows = {{"r1", {{"deadline", "2026-05-01"}}, {}}, {"r2", {{"deadline", "2026-04-01"}, {"done_on", "2026-03-30"}}, {}}};
  CHECK(due("", "<deadline rows='results' field='deadline' when='!done_on'/>", rows) == "2026-05-01");
}

TEST_CASE("working days: a week of them is seven days, and none is a weekend") {
  const long friday = *day_number("2026-03-27");
  for (long count = 0; count <= 30; ++count) {
    const long day = after_working_days(friday, count);
    CHECK(working_days(friday, day) == count);
    if (count > 0) CHECK(working_days(day - 1, day) == 1);
  }
  CHECK(date_of(after_working_days(friday, 5)) == "2026-04-03");
}

TEST_CASE("who is not satisfied goes round again, until something later shows that it was done anew") {
  Context context;
  const Procedure way = read(
      "<step id='say' label='说'><evidence field='said'/></step><step id='do' label='办'><evidence rows='done' field='on' every='yes'/></step>"
      "<step id='judge' label='评'><evidence field='judgement' date='judged_on'/><again from='do' if='judgement=bad'/></step><step id='end' label='结' final='yes'><evidence field='closed'/></step>");
  Record record;
  record.fields = {{"said", "2026-03-01"}, {"judgement", "bad"}, {"judged_on", "2026-03-10"}};
  record.tables = {{"done", {{"d1", {{"on", "2026-03-05"}}, {}}}}};
  CHECK(states(progress_of(record, way, context)) == "dnll");
  record.tables.front().rows.push_back({"d2", {{"on", "2026-03-15"}}, {}});
  CHECK(states(progress_of(record, way, context)) == "ddnl");
  record.fields[1].value = "good";
  record.fields[2].value = "2026-03-20";
  CHECK(states(progress_of(record, way, context)) == "dddn");
}

TEST_CASE("a step written down by hand is done; the last word counts") {
  Context context;
  const Procedure way = read(kPlain);
  Record record;
  record.tables = {{"steps", {{"s1", {{"step", "a"}, {"on", "2026-03-02"}, {"evidence", "登记表"}}, {}}, {"s2", {{"step", "b"}, {"on", "2026-12-01"}}, {}}}}};
  const Progress progress = progress_of(record, way, context);
  CHECK(states(progress) == "dnl");  // the second is still to come
  CHECK(progress.steps.front().evidence == "登记表");
}

TEST_CASE("heads: observers are not due, leave is not absence, proxies vote") {
  Record meeting;
  const auto person = [&](std::vector<Field> fields) { meeting.rows("attendance").push_back({"r" + std::to_string(meeting.rows("attendance").size()), std::move(fields), {}}); };
  person({{"present", "yes"}});
  person({{"present", "yes"}, {"arrived", "14:50"}, {"left", "15:30"}});
  person({{"present", "no"}, {"leave", "yes"}});
  person({{"present", "no"}});
  person({{"present", "no"}, {"proxy", "张三"}});
  person({{"present", "yes"}, {"observer", "yes"}});
  person({{"present", ""}});
  const Roll roll = roll_of(meeting);
  CHECK(roll.due == 6);
  CHECK(roll.present == 2);
  CHECK(roll.leave == 1);
  CHECK(roll.absent == 1);
  CHECK(roll.proxies == 1);
  CHECK(roll.observers == 1);
  CHECK(roll.late == 1);
  CHECK(roll.early == 1);
  CHECK(roll.voters == 3);
  meeting.rows("attendance")[5].fields.push_back({"voter", "yes"});  // once somebody is marked, only the marked vote
  CHECK(roll_of(meeting).voters == 1);
}

TEST_CASE("tables: quotations, separators, a byte order mark, a table that breaks off") {
  CHECK(read_csv("\xEF\xBB\xBF" "a,b\r\n\"x, \"\"y\"\"\n\",2\r\n\n") == std::vector<std::vector<std::string>>{{"a", "b"}, {"x, \"y\"\n", "2"}});
  CHECK(read_csv("a;b\n1;2") == std::vector<std::vector<std::string>>{{"a", "b"}, {"1", "2"}});
  CHECK(read_csv("a\tb\n1\t2\n").back() == std::vector<std::string>{"1", "2"});
  CHECK(read_csv("").empty());
  CHECK_THROWS_AS(read_csv("a,\"b\nc"), Error);
  CHECK_THROWS_AS(read_csv(std::string(1000, ',')), Error);
  CHECK_THROWS_AS(read_csv([] { std::string lines; for (int i = 0; i < 1'000'002; ++i) lines += "x\n"; return lines; }()), Error);
}
