// SPDX-License-Identifier: MIT
// The comparison of characters: both texts can be put together again whatever they are and however they were searched, and what
// comes out reads well. Must not time anything.
#include "characters_diff.hpp"

#include <doctest/doctest.h>

#include <random>

#include "utf8.hpp"

using namespace yishibu::difference;

namespace {
/// 〔-gone-〕〔+come+〕, as the command line shows it.
std::string marked(const std::vector<Stretch>& all) {
  std::string out;
  for (const Stretch& s : all) out += s.turn == Turn::Same ? to_utf8(s.text) : (s.turn == Turn::Removed ? "〔-" : "〔+") + to_utf8(s.text) + (s.turn == Turn::Removed ? "-〕" : "+〕");
  return out;
}
std::string readable(const char* a, const char* b) {
  const Text x = from_utf8(a), y = from_utf8(b);
  return marked(readable_diff(x, y));
}
bool rebuilds(const std::vector<Stretch>& all, View a, View b) {
  Text x, y;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].text.empty()) return false;
    if (i && all[i].turn == all[i - 1].turn) return false;
    if (all[i].turn != Turn::Added) x += all[i].text;
    if (all[i].turn != Turn::Removed) y += all[i].text;
  }
  return x == a && y == b;
}
std::size_t edits(const std::vector<Stretch>& all) {
  std::size_t out = 0;
  for (const Stretch& s : all) out += s.turn == Turn::Same ? 0 : s.text.size();
  return out;
}
/// The length of the longest common subsequence, as slowly as everybody can check.
std::size_t slow_lcs(View a, View b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const char32_t x : a) {
    std::size_t corner = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? corner + 1 : std::max(above, row[j]);
      corner = above;
    }
  }
  return row.back();
}
struct Maker {
  std::mt19937 random{20160315};
  std::size_t upto(std::size_t n) { return n ? random() % n : 0; }
  char32_t character(std::size_t letters) {
    static constexpr char32_t kinds[] = {U'村', U'a', U'0', U'\U00020000', U'\U0001F468', U'\u200D', U'，', U'\uFE0F', U'\n', U'\U0001F1E8'};
    if (upto(8) == 0) return kinds[upto(std::size(kinds))];
    return static_cast<char32_t>((upto(20) ? 0x4E00 : 0x20000) + upto(letters));
  }
  Text text(std::size_t length, std::size_t letters) {
    Text out;
    for (std::size_t i = 0; i < length; ++i) out += character(letters);
    return out;
  }
  Text edited(Text text, std::size_t times, std::size_t letters) {
    for (std::size_t i = 0; i < times; ++i) {
      const std::size_t at = upto(text.size() + 1);
      if (upto(2)) text.insert(at, this->text(1 + upto(5), letters));
      else text.erase(at, 1 + upto(5));
      if (upto(9) == 0 && text.size() > 20) text += text.substr(upto(text.size() / 2), 10);
    }
    return text;
  }
};
}  // namespace

TEST_CASE("Both texts can be put together again from the difference, which is as short as can be") {
  Maker make;
  for (int round = 0; round < 3000; ++round) {
    const std::size_t letters = 2 + make.upto(round % 3 == 0 ? 3 : 300);
    const Text a = make.text(make.upto(120), letters), b = make.upto(3) ? make.edited(a, make.upto(12), letters) : make.text(make.upto(120), letters);
    const std::size_t least = a.size() + b.size() - 2 * slow_lcs(a, b);
    for (const DiffLimits& limits : {DiffLimits{}, DiffLimits{0, std::size_t{1} << 20, std::size_t{1} << 34}, DiffLimits{0, 8, std::size_t{1} << 34}, DiffLimits{5, 64, std::size_t{1} << 34}}) {
      const auto found = shortest_diff(a, b, limits);
      REQUIRE(rebuilds(found, a, b));
      REQUIRE(edits(found) == least);
    }
    REQUIRE(rebuilds(readable_diff(a, b), a, b));
  }
}

