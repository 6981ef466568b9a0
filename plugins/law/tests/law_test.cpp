// SPDX-License-Identifier: MIT
// Tests of what kinds demand, and of declared checks: what each type says at its limits, and the laws that plugins/national ships, by their own files.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "base/file.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "judge.hpp"
#include "model/definitions.hpp"
#include "structure.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::law;

namespace {

class Context final : public Surroundings {
 public:
  const Vocabulary& vocabulary(const std::string& id) override {
    if (id == "t:nobody") throw Error(ErrorKind::NotFound, "There is no list.");
    return list;
  }
  std::optional<std::string> kind_of(const std::string& id) override { return known.contains(id) ? std::optional(known[id].kind) : std::nullopt; }
  bool is_kind(const std::string& id, const std::string& ancestor) override { return id == ancestor; }
  std::string nearest(const std::string& name, const std::vector<std::string>& candidates) override { return text::nearest(name, candidates); }
  std::optional<Record> record(const std::string& id) override { return known.contains(id) ? std::optional(known[id]) : std::nullopt; }
  std::size_t count(const std::string&, const std::string&, const std::string&) override { return same; }
  std::vector<Record> records(const std::string&, const std::string&, const std::string&) override { return others; }
  std::optional<long> figure(const std::string& name, const std::string&) override {
    return figures.contains(name) ? std::optional(figures[name]) : std::nullopt;
  }
  std::string level() override { return book_level; }
  std::string today() override { return "2026-02-20"; }

  std::map<std::string, Record> known;
  std::vector<Record> others;
  std::map<std::string, long> figures;
  std::size_t same = 1;
  std::string book_level = "village";
  Vocabulary list;
};

Kind kind_named(const std::string& id) {
  Kind kind;
  kind.id = id;
  kind.date_field = "held";
  return kind;
}

std::vector<CheckRule> rules_in(const std::string& name) {
  return read_checks(xml::parse(file::read(std::string(YISHIBU_SOURCE_DIR) + "/plugins/national/checks/" + name + ".xml", 1 << 20)));
}
std::vector<CheckRule> rules_of(const std::string& attributes, const std::string& children = "") {
  return read_checks(
      xml::parse("<checks><check id=\"t:c\" kind=\"t:k\" message=\"m\" fix=\"f\" " + attributes + ">" + children + "</check></checks>"));
}
Record record_of(std::vector<Field> fields) {
  Record record;
  record.id = "20260210-abcdefgh";
  record.kind = "t:k";
  record.fields = std::move(fields);
  return record;
}
std::string said(const Record& record, const std::vector<CheckRule>& rules, Context& context) {
  std::string out;
  for (const Finding& finding : judge(record, kind_named(record.kind), rules, context))
    out += (out.empty() ? "" : " ") + std::string(verdict_code(finding.verdict));
  return out;
}

/// Makes the record, or the book's figures, say `n`.
void say_number(const Quantity& quantity, long n, Record& record, Context& context) {
  if (!quantity.rows.empty()) {
    std::vector<Row>& rows = record.rows(quantity.rows);
    while (static_cast<long>(rows.size()) < n) {
      Row row{"r" + std::to_string(rows.size()), {{"name", "某人"}}, {}};
      for (const Condition::Word& word : quantity.where.words)
        if (!word.negated) row.fields.push_back({word.name, word.values.empty() ? "x" : word.values.front()});
      rows.push_back(std::move(row));
    }
  } else if (!quantity.field.empty()) {
    record.fields.push_back({quantity.field, std::to_string(n)});
  } else {
    context.figures[quantity.figure] = n;
  }
}
/// What a rule's way says of `part` out of `whole`, nothing else being known.
std::string verdict(const CheckRule& rule, const Way& way, long part, std::optional<long> whole) {
  Context context;
  context.book_level = rule.levels.empty() ? "" : rule.levels.front();
  Record record = record_of({{"held", rule.from.empty() ? "2026-02-10" : rule.from}});
  record.kind = rule.kind;
  for (const Condition::Word& word : rule.on.words)
    if (word.name != way.whole.field && !word.negated)
      record.fields.push_back({word.name, word.values.empty() ? "x" : word.values.front()});
  if (!rule.rows.empty()) {  // one item that is voted on
    record.rows(rule.rows).push_back({"i1", {}, {}});
    if (!way.part.field.empty()) record.rows(rule.rows)[0].fields = {{way.part.field, std::to_string(part)}};
    if (whole && !way.whole.field.empty() && std::any_of(rule.when.words.begin(), rule.when.words.end(), [&](const Condition::Word& word) {
          return word.name == way.whole.field;
        }))
      record.rows(rule.rows)[0].fields.push_back({way.whole.field, std::to_string(*whole)});
  } else {
    say_number(way.part, part, record, context);
  }
  // The whole may be known from a figure or from rows: the figure counts.
  Quantity known = way.whole;
  if (!known.figure.empty()) known.rows.clear(), known.field.clear();
  if (whole) say_number(known, *whole, record, context);
  CheckRule alone = rule;
  alone.ways = {way};
  return said(record, {alone}, context);
}

}  // namespace

