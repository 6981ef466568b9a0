// SPDX-License-Identifier: MIT
// Tests of assign: changes as they are written on a command line.
#include <doctest/doctest.h>

#include "assign.hpp"
#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "plugin/host.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

namespace {
Kind kind() {
  return model::read_kind(xml::parse("<kind folder='a' title='title'><field name='title' label='题'/><field name='form' label='形式' many='yes'/>"
                                     "<rows name='people' label='人员'><field name='name' label='姓名'/><field name='present' label='到会'/></rows><body name='text' label='正文'/></kind>"),
                          "t:a", "甲", nullptr);
}

/// A host without plugins is enough: it names what is nearest and gives ids.
void apply(Record& record, const std::vector<std::string>& words) {
  plugin::Registry registry;
  plugin::PluginHost host(registry, {}, true, [](std::string_view, std::size_t, std::size_t) {});
  records::apply(record, kind(), words, host, nullptr);
}
}  // namespace

TEST_CASE("fields, rows and paragraphs are set by name or Chinese label") {
  Record record;
  apply(record, {"题=修路", "form=a", "form=b", "人员/new/姓名=张三", "people/new/present=yes", "people/new2/name=李四", "正文/new=一句"});
  CHECK(record.field("title") == "修路");
  CHECK(field_values(record.fields, "form") == std::vector<std::string>{"a", "b"});
  REQUIRE(record.rows("people").size() == 2);
  CHECK(record.rows("people")[0].field("present") == "yes");
  CHECK(record.body("text").paragraphs.front().text == "一句");

  const std::string id = record.rows("people")[0].id;
  apply(record, {"people/" + id + "=", "title="});
  CHECK(record.rows("people").size() == 1);
  CHECK(record.field("title").empty());
}

TEST_CASE("an unknown name is answered with the nearest") {
  Record record;
  try {
    apply(record, {"titel=x"});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.hint().find("title") != std::string::npos);
  }
  CHECK_THROWS_AS(apply(record, {"people/zz/name=x"}), Error);
  CHECK_THROWS_AS(apply(record, {"title"}), Error);
}

TEST_CASE("a row may be called by its name, unless two have it") {
  Record record;
  apply(record, {"people/new/name=张三", "people/new2/name=李四"});
  apply(record, {"人员/李四/present=yes"});
  CHECK(record.rows("people")[0].field("present").empty());
  CHECK(record.rows("people")[1].field("present") == "yes");
  apply(record, {"people/new/name=李四"});
  CHECK_THROWS_AS(apply(record, {"people/李四/present=no"}), Error);
  CHECK(record.rows("people")[1].field("present") == "yes");
  apply(record, {"people/" + record.rows("people")[2].id + "/present=no"});
  CHECK(record.rows("people")[2].field("present") == "no");
}
