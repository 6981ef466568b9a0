// SPDX-License-Identifier: MIT
// The importer on the real collection that the project began with. The text is not part of the project: it is read from
// the folder YISHIBU_SHARED or ../shared, and the tests are skipped with a message where it is not there.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "text_helpers.hpp"

using namespace text_tests;

namespace {
std::string collection() {
  const char* set = std::getenv("YISHIBU_SHARED");
  std::vector<std::string> folders = {"../shared", "../../shared", "../../../shared"};
  if (set) folders.assign(1, set);
  for (const std::string& folder : folders) {
    std::ifstream file(folder + "/seed/community-consultation.txt", std::ios::binary);
    std::ostringstream bytes;
    if (file && bytes << file.rdbuf()) return bytes.str();
  }
  MESSAGE("skipped: the collection is not there; set YISHIBU_SHARED");
  return {};
}
bool changed(const Imported& imported, std::size_t line, std::string_view after) {
  for (const auto& edit : imported.changes)
    if (edit.line == line && edit.after.find(after) != std::string::npos) return true;
  return false;
}
}  // namespace

TEST_CASE("The collection becomes an opinion, its repeat, a commentary, a list of contents and a notice") {
  const std::string bytes = collection();
  if (bytes.empty()) return;
  const Imported imported = read_text(bytes);
  REQUIRE(imported.documents.size() == 5);
  CHECK_FALSE(imported.documents[0].duplicate_of);
  CHECK(imported.documents[1].duplicate_of == std::optional<std::size_t>(0));
  CHECK(doubts(imported, "3220"));
  CHECK(paragraphs(imported, 0).size() == 17);
  CHECK(imported.documents[2].record.field("title").find("解读") != std::string::npos);
  CHECK(imported.documents[2].truncated);
  CHECK(paragraphs(imported, 3).size() == 7);
  CHECK(imported.documents[4].truncated);
  for (const auto& document : imported.documents) CHECK(document.record.kind == "national:received");
}

TEST_CASE("The notice of the collection has number, bodies, date, basis and all headings in order") {
  const std::string bytes = collection();
  if (bytes.empty()) return;
  const Imported imported = read_text(bytes);
  const Record& record = imported.documents.at(4).record;
  CHECK(record.field("number") == "皖办发〔2015〕53号");
  CHECK(record.field("date") == "2015-12-12");
  CHECK(record.field("basis") == "中办发〔2015〕41号");
  REQUIRE(record.rows("issuers").size() == 2);
  CHECK(record.rows("issuers")[0].field("name") == "中共安徽省委办公厅");
  CHECK(record.rows("issuers")[1].field("name") == "安徽省人民政府办公厅");
  REQUIRE(record.rows("addressees").size() == 4);
  CHECK(record.rows("addressees")[0].field("name") == "各市、县委");
  std::string headings;
  for (const Paragraph& p : paragraphs(imported, 4))
    if (p.level > 0) headings += p.number + p.heading + "|";
  CHECK(headings ==
        "一、总体要求|（一）目标任务|（二）基本原则|二、主要任务|（一）细化协商内容|（二）确定协商主体|（三）建立社区工作协商委员会制度|"
        "（四）拓展协商形式|（五）夯实协商平台|");
}

TEST_CASE("The ten flaws of the collection are repaired or reported") {
  const std::string bytes = collection();
  if (bytes.empty()) return;
  const Imported imported = read_text(bytes);
  CHECK(changed(imported, 150, "〔2015〕"));
  CHECK(changed(imported, 168, "〔2015〕41号"));
  CHECK(changed(imported, 28, "居民进行协商"));
  CHECK(changed(imported, 36, "协商组织者要及时"));
  CHECK(changed(imported, 180, "协商中应当"));
  CHECK(changed(imported, 16, "（一）重要意义"));
  CHECK(dropped(imported, "2016-10-09 07:55:29"));
  CHECK(dropped(imported, "http://"));
  CHECK(doubts(imported, "增强决策的民主"));
  CHECK(doubts(imported, "社区（驻村）警"));
  CHECK(doubts(imported, "村（居）民议事会"));
  CHECK(imported.dropped.size() >= 8);
  CHECK(doubts(imported, "实效性坚持因地制宜"));
  CHECK(doubts(imported, "党群之家，民主大院"));
  CHECK(dropped(imported, ">"));
  CHECK(changed(imported, 138, "\n社区协商议事委员会工作制度"));
}

TEST_CASE("No Chinese character of the collection is lost, in any encoding") {
  const std::string bytes = collection();
  if (bytes.empty()) return;
  CHECK(han_after(read_text(bytes)) == han_before(bytes));
}