TEST_CASE("Every share of the laws is exact at its limit, and unknown without its whole") {
  std::size_t checked = 0;
  std::error_code ignored;
  std::vector<CheckRule> all;
  for (const auto& plugin : std::filesystem::directory_iterator(std::string(YISHIBU_SOURCE_DIR) + "/plugins"))
    for (const auto& file :
         std::filesystem::directory_iterator(plugin.path() / "checks", std::filesystem::directory_options::skip_permission_denied, ignored))
      for (CheckRule& rule : read_checks(xml::parse(file::read(file.path(), 1 << 20)))) all.push_back(std::move(rule));
  for (const CheckRule& rule : all)
    for (const Way& way : rule.ways) {
      const bool asks = std::any_of(rule.on.words.begin(), rule.on.words.end(),
                                    [&](const Condition::Word& word) { return word.name == way.whole.field; }) ||
                        std::any_of(rule.when.words.begin(), rule.when.words.end(),
                                    [&](const Condition::Word& word) { return word.name == way.whole.field; });
      if (way.most.set() || !rule.unless.words.empty()) continue;
      CAPTURE(rule.id);
      CAPTURE(way.label);
      for (const long whole : {30, 31, 32, 50, 51}) {
        const Ratio& bound = way.least.set() ? way.least : way.above;
        long least = 0;  // found by trying, so as not to repeat how it is computed
        const auto enough = [&](long p) {
          return way.least.set() ? p * bound.under >= bound.over * whole : p * bound.under > bound.over * whole;
        };
        while (!enough(least)) ++least;
        CAPTURE(whole);
        CHECK(verdict(rule, way, least, whole) == "pass");
        // A table with nobody in it has not been filled in.
        CHECK(verdict(rule, way, least - 1, whole) ==
              (least == 1 && !way.part.rows.empty() && way.part.field.empty() && way.whole.rows != way.part.rows ? "unknown" : "fail"));
        ++checked;
      }
      if (way.whole.rows.empty() || way.whole.rows != way.part.rows)
        CHECK(verdict(rule, way, 10, std::nullopt) == (asks ? "not-applicable" : "unknown"));
      CHECK(verdict(rule, way, 0, 0) == "unknown");  // of nobody, no share can be had
    }
  CHECK(checked > 100);
}

TEST_CASE("Two thirds and more than half, in numbers that people can count") {
  const auto two_thirds = rules_of(R"(type="share" part="a" whole="b" at-least="2/3")"),
             half = rules_of(R"(type="share" part="a" whole="b" more-than="1/2")");
  const auto of = [](const std::vector<CheckRule>& rules, const char* a, const char* b) {
    Context context;
    return said(record_of({{"a", a}, {"b", b}}), rules, context);
  };
  for (const auto& [whole, least] : {std::pair("30", 20), {"31", 21}, {"32", 22}}) {
    CHECK(of(two_thirds, std::to_string(least).c_str(), whole) == "pass");
    CHECK(of(two_thirds, std::to_string(least - 1).c_str(), whole) == "fail");
  }
  for (const char* whole : {"50", "51"}) {
    CHECK(of(half, "26", whole) == "pass");
    CHECK(of(half, "25", whole) == "fail");
  }
  CHECK(of(half, "26", "") == "unknown");
  CHECK(of(half, "26", "0") == "unknown");
  CHECK(of(half, "x", "50") == "unknown");
}

