// SPDX-License-Identifier: MIT
// Tests of output: names of papers.
#include <doctest/doctest.h>

#include "output.hpp"

using namespace yishibu;

TEST_CASE("a paper's name is one that every file system takes, and no character is cut in two") {
  Kind kind;
  kind.title_field = "title";
  Record record;
  record.id = "20160315-abcdefgh";
  record.fields = {{"title", "停车/充电？a:b"}};
  CHECK(papers::paper_name(record, kind, "会议纪要.docx") == "20160315-abcdefgh-停车_充电？a_b-会议纪要.docx");
  std::string forty = "x";
  for (int i = 0; i < 39; ++i) forty += "议";
  record.fields = {{"title", forty + "事簿"}};
  CHECK(papers::paper_name(record, kind, "a.docx") == "20160315-abcdefgh-" + forty + "-a.docx");
}
