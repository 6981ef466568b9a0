// SPDX-License-Identifier: MIT
// Tests of the comparison: words, lists, moves, and texts that are made to take long.
#include <doctest/doctest.h>

#include <chrono>

#include "align.hpp"
#include "compare.hpp"
#include "html.hpp"

using namespace yishibu;
using namespace yishibu::rules;

namespace {

Words words() {
  Words out;
  for (const char32_t* word : {U"渠道", U"途径", U"范围", U"协商", U"内容", U"民主权利", U"社会", U"社区", U"论证", U"评估", U"拓宽", U"会议", U"经济"}) out.add(word);
  return out;
}
std::vector<Paragraph> texts(const std::vector<std::string>& all) {
  std::vector<Paragraph> out;
  for (const std::string& text : all) out.push_back({"p" + std::to_string(out.size()), 0, "", "", text});
  return out;
}
/// One line a difference: kind before→after.
std::string told(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::string out;
  for (const Difference& d : compare(texts(a), texts(b), words()).differences) out += std::string(change_code(d.kind)) + " " + d.before + "→" + d.after + (d.items.size() > 1 ? "#" + std::to_string(d.items.size()) : "") + "\n";
  return out;
}
/// Both columns, whatever is marked, must be the two texts.
void whole(const std::vector<Paragraph>& a, const std::vector<Paragraph>& b) {
  const Comparison all = compare(a, b, words());
  std::vector<std::string> left(a.size()), right(b.size());
  std::size_t rows_a = 0, rows_b = 0;
  for (const Line& line : all.lines) {
    rows_a += line.a != kNone;
    rows_b += line.b != kNone;
    for (const Piece& piece : line.pieces) {
      if (line.a != kNone && piece.move <= 0) left[line.a] += to_utf8(piece.a);
      if (line.b != kNone && piece.move >= 0) right[line.b] += to_utf8(piece.b);
    }
  }
  REQUIRE(rows_a == a.size());
  REQUIRE(rows_b == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) REQUIRE(left[i] == a[i].text);
  for (std::size_t j = 0; j < b.size(); ++j) REQUIRE(right[j] == b[j].text);
}

}  // namespace

TEST_CASE("what differs is told in whole words") {
  CHECK(told({"拓宽协商范围和渠道，保障居民的民主权利。"}, {"拓宽范围和途径，保障居民的民主权力。"}) == "replaced 协商范围→范围\nreplaced 渠道→途径\nreplaced 民主权利→民主权力\n");
  CHECK(told({"城乡经济社会发展中涉及居民利益的事务。"}, {"城乡经济社区发展中涉及居民利益的事务。"}) == "replaced 社会→社区\n");
  CHECK(told({"邀请第三方机构等进行论证评估。"}, {"邀请第三方机构等进行论证。"}) == "replaced 论证评估→论证\n");
  CHECK(told({"以健全自治机制为目标，以参与为重点。"}, {"以健全自治机制，以参与为重点。"}) == "removed 为目标→\n");
  CHECK(told({"到2020年，基本形成新局面。"}, {"到2020年，全省基本形成新局面。"}) == "added →全省\n");
  CHECK(told({"会议每季度召开。人人参加。"}, {"会议每季度召开，人人参加。"}) == "punctuation 。→，\n");
  CHECK(told({"一样。"}, {"一样。"}).empty());
  CHECK(told({"多 余 的空格。"}, {"多余的空格。"}).empty());
}

TEST_CASE("lists are told by their items") {
  CHECK(told({"可以采取议事会、理事会、听证会等形式。"}, {"可以采取党员议事会、议事会、理事会、听证会、恳谈会等形式。"}) == "added →党员议事会、恳谈会#2\n");
  CHECK(told({"参加者有甲方代表、乙方代表、丙方代表、丁方代表。"}, {"参加者有甲方代表、丙方代表、丁方代表。"}) == "removed 乙方代表→\n");
  CHECK(told({"公共事务、公益事业；其他事项。"}, {"公共事务、公益事业、公共服务、物业服务等；其他事项。"}) == "added →公共服务、物业服务等#2\n");
  CHECK(told({"设主任一人、副主任二人、委员六人、监督员一人。"}, {"设主任一人、委员六人、监督员一人、副主任二人。"}).starts_with("moved "));
}