TEST_CASE("One way is enough; none fails only where all are known") {
  const auto rules =
      rules_of(R"(type="share")",
               R"(<way part="a" whole-figure="adults" more-than="1/2"/><way part="h" whole-figure="households" at-least="2/3"/>)");
  Context context;
  context.figures = {{"adults", 100}, {"households", 30}};
  CHECK(said(record_of({{"a", "50"}, {"h", "20"}}), rules, context) == "pass");
  CHECK(said(record_of({{"a", "50"}, {"h", "19"}}), rules, context) == "fail");
  CHECK(said(record_of({{"a", "50"}}), rules, context) == "unknown");
  CHECK(said(record_of({{"a", "51"}}), rules, context) == "pass");
}

TEST_CASE("Days are counted from one date to another, or to today") {
  Context context;
  const auto notice = rules_of(R"(type="days" field="told" other="held" min="10" unless="urgent")");
  CHECK(said(record_of({{"told", "2026-01-31"}, {"held", "2026-02-10T09:00"}}), notice, context) == "pass");
  CHECK(said(record_of({{"told", "2026-02-01"}, {"held", "2026-02-10"}}), notice, context) == "fail");
  CHECK(said(record_of({{"held", "2026-02-10"}}), notice, context) == "unknown");
  CHECK(said(record_of({{"told", "2026-02-09"}, {"held", "2026-02-10"}, {"urgent", "汛情"}}), notice, context) == "pass");
  const auto answer = rules_of(R"(type="days" field="asked" other="answered" max="15")");
  CHECK(said(record_of({{"asked", "2026-02-05"}}), answer, context) == "not-applicable");  // today is 2026-02-20
  CHECK(said(record_of({{"asked", "2026-02-04"}}), answer, context) == "fail");
  CHECK(said(record_of({{"asked", "2026-02-04"}, {"answered", "2026-02-19"}}), answer, context) == "pass");
  const auto working = rules_of(R"(type="days" field="asked" other="answered" max="5" unit="working")");
  CHECK(said(record_of({{"asked", "2026-02-06"}, {"answered", "2026-02-13"}}), working, context) == "pass");  // Friday to Friday
  CHECK(said(record_of({{"asked", "2026-02-06"}, {"answered", "2026-02-16"}}), working, context) == "fail");
}

TEST_CASE("Coverage, order, uniqueness and references") {
  Context context;
  Record record = record_of({{"first", "2026-02-01"}, {"second", "2026-01-31"}, {"number", "某办发〔2026〕1号"}});
  record.rows("heard") = {{"a", {{"audience", "x"}}, {}}, {"b", {{"audience", "x"}}, {}}};
  CHECK(said(record, rules_of(R"(type="covers" rows="heard" field="audience" values="x y")"), context) == "fail");
  CHECK(said(record, rules_of(R"(type="covers" rows="heard" field="audience" values="x")"), context) == "pass");
  CHECK(said(record, rules_of(R"(type="before" field="first" other="second")"), context) == "fail");
  CHECK(said(record, rules_of(R"(type="before" field="second" other="first")"), context) == "pass");
  CHECK(said(record, rules_of(R"(type="before" field="second" other="nothing")"), context) == "not-applicable");
  CHECK(said(record, rules_of(R"(type="unique" rows="heard" field="audience")"), context) == "fail");
  CHECK(said(record, rules_of(R"(type="unique" field="number")"), context) == "pass");
  context.same = 2;
  CHECK(said(record, rules_of(R"(type="unique" field="number")"), context) == "fail");
  context.known["m"] = record_of({{"outcome", "agreed"}, {"held", "2026-01-01"}});
  record.fields.push_back({"resolution", "m"});
  CHECK(said(record, rules_of(R"(type="reference" field="resolution" with="outcome=agreed")"), context) == "pass");
  CHECK(said(record, rules_of(R"(type="reference" field="resolution" with="outcome=refused")"), context) == "fail");
  CHECK(said(record, rules_of(R"(type="reference" field="nothing")"), context) == "fail");
  CHECK(said(record, rules_of(R"(type="before" field="resolution/held" other="first")"), context) == "pass");
}

