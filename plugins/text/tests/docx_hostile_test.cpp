// SPDX-License-Identifier: MIT
// Word documents made to do harm, or damaged: each is refused in words or read within bounds. Must not need a book, the program
// or files.
#include <doctest/doctest.h>

#include <ctime>

#include "docx_helpers.hpp"

using namespace text_tests;

namespace {

/// What refuses the file: kind and sentence. Nothing is returned then, so nothing can be saved half.
std::string refusal(std::string_view bytes, ErrorKind kind) {
  try {
    read_word(bytes);
  } catch (const Error& error) {
    CHECK(error.kind() == kind);
    return error.what();
  }
  return "read";
}
bool refused(std::string_view bytes, ErrorKind kind, std::string_view words) {
  const std::string text = refusal(bytes, kind);
  INFO(text);
  return text.find(words) != std::string::npos;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}
std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += {c, '\0'};
  return out;
}
/// A ZIP with this name in place of one as long.
std::string renamed(std::string bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = bytes.find(from, at)) != std::string::npos; at += to.size()) bytes.replace(at, from.size(), to);
  return bytes;
}

template <typename Make>
double seconds(const Make& make) {
  const std::clock_t begin = std::clock();  // of the processor: others may be at work here
  make();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}
/// Twice the input must not take much more than twice the time. Small times say nothing.
template <typename Make>
bool linear(const Make& make, std::size_t n) {
  const std::string once = make(n), four = make(n * 4);
  double a = 0, b = 0;
  for (int attempt = 0; attempt < 2; ++attempt) {
    a = seconds([&] { read_word(once); });
    b = seconds([&] { read_word(four); });
    if (b < 0.5 || b < 9 * a) return true;  // four times the input; a square would be sixteen
  }
  MESSAGE("took " << a << " s, four times as much took " << b << " s");
  return false;
}

}  // namespace

