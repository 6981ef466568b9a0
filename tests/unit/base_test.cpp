// SPDX-License-Identifier: MIT
// Tests of base/: text, dates, digests, XML, files.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/date.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

using namespace yishibu;

TEST_CASE("broken UTF-8 is found where it begins") {
  CHECK(text::invalid_utf8("议事") == std::string::npos);
  CHECK(text::invalid_utf8("ab\xc3(") == 2);
  CHECK(text::invalid_utf8("\xed\xa0\x80") == 0);
}

TEST_CASE("what is taken over without composing is what composing leaves alone") {
  const auto utf8 = [](unsigned c) {
    std::string out;
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800) out += static_cast<char>(0xc0 | c >> 6);
    else (out += static_cast<char>(0xe0 | c >> 12)) += static_cast<char>(0x80 | (c >> 6 & 63));
    if (c >= 0x80) out += static_cast<char>(0x80 | (c & 63));
    return out;
  };
  // A Thai letter, which composes with nothing, makes the whole text go the long way.
  const std::string far = utf8(0x0e01);
  for (unsigned c = 1; c < 0x10000; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    const std::string text = "e" + utf8(c) + "e", composed = text::normalised(text + far);
    CHECK_MESSAGE(text::normalised(text) + far == composed, c);
  }
  CHECK(text::normalised("e\xcc\x81") == "\xc3\xa9");
}

TEST_CASE("text that drives a terminal is shown, not obeyed") {
  CHECK(text::printable("a\x1b]52;c;x\x07z") == "a\\u001b]52;c;x\\u0007z");
  CHECK(text::printable("左\u202e右") == "左\\u202e右");
}

TEST_CASE("the nearest name is offered, and none when nothing is near") {
  CHECK(text::nearest("titel", {"title", "held"}) == "title");
  CHECK(text::nearest("xyz", {"title", "held"}).empty());
}

TEST_CASE("path components are plain") {
  CHECK(text::is_plain_name("a-1.xml"));
  for (const char* bad : {"", ".git", "..", "A", "a/b", "con:", "中"}) CHECK_FALSE(text::is_plain_name(bad));
  CHECK_FALSE(text::is_plain_name(std::string(121, 'a')));
}

TEST_CASE("dates exist in the calendar") {
  CHECK(date::is_date("2016-02-29"));
  CHECK(date::is_date("2016"));
  for (const char* bad : {"2015-02-29", "2016-13", "16-01-01", "2016-1-5", ""}) CHECK_FALSE(date::is_date(bad));
  CHECK(date::is_datetime("2016-03-15T14:30"));
  CHECK_FALSE(date::is_datetime("2016-03-15T24:00"));
}

TEST_CASE("a period includes both its ends, whatever their precision") {
  CHECK(date::in_period("2016-12-31", "2016", "2016"));
  CHECK(date::in_period("2015-12-12", "2015-12-12", ""));
  CHECK_FALSE(date::in_period("2015-12-11", "2015-12-12", ""));
  CHECK_FALSE(date::in_period("2017-01-01", "", "2016"));
}

TEST_CASE("the digest matches the standard's vector") {
  const auto digest = hash::digester();
  digest->update("a");
  digest->update("bc");
  CHECK(digest->finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("hostile XML is refused before it costs anything") {
  for (const char* bad : {"<!DOCTYPE a><a/>", "<a b='1' b='2'/>", "<a>\xff</a>", "<a>\x01</a>", "<a/><b/>", "<a>", "", "x"})
    CHECK_THROWS_AS(xml::parse(bad), Error);
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK_THROWS_AS(xml::parse(deep), Error);
  std::string wide = "<a";
  for (int i = 0; i < 300; ++i) wide += " a" + std::to_string(i) + "='1'";
  CHECK_THROWS_AS(xml::parse(wide + "/>"), Error);
}

TEST_CASE("XML keeps every character of a text") {
  Element root{"a", {{"b", "x\n\"<&\t"}}, {}, {}, 0};
  root.add({"", {}, {}, " 行一\n行二 & <b> ", 0});
  const Element again = xml::parse(xml::write(root));
  CHECK(again.attribute("b") == "x\n\"<&\t");
  CHECK(again.content() == " 行一\n行二 & <b> ");
}

TEST_CASE("the source of an element ends where the element ends") {
  const std::string bytes = "<a><x:b c='>'><!-- </x:b> --><x:b/></x:b><d/></a>";
  CHECK(xml::source_of(bytes, 3) == "<x:b c='>'><!-- </x:b> --><x:b/></x:b>");
}

TEST_CASE("JSON escapes what it must") {
  CHECK(json::write(Value::object().set("a", "\"\n\x01议").set("b", Value::list().add(1).add(false).add(Value()))) == "{\"a\":\"\\\"\\n\\u0001议\",\"b\":[1,false,null]}");
}

TEST_CASE("filling in never looks at arguments again") { CHECK(fill("{0}{1}{2}", {"{1}", "x"}) == "{1}x{2}"); }

TEST_CASE("a file is replaced whole, and a lock excludes") {
  const auto folder = std::filesystem::temp_directory_path() / ("yishibu-" + hash::random_name(8));
  file::replace(folder / "a/b.txt", "one");
  file::replace(folder / "a/b.txt", "two");
  CHECK(file::read(folder / "a/b.txt", 10) == "two");
  CHECK_THROWS_AS(file::read(folder / "a/b.txt", 2), Error);
  CHECK_FALSE(file::read_if_there(folder / "nope", 10));
  std::string holder;
  {
    const auto first = file::Lock::take(folder / "lock", 0, "甲", holder);
    CHECK(first);
    CHECK_FALSE(file::Lock::take(folder / "lock", 10, "乙", holder));
    CHECK(holder == "甲");
  }
  CHECK(file::Lock::take(folder / "lock", 0, "乙", holder));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a day is understood however it is written, or left as it is") {
  using yishibu::date::understood;
  for (const auto& [typed, written] : {std::pair{"2016年3月5日", "2016-03-05"}, {"2016/3/5", "2016-03-05"}, {"2016.03.05", "2016-03-05"}, {"2016年3月", "2016-03"}, {"2016", "2016"},
                                       {"2016-03-05", "2016-03-05"}, {"2016年3月5日14时30分", "2016-03-05T14:30"}, {"2016-03-05 9:05", "2016-03-05T09:05"}, {"2016-03-05T14:30", "2016-03-05T14:30"},
                                       {"2016年2月30日", "2016年2月30日"}, {"明天下午", "明天下午"}, {"16年3月5日", "16年3月5日"}, {"2016-03-05 9点", "2016-03-05T09:00"}, {"2016年3月5日14时", "2016-03-05T14:00"}, {"", ""}})
    CHECK(understood(typed) == written);
}
