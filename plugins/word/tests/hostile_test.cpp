// SPDX-License-Identifier: MIT
// Templates and data that were made to do harm, or were broken on the way: an Error that says what is wrong, in bounded time and memory.
// Must not depend on how long anything takes; whoever runs the tests sees a case that does not come back.
#include <doctest/doctest.h>

#include "data.hpp"
#include "helper.hpp"

using namespace yishibu;
using namespace yishibu::word;
using namespace yishibu::word::test;

namespace {

std::string repeated(std::string_view what, std::size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  while (times-- > 0) out += what;
  return out;
}

/// Why a file is no template, or what is wrong with it; "" where nothing is.
std::string refusal(const std::string& file) {
  try {
    const Docx docx(file);
    docx.require_sound();
    (void)docx.fill(Value::object(), {});
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}

std::string with(const std::string& entry, const std::string& content, zip::Method method = zip::Method::Deflate) {
  std::string out;
  zip::Writer writer(out);
  writer.add("[Content_Types].xml", "<Types/>");
  if (entry != "word/document.xml") writer.add("word/document.xml", document(p("{x}")));
  writer.add(entry, content, method);
  writer.finish();
  return out;
}

/// Not deflated, so that it is not already refused as a bomb.
std::string stored(const std::string& body) { return with("word/document.xml", document(body), zip::Method::Store); }

bool says(const std::string& message, std::string_view part) { return message.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Files that are no Word document, or a broken one") {
  const std::string sound = packed(document(p("{x}")));
  CHECK(refusal(sound).empty());
  CHECK(says(refusal(""), "ZIP"));
  CHECK(says(refusal("no zip"), "ZIP"));
  CHECK(says(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(4096, '\0')), "ZIP"));  // .doc, or .docx with a password
  for (const std::size_t length : {sound.size() - 1, sound.size() / 2, std::size_t{30}}) CHECK(says(refusal(sound.substr(0, length)), "ZIP"));
  CHECK(says(refusal(with("word/vbaProject.bin", "x")), "macros"));
  CHECK(says(refusal(packed("<!DOCTYPE x><w:document/>")), "DOCTYPE"));
  CHECK(says(refusal(packed("<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><w:document>&lol2;</w:document>")), "DOCTYPE"));
  CHECK(says(refusal(packed("<w:document><w:body></w:document>")), "closes nothing"));
  CHECK(says(refusal(packed("<w:document a=\"1\" a=\"2\"/>")), "twice"));
  CHECK(says(refusal(packed("<w:document>&x;</w:document>")), "reference"));
  CHECK(says(refusal(packed("<w:document>\x01</w:document>")), "control character"));
  CHECK(says(refusal(packed("<w:document>\xFF</w:document>")), "UTF-8"));
}

TEST_CASE("Names that lead out of the file, and entries with a password") {
  for (const char* name : {"../evil", "/etc/passwd", "C:/evil", "word/../../evil", "a\\b"}) CHECK_MESSAGE(says(refusal(with(name, "x")), "forbidden name"), name);
  std::string locked = packed(document(p("{x}")));
  for (const char* mark : {"PK\x03\x04", "PK\x01\x02"})
    for (std::size_t at = 0; (at = locked.find(mark, at)) != std::string::npos; ++at) locked[at + (mark[2] == '\x03' ? 6 : 8)] |= 1;
  CHECK(says(refusal(locked), "encrypted"));
}

TEST_CASE("What unpacks to more than a template can be") {
  CHECK(says(refusal(packed("<w:document>" + std::string(12u << 20, ' ') + "</w:document>")), "times its size"));
  CHECK(says(refusal(with("word/document.xml", "<w:document>" + std::string(17u << 20, 'x') + "</w:document>", zip::Method::Store)), "16 MiB"));
}

TEST_CASE("Nothing is fetched when the paper is opened") {
  const auto relation = [](const char* type, const char* target) {
    return with("word/_rels/document.xml.rels", std::string("<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"http://x/") + type + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>");
  };
  for (const char* target : {"http://example.org/a.png", "https://example.org/a", "\\\\server\\share\\a.png", "file:////server/share/a", "//server/a", "ftp://example.org/a", "mhtml:http://example.org"})
    CHECK_MESSAGE(says(refusal(relation("image", target)), "from elsewhere"), target);
  CHECK(says(refusal(relation("attachedTemplate", "http://example.org/a.dotm")), "from elsewhere"));
  CHECK(refusal(relation("attachedTemplate", "file:///C:/Users/x/Normal.dotm")).empty());  // Word writes it by itself
  CHECK(refusal(relation("hyperlink", "http://example.org/")).empty());
}

TEST_CASE("Elements and sections in each other without end") {
  CHECK(says(refusal(packed(repeated("<w:p>", 100'000))), "too deeply"));
  CHECK(says(refusal(stored(repeated("<w:p><w:r><w:t>{#a}", 100'000))), "too deeply"));
  CHECK(says(refusal(stored(p(repeated("{#a}", 40'000) + repeated("{/a}", 40'000)))), "16 deep"));
  CHECK(says(refusal(stored(repeated(p("{#a}"), 40'000))), "16 deep"));
  CHECK(says(refusal(stored(p(repeated("{x}", 100'001)))), "100000 tags"));
  CHECK_FALSE(refusal(stored(p("{" + repeated("not ", 10'000) + "x}"))).empty());
  CHECK_FALSE(refusal(stored(p("{" + repeated("(", 10'000) + "x" + repeated(")", 10'000) + "}"))).empty());
  CHECK_FALSE(refusal(stored(p("{" + repeated("a.", 100'000) + "x | " + repeated("upper | ", 10'000) + "upper}"))).empty());
}

TEST_CASE("A section over itself ends") {
  Value list = Value::list();
  for (int i = 0; i < 2000; ++i) list.add(Value::object());
  const Docx bomb(packed(document(p("{#l}{#l}{#l}{/}{/}{/}"))));
  CHECK_THROWS_AS(bomb.fill(Value::object().set("l", list), {}), Error);
  const Docx padded(packed(document(table(row("{#l | pad:999999999999}", "{/l}")))));
  CHECK_THROWS_AS(padded.fill(Value::object().set("l", list), {}), Error);
  const Docx wide(packed(document(p("{#l}{x}{/l}"))));
  CHECK_THROWS_AS(wide.fill(Value::object().set("l", list).set("x", std::string(1u << 20, 'x')), {}), Error);
}

TEST_CASE("Long paragraphs with a mistake in every place") {
  for (const char* piece : {"}", "{", "{{", "a}", "{a ", "{/a}", "{a | b}", "{@x}"}) {
    const std::string message = refusal(stored(p(repeated(piece, 90'000))));
    CHECK_MESSAGE(!message.empty(), std::string(piece));
    CHECK_MESSAGE(message.size() < 500'000, std::string(piece));
  }
  CHECK(refusal(stored("<w:tbl><w:tblGrid>" + repeated("<w:gridCol w:w=\"9\"/>", 20'000) + "</w:tblGrid><w:tr>" + repeated("<w:tc>" + p("{-w:tc a}{x}{/a}") + "</w:tc>", 20'000) + "</w:tr></w:tbl>")).empty());
  CHECK(refusal(stored(p(repeated("天长市", 500'000) + "{x}"))).empty());
  CHECK(refusal(stored(p("{x}") + repeated(p("天"), 50'000))).empty());
  CHECK_FALSE(refusal(stored(repeated(p("{#a}{x}"), 300) + repeated(p("天"), 10'000))).empty());
}

TEST_CASE("Data that is none") {
  CHECK_THROWS_AS(parse_json(""), Error);
  CHECK_THROWS_AS(parse_json("{\"a\": 1"), Error);
  CHECK_THROWS_AS(parse_json("{} x"), Error);
  CHECK_THROWS_AS(parse_json(repeated("[", 100'000)), Error);
  CHECK_THROWS_AS(parse_json("{\"a\": \"\xFF\"}"), Error);
  CHECK(parse_json("\xEF\xBB\xBF{\"a\": {\"b\": 1, \"a\": 2, \"b\": 3}}").find("a")->members()->size() == 2);
  CHECK(*parse_json("{\"b\": 1, \"a\": 2, \"b\": 3}").find("b")->number() == 3);
  std::string many = "{";
  for (int i = 0; i < 50'000; ++i) many += "\"k" + std::to_string(i % 40'000) + "\": " + std::to_string(i) + ",";
  many.back() = '}';
  CHECK(parse_json(many).members()->size() == 40'000);
}
