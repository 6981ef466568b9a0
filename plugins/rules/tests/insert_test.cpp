// SPDX-License-Identifier: MIT
// Where a new paragraph goes, in texts of articles and in texts of 一、（一）1.
#include "insert.hpp"

#include <doctest/doctest.h>

using namespace yishibu;
using namespace yishibu::rules;

namespace {

std::vector<Paragraph> text(std::initializer_list<std::pair<int, const char*>> lines) {
  std::vector<Paragraph> out;
  for (const auto& [level, number] : lines) out.push_back({"p" + std::to_string(out.size()), level, number, "", "甲。"});
  return out;
}
std::size_t place(const std::vector<Paragraph>& all, const char* name) {
  const auto found = called(all, name);
  REQUIRE(found.size() == 1);
  return behind(all, found.front());
}

}  // namespace

TEST_CASE("an article goes behind clauses and items of its neighbour, not behind the next chapter") {
  const auto all = text({{1, "第一章"}, {5, "第一条"}, {2, "（一）"}, {3, "1."}, {2, "（二）"}, {0, ""}, {5, "第二条"}, {2, "（一）"}, {1, "第二章"}, {5, "第三条"}});
  CHECK(place(all, "第一条") == 6);
  CHECK(place(all, "第二条") == 8);
  CHECK(place(all, "第三条") == 10);
  CHECK(place(all, "第一章") == 8);
  CHECK(place(all, "第二章") == 10);
}

TEST_CASE("an item goes behind its own items; a clause behind them is the article's") {
  const auto all = text({{5, "第一条"}, {2, "（一）"}, {3, "1."}, {2, "（二）"}, {0, ""}, {5, "第二条"}, {2, "（一）"}});
  CHECK(called(all, "（一）").size() == 2);
  CHECK(place(all, "第一条（一）") == 3);
  CHECK(place(all, "第一条（二）") == 4);
  CHECK(place(all, "第二条（一）") == 7);
  CHECK(place(all, "p4") == 5);
  CHECK(called(all, "第三条").empty());
}

TEST_CASE("一、 before the first article divides the articles, behind one it is its item") {
  const auto divided = text({{1, "一、"}, {5, "第一条"}, {0, ""}, {1, "二、"}, {5, "第二条"}});
  CHECK(place(divided, "第一条") == 3);
  CHECK(place(divided, "一、") == 3);
  const auto items = text({{5, "第一条"}, {1, "一、"}, {1, "二、"}, {5, "第二条"}});
  CHECK(place(items, "第一条") == 3);
  CHECK(place(items, "第一条一、") == 2);
}

TEST_CASE("without articles a heading is followed by its text and what is below it") {
  const auto all = text({{1, "一、"}, {0, ""}, {2, "（一）"}, {0, ""}, {2, "（二）"}, {1, "二、"}});
  CHECK(place(all, "一、") == 5);
  CHECK(place(all, "（一）") == 4);
  CHECK(place(all, "二、") == 6);
}
