// SPDX-License-Identifier: MIT
// Pages of papers whose lines have exact heights. Whether an office program agrees is tested with the real templates.
#include "paginate.hpp"

#include <doctest/doctest.h>

#include "helper.hpp"

using namespace yishibu::word;

namespace {
const std::string kStyles =
    "<w:styles><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:pPr><w:spacing w:line=\"589\" w:lineRule=\"exact\"/></w:pPr>"
    "<w:rPr><w:spacing w:val=\"-5\"/><w:sz w:val=\"32\"/></w:rPr></w:style></w:styles>";
std::string paper(const std::string& body) {
  return "<w:document><w:body>" + body +
         "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1960\" w:bottom=\"1847\" w:left=\"1587\" w:right=\"1474\"/></w:sectPr></w:body></w:document>";
}
std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}
}  // namespace

TEST_CASE("A page takes 22 lines of 28 characters") {
  CHECK(count_pages(paper(repeated(test::p("字"), 22)), kStyles) == 1);
  CHECK(count_pages(paper(repeated(test::p("字"), 23)), kStyles) == 2);
  CHECK(count_pages(paper(repeated(test::p(repeated("字", 28)), 22)), kStyles) == 1);
  CHECK(count_pages(paper(repeated(test::p(repeated("字", 29)), 11)), kStyles) == 1);
  CHECK(count_pages(paper(repeated(test::p(repeated("字", 29)), 12)), kStyles) == 2);
  CHECK(count_pages(paper(test::p(repeated("字", 28 * 22 * 3))), kStyles) == 3);
}

TEST_CASE("What stands in the page's margin takes no room from the text") {
  const std::string frame = "<w:p><w:pPr><w:framePr w:vAnchor=\"page\" w:y=\"1200\"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>";
  CHECK(count_pages(paper(frame + repeated(test::p("字"), 22)), kStyles) == 1);
  CHECK(count_pages(paper(frame + repeated(test::p("字"), 23)), kStyles) == 2);
}

TEST_CASE("Breaks, sections and rows begin new pages") {
  CHECK(count_pages(paper(test::p("a") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + test::p("b")), kStyles) == 2);
  CHECK(count_pages(paper(test::p("a") + "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"), kStyles) == 2);
  CHECK(count_pages(paper("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + test::p("b")), kStyles) == 2);
  const std::string row = "<w:tr><w:trPr><w:trHeight w:val=\"1303\"/></w:trPr><w:tc>" + test::p("字") + "</w:tc></w:tr>";
  CHECK(count_pages(paper("<w:tbl>" + repeated(row, 10) + "</w:tbl>"), kStyles) == 1);
  CHECK(count_pages(paper("<w:tbl>" + repeated(row, 11) + "</w:tbl>"), kStyles) == 2);
  const std::string high = "<w:tr><w:tc>" + repeated(test::p("字"), 60) + "</w:tc></w:tr>";
  CHECK(count_pages(paper("<w:tbl>" + high + "</w:tbl>"), kStyles) == 3);
}
