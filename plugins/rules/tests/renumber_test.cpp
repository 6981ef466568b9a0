// SPDX-License-Identifier: MIT
// Tests of numerals, of references as they are written, and of numbering anew.
#include <doctest/doctest.h>

#include "numeral.hpp"
#include "reference.hpp"
#include "renumber.hpp"

using namespace yishibu;
using namespace yishibu::rules;

namespace {

Paragraph article(std::string id, std::string number, std::string text) { return {std::move(id), 5, std::move(number), "", std::move(text)}; }

/// What a text becomes where 第三条…第九条 have each moved one down, the text standing in an article of its own.
std::string moved(const std::string& text, const std::string& title = "本村制度") {
  std::vector<Paragraph> all{article("a1", "第一条", "甲。"), article("a2", "第二条", "乙。"), article("new", "", "新。")};
  for (int n = 3; n <= 9; ++n) all.push_back(article("a" + std::to_string(n), to_utf8(U"第" + numeral(n) + U"条"), n == 9 ? text : "丙。"));
  return renumber(all, title).paragraphs.back().text;
}

}  // namespace

TEST_CASE("numerals go both ways to 9999") {
  for (int n = 1; n <= 9999; ++n) {
    REQUIRE(value_of(numeral(n)) == n);
    REQUIRE(value_of(numeral_like(n, U"1")) == n);
  }
  CHECK(numeral(10) == U"十");
  CHECK(numeral(11) == U"十一");
  CHECK(numeral(20) == U"二十");
  CHECK(numeral(100) == U"一百");
  CHECK(numeral(105) == U"一百零五");
  CHECK(numeral(110) == U"一百一十");
  CHECK(numeral(999) == U"九百九十九");
  CHECK(numeral(1005) == U"一千零五");
  CHECK(value_of(U"一百〇五") == 105);
  CHECK(value_of(U"一〇五") == 105);
  CHECK(value_of(U"１０５") == 105);
  CHECK(value_of(U"一百十") == std::nullopt);
  for (const char32_t* bad : {U"", U"零", U"十十", U"一一十", U"百", U"一十百", U"一百零", U"5五", U"一百五", U"十零", U"99999999999", U"00000"}) CHECK(value_of(bad) == std::nullopt);
}

TEST_CASE("every form of a reference follows") {
  CHECK(moved("依照第三条办理。") == "依照第四条办理。");
  CHECK(moved("依照本制度第五条第二款办理。") == "依照本制度第六条第二款办理。");
  CHECK(moved("第三条、第四条和第七条") == "第四条、第五条和第八条");
  CHECK(moved("第三、四条和第七条") == "第四、五条和第八条");
  CHECK(moved("第三条至第五条") == "第四条至第六条");
  CHECK(moved("第三至五条") == "第四至六条");
  CHECK(moved("第3条、第1条") == "第4条、第1条");
  CHECK(moved("前条、前两条、前款") == "前条、前两条、前款");
  CHECK(moved("第一条、第二条") == "第一条、第二条");
  CHECK(moved("《本村制度》第三条") == "《本村制度》第四条");
}

TEST_CASE("what belongs to others stays") {
  for (const char* text : {"《村民委员会组织法》第三条", "《村民委员会组织法》第三条、第四条和第七条", "《村民委员会组织法》（2025年修订）第三条第二款、第四条", "《村民委员会组织法》的第三条至第五条",
                           "依照《关于第三条的意见》办理", "牌上写着“第三条”", "写着「第三条」的", "写着\"第三条\"的", "村民委员会组织法第三条", "省实施办法第三条、第四条", "提出了第三条意见", "共三条", "第三章", "第三款"})
    CHECK(moved(text) == text);
  // What comes after another document's reference is the rule's own again.
  CHECK(moved("依照《村民委员会组织法》第三条的规定，第四条所称") == "依照《村民委员会组织法》第三条的规定，第五条所称");
  CHECK(moved("《村民委员会组织法》第三条和本制度第四条") == "《村民委员会组织法》第三条和本制度第五条");
  CHECK(moved("“从未闭合的引号，《村民委员会组织法》第三条、第四条") == "“从未闭合的引号，《村民委员会组织法》第三条、第四条");
  CHECK(moved("《村民“委员会组织法》第三条和本制度第四条") == "《村民“委员会组织法》第三条和本制度第五条");
  CHECK(moved("“从未闭合的引号，第三条") == "“从未闭合的引号，第四条");
}

