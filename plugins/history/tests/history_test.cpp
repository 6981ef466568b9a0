// SPDX-License-Identifier: MIT
// Versions compared, said, printed with tracked changes and put together: on made-up records, thousands of them by chance. Must not
// need a book on disk.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "comparison.hpp"
#include "markup.hpp"
#include "outputs.hpp"
#include "parts.hpp"
#include "plain_host.hpp"
#include "sentences.hpp"
#include "yishibu/contribution.hpp"
#include "zip.hpp"

using namespace yishibu;
using namespace yishibu::history;

namespace {

Kind meeting_kind() {
  Kind kind;
  kind.id = "t:meeting";
  kind.label = "会议";
  kind.title_field = "title";
  const auto field = [](const char* name, const char* label, FieldType type = FieldType::Text) {
    FieldSpec spec;
    spec.name = name;
    spec.label = label;
    spec.type = type;
    return spec;
  };
  kind.fields = {field("title", "名称"), field("count", "人数", FieldType::Integer), field("form", "形式", FieldType::Term), field("matter", "事项", FieldType::Reference), field("note", "说明")};
  kind.fields[2].vocabulary = "t:form";
  kind.tables = {{"people", "人员", Requirement::May, {field("name", "姓名"), field("present", "到会", FieldType::Boolean), field("unit", "单位")}}};
  kind.bodies = {{"text", "记录", Requirement::May}, {"annex", "附记", Requirement::May}};
  return kind;
}

/// Knows one kind and one list, and nothing else.
struct OneKind final : tests::PlainHost {
  Kind only = meeting_kind();
  const Kind& kind(std::string_view) override { return only; }
  Vocabulary forms = [] {
    Vocabulary out;
    Term term;
    term.code = "assembly";
    term.label = "居民会议";
    out.terms = {term};
    return out;
  }();
  const Vocabulary& vocabulary(std::string_view, std::string_view, std::string_view) override { return forms; }
};
struct NoBook final : Book {
  BookInfo told;
  const BookInfo& info() const override { return told; }
  std::string revision() const override { return {}; }
  std::optional<Record> find(std::string_view id) override {
    if (id != "20160301-aaaaaaaa") return std::nullopt;
    return Record{std::string(id), "t:meeting", {{"title", "修路"}}, {}, {}, {}, {}};
  }
  std::optional<Record> find_at(std::string_view, std::string_view) override { return std::nullopt; }
  std::vector<Listed> list(const Query&) override { return {}; }
  std::vector<Version> history(std::string_view) override { return {}; }
  std::string save(const Change&) override { return {}; }
  std::string attachment_path(std::string_view, std::string_view) const override { return {}; }
  std::string attachment(std::string_view) override { return {}; }
};

struct Maker {
  std::mt19937 random{20160315};
  int next = 0;
  std::size_t upto(std::size_t n) { return n ? random() % n : 0; }
  std::string id() { return "n" + std::to_string(next++); }
  std::string words() {
    static const char* const some[] = {"主持人", "宣布", "开会", "，", "。", "居民", "停车位", "31", "a<b&c", "𠮷", "👨‍👩‍👧", "\n", "同意", "、", "“", "”"};
    std::string out;
    for (std::size_t i = upto(10); i > 0; --i) out += some[upto(std::size(some))];
    return out;
  }
  Paragraph paragraph() { return upto(15) == 0 ? Paragraph{id(), 0, "", "", ""} : Paragraph{id(), upto(3) ? 0 : 5, upto(3) ? "" : "第" + std::to_string(upto(9)) + "条", "", words() + "。"}; }
  Row row() {
    Row out{id(), {}, {}};
    for (const char* name : {"name", "present", "unit"})
      if (upto(3)) out.fields.push_back({name, std::string(name) == "present" ? (upto(2) ? "yes" : "no") : words()});
    std::erase_if(out.fields, [](const Field& field) { return field.value.empty(); });
    return out;
  }
  Record record() {
    Record out{"20160315-ba2de4gh", "t:meeting", {{"title", "会"}}, {}, {}, {}, {}};
    for (std::size_t i = upto(6); i > 0; --i) out.body("text").paragraphs.push_back(paragraph());
    if (upto(2)) out.body("annex").paragraphs.push_back(paragraph());
    for (std::size_t i = upto(4); i > 0; --i) out.rows("people").push_back(row());
    for (const char* name : {"count", "form", "matter", "note"})
      if (const std::string value = words(); upto(2) && !value.empty()) out.fields.push_back({name, value});
    return out;
  }
  template <typename Thing, typename Make>
  void shake(std::vector<Thing>& things, Make&& make) {
    for (std::size_t i = upto(4); i > 0; --i) {
      const std::size_t at = upto(things.size());
      switch (upto(4)) {
        case 0: things.insert(things.begin() + static_cast<std::ptrdiff_t>(at), make()); break;
        case 1: if (!things.empty()) things.erase(things.begin() + static_cast<std::ptrdiff_t>(at)); break;
        case 2: if (!things.empty()) std::swap(things[at], things[upto(things.size())]); break;
        default: if (!things.empty()) { const std::string old = things[at].id; things[at] = make(); things[at].id = old; }
      }
    }
  }
  Record edited(Record out) {
    shake(out.body("text").paragraphs, [&] { return paragraph(); });
    shake(out.body("annex").paragraphs, [&] { return paragraph(); });
    shake(out.rows("people"), [&] { return row(); });
    for (const char* name : {"count", "note", "title"})
      if (const std::string value = words(); upto(3) == 0) set_field(out.fields, name, value.empty() ? std::vector<std::string>{} : std::vector{value});
    return out;
  }
};

/// The text of a document with everything accepted, or rejected, by the format's rules: what vanishes with its mark joins the next.
std::vector<std::string> settled(const std::string& docx, bool accept) {
  const zip::Reader reader(docx);
  const std::string xml = reader.bytes(*reader.find("word/document.xml"));
  const Element root = markup::tree(xml, "document.xml");
  const auto drops = [&](const std::string& name) { return accept ? name == "w:del" || name == "w:moveFrom" : name == "w:ins" || name == "w:moveTo"; };
  std::vector<std::string> out;
  std::string open;
  const auto text = [&](auto&& self, const Element& node) -> void {
    for (const Element& child : node.children) {
      if (child.name == "w:pPr" || drops(child.name)) continue;
      if (child.name == "w:t" || child.name == "w:delText") open += child.content();
      else if (child.name == "w:br") open += '\n';
      else self(self, child);
    }
  };
  for (const Element& p : root.first("w:body")->children) {
    if (p.name != "w:p") continue;
    text(text, p);
    bool gone = false;
    if (const Element* properties = p.first("w:pPr"))
      if (const Element* mark = properties->first("w:rPr"))
        for (const Element& child : mark->children) gone = gone || drops(child.name);
    if (gone) continue;
    out.push_back(std::exchange(open, {}));
  }
  CHECK(open.empty());
  return out;
}

/// Whether a paragraph that stays ends with a change of the sort with which the next begins. LibreOffice would join the two, and take
/// the mark between them along.
bool joined(const std::string& docx) {
  const zip::Reader reader(docx);
  const std::string xml = reader.bytes(*reader.find("word/document.xml"));
  const Element root = markup::tree(xml, "document.xml");
  const auto sort = [](const Element& change) { return change.name == "w:ins" || change.name == "w:moveTo" ? 1 : change.name == "w:del" || change.name == "w:moveFrom" ? 2 : 0; };
  int end = 0;
  for (const Element& p : root.first("w:body")->children) {
    if (p.name != "w:p") continue;
    bool marked = false;
    int first = -1, last = 0;
    for (const Element& child : p.children) {
      if (child.name == "w:pPr") marked = child.first("w:rPr") != nullptr;
      else if (child.name == "w:r" || sort(child)) {
        last = sort(child);
        if (first < 0) first = last;
      }
    }
    if (end && end == first) return true;
    end = marked ? 0 : last;
  }
  return false;
}

Paper paper_of(const Record& a, const Record& b, Wording& wording) {
  Paper paper{"会议《会》", "旧版", "新版", {"陈晓燕", "2016-03-15T08:00:00Z"}, lines_of(compared(&a, &b, wording, false)), {}, {}};
  return paper;
}

/// A record's own text, as the document has it, without comparing it with anything else.
std::vector<std::string> plain(const Record& record, Wording& wording) {
  std::vector<std::string> out{"会议《会》"};
  for (const Line& line : lines_of(compared(nullptr, &record, wording, false))) out.push_back(line.after());
  out.push_back(document_text(paper_of(record, record, wording), true).back());
  return out;
}

}  // namespace

