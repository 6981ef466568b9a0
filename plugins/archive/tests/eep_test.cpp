// SPDX-License-Identifier: MIT
// Tests of packages: the mapping, numbers, acts, sums. Must not know the program.
#include <doctest/doctest.h>

#include "archive_host.hpp"
#include "base64.hpp"
#include "eep.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using archive::tests::ArchiveBook;
using archive::tests::ArchiveHost;

namespace {

struct Fixed final : archive::Names {
  std::string value(std::string_view path) const override { return path == "field.a" ? "甲<" : path == "field.b" ? "乙" : ""; }
};

std::string written(const char* xml, const Value& facts) {
  ArchiveHost host;
  return archive::write_package(archive::read_mapping(host.parse_xml(xml)), facts, Fixed()).substr(39);
}

/// Everything between the tags of that name, one a line.
std::string all(const std::string& xml, const std::string& name) {
  std::string out;
  for (std::size_t at = 0; (at = xml.find("<" + name + ">", at)) != std::string::npos;) {
    at += name.size() + 2;
    out += xml.substr(at, xml.find('<', at) - at) + "\n";
  }
  return out;
}

std::string exported(ArchiveHost& host, ArchiveBook& book, const std::string& id, archive::Inside inside = archive::Inside::All, Value data = {}) {
  ExportRequest request;
  request.book = &book;
  request.records = {*book.find(id)};
  request.data = std::move(data);
  return archive::EepExporter(inside).run(request, host).front().bytes;
}

}  // namespace

TEST_CASE("an element says what its first source that has words says, and is left out without") {
  const Value facts = Value::object().set("x", "1").set("empty", "");
  CHECK(written(R"(<mapping><element name="r" from="empty x"/></mapping>)", facts) == "<r>1</r>\n");
  CHECK(written(R"(<mapping><element name="r" from="field.a field.b" join="；"/></mapping>)", facts) == "<r>甲&lt;；乙</r>\n");
  CHECK(written(R"(<mapping><element name="r" from="field.none" else="待补"/></mapping>)", facts) == "<r>待补</r>\n");
  CHECK(written(R"(<mapping><element name="r"><element name="a" from="empty"/><element name="b" keep="yes"/></element></mapping>)", facts) == "<r>\n<b></b>\n</r>\n");
  CHECK(written(R"(<mapping><element name="r"><element name="a"><element name="b" from="empty"/></element></element></mapping>)", facts).empty());
}

TEST_CASE("an element stands once for each entry of its list, and names are looked for further out") {
  Value list = Value::list();
  list.add(Value::object().set("n", 1)).add(Value::object().set("n", 2));
  const Value facts = Value::object().set("outer", "o").set("list", list);
  CHECK(written(R"(<mapping><element name="r"><element name="e" each="list" from="n"><attribute name="a" from="outer"/></element></element></mapping>)", facts) == "<r>\n<e a=\"o\">1</e>\n<e a=\"o\">2</e>\n</r>\n");
}

TEST_CASE("words beside elements are not pulled apart by line ends") {
  CHECK(written(R"(<mapping><element name="r"><element name="no" text="Z-1"><element name="y" text="2016"/></element></element></mapping>)", Value::object()) == "<r>\n<no>Z-1<y>2016</y></no>\n</r>\n");
}

TEST_CASE("control characters of a name from outside do not get into the package") {
  CHECK(written(R"(<mapping><element name="r" from="x"/></mapping>)", Value::object().set("x", std::string("a\x01\x00z&\"\n", 7))) == "<r>az&amp;&quot;\n</r>\n");
}

TEST_CASE("a mapping without an element or with a nameless one is refused") {
  ArchiveHost host;
  CHECK_THROWS_AS(archive::read_mapping(host.parse_xml("<mapping/>")), Error);
  CHECK_THROWS_AS(archive::read_mapping(host.parse_xml("<mapping><element/></mapping>")), Error);
}

TEST_CASE("base64 is that of RFC 4648") {
  for (const auto& [in, out] : {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}) CHECK(base64(in) == out);
}

