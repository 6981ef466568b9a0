// SPDX-License-Identifier: MIT
// See part.hpp. Tags are found in the text as it reads, so it does not matter how Word has cut it into runs.
#include "part.hpp"

#include <algorithm>

#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr std::size_t kNesting = 16;

bool opening(std::string_view c) { return c == "{" || c == "｛"; }
bool closing(std::string_view c) { return c == "}" || c == "｝"; }
bool ends_name(std::string_view c) {
  for (const std::string_view mark : {" ", "\n", "，", "。", "；", "！", "？", "：", "、", "　", ",", ";", "（", "）"})
    if (c == mark) return true;
  return false;
}

}  // namespace

std::string ParagraphText::text() const {
  std::string out;
  for (const Glyph& glyph : glyphs) out += glyph.text;
  return out;
}

Part::Part(std::string_view source, std::string_view part_name, std::vector<Problem>& problems)
    : xml(source), name(part_name), tokens(scan(source, part_name)) {
  read_paragraphs();
  read_tags(problems);
  link(problems);
}

std::size_t Part::around(std::size_t token, std::string_view element) const {
  for (std::size_t at = tokens[token].parent; at != Token::kNone; at = tokens[at].parent)
    if (tokens[at].name == element) return at;
  return Token::kNone;
}

void Part::problem(std::vector<Problem>& problems, const PlacedTag& tag, std::string what) const {
  const ParagraphText& paragraph = paragraphs[tag.paragraph];
  problems.push_back({std::string(name), paragraph.number, paragraph.text(), tag.tag.written, std::move(what)});
}

void Part::read_paragraphs() {
  std::vector<std::size_t> open;  // paragraphs around the token: text boxes stand inside paragraphs
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.element() && token.name == "w:p") {
      paragraphs.push_back({});
      paragraphs.back().token = i;
      paragraphs.back().number = paragraphs.size();
      if (token.kind == Token::Kind::Open) open.push_back(paragraphs.size() - 1);
      continue;
    }
    if (token.kind == Token::Kind::Close && token.name == "w:p") open.pop_back();
    if (open.empty()) continue;
    ParagraphText& paragraph = paragraphs[open.back()];
    if (token.element()) {
      const std::string_view n = token.name;
      const bool line = n == "w:br" || n == "w:cr" || n == "w:tab";
      // w:tab is also a tab stop inside w:pPr, which is no text.
      if (line && tokens[token.parent].name == "w:r") {
        paragraph.glyphs.push_back({"\n"});
        paragraph.objects |= n != "w:tab";
      }
      if (n == "w:drawing" || n == "w:pict" || n == "w:object" || n == "w:sectPr" || n == "w:fldSimple" || n == "w:fldChar" ||
          n == "w:footnoteReference" || n == "w:endnoteReference" || n == "w:sym" || n == "mc:AlternateContent")
        paragraph.objects = true;
      if (n == "w:bookmarkStart" || n == "w:bookmarkEnd") paragraph.bookmarks = true;
    }
    if (token.kind == Token::Kind::Text && tokens[token.parent].name == "w:t")
      for (std::size_t at = token.begin; at < token.end;) {
        const std::size_t begin = at;
        std::string c = next_character(xml, at);
        paragraph.glyphs.push_back({std::move(c), i, begin, at});
      }
  }
}

void Part::read_tags(std::vector<Problem>& problems) {
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::vector<Glyph>& glyphs = paragraphs[p].glyphs;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      PlacedTag placed;
      placed.paragraph = p;
      placed.first = i;
      placed.token = glyphs[i].token;
      placed.begin = glyphs[i].begin;
      if (closing(glyphs[i].text)) {
        placed.tag.written = "}";
        problem(problems, placed, tr("there is no { before this }; write the tag as {name}"));
        continue;
      }
      if (!opening(glyphs[i].text)) continue;
      std::string inside;
      std::size_t end = i + 1;
      for (; end < glyphs.size() && glyphs[end].token != Token::kNone && !opening(glyphs[end].text) && !closing(glyphs[end].text); ++end) inside += glyphs[end].text;
      if (end == glyphs.size() || !closing(glyphs[end].text)) {
        // What was meant most likely ends at the first space or punctuation mark.
        std::string meant;
        for (std::size_t k = i + 1; k < end && !ends_name(glyphs[k].text); ++k) meant += glyphs[k].text;
        placed.tag.written = "{" + meant;
        problem(problems, placed, say("the tag is not closed; write {0}", {"{" + (meant.empty() ? "…" : meant) + "}"}));
        i = end - 1;
        continue;
      }
      placed.last = end;
      std::string wrong;
      if (auto tag = parse_tag(inside, wrong)) {
        placed.tag = std::move(*tag);
        tags.push_back(std::move(placed));
      } else {
        placed.tag.written = "{" + inside + "}";
        problem(problems, placed, std::move(wrong));
      }
      i = end;
    }
  }
  std::sort(tags.begin(), tags.end(), [](const PlacedTag& a, const PlacedTag& b) { return std::pair(a.token, a.begin) < std::pair(b.token, b.begin); });
  for (std::size_t t = 0; t < tags.size(); ++t) paragraphs[tags[t].paragraph].tags.push_back(t);
}

void Part::link(std::vector<Problem>& problems) {
  std::vector<std::size_t> open;
  const auto unclosed = [&](const PlacedTag& tag) { problem(problems, tag, say("the section is not closed; write {0} where it ends", {"{/" + tag.tag.name() + "}"})); };
  for (std::size_t t = 0; t < tags.size(); ++t) {
    PlacedTag& tag = tags[t];
    if (tag.tag.kind == Tag::Kind::Value) continue;
    if (tag.tag.kind != Tag::Kind::Close) {
      open.push_back(t);
      if (open.size() == kNesting + 1) problem(problems, tag, tr("sections are nested more than 16 deep; make two templates of it"));
      continue;
    }
    const auto same = [&](std::size_t o) { return tags[o].tag.path == tag.tag.path; };
    const bool any = tag.tag.path.empty();
    if (open.empty() || (!any && std::none_of(open.begin(), open.end(), same))) {
      if (open.empty())
        problem(problems, tag, any ? std::string(tr("there is no section to close; leave the tag out")) : say("this closes a section that was not opened; write {0} where it begins, or leave the tag out", {"{#" + tag.tag.name() + "}"}));
      else
        problem(problems, tag, say("the section {0} is open here, not this one; write {1}", {tags[open.back()].tag.written, "{/" + tags[open.back()].tag.name() + "}"}));
      // A wrong name most likely meant the innermost section: taking it so keeps one mistake from becoming two.
      if (!open.empty()) open.pop_back();
      continue;
    }
    while (!any && !same(open.back())) {
      unclosed(tags[open.back()]);
      open.pop_back();
    }
    tag.partner = open.back();
    tags[open.back()].partner = t;
    open.pop_back();
  }
  for (const std::size_t t : open) unclosed(tags[t]);
}

}  // namespace yishibu::word