TEST_CASE("A tracked document is exactly the new text when all is accepted, and exactly the old one when all is rejected") {
  OneKind host;
  NoBook book;
  Wording wording(host, book);
  Maker make;
  const char* folder = std::getenv("YISHIBU_KEEP_DOCUMENTS");  // to try them in an office program
  for (int round = 0; round < 1500; ++round) {
    const Record a = make.record(), b = round % 7 ? make.edited(a) : make.record();
    const Paper paper = paper_of(a, b, wording);
    const std::string docx = tracked(paper);
    REQUIRE(settled(docx, true) == plain(b, wording));
    REQUIRE(settled(docx, false) == plain(a, wording));
    REQUIRE(document_text(paper, true) == plain(b, wording));
    REQUIRE(document_text(paper, false) == plain(a, wording));
    REQUIRE(!joined(docx));
    REQUIRE(tracked(paper) == docx);
    if (folder && round < 100) {
      const auto keep = [&](const char* what, const std::string& bytes) { std::ofstream(std::string(folder) + "/" + std::to_string(round) + what, std::ios::binary) << bytes; };
      keep("-changes.docx", docx);
      keep("-old.docx", tracked(paper_of(a, a, wording)));
      keep("-new.docx", tracked(paper_of(b, b, wording)));
    }
  }
}

