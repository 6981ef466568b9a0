// SPDX-License-Identifier: MIT
// Tests of bundle create. Must not need the program, templates or plugins.
#include <doctest/doctest.h>

#include <algorithm>

#include "create.hpp"
#include "fake_host.hpp"
#include "gather.hpp"
#include "names.hpp"
#include "verify.hpp"

using namespace yishibu;
using namespace yishibu::bundle;
using namespace yishibu::bundle::test;
namespace fs = std::filesystem;

namespace {

struct Fixture {
  FakeHost host;
  FakeBook book;
  Scratch scratch;
  Fixture() {
    const auto kind = [&](const std::string& id, const std::string& base, std::vector<FieldSpec> fields = {}) {
      Kind out;
      out.id = id;
      out.base = base;
      out.fields = std::move(fields);
      host.kinds[id] = out;
    };
    FieldSpec year;
    year.name = "year";
    year.type = FieldType::Integer;
    kind("national:received", "");
    kind("national:rule", "");
    kind("national:plan", "", {year});
    kind("national:meeting", "");
    kind("national:training", "");
    kind("anhui:council", "national:meeting");
    host.outline.name = "outline";
    host.outline.set("title", "社区协商材料");
    const auto part = [&](const char* code, const char* title, const char* of, const char* where, const char* retention) {
      Element row;
      row.name = "part";
      row.set("code", code).set("title", title).set("kind", of).set("min", "1").set("retention", retention);
      if (*where) row.set("where", where);
      host.outline.add(row);
    };
    part("1", "上级通知", "national:received", "", "D10");
    part("2", "工作制度", "national:rule", "rule_class=system", "Y");
    part("3", "年度计划", "national:plan", "", "Y");
    part("4", "会议记录", "national:meeting", "", "D30");
    book.add("20151212-aaaaaaaa", "national:received", "关于加强城乡社区协商的实施意见", "2015-12-12", {{"number", "皖办发〔2015〕53号"}});
    book.record("20151212-aaaaaaaa").rows("issuers").push_back({"i1", {{"name", "中共安徽省委办公厅"}}, {}});
    book.add("20140101-aaaaaaab", "national:rule", "工作制度/50%", "2014-01-01", {{"rule_class", "system"}});
    book.add("20140101-aaaaaaac", "national:rule", "协商程序", "2014-01-01", {{"rule_class", "procedure"}});
    book.add("20151220-aaaaaaad", "national:plan", "2016年度计划", "2015-12-20", {{"year", "2016"}});
    book.add("20160315-aaaaaaae", "anhui:council", "第一次会议", "2016-03-15T14:30");
    book.record("20160315-aaaaaaae").rows("items").push_back({"i1", {{"result", "通过"}}, {}});
    book.record("20160315-aaaaaaae").rows("attachments").push_back({"a1", {{"file", "attachments/ab/abc.jpg"}, {"name", "照片.JPG"}}, {}});
    book.files["attachments/ab/abc.jpg"] = "\xFF\xD8\xFFpicture";
    book.add("20170101-aaaaaaaf", "national:meeting", "下一年的会", "2017-01-01");
  }
  Outcome create(const std::string& name, std::vector<std::pair<std::string, std::string>> options = {{"year", "2016"}}) {
    options.emplace_back("output", (scratch / name).string());
    FunctionCommand command(create_command);
    return command.run({options, {}}, host, &book);
  }
  Report check(const std::string& name) { return verify(*open_source(scratch / name), host); }
};

std::map<std::string, std::string> tree(const fs::path& root) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file()) out[fs::relative(entry.path(), root).string()] = read(entry.path());
  return out;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a bundle holds papers, XML and attachments of the year's records and verifies") {
  const Outcome outcome = create("bag");
  for (const Finding& finding : outcome.findings) MESSAGE(finding.where << " " << finding.what);
  CHECK(outcome.yes);
  const auto files = tree(scratch / "bag");
  CHECK(files.at("bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  CHECK(files.contains("data/1-上级通知/001-待补-WS·2016-D10-0001/01-关于加强城乡社区协商的实施意见.docx"));
  CHECK(files.contains("data/2-工作制度/002-待补-WS·2016-Y-0001/02-工作制度_50_.xml"));
  CHECK(files.contains("data/3-年度计划/003-待补-WS·2016-Y-0002/01-2016年度计划.docx"));
  CHECK(files.at("data/4-会议记录/004-待补-WS·2016-D30-0001/03-附件1-照片.JPG") == "\xFF\xD8\xFFpicture");
  CHECK(files.contains("data/02-目录.docx"));
  CHECK(files.contains("data/schemas/bundle.xsd"));
  CHECK(files.at("bag-info.txt").find("Bagging-Date: 2017-01-20\nBag-Software-Agent: Yishibu 0.1.0") != std::string::npos);
  const Report report = check("bag");
  for (const Finding& finding : report.findings) MESSAGE(finding.where << " " << finding.what);
  CHECK(report.valid());
  CHECK(report.ours);
  CHECK(report.findings.empty());
  CHECK(report.files == 22);
}

TEST_CASE_FIXTURE(Fixture, "printed page numbers run on through the bundle") {
  create("bag");
  REQUIRE(host.page_starts.size() == 8);
  CHECK(host.page_starts[7] == 7);
  const Value* entries = host.last_data["national:contents"].find("entries");
  CHECK(*(*entries->items())[3].find("page")->number() == 7);
  const Value& row = host.last_data["national:transfer-list"].find("rows")->items()->front();
  CHECK(*row.find("archive_no")->text() == "待补-WS·2016-D10-0001");
  CHECK(*row.find("responsible")->text() == "中共安徽省委办公厅");
  CHECK(*row.find("date")->text() == "20151212");
  std::string sm3 = *row.find("sm3")->text();
  CHECK(sm3.size() == 64 + 7);  // in eights, to be read by eye
  std::erase(sm3, ' ');
  CHECK(sm3 == sum("sm3", read(scratch / "bag/data/1-上级通知/001-待补-WS·2016-D10-0001/01-关于加强城乡社区协商的实施意见.docx")));
}

TEST_CASE_FIXTURE(Fixture, "the same book gives the same bytes") {
  create("one");
  create("two");
  CHECK(tree(scratch / "one") == tree(scratch / "two"));
  create("one.zip");
  fs::rename(scratch / "one.zip", scratch / "first.zip");
  create("one.zip");
  CHECK(read(scratch / "one.zip") == read(scratch / "first.zip"));
}

TEST_CASE_FIXTURE(Fixture, "a zip has one top folder and verifies") {
  CHECK(create("材料.zip").yes);
  const Report report = check("材料.zip");
  for (const Finding& finding : report.findings) MESSAGE(finding.where << " " << finding.what);
  CHECK(report.findings.empty());
  CHECK(report.ours);
  CHECK(report.files == 22);
}

TEST_CASE_FIXTURE(Fixture, "white pages of a scanner make no bomb of the zip") {
  for (int i = 0; i < 3; ++i) {
    const std::string path = "attachments/ab/white" + std::to_string(i) + ".tif";
    book.record("20160315-aaaaaaae").rows("attachments").push_back({"w" + std::to_string(i), {{"file", path}, {"name", "扫描" + std::to_string(i) + ".tif"}}, {}});
    book.files[path] = "II*" + std::string(30 << 20, '\0');
  }
  CHECK(create("材料.zip").yes);
  const Report report = check("材料.zip");
  for (const Finding& finding : report.findings) MESSAGE(finding.where << " " << finding.what);
  CHECK(report.valid());
}

TEST_CASE_FIXTURE(Fixture, "a gap that must be closed refuses the bundle, and --force writes it with the gap on record") {
  book.records.erase("20151220-aaaaaaad");
  const Outcome refused = create("bag");
  CHECK(!refused.yes);
  CHECK(refused.findings.front().where == "年度计划");
  CHECK(!fs::exists(scratch / "bag"));
  CHECK(std::distance(fs::directory_iterator(scratch.path()), {}) == 0);
  CHECK(create("bag", {{"year", "2016"}, {"force", "yes"}}).yes);
  CHECK(read(scratch / "bag/data/bundle.xml").find("level=\"must\"") != std::string::npos);
  CHECK(check("bag").valid());
}

TEST_CASE_FIXTURE(Fixture, "findings of records, meetings without result and lost attachments are told") {
  host.findings = {{Level::Should, "", "主持人", "缺", "", ""}};
  book.files.clear();
  book.record("20160315-aaaaaaae").rows("items").clear();
  const Outcome outcome = create("bag");
  CHECK(!outcome.yes);
  CHECK(musts(outcome.findings) == 1);
  CHECK(std::count_if(outcome.findings.begin(), outcome.findings.end(), [](const Finding& f) { return f.where == "第一次会议"; }) == 2);
  CHECK(std::count_if(outcome.findings.begin(), outcome.findings.end(), [](const Finding& f) { return f.where == "第一次会议 · 主持人"; }) == 1);
}

TEST_CASE_FIXTURE(Fixture, "an existing target is refused and an interrupted bundle leaves nothing") {
  fs::create_directory(scratch / "bag");
  CHECK_THROWS_AS(create("bag"), Error);
  write(scratch / "bag.zip", "old");
  CHECK_THROWS_AS(create("bag.zip"), Error);
  CHECK(read(scratch / "bag.zip") == "old");
  for (const char* what : {"Writing papers", "Writing lists"})
    for (const char* name : {"new", "new.zip"}) {
      host.stop_at = what;
      CHECK_THROWS_AS(create(name), Error);
    }
  CHECK(std::distance(fs::directory_iterator(scratch.path()), {}) == 2);
}

TEST_CASE_FIXTURE(Fixture, "ids choose records whatever their year") {
  const Outcome outcome = create("bag", {{"ids", "20170101-aaaaaaaf"}, {"force", "yes"}});
  CHECK(outcome.yes);
  CHECK(fs::exists(scratch / "bag/data/4-会议记录/001-待补-WS·2017-D30-0001/02-下一年的会.xml"));
  CHECK_THROWS_AS(create("b2", {{"ids", "20170101-zzzzzzzz"}}), Error);
  CHECK_THROWS_AS(create("b3", {{"year", "16"}}), Error);
}

TEST_CASE_FIXTURE(Fixture, "names are short, plain and keep their extension") {
  std::string title;
  for (int i = 0; i < 200; ++i) title += "长";
  const std::string name = safe_name("001-", title + "/..\\%\n", ".docx", host);
  CHECK(name.size() <= 200);
  CHECK(name.ends_with("长.docx"));
  CHECK(safe_name("001-", "a/b\\c:d*e?f\"g<h>i|j%k\r\nl\xE2\x80\xAEm", ".xml", host) == "001-a_b_c_d_e_f_g_h_i_j_k__l_m.xml");
  CHECK(safe_name("", std::string(100, 'a'), "", host).size() == 80);
  CHECK(safe_name("", "..", "", host) == "_");
  CHECK(safe_name("1-", "cafe\xCC\x81", "", host) == "1-caf\xC3\xA9");
}