TEST_CASE("How often: every part of the year that is over, and none that is not") {
  const auto quarterly = rules_of(R"(type="frequency" counted="t:m" counted-when="statutory=rep" per="quarter" min="1")"),
             yearly = rules_of(R"(type="frequency" counted="t:m" per="year" min="2")");
  Context context;
  const Record report = record_of({{"year", "2025"}, {"held", "2026-01-10"}});
  CHECK(said(report, quarterly, context) == "fail");
  for (const char* day : {"2025-01-31", "2025-04-01", "2025-09-30"})
    context.others.push_back(record_of({{"held", day}, {"statutory", "rep"}}));
  CHECK(said(report, quarterly, context) == "fail");
  context.others.push_back(record_of({{"held", "2025-12-31T19:00"}, {"statutory", "other"}}));
  CHECK(said(report, quarterly, context) == "fail");
  context.others.back().fields[1].value = "rep";
  CHECK(said(report, quarterly, context) == "pass");
  CHECK(said(report, yearly, context) == "pass");
  CHECK(said(record_of({{"year", "2026"}}), quarterly, context) == "not-applicable");  // it is 2026-02-20: no quarter is over
}

TEST_CASE("Who sits in the one committee sits not in the other; a number lies in a range") {
  const auto apart = rules_of(R"(type="apart" rows="members" field="name" when="!to" counted="t:k" counted-when="organ=committee")"),
             range = rules_of(R"(type="range" part-figure="households" min="1000" max="3000")");
  Context context;
  Record supervisors = record_of({}), committee = record_of({{"organ", "committee"}});
  committee.id = "20260210-bbbbbbbb";
  supervisors.rows("members") = {{"m1", {{"name", "吴秀英"}}, {}}};
  committee.rows("members") = {{"m1", {{"name", "吴秀英"}, {"to", "2025"}}, {}}};
  context.others = {committee, supervisors};
  CHECK(said(supervisors, apart, context) == "pass");
  context.others[0].rows("members")[0].fields.pop_back();
  CHECK(said(supervisors, apart, context) == "fail");
  CHECK(said(record_of({}), range, context) == "unknown");
  for (const auto& [value, verdict] : {std::pair(999L, "fail"), {1000L, "pass"}, {3000L, "pass"}, {3001L, "fail"}}) {
    context.figures["households"] = value;
    CHECK(said(record_of({}), range, context) == verdict);
  }
}

TEST_CASE("A meeting is judged by the law of its day") {
  const std::vector<CheckRule> rules = rules_in("village");
  Context context;
  const auto cited = [&](const char* day) {
    Record record = record_of({{"held", day}, {"statutory", "representatives-meeting"}, {"attended_members", "20"}, {"notice_on", day}});
    record.kind = "national:meeting";
    context.figures["representative-members"] = 31;
    std::string out;
    for (const Finding& finding : judge(record, kind_named(record.kind), rules, context))
      if (finding.verdict == Verdict::Fail && finding.check == "national:village-representatives-quorum")
        out += finding.rule + finding.what;
    return out;
  };
  CHECK(cited("2016-03-15").find("2010年修订）第二十六条") != std::string::npos);
  CHECK(cited("2019-03-15").find("2018年修正）第二十六条") != std::string::npos);
  CHECK(cited("2026-02-15").find("2025年修订）第三十条") != std::string::npos);
  CHECK(cited("2026-02-15").find("21") != std::string::npos);  // how many it would have taken
  CHECK(cited("2009-03-15").empty());
  context.book_level = "community";
  CHECK(cited("2026-02-15").empty());
}