TEST_CASE("What is no .docx is refused in its own words") {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(512, '\0');
  CHECK(refused(ole + utf16("WordDocument"), ErrorKind::Unsupported, "Word 97"));
  CHECK(refused(ole + utf16("EncryptedPackage"), ErrorKind::Denied, "encrypted"));
  CHECK(refused("{\\rtf1 x}", ErrorKind::Unsupported, "RTF"));
  CHECK(refused("", ErrorKind::Unsupported, "not a ZIP"));
  CHECK(refused("<html></html>", ErrorKind::Unsupported, "not a ZIP"));
  CHECK(refused(zipped({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<x/>"}}), ErrorKind::Unsupported, "no text part"));
  CHECK(refused(zipped({{"photo.jpg", "x"}}), ErrorKind::Unsupported, "another kind"));
  CHECK(refused(docx_of("", {{"word/vbaProject.bin", "x"}}), ErrorKind::Denied, "macros"));
  CHECK(refused(zipped({{"[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"},
                        {"word/document.xml", document_of(p("文"))}}), ErrorKind::Denied, "macros"));
  CHECK(refused(zipped({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<html/>"}}), ErrorKind::Unsupported, "another kind"));
}

TEST_CASE("A file cut off anywhere, or with a byte changed, is refused or read, and never more") {
  const std::string good = docx_of(p("会议纪要") + p("时间：2016年3月5日") + table({{"姓名", "签名"}, {"张三", ""}}),
                                   {{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r1\" Type=\"x/image\" Target=\"media/a.png\"/>")}, {"word/media/a.png", "png"}});
  for (std::size_t size = 0; size < good.size(); ++size) CHECK(refusal(good.substr(0, size), size < 2 ? ErrorKind::Unsupported : ErrorKind::Invalid) != "read");
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    try {
      read_word(bad);
    } catch (const Error&) {
      continue;
    }
  }
}

TEST_CASE("Names of entries that leave their folder are refused") {
  const std::string good = docx_of(p("文"), {{"word/media/evil_picture.png", "x"}});
  for (const std::string_view name : {"../../../../etc/cron.d/x.pn", "/etc/cron.d/evil_picture.pn", "word\\media\\evil_picture.pn", "c:/windows/evil_picture.png", "word/./media/evil_pictur.pn"})
    CHECK(refused(renamed(good, std::string_view("word/media/evil_picture.png").substr(0, name.size()), name), ErrorKind::Invalid, "ZIP file"));
}

TEST_CASE("A bomb is stopped by what comes out of it, whatever it declares") {
  const std::string bomb = docx_of(p(std::string(8'000'000, 'x')));
  CHECK(bomb.size() < 20'000);
  CHECK(refused(bomb, ErrorKind::Invalid, "unpacks to more than"));
  // The size of the entry as the directory has it: 4 GB, then 1 byte.
  for (const std::uint32_t size : {0xFFFFFFF0u, 1u}) {
    std::string lies = bomb;
    const std::size_t at = lies.rfind("word/document.xml") - 46 + 24;
    for (int i = 0; i < 4; ++i) lies[at + static_cast<std::size_t>(i)] = static_cast<char>(size >> (8 * i));
    CHECK(refusal(lies, ErrorKind::Invalid) != "read");
  }
  CHECK(refused(docx_of(p(std::string(100'000'000, 'x')), {}, zip::Method::Store), ErrorKind::Invalid, "32 MiB"));
}

TEST_CASE("A DOCTYPE is refused before an entity can be made") {
  const std::string lol = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  CHECK(refused(zipped({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", lol + document_of(p("&b;&x;"))}}), ErrorKind::Invalid, "DOCTYPE"));
  CHECK(refused(docx_of(p("&b;")), ErrorKind::Invalid, "reference"));
  CHECK(refused(docx_of(p("文"), {{"word/_rels/document.xml.rels", lol + "<Relationships/>"}}), ErrorKind::Invalid, "DOCTYPE"));
}

TEST_CASE("Nothing outside the file is fetched; what it points at is told") {
  const std::string rels = relationships("<Relationship Id=\"r1\" Type=\"x/image\" Target=\"http://example.invalid/a.png\" TargetMode=\"External\"/>"
                                         "<Relationship Id=\"r2\" Type=\"x/image\" Target=\"media/gone.png\"/>"
                                         "<Relationship Id=\"r3\" Type=\"x/image\" Target=\"../../../etc/passwd\"/>"
                                         "<Relationship Id=\"r4\" Type=\"x/hyperlink\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/>"
                                         "<Relationship Id=\"r5\" Type=\"x/header\" Target=\"http://example.invalid/h.xml\" TargetMode=\"External\"/>");
  const auto picture = [](std::string_view id) { return "<w:p><w:r><w:drawing><a:blip r:embed=\"" + std::string(id) + "\"/></w:drawing></w:r></w:p>"; };
  const Imported imported = read_body(p("会议纪要") + p("正文一段。") + picture("r1") + picture("r2") + picture("r3") + picture("r9") +
                                          "<w:p><w:hyperlink r:id=\"r4\"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>",
                                      {{"word/_rels/document.xml.rels", rels}});
  REQUIRE(imported.documents.size() == 1);
  CHECK(imported.documents[0].attachments.empty());
  for (const std::string_view what : {"http://example.invalid/a.png", "word/media/gone.png", "etc/passwd", "r9"}) CHECK(doubts(imported, what));
  CHECK(dropped(imported, "file:///etc/passwd"));
  CHECK(body_of(imported).find("链接") != std::string::npos);
}

TEST_CASE("Nesting without end is refused, a little of it is read") {
  CHECK(refused(docx_of(repeated("<w:x>", 100'000) + p("文") + repeated("</w:x>", 100'000), {}, zip::Method::Store), ErrorKind::Invalid, "nested too deeply"));
  CHECK(refused(docx_of(repeated("<w:x>", 100'000), {}, zip::Method::Store), ErrorKind::Invalid, "nested too deeply"));
  const std::string open = "<w:tbl><w:tr><w:tc>", close = "</w:tc></w:tr></w:tbl>";
  const Imported imported = read_body(p("会议纪要") + repeated(open + p("外层的话。"), 50) + p("最里面的一段话。") + repeated(close, 50));
  CHECK(body_of(imported).find("最里面的一段话。") != std::string::npos);
  CHECK(doubts(imported, "inside too many others"));
  // Side by side in each level: a copy of everything for each level would be seen here.
  const std::string two = "<w:tbl><w:tr>" + tc("左边的话。") + "<w:tc>", end = "</w:tc></w:tr></w:tbl>";
  const std::string wide = repeated(two, 50) + p(repeated("很长的一段话，", 20'000)) + repeated(end, 50);
  CHECK(seconds([&] { read_word(docx_of(p("会议纪要") + wide, {}, zip::Method::Store)); }) < 10);
}

TEST_CASE("A paragraph as long as a file may be is kept whole") {
  const Imported imported = read_word(docx_of(p("会议纪要") + p(repeated("说话", 600'000)), {}, zip::Method::Store));
  CHECK(body_of(imported).size() > 3'600'000);
  CHECK(doubts(imported, "too long to be repaired"));
}

TEST_CASE("More elements, comments or attributes than a document can need are refused") {
  CHECK(refused(docx_of(repeated("<w:p/>", 1'000'000), {}, zip::Method::Store), ErrorKind::Invalid, "more than"));
  CHECK(refused(docx_of(p("文") + repeated("x<!---->", 1'000'000), {}, zip::Method::Store), ErrorKind::Invalid, "more than"));
}

TEST_CASE("What stands once and is used a thousand times does not make the book large") {
  const std::string large(100'000, 'x');
  const auto rels = [&](std::string_view type, bool external) {
    return Parts{{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r1\" Type=\"x/" + std::string(type) + "\" Target=\"" + large + "\"" + (external ? " TargetMode=\"External\"" : "") + "/>")}};
  };
  const std::string text = p("会议纪要") + p("正文一段。");
  const auto size = [](const Imported& imported) {
    std::size_t out = 0;
    for (const auto& one : imported.dropped) out += one.text.size() + one.reason.size();
    for (const auto& one : imported.changes) out += one.before.size() + one.after.size() + one.what.size();
    for (const auto& one : imported.doubts) out += one.what.size();
    return out + body_of(imported).size();
  };
  const auto check = [&](std::string_view once, std::size_t times, const Parts& parts) { return size(read_word(docx_of(text + repeated(once, times), parts, zip::Method::Store))); };
  CHECK(check("<w:p><w:hyperlink r:id=\"r1\"/></w:p>", 1000, rels("hyperlink", true)) < 600'000);
  CHECK(check("<w:p><w:r><w:drawing><a:blip r:embed=\"r1\"/></w:drawing></w:r></w:p>", 1000, rels("image", false)) < 600'000);
  CHECK(check("<w:p><w:pPr><w:pStyle w:val=\"s\"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>", 1000,
              {{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r\" Type=\"x/styles\" Target=\"styles.xml\"/>")},
               {"word/styles.xml", "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"s\"><w:name w:val=\"" + large + "\"/></w:style></w:styles>"}}) < 600'000);
  CHECK(check("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>", 1000,
              {{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r\" Type=\"x/numbering\" Target=\"numbering.xml\"/>")},
               {"word/numbering.xml", "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"" + large + "%1\"/></w:lvl></w:abstractNum>"
                                      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"}}) < 600'000);
  CHECK(check("<w:del><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:del>", 1000,
              {{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r\" Type=\"x/footnotes\" Target=\"f.xml\"/>")},
               {"word/f.xml", "<w:footnotes><w:footnote w:id=\"1\">" + p(large) + "</w:footnote></w:footnotes>"}}) < 1'200'000);
  std::string headers;
  for (int i = 0; i < 2000; ++i) headers += "<Relationship Id=\"r" + std::to_string(i) + "\" Type=\"x/header\" Target=\"h.xml\"/>";
  CHECK(check("", 0, {{"word/_rels/document.xml.rels", relationships(headers)}, {"word/h.xml", "<w:hdr>" + p(large) + "</w:hdr>"}}) < 600'000);
  // A merged cell, and the head of a column.
  const std::string merged = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" + tc("话") + tc("字") + "</w:tr>";
  CHECK(check("<w:tbl><w:tr>" + tc(large, kMergeBegins) + tc("话") + tc("字") + "</w:tr>" + repeated(merged, 1000) + "</w:tbl>", 1, {}) < 1'200'000);
  CHECK(check(table({{"姓名", "签名", large}}) + "<w:tbl><w:tr>" + tc("姓名") + tc("签名") + tc(large) + "</w:tr>" + repeated("<w:tr>" + tc("张三") + tc("") + tc("甲") + "</w:tr>", 1000) + "</w:tbl>", 1, {}) < 1'200'000);
  // Insertions inside insertions, and signs of a font with a long name.
  CHECK(check(repeated("<w:ins>", 200) + "<w:r><w:t>" + large + "</w:t></w:r>" + repeated("</w:ins>", 200), 1, {}) < 1'200'000);
  CHECK(check("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings" + large + "\"/></w:rPr><w:t>" + std::string(2000, 'Z') + "</w:t></w:r></w:p>", 1, {}) < 600'000);
}

TEST_CASE("Nothing takes the square of the file's size") {
  const std::string text = p("会议纪要") + p("时间：2016年3月5日") + p("地点：会议室");
  const auto of = [&](std::string_view begin, std::string_view piece, std::string_view end) {
    return [text, begin = std::string(begin), piece = std::string(piece), end = std::string(end)](std::size_t n) {
      return docx_of(text + begin + repeated(piece, n) + end, {}, zip::Method::Store);
    };
  };
  CHECK(linear(of("", p("话。"), ""), 1333));
  CHECK(linear(of("", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>接着说的话，</w:t></w:r></w:p>", ""), 1333));
  CHECK(linear(of("<w:p><w:r><w:t>x", "。&gt;", "&lt;</w:t></w:r></w:p>"), 20000));
  CHECK(linear(of("<w:p><w:r>", "<w:t>甲乙</w:t><w:br/>", "</w:r></w:p>"), 1333));
  CHECK(linear(of("<w:p>", "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>x</w:instrText></w:r>", "</w:p>"), 1333));
  CHECK(linear(of("<w:tbl>", tr_of({"姓名", "单位"}) + tr_of({"张三", "一组"}), "</w:tbl>"), 666));
  CHECK(linear(of("<w:tbl>" + tr_of({"姓名", "单位"}), "", "</w:tbl>"), 0));
  const auto units = [&](std::size_t n) {
    std::string rows;
    for (std::size_t i = 0; i < n; ++i) rows += tr_of({"张三", "第" + std::to_string(100000 + i) + "组"});
    return docx_of(text + "<w:tbl>" + tr_of({"姓名", "单位"}) + rows + "</w:tbl>", {}, zip::Method::Store);
  };
  CHECK(linear(units, 333));
  const auto parts = [&](std::size_t n) { return docx_of(repeated(p("篇一：甲"), n) + p("话。"), {}, zip::Method::Store); };
  CHECK(linear(parts, 1000));
  const auto leads = [&](std::size_t n) { return docx_of(repeated(p("篇一：关于修水渠的通知") + p("话一句，") + p("关于印发甲的通知") + p("正文一段。"), n), {}, zip::Method::Store); };
  CHECK(linear(leads, 333));
  const auto contents = [&](std::size_t n) { return docx_of(p("篇一：村") + repeated(p("目录") + p("村民会议制度") + p("村民会议记录"), n), {}, zip::Method::Store); };
  CHECK(linear(contents, 500));
  const auto notice = [&](std::size_t n) { return docx_of(p("篇一：甲") + p(repeated("说《", 200 * n)) + repeated(p("一句短话"), n), {}, zip::Method::Store); };
  CHECK(linear(notice, 333));
  const auto openings = [&](std::size_t n) {
    std::string words;
    for (std::size_t i = 0; i < n; ++i) {
      std::string word;
      for (const char32_t c : {static_cast<char32_t>(0x4E00 + i % 5000), static_cast<char32_t>(0x6000 + i / 5000)}) word += to_utf8(View(&c, 1));
      words += repeated(word + "说话办事。", 3);
    }
    return docx_of(text + p(words), {}, zip::Method::Store);
  };
  CHECK(linear(openings, 500));
  const auto lists = [&](std::size_t n) {
    std::string xml;
    for (std::size_t i = 0; i < n; ++i)
      xml += "<w:abstractNum w:abstractNumId=\"" + std::to_string(i) + "\"><w:numStyleLink w:val=\"x\"/></w:abstractNum><w:num w:numId=\"" + std::to_string(i) + "\"><w:abstractNumId w:val=\"" + std::to_string(i) + "\"/></w:num>";
    return docx_of(text, {{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r\" Type=\"x/numbering\" Target=\"numbering.xml\"/>")}, {"word/numbering.xml", "<w:numbering>" + xml + "</w:numbering>"}}, zip::Method::Store);
  };
  CHECK(linear(lists, 1000));
  const auto climbs = [&](std::size_t n) {
    return docx_of(text, {{"word/_rels/document.xml.rels", relationships("<Relationship Id=\"r\" Type=\"x/image\" Target=\"" + repeated("../", n) + "x\"/>")}}, zip::Method::Store);
  };
  CHECK(linear(climbs, 16666));
}