TEST_CASE("What changed is said in the words that people use") {
  OneKind host;
  NoBook book;
  Wording wording(host, book);
  Record a{"20160315-ba2de4gh", "t:meeting", {{"title", "会"}, {"count", "31"}}, {{"people", {{"r1", {{"name", "王某"}, {"present", "no"}}, {}}}}}, {{"text", {{"p1", 0, "", "", "开会。"}, {"p2", 0, "", "", "散会。"}}}}, {}, {}};
  Record b = a;
  CHECK(sentences(compared(&a, &b, wording, true)).empty());
  set_field(b.fields, "count", {"32"});
  set_field(b.fields, "form", {"assembly"});
  set_field(b.fields, "matter", {"20160301-aaaaaaaa"});
  b.rows("people")[0].fields[1].value = "yes";
  std::swap(b.body("text").paragraphs[0], b.body("text").paragraphs[1]);
  const auto parts = compared(&a, &b, wording, true);
  std::string all;
  for (const std::string& line : sentences(parts)) all += line + "\n";
  for (const char* wanted : {"31→32", "居民会议", "修路", "王某", "到会"}) CHECK_MESSAGE(all.find(wanted) != std::string::npos, all);
  CHECK(sentences(parts).size() == 5);  // what moved is told once
  CHECK(changed_labels(a, b, host.only) == "人数、形式、事项、人员、记录");
}

TEST_CASE("A text that was brought in anew, with other ids, is compared by its words; rows are one only where they say the same") {
  OneKind host;
  NoBook book;
  Wording wording(host, book);
  Record a{"20160315-ba2de4gh", "t:meeting", {}, {{"people", {{"r1", {{"name", "孙某"}}, {}}}}}, {{"text", {{"p1", 0, "", "", "主持人宣布开会，说明议题。"}}}}, {}, {}};
  Record b = a;
  b.body("text").paragraphs[0] = {"q1", 0, "", "", "主持人宣布开会，说明规则。"};
  b.rows("people")[0] = {"r9", {{"name", "李某"}}, {}};
  const auto parts = compared(&a, &b, wording, true);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].items.size() == 2);
  CHECK(parts[1].items.size() == 1);
}

