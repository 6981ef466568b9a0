// SPDX-License-Identifier: MIT
// Tests of model/: records and their one spelling, kinds, vocabulary layers.
#include <doctest/doctest.h>

#include <random>

#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "model/record_xml.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::model;

namespace {

Kind meeting() {
  return read_kind(xml::parse(R"(<kind folder="meetings" partition="month" title="title" date="held">
    <field name="title" label="会议名称" required="must"/><field name="held" label="召开时间" type="datetime"/>
    <field name="form" label="形式" type="term" vocabulary="t:form" many="yes"/><field name="votes" label="票" type="integer"/>
    <field name="matter" label="事项" type="reference" target="t:matter"/>
    <rows name="people" label="人员"><field name="name" label="姓名"/><field name="role" label="职务"/><field name="source" label="来源"/></rows>
    <body name="minutes" label="记录" required="should"/></kind>)"), "t:meeting", "会议", nullptr);
}

Record sample() {
  Record record;
  record.id = "20160315-abcdefgh";
  record.kind = "t:meeting";
  record.fields = {{"held", "2016-03-15T14:30"}, {"title", "第一次\n会议 <&>\""}, {"form", "a"}, {"form", "b"}};
  record.tables = {{"people", {{"a1", {{"role", "x"}, {"name", "张三"}}, {}}}}};
  record.bodies = {{"minutes", {{"p1", 2, "（一）", "重要", "正文"}, {"p2", 0, "", "", "第二段"}}}};
  return record;
}

}  // namespace

TEST_CASE("a record survives its own spelling") {
  const Kind kind = meeting();
  const Record record = canonical(sample(), &kind);
  CHECK(parse_record(write_record(record)) == record);
  CHECK(record.fields.front().name == "title");
  CHECK(record.tables[0].rows[0].fields.front().name == "name");
}

TEST_CASE("one record has one spelling, however its parts are shuffled") {
  const Kind kind = meeting();
  const std::string once = write_record(canonical(sample(), &kind));
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    Record other = sample();
    // Fields of one name keep their order; those of different names may come in any.
    std::swap(other.fields[0], other.fields[1]);
    if (random() % 2) std::rotate(other.fields.begin(), other.fields.begin() + 2, other.fields.end());
    CHECK(write_record(canonical(other, &kind)) == once);
  }
  CHECK(write_record(canonical(parse_record(once), &kind)) == once);
}

TEST_CASE("elements of other namespaces survive untouched") {
  const std::string foreign = "<x:note  a='1'>文<!-- c --><x:b/>\n  尾</x:note>";
  const std::string bytes = "<record xmlns=\"urn:yishibu:record:1\" xmlns:x=\"urn:x\" id=\"20160315-abcdefgh\" kind=\"t:meeting\">" + foreign + "</record>";
  const Record record = parse_record(bytes);
  REQUIRE(record.foreign.size() == 1);
  CHECK(record.foreign[0] == foreign);
  const Record again = parse_record(write_record(record));
  CHECK(again == record);
}

TEST_CASE("what is no record is refused with its place") {
  const std::string head = "<record xmlns=\"urn:yishibu:record:1\" id=\"20160315-abcdefgh\" kind=\"t:m\">";
  for (const std::string& bad :
       {std::string("<record/>"), head + "<fields/></record>", head + "text</record>", head + "<field name='A'>x</field></record>",
        head + "<rows name='a'><row id='r'/><row id='r'/></rows></record>", head + "<body name='b'><p id='p' level='9'>x</p></body></record>",
        head + "<field name='a'><b/></field></record>", std::string("<record xmlns=\"urn:yishibu:record:1\" id=\"20161315-abcdefgh\" kind=\"t:m\"/>")})
    CHECK_THROWS_AS(parse_record(bad), Error);
  try {
    parse_record(head + "\n  <nope/></record>");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.message().find("2:3") != std::string::npos);
  }
}

TEST_CASE("records live by year and month of their id") {
  Kind kind = meeting();
  CHECK(record_path(kind, "20160315-abcdefgh") == "meetings/2016/03/20160315-abcdefgh.xml");
  kind.partition = "none";
  CHECK(record_path(kind, "20160315-abcdefgh") == "meetings/20160315-abcdefgh.xml");
}

TEST_CASE("a kind inherits, replaces and withdraws") {
  const Kind base = meeting();
  const Kind kind = read_kind(xml::parse(R"(<kind base="t:meeting"><field name="votes" label="票数"/><withdraw name="matter"/>
    <rows name="people" label="到会"><field name="age" label="年龄" type="integer"/></rows><field name="extra" label="另"/></kind>)"), "p:meeting", "会", &base);
  CHECK(kind.folder == "meetings");
  CHECK(kind.field("votes")->type == FieldType::Text);
  CHECK(kind.field("matter") == nullptr);
  CHECK(kind.rows("people")->fields.size() == 4);
  CHECK(kind.rows("people")->label == "到会");
  const Kind again = read_kind(write_kind(kind), "p:meeting", "会", nullptr);
  CHECK(again.fields.size() == kind.fields.size());
  CHECK(again.rows("people")->fields.size() == 4);
}

TEST_CASE("a mistyped word in a kind is an error, not silence") {
  CHECK_THROWS_AS(read_kind(xml::parse("<kind folder='a' title='t'><field name='x' lable='y'/></kind>"), "t:a", "a", nullptr), Error);
  CHECK_THROWS_AS(read_kind(xml::parse("<kind folder='a' title='t'><feild name='x'/></kind>"), "t:a", "a", nullptr), Error);
}

TEST_CASE("a province's layer changes the list only in its region and from its day") {
  const std::vector<VocabularyLayer> layers = {
      {xml::parse("<vocabulary source='甲' from='2015'><term code='a' label='一'/><term code='b' label='二'/></vocabulary>"), "national", ""},
      {xml::parse("<vocabulary source='乙' from='2015-12-12'><relabel code='a' label='一改' note='勘误'/><term code='p.c' label='三' after='a'/><withdraw code='b'/></vocabulary>"), "anhui", "34"}};
  const Vocabulary in = resolve("n:f", "形式", layers, "341181", "2016-03-15");
  REQUIRE(in.terms.size() == 2);
  CHECK(in.terms[0].label == "一改");
  CHECK(in.terms[0].layer == "anhui");
  CHECK(in.terms[1].code == "p.c");
  CHECK(resolve("n:f", "形式", layers, "33", "2016-03-15").terms.size() == 2);
  CHECK(resolve("n:f", "形式", layers, "33", "2016-03-15").find("b") != nullptr);
  CHECK(resolve("n:f", "形式", layers, "34", "2015-12-11").find("b") != nullptr);
  CHECK(resolve("n:f", "形式", layers, "34", "2014-01-01").terms.empty());
}
