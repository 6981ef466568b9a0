// SPDX-License-Identifier: MIT
// Tests of the archive's order: periods, years, 件, numbers. Must not know packages.
#include <doctest/doctest.h>

#include "archive_host.hpp"
#include "archive_order.hpp"

using namespace yishibu;
using archive::tests::ArchiveBook;
using archive::tests::ArchiveHost;

namespace {

std::string numbers(const std::vector<ArchiveItem>& items) {
  std::string out;
  for (const ArchiveItem& item : items) out += item.number.text() + " " + std::to_string(item.records.size()) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a period is the list's, its code follows from its words, and what waits for the county is not sure") {
  ArchiveHost host;
  CHECK(retention_of("national:rule", "", "", host).code == "Y");
  CHECK(retention_of("national:received", "", "", host).code == "D10");
  CHECK_FALSE(retention_of("national:received", "", "", host).sure);
  CHECK(retention_of("national:subsidy", "", "", host).sure);
  CHECK(retention_of("other:kind", "", "", host).code == kPending);
  host.lists["archive:retention"].terms[1].label = "长期";
  CHECK(retention_of("national:meeting", "", "", host).code == kPending);
  host.lists.clear();
  CHECK(retention_of("national:rule", "", "", host).label == kPending);
}

TEST_CASE("numbers run on within a year and a period, and need no organ") {
  ArchiveHost host;
  ArchiveBook book;
  book.about.fonds = "Z109";
  book.add("20160101-aaaaaaaa", "national:meeting", "甲", "2016-01-01");
  book.add("20160102-aaaaaaaa", "national:received", "乙", "2016-01-02");
  book.add("20160103-aaaaaaaa", "national:rule", "丙", "2016-01-03");
  book.add("20170103-aaaaaaaa", "national:rule", "丁", "2017-01-03");
  CHECK(numbers(archive_items("2016", host, book)) == "Z109-WS·2016-Y-0001 1\nZ109-WS·2016-D10-0001 1\nZ109-WS·2016-Y-0002 1\n");
  host.lists["archive:organ"].terms[0].label = "XSY";
  CHECK(numbers(archive_items("2017", host, book)) == "Z109-WS·2017-Y-XSY-0001 1\n");
}

TEST_CASE("a yearly book of minutes is one 件 where the list says so") {
  ArchiveHost host;
  ArchiveBook book;
  for (const char* day : {"2016-01-01", "2016-05-01", "2016-09-01"}) book.add(std::string(day).substr(0, 4) + day[5] + day[6] + "01-aaaaaaaa", "national:meeting", day, day);
  book.add("20160201-aaaaaaaa", "national:rule", "制度", "2016-02-01");
  host.lists["archive:item"].terms[1].label = "一年一件";
  CHECK(numbers(archive_items("2016", host, book)) == "待补-WS·2016-Y-0001 3\n待补-WS·2016-Y-0002 1\n");
}

TEST_CASE("a plan belongs to the year it is for, a meeting over New Year to the year it closed in, a reply to its own year") {
  ArchiveHost host;
  ArchiveBook book;
  book.add("20151220-aaaaaaaa", "national:plan", "计划", "2015-12-20").fields.push_back({"year", "2016"});
  book.add("20161231-aaaaaaaa", "national:meeting", "跨年会", "2016-12-31").fields.push_back({"ended", "2017-01-01T01:00"});
  book.add("20140601-aaaaaaaa", "national:matter", "请示", "2014-06-01").fields.push_back({"replied_on", "2016-07-01"});
  CHECK(numbers(archive_items("2016", host, book)) == "待补-WS·2016-Y-0001 1\n待补-WS·2016-Y-0002 1\n");
  CHECK(archive_items("2015", host, book).empty());
  CHECK(archive_items("2014", host, book).empty());
  CHECK(archive_items("2017", host, book).size() == 1);
}

TEST_CASE("inside a 件 the reply stands before what it replies to, the attachment before the draft") {
  ArchiveHost host;
  CHECK(place_in_item("县政府批复.pdf", host, "") < place_in_item("照片.jpg", host, ""));
  CHECK(place_in_item("照片.jpg", host, "") < place_in_item("定稿.docx", host, ""));
  CHECK(place_in_item("定稿.docx", host, "") < place_in_item("关于修渠的请示.pdf", host, ""));
}