TEST_CASE("A province may be stricter than a floor, not laxer") {
  const auto with = [](const char* province) {
    return read_checks(xml::parse(
        std::string(
            R"(<checks><check id="n:q" kind="t:k" type="share" part="a" whole="b" at-least="2/3" level="must" floor="yes" message="national" fix="f"/>)") +
        province + "</checks>"));
  };
  Context context;
  const auto decided = [&](const std::vector<CheckRule>& rules) {
    const Findings findings = judge(record_of({{"a", "21"}, {"b", "30"}}), kind_named("t:k"), rules, context);
    REQUIRE(findings.size() == 1);
    return findings[0].check + " " + verdict_code(findings[0].verdict);
  };
  CHECK(decided(with("")) == "n:q pass");
  CHECK(
      decided(with(
          R"(<check id="p:q" overrides="n:q" kind="t:k" type="share" part="a" whole="b" at-least="4/5" level="must" message="province" fix="f"/>)")) ==
      "p:q fail");
  CHECK(
      decided(with(
          R"(<check id="p:q" overrides="n:q" kind="t:k" type="share" part="a" whole="b" more-than="1/2" level="must" message="province" fix="f"/>)")) ==
      "n:q pass");
  CHECK(
      decided(with(
          R"(<check id="p:q" overrides="n:q" kind="t:k" type="share" part="a" whole="b" at-least="4/5" level="should" message="province" fix="f"/>)")) ==
      "n:q pass");
}

TEST_CASE("Checks that say nothing definite are refused when they are read") {
  for (const char* bad :
       {R"(type="share" part="a" whole="b")", R"(type="share" part="a" at-least="2/3")",
        R"(type="share" part="a" whole="b" at-least="2/0")", R"(type="share" part="a" whole="b" at-least="0.66")",
        R"(type="days" field="a" other="b")", R"(type="most")", R"(type="count" rows="a" min="-1")", R"(type="present" feld="a")"})
    CHECK_THROWS_AS(rules_of(bad), Error);
}

TEST_CASE("every problem of a record is reported, each with a fix") {
  const Kind kind = model::read_kind(xml::parse(R"(<kind folder="meetings" partition="month" title="title" date="held">
    <field name="title" label="会议名称" required="must"/><field name="held" label="召开时间" type="datetime"/>
    <field name="form" label="形式" type="term" vocabulary="t:form" many="yes"/><field name="votes" label="票" type="integer"/>
    <field name="matter" label="事项" type="reference" target="t:matter"/><field name="other" label="另" type="term" vocabulary="t:nobody"/>
    <rows name="people" label="人员"><field name="name" label="姓名"/></rows>
    <body name="minutes" label="记录" required="should"/></kind>)"), "t:meeting", "会议", nullptr);
  Context context;
  context.list = {"t:form", "形式", "", "", {{"a", "甲", {}, "", "", "", "", "", ""}, {"b", "乙", {}, "", "", "", "", "", ""}}};
  context.known["o"].kind = "t:other";
  Record record = record_of({{"held", "soon"}, {"form", "c"}, {"votes", "12x"}, {"matter", "zz"}, {"titel", "x"}});
  record.tables = {{"people", {{"a1", {{"name", "张三"}, {"rank", "1"}}, {}}}}};
  const Findings findings = judge_structure(record, kind, context);
  CHECK(findings.size() == 8);  // date, term, number, reference, two unknown fields, missing title, missing minutes
  for (const Finding& finding : findings) CHECK_FALSE(finding.fix.empty());
  record = record_of({{"title", "x"}, {"matter", "o"}});
  CHECK(judge_structure(record, kind, context).size() == 2);  // wrong kind of record, missing minutes
  record.bodies = {{"minutes", {}}};
  record.fields = {{"title", "x"}, {"other", "a"}};
  const Findings open = judge_structure(record, kind, context);
  REQUIRE(open.size() == 1);  // the list is nowhere: that is no pass
  CHECK(open[0].verdict == Verdict::Unknown);
}