TEST_CASE("paragraphs and sentences that moved are found") {
  const std::string one = "会议由主任召集，每季度至少一次。", two = "委员由居民代表推选产生，任期三年。", three = "经费从工作经费中列支，每年公布一次。";
  CHECK(told({one, two, three}, {three, one, two}) == "moved 经费从工作经费中列支，每年公布一次→经费从工作经费中列支，每年公布一次\n");
  CHECK(told({one + "到二〇二〇年全部社区建立议事制度。", two}, {one, two + "到二〇二〇年全部社区建立议事制度。"}) == "moved →到二〇二〇年全部社区建立议事制度\n");
  const Comparison all = compare(texts({one, two}), texts({one, three, two}), words());
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].paragraph);
  CHECK(all.differences[0].b == 1);
  CHECK(all.differences[0].a == kNone);
}

TEST_CASE("a page shows both texts and hides nothing of what it marks") {
  const auto a = texts({"一样。", "<b>渠道的</b>范围。"}), b = texts({"一样。", "<b>途径的</b>范围。", "新的一段。"});
  const Comparison all = compare(a, b, words());
  const std::string page = html_of({"甲", "乙\"<x>", "", {"渠道 → 途径"}, a, b, all});
  CHECK(page.find("<x>") == std::string::npos);
  CHECK(page.find("&lt;b&gt;<del>渠道</del>") != std::string::npos);
  CHECK(page.find("<ins>途径</ins>") != std::string::npos);
  CHECK(page.find("新的一段。") != std::string::npos);
}

TEST_CASE("a common subsequence is one") {
  unsigned seed = 7;
  const auto random = [&](unsigned most) { return (seed = seed * 1103515245u + 12345u) / 65536u % most; };
  for (int round = 0; round < 300; ++round) {
    Sequence a, b;
    for (unsigned i = random(40); i > 0; --i) a.push_back(random(6));
    for (unsigned i = random(40); i > 0; --i) b.push_back(random(6));
    std::size_t i = 0, j = 0;
    for (const auto& [x, y] : common(a, b)) {
      REQUIRE(x >= i);
      REQUIRE(y >= j);
      REQUIRE(a.at(x) == b.at(y));
      i = x + 1;
      j = y + 1;
    }
  }
}

TEST_CASE("whatever comes in, both texts come out whole") {
  unsigned seed = 42;
  const auto random = [&](unsigned most) { return (seed = seed * 1103515245u + 12345u) / 65536u % most; };
  const std::vector<std::string> bits{"会议", "渠道", "途径", "社会", "社区", "民主权利", "，", "。", "、", "；", "等", "的", "协商", "A1", "（", "）", "\xF0\xA0\x80\x80", "村民代表大会议事规则", "\n"};
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> a, b;
    for (unsigned i = random(5); i > 0; --i) {
      std::string text;
      for (unsigned n = random(40); n > 0; --n) text += bits[random(static_cast<unsigned>(bits.size()) - 1)];
      a.push_back(text);
      for (unsigned n = random(4); n > 0 && !text.empty(); --n) text += bits[random(static_cast<unsigned>(bits.size()) - 1)];
      if (random(3)) b.insert(b.begin() + (b.empty() ? 0 : random(static_cast<unsigned>(b.size()))), text);
    }
    whole(texts(a), texts(b));
  }
}

TEST_CASE("hostile texts end soon") {
  const auto soon = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto from = std::chrono::steady_clock::now();
    whole(texts(a), texts(b));
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(10));  // hundreds of times what it takes; quadratic would be hours
  };
  std::string same, other, commas, items, alternating, mixed, mixed2;
  for (int i = 0; i < 100'000; ++i) {
    same += "甲", other += "乙", commas += "甲，", items += "甲乙丙、";
    alternating += i % 2 ? "甲，" : "乙，";
    mixed += std::string("甲乙丙丁") .substr(static_cast<std::size_t>(static_cast<long>(i) * i % 4) * 3, 3) + (i % 3 ? "" : "，");
    mixed2 += std::string("甲乙丙丁").substr(static_cast<std::size_t>(i * 7 % 4) * 3, 3) + (i % 5 ? "" : "、");
  }
  soon({same}, {other});
  soon({same}, {same + "乙" + same});
  soon({commas}, {items});
  soon({alternating}, {commas});
  soon({mixed}, {mixed2});
  std::vector<std::string> many, few, lists;
  for (int i = 0; i < 20'000; ++i) {
    many.push_back("同一段文字，反复出现。" + std::to_string(i % 7));
    few.push_back("同一段文字，反复出现！" + std::to_string(i % 11));
    lists.push_back("由甲、乙、丙" + std::to_string(i));
  }
  soon(many, few);
  soon(many, lists);
  soon(lists, few);
}