TEST_CASE("the history tells who drafted, changed and issued; the record's rows tell the rest; the package itself comes last") {
  ArchiveHost host;
  ArchiveBook book;
  Record& record = book.add("20160301-aaaaaaaa", "national:matter", "停车", "2016-03-01");
  record.rows("publications").push_back({"p1", {{"from", "2016-04-01"}, {"content", "公示内容"}}, {}});
  record.fields.push_back({"issued_on", "2016-05-01"});
  book.versions = {{"r3", "2016-05-01T08:00:00Z", "李书记", "签发：事项《停车》"}, {"r2", "2016-03-02T08:00:00Z", "陈晓燕", "修改事项《停车》：事由"}, {"r1", "2016-03-01T08:00:00Z", "陈晓燕", "新建：事项《停车》"}};
  const std::string xml = exported(host, book, record.id);
  CHECK(all(xml, "业务行为") == "起草\n修改\n公示\n签发\n归档\n");
  CHECK(all(xml, "机构人员名称") == "某社区\n陈晓燕\n李书记\n");
  CHECK(xml.find("签发：事项《停车》；版本r3") != std::string::npos);
  CHECK(all(xml, "稿本") == "正本\n");
}

TEST_CASE("a number is that of the record among those of its year and period, unless whoever asks gives one") {
  ArchiveHost host;
  ArchiveBook book;
  book.add("20160101-aaaaaaaa", "national:meeting", "甲", "2016-01-01");
  book.add("20160201-aaaaaaaa", "national:received", "乙", "2016-02-01");
  book.add("20160301-aaaaaaaa", "national:meeting", "丙", "2016-03-01");
  CHECK(all(exported(host, book, "20160301-aaaaaaaa"), "档号") == "待补-WS·2016-Y-0002\n");
  CHECK(all(exported(host, book, "20160201-aaaaaaaa"), "室编件号") == "1\n");
  for (const char* number : {"Z9-WS·2016-Y-XSY-0007", "待补-WS·2015-D30-12345"}) {
    const std::string xml = exported(host, book, "20160301-aaaaaaaa", archive::Inside::All, Value::object().set("archive_no", number));
    CHECK(all(xml, "档号") == std::string(number) + "\n");
    CHECK(all(xml, "保管期限") == (std::string_view(number).starts_with("Z9") ? "永久\n" : "30年\n"));
  }
  for (const char* number : {"Z9", "Z9-WS·2016-Y-7", "Z9-WS·2016-0007", "Z9-WS·2016-Y-x", ""})
    CHECK_THROWS_AS(exported(host, book, "20160301-aaaaaaaa", archive::Inside::All, Value::object().set("archive_no", number)), Error);
}

TEST_CASE("a file above the limit of the mapping goes in by its sums, as all do where only sums are asked for") {
  ArchiveHost host;
  ArchiveBook book;
  Record& record = book.add("20160101-aaaaaaaa", "national:meeting", "甲", "2016-01-01");
  record.rows("attachments").push_back({"a1", {{"file", "attachments/ab/x.txt"}, {"name", "来文.txt"}}, {}});
  record.rows("attachments").push_back({"a2", {{"file", "attachments/ab/y.txt"}, {"name", "照片.TXT"}}, {}});
  book.files = {{"attachments/ab/x.txt", "abc"}, {"attachments/ab/y.txt", std::string(9 << 20, 'y')}};
  const std::string xml = exported(host, book, record.id);
  CHECK(all(xml, "反编码关键字") == "base64.xml\nsha256-base64Binary\nsm3-base64Binary\nbase64.txt\n");
  CHECK(all(xml, "计算机文件名") == "20160101-aaaaaaaa.xml\n照片.TXT\n照片.TXT\n来文.txt\n");
  const std::string beside = exported(host, book, record.id, archive::Inside::Ours);
  CHECK(all(beside, "反编码关键字") == "base64.xml\nsha256-base64Binary\nsm3-base64Binary\nsha256-base64Binary\nsm3-base64Binary\n");
  const std::string sums = exported(host, book, record.id, archive::Inside::None);
  CHECK(sums.find(">ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=<") != std::string::npos);  // SHA-256 of abc, FIPS 180-4
  CHECK(sums.find(">Zsfw9GLu7dnR8tRr3BDk4kFnxIdc8veiKX2gK49LqOA=<") != std::string::npos);  // SM3 of abc, GB/T 32905 A.1
  book.files.erase("attachments/ab/x.txt");
  CHECK_THROWS_AS(exported(host, book, record.id), Error);
}
