// SPDX-License-Identifier: MIT
// A copy of a template in which each mistake is a comment of Word, at the paragraph it stands in. See docx.hpp.
#include <algorithm>
#include <cstdlib>

#include "docx.hpp"
#include "markup.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {

using namespace markup;
namespace {

constexpr std::string_view kComments = "word/comments.xml";
constexpr std::string_view kType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr std::string_view kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

}  // namespace

std::string with_last_child(const std::string& xml, const std::string& added) {
  const std::size_t end = xml.rfind("</");
  if (end != xml.npos) return xml.substr(0, end) + added + xml.substr(end);
  const std::size_t empty = xml.rfind("/>");  // a root without children
  const std::size_t name = xml.rfind('<', empty), space = xml.find_first_of(" />", name);
  return xml.substr(0, empty) + ">" + added + "</" + xml.substr(name + 1, space - name - 1) + ">";
}

std::string Docx::with_comments() const {
  std::string document = read("word/document.xml"), comments = read(std::string(kComments));
  std::int64_t next = 0;
  for (std::size_t at = 0; (at = comments.find("w:id=\"", at)) != comments.npos; ++at) next = std::max<std::int64_t>(next, std::strtoll(comments.c_str() + at + 6, nullptr, 10) + 1);
  const std::vector<Token> tokens = scan(document, part_name("word/document.xml"));
  std::string bodies;
  std::vector<std::pair<std::size_t, std::string>> inserts;  // where in the document, what
  for (const Problem& problem : problems_) {
    // Word allows no comments in headers, footers and notes: those stand at the first paragraph of the text.
    std::size_t paragraph = problem.token;
    if (problem.entry != "word/document.xml")
      paragraph = static_cast<std::size_t>(std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.element() && t.name == "w:p"; }) - tokens.begin());
    if (paragraph >= tokens.size() || tokens[paragraph].kind != Token::Kind::Open) continue;
    std::size_t from = tokens[paragraph].end;
    for (std::size_t i = paragraph + 1; i < tokens[paragraph].match; ++i)
      if (tokens[i].element() && tokens[i].parent == paragraph) {
        if (tokens[i].name == "w:pPr") from = tokens[tokens[i].match].end;
        break;
      }
    const std::string id = std::to_string(next++);
    inserts.emplace_back(from, "<w:commentRangeStart w:id=\"" + id + "\"/>");
    inserts.emplace_back(tokens[tokens[paragraph].match].begin, "<w:commentRangeEnd w:id=\"" + id + "\"/><w:r><w:commentReference w:id=\"" + id + "\"/></w:r>");
    std::string text;
    escape(text, problem.entry == "word/document.xml" ? problem.tag + ": " + problem.what : sentence(problem));
    bodies += "<w:comment w:id=\"" + id + "\" w:author=\"议事簿\" w:initials=\"议\"><w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p></w:comment>";
  }
  std::stable_sort(inserts.begin(), inserts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = inserts.size(); i-- > 0;) document.insert(inserts[i].first, inserts[i].second);
  const bool fresh = comments.empty();
  if (fresh) comments = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:comments>";
  comments = with_last_child(comments, bodies);
  const std::string relationships_entry = relationships_of("word/document.xml");
  std::string links = read(relationships_entry), types = read("[Content_Types].xml");
  if (links.empty()) links = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
  if (fresh) {
    links = with_last_child(links, "<Relationship Id=\"rIdYishibuComments\" Type=\"" + std::string(kRelation) + "\" Target=\"comments.xml\"/>");
    types = with_last_child(types, "<Override PartName=\"/word/comments.xml\" ContentType=\"" + std::string(kType) + "\"/>");
  }
  std::string out;
  zip::Writer writer(out);
  bool linked = false;
  for (const zip::Entry& entry : reader_.entries()) {
    if (entry.name == "word/document.xml") writer.add(entry.name, document);
    else if (entry.name == kComments) writer.add(entry.name, comments);
    else if (entry.name == "[Content_Types].xml") writer.add(entry.name, types);
    else if (entry.name == relationships_entry) linked = true, writer.add(entry.name, links);
    else writer.copy(reader_, entry);
  }
  if (fresh) writer.add(std::string(kComments), comments);
  if (!linked) writer.add(relationships_entry, links);
  writer.finish();
  return out;
}

}  // namespace yishibu::word