TEST_CASE("items follow inside their article, and lists begin anew") {
  const std::vector<Paragraph> all{
      article("a1", "第一条", "有下列情形的："), {"x", 2, "", "", "新。"}, {"i1", 2, "（一）", "", "甲。"}, {"i2", 2, "（二）", "", "乙。"},
      article("a2", "第二条", "第一条第（二）项、第（一）项，本条第二项；前款第（二）项"), {"j1", 2, "（一）", "", "甲。"}, {"j2", 2, "（二）", "", "乙。"},
      {"t", 0, "", "", "另有下列情形的："}, {"k1", 2, "（一）", "", "甲。"},
      article("a3", "第三条", "1第二条第二款第（一）项")};
  const Renumbered out = renumber(all, "");
  CHECK(out.paragraphs[1].number == "（一）");
  CHECK(out.paragraphs[2].number == "（二）");
  CHECK(out.paragraphs[3].number == "（三）");
  CHECK(out.paragraphs[5].number == "（一）");
  CHECK(out.paragraphs[8].number == "（一）");
  CHECK(out.paragraphs[4].text == "第一条第（三）项、第（二）项，本条第二项；前款第（二）项");
  CHECK(out.findings.empty());
}

TEST_CASE("chapters, parts and levels") {
  const std::vector<Paragraph> all{{"c1", 1, "第一章", "总则", ""}, article("a1", "第一条", "第二章、第三章第一节"), {"c3", 1, "第三章", "会议", ""}, {"s1", 2, "第二节", "召开", ""},
                                   article("a2", "第一条之一", "甲"), article("a3", "第二条", "第一条之一、第二条"), {"m1", 1, "一、", "", "甲"}, {"m2", 1, "三、", "", "乙"}, {"m3", 3, "2.", "", "丙"}, {"m4", 4, "", "", "丁"}};
  const Renumbered out = renumber(all, "");
  std::string numbers;
  for (const Paragraph& p : out.paragraphs) numbers += p.number + " ";
  CHECK(numbers == "第一章 第一条 第二章 第一节 第二条 第三条 一、 二、 1. （1） ");
  CHECK(out.paragraphs[5].text == "第二条、第三条");
  REQUIRE(out.findings.size() == 2);  // 第二章 is gone, and 第三章 never had a first section
  CHECK(out.findings[0].level == Level::Must);
}

TEST_CASE("what is lost is said, with the place") {
  std::vector<Paragraph> all{article("a1", "第一条", "甲"), article("a3", "第三条", "见第二条。"), article("a4", "第四条", "前条所称。"), article("a5", "第五条", "第一条至第四条。")};
  Renumbered out = renumber(all, "");
  REQUIRE(out.findings.size() == 1);
  CHECK(out.findings[0].where == "第二条（a3）");
  CHECK(out.findings[0].level == Level::Must);
  CHECK(out.paragraphs[1].text == "见第二条。");
  CHECK(out.paragraphs[3].text == "第一条至第三条。");
  std::swap(all[0], all[2]);  // now 第四条 stands first, and its 前条 names nothing
  out = renumber(all, "");
  CHECK(out.findings.size() == 3);
  const std::vector<Paragraph> twice{article("a", "第一条", "见第二条"), article("b", "第二条", ""), article("c", "第二条", "")};
  out = renumber(twice, "");
  REQUIRE(out.findings.size() == 1);
  CHECK(out.paragraphs[0].text == "见第二条");
}

TEST_CASE("a text that is in order stays as it is, and doing it twice changes nothing") {
  const std::vector<Paragraph> all{article("a1", "第一条", "见第二条。"), article("a2", "第 2 条", ""), {"h", 1, "", "附则", ""}};
  const Renumbered once = renumber(all, "");
  CHECK(once.edits.empty());
  CHECK(once.paragraphs == all);
  CHECK(renumber(once.paragraphs, "").edits.empty());
}

TEST_CASE("hostile texts end soon") {
  std::string brackets, chain = "第一条", quotes, half;
  for (int i = 0; i < 100'000; ++i) brackets += "《“（", quotes += "“”《》", chain += "、第一条", half += "第三";
  for (const std::string& text : {brackets, chain, quotes, half, std::string("第\xFF\xE7\xAC条"), std::string("第"), std::string("第条第款第（一项前条"), std::string("第一条之")}) {
    std::vector<Paragraph> all{article("a", "第二条", text), article("b", "第一条", text), {"c", 9, "第一条", text, text}, {"d", -3, "（（（（", "", ""}};
    const Renumbered out = renumber(all, text.substr(0, 30));
    CHECK(out.paragraphs.size() == 4);
  }
  std::vector<Paragraph> many;
  for (int i = 0; i < 20'000; ++i) many.push_back(article("p" + std::to_string(i), "第一条", "第一条至第二条、前条、第一条第（一）项"));
  for (int i = 0; i < 20'000; ++i) many.push_back({"q" + std::to_string(i), 2, "（一）", "", "第（一）项"});
  CHECK(renumber(many, "").paragraphs.size() == 40'000);
}