TEST_CASE("Two people's changes of one record are put together, and only what both changed differently stops them") {
  Maker make;
  for (int round = 0; round < 500; ++round) {
    const Record base = make.record(), theirs = make.edited(base);
    std::vector<Key> conflicts;
    // Who changed nothing gets what the other did, and who was alone keeps what they did.
    CHECK(parts_of(merged(base, base, theirs, conflicts)) == parts_of(theirs));
    CHECK(parts_of(merged(base, theirs, base, conflicts)) == parts_of(theirs));
    CHECK(parts_of(merged(base, theirs, theirs, conflicts)) == parts_of(theirs));
    CHECK(conflicts.empty());
  }
  const Record base{"20160315-ba2de4gh", "t:meeting", {{"title", "会"}, {"count", "1"}}, {}, {{"text", {{"p1", 0, "", "", "一"}, {"p2", 0, "", "", "二"}}}}, {}, {}};
  Record mine = base, theirs = base;
  set_field(mine.fields, "title", {"我的会"});
  mine.body("text").paragraphs.push_back({"p3", 0, "", "", "三"});
  set_field(theirs.fields, "count", {"2"});
  theirs.body("text").paragraphs.erase(theirs.body("text").paragraphs.begin());
  std::vector<Key> conflicts;
  const Record both = merged(base, mine, theirs, conflicts);
  CHECK(conflicts.empty());
  CHECK(both.field("title") == "我的会");
  CHECK(both.field("count") == "2");
  REQUIRE(both.body("text")->paragraphs.size() == 2);
  CHECK(both.body("text")->paragraphs[1].id == "p3");
  set_field(theirs.fields, "title", {"他的会"});
  static_cast<void>(merged(base, mine, theirs, conflicts));
  REQUIRE(conflicts.size() == 1);
  CHECK(conflicts[0].part == "title");
}

TEST_CASE("A row or paragraph comes back where it stood") {
  const Kind kind = meeting_kind();
  const Record then{"20160315-ba2de4gh", "t:meeting", {{"note", "旧"}}, {}, {{"text", {{"p1", 0, "", "", "一"}, {"p2", 0, "", "", "二"}, {"p3", 0, "", "", "三"}}}}, {}, {}};
  Record now = then;
  now.fields.clear();
  auto& paragraphs = now.body("text").paragraphs;
  paragraphs.erase(paragraphs.begin() + 1);
  paragraphs[0].text = "壹";
  const auto back = with_part(now, then, "p2", kind);
  REQUIRE(back);
  REQUIRE(back->body("text")->paragraphs.size() == 3);
  CHECK(back->body("text")->paragraphs[0].text == "壹");
  CHECK(back->body("text")->paragraphs[1].text == "二");
  CHECK(with_part(now, then, "说明", kind)->field("note") == "旧");
  const std::optional<Record> whole_text = with_part(now, then, "记录", kind);
  CHECK(whole_text->body("text")->paragraphs[0].text == "一");
  CHECK(!with_part(now, then, "p9", kind));
}

TEST_CASE("Two columns are as wide as they look") {
  OneKind host;
  NoBook book;
  Wording wording(host, book);
  Record a{"20160315-ba2de4gh", "t:meeting", {{"note", "主持人宣布开会，说明本次协商的议题"}}, {}, {}, {}, {}}, b = a;
  set_field(b.fields, "note", {"主持人abc宣布开会，说明本次协商的议题和规则𠮷"});
  for (const std::string& line : side_text(paper_of(a, b, wording), true, 43)) {
    std::size_t width = 0;
    for (const char32_t c : from_utf8(line.substr(0, line.find_first_of("│┼") == std::string::npos ? line.size() : line.find("│") != std::string::npos ? line.find("│") : line.find("┼")))) width += c >= 0x2E80 && c < 0x3FFFD ? 2 : 1;
    CHECK(width == 21);
  }
}