TEST_CASE("Long texts go through every way of searching, and give the same number of edits") {
  Maker make;
  const Text a = make.text(3000, 500), b = make.edited(a, 300, 500), c = make.text(3000, 500);
  for (const Text& other : {b, c}) {
    const auto greedy = shortest_diff(a, other, {100000, 0, 0}), rows = shortest_diff(a, other, {0, std::size_t{1} << 20, std::size_t{1} << 34}), halves = shortest_diff(a, other, {0, 1000, std::size_t{1} << 34});
    for (const auto& found : {greedy, rows, halves, shortest_diff(a, other), readable_diff(a, other)}) CHECK(rebuilds(found, a, other));
    CHECK(edits(greedy) == edits(rows));
    CHECK(edits(greedy) == edits(halves));
  }
}

TEST_CASE("Texts too long to be searched come out as replaced, their common ends the same") {
  const auto found = shortest_diff(U"头甲乙丙尾", U"头丙乙丁尾", {0, 0, 0});
  CHECK(marked(found) == "头〔-甲乙丙-〕〔+丙乙丁+〕尾");
}

TEST_CASE("Nothing, the same and everything") {
  CHECK(readable_diff(U"", U"").empty());
  CHECK(readable("同", "同") == "同");
  CHECK(readable("", "新") == "〔+新+〕");
  CHECK(readable("旧", "") == "〔-旧-〕");
}

TEST_CASE("Figures and Latin words change as wholes") {
  CHECK(readable("到会31人", "到会32人") == "到会〔-31-〕〔+32+〕人");
  CHECK(readable("办法Rev2a", "办法Rev3a") == "办法〔-Rev2a-〕〔+Rev3a+〕");
  CHECK(readable("家庭👨‍👩‍👧参加", "家庭👨‍👩‍👦参加") == "家庭〔-👨‍👩‍👧-〕〔+👨‍👩‍👦+〕参加");
}

TEST_CASE("No single character stands between two changes") {
  CHECK(readable("会议由主任召集", "会议由委员提议") == "会议由〔-主任召集-〕〔+委员提议+〕");
  CHECK(readable("每季度召开一次", "每月召集一回") == "每〔-季度召开一次-〕〔+月召集一回+〕");
}

TEST_CASE("What is put into a list begins and ends at its marks") {
  CHECK(readable("张某、李某。", "张某、王某、李某。") == "张某、〔+王某、+〕李某。");
  CHECK(readable("在东门、西门设置告示牌。", "在东门、南门、西门、北门设置告示牌。") == "在东门、〔+南门、+〕西门〔+、北门+〕设置告示牌。");
  CHECK(readable("先公示。再公示。", "先公示。又公示。再公示。") == "先公示。〔+又公示。+〕再公示。");
}

TEST_CASE("Characters beyond the first plane are compared whole") {
  CHECK(readable("𠀀𠀁村", "𠀀𠀂村") == "𠀀〔-𠀁-〕〔+𠀂+〕村");
}

TEST_CASE("Code points and bytes are one text, and broken bytes become signs one by one") {
  Maker make;
  for (int round = 0; round < 2000; ++round) {
    const Text text = make.text(make.upto(60), 20000);
    const std::string bytes = to_utf8(text);
    REQUIRE(from_utf8(bytes) == text);
    // A byte is lost, changed or put in: what comes out is as many signs as there are broken bytes, and all the rest.
    std::string broken = bytes;
    if (!broken.empty()) broken[make.upto(broken.size())] = static_cast<char>(make.upto(256));
    if (!broken.empty() && make.upto(2)) broken.erase(make.upto(broken.size()), 1);
    Text slow;
    for (std::size_t i = 0; i < broken.size();) {
      char32_t c = 0;
      const std::size_t length = yishibu::utf8::decode(broken, i, c);
      slow += length ? c : U'\uFFFD';
      i += length ? length : 1;
    }
    REQUIRE(from_utf8(broken) == slow);
  }
  CHECK(from_utf8("\xED\xA0\x80村村村村村") == U"\uFFFD\uFFFD\uFFFD村村村村村");
  CHECK(from_utf8("\xE0\x80\x80村村村村村") == U"\uFFFD\uFFFD\uFFFD村村村村村");
  CHECK(from_utf8(std::string(40, '\x80')) == Text(40, U'\uFFFD'));
}
