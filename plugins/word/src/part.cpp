// SPDX-License-Identifier: MIT
// See part.hpp. Tags are found in the text as it reads, so it does not matter how Word has cut it into runs.
#include "part.hpp"

#include <algorithm>

#include "utf8.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr std::size_t kNesting = 16;
constexpr std::size_t kProblems = 200, kTags = 100'000;  // of a part; more of either helps nobody
constexpr std::size_t kShown = 400, kName = 60;          // characters

bool ends_name(std::string_view c) {
  for (const std::string_view mark : {" ", "\n", "，", "。", "；", "！", "？", "：", "、", "　", ",", ";", "（", "）", "{", "｛"})
    if (c == mark) return true;
  return false;
}

/// How many glyphs from `at` spell `mark`, 0 where they do not. Input methods give full-width braces.
std::size_t spells(const std::vector<Glyph>& glyphs, std::size_t at, std::string_view mark) {
  std::size_t count = 0;
  for (std::string_view rest = mark; !rest.empty(); ++count) {
    if (at + count >= glyphs.size() || glyphs[at + count].token() == Token::kNone) return 0;
    const std::string_view c = glyphs[at + count].text();
    const std::string_view narrow = c == "｛" ? "{" : c == "｝" ? "}" : c;
    if (!rest.starts_with(narrow)) return 0;
    rest.remove_prefix(narrow.size());
  }
  return count;
}

/// {=[[ ]]=} names new marks; nothing where it does not.
bool new_delimiters(std::string_view inside, Delimiters& out) {
  if (inside.size() < 5 || !inside.starts_with('=') || !inside.ends_with('=')) return false;
  inside = inside.substr(1, inside.size() - 2);
  const std::size_t space = inside.find(' ');
  if (space == 0 || space == inside.npos || space + 1 == inside.size() || inside.find(' ', space + 1) != inside.npos) return false;
  out = {std::string(inside.substr(0, space)), std::string(inside.substr(space + 1))};
  return true;
}

}  // namespace

std::string ParagraphText::text(std::size_t from) const {
  std::string out;
  const std::size_t begin = from < kShown ? 0 : from - kShown / 2, end = std::min(glyphs.size(), begin + kShown);
  for (std::size_t g = begin; g < end; ++g) out += glyphs[g].text();
  return out;
}

Part::Part(std::string_view source, std::string_view entry_name, const Delimiters& delimiters, std::vector<Problem>& problems)
    : xml(source), entry(entry_name), tokens(scan(source, part_name(std::string(entry_name)))), text_only(!entry_name.starts_with("word/")) {
  read_paragraphs();
  read_tags(delimiters, problems);
  link(problems);
}

std::size_t Part::around(std::size_t token, std::string_view element) const {
  for (std::size_t at = tokens[token].parent; at != Token::kNone; at = tokens[at].parent)
    if (tokens[at].name == element) return at;
  return Token::kNone;
}

std::string Part::place_in_table(std::size_t token) const {
  const std::size_t table = around(token, "w:tbl");
  if (table == Token::kNone) return {};
  std::size_t tables = 0, rows = 0, cells = 0;
  const std::size_t row = around(token, "w:tr"), cell = around(token, "w:tc");
  for (std::size_t i = 0; i <= token; ++i) {
    if (!tokens[i].element()) continue;
    tables += i <= table && tokens[i].name == "w:tbl";
    if (tokens[i].name == "w:tr" && i <= row && around(i, "w:tbl") == table) ++rows;
    if (tokens[i].name == "w:tc" && i <= cell && around(i, "w:tr") == row) ++cells;
  }
  return say("table {0}, row {1}, cell {2}", {std::to_string(tables), std::to_string(rows), std::to_string(cells)});
}

void Part::problem(std::vector<Problem>& problems, const PlacedTag& tag, const char* code, std::string what) const {
  if (problems.size() >= kProblems) return;
  const ParagraphText& paragraph = paragraphs[tag.paragraph];
  std::string name = tag.tag.name;
  if (name.empty()) {
    name = tag.tag.written;
    std::erase_if(name, [](char c) { return c == '{' || c == '}'; });
  }
  std::size_t offset = paragraph.offset;
  for (std::size_t g = 0; g < tag.first; ++g) offset += paragraph.glyphs[g].token() != Token::kNone;
  problems.push_back({code, std::string(entry), paragraph.number, offset, paragraph.token, paragraph.text(tag.first), place_in_table(paragraph.token), tag.tag.written, std::move(name), std::move(what)});
}

void Part::read_paragraphs() {
  std::vector<std::size_t> open;  // paragraphs around the token: text boxes stand inside paragraphs
  std::size_t characters = 0;
  const auto read_text = [&](std::size_t i, ParagraphText& paragraph) {
    for (std::size_t at = tokens[i].begin; at < tokens[i].end; ++characters) {
      const std::size_t begin = at;
      const std::string c = next_character(xml, at);
      paragraph.glyphs.emplace_back(c, i, begin, at);
    }
  };
  const auto begin = [&](std::size_t i) {
    paragraphs.push_back({});
    paragraphs.back().token = i;
    paragraphs.back().number = paragraphs.size();
    paragraphs.back().offset = characters;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (text_only) {
      if (token.kind != Token::Kind::Text || token.parent == Token::kNone || source(i).find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      begin(token.parent);
      read_text(i, paragraphs.back());
      continue;
    }
    if (token.element() && token.name == "w:p") {
      begin(i);
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
        paragraph.glyphs.emplace_back();
        paragraph.objects |= n != "w:tab";
      }
      if (n == "w:drawing" || n == "w:pict" || n == "w:object" || n == "w:sectPr" || n == "w:fldSimple" || n == "w:fldChar" ||
          n == "w:footnoteReference" || n == "w:endnoteReference" || n == "w:sym" || n == "mc:AlternateContent")
        paragraph.objects = true;
      if (n == "w:bookmarkStart" || n == "w:bookmarkEnd") paragraph.bookmarks = true;
    }
    if (token.kind == Token::Kind::Text && tokens[token.parent].name == "w:t") read_text(i, paragraph);
  }
}

void Part::read_tags(const Delimiters& delimiters, std::vector<Problem>& problems) {
  Delimiters marks = delimiters;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::vector<Glyph>& glyphs = paragraphs[p].glyphs;
    std::size_t closed = Token::kNone;  // where the last tag ended
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      PlacedTag placed;
      placed.paragraph = p;
      placed.first = i;
      placed.token = glyphs[i].token();
      placed.begin = glyphs[i].begin;
      if (const std::size_t length = spells(glyphs, i, marks.close); length > 0) {
        placed.tag.written = marks.close;
        for (std::size_t k = i; k-- > 0 && i - k <= kName && !ends_name(glyphs[k].text()) && glyphs[k].token() != Token::kNone;) placed.tag.name.insert(0, glyphs[k].text());
        if (closed == i) placed.tag.name += marks.close;
        if (closed == i) problem(problems, placed, "duplicate_close_tag", say("the tag is closed twice; write {0} once", {marks.close}));
        else problem(problems, placed, "unopened_tag", say("there is no {0} before this {1}; write the tag as {2}", {marks.open, marks.close, marks.open + "name" + marks.close}));
        i += length - 1;
        continue;
      }
      const std::size_t opened = spells(glyphs, i, marks.open);
      if (opened == 0) continue;
      std::string inside;
      std::size_t end = i + opened, ending = 0;
      for (; end < glyphs.size() && glyphs[end].token() != Token::kNone; ++end) {
        ending = spells(glyphs, end, marks.close);
        if (ending > 0 || spells(glyphs, end, marks.open) > 0) break;
        inside += glyphs[end].text();
      }
      if (ending == 0) {
        if (end == i + opened && end < glyphs.size() && spells(glyphs, end, marks.open) > 0) {
          std::string name;
          for (std::size_t k = end + opened; k < std::min(glyphs.size(), end + opened + kName) && spells(glyphs, k, marks.close) == 0 && !ends_name(glyphs[k].text()); ++k) name += glyphs[k].text();
          placed.tag.written = marks.open + marks.open + name;
          placed.tag.name = placed.tag.written;
          problem(problems, placed, "duplicate_open_tag", say("the tag is opened twice; write {0} once", {marks.open}));
          i = end - 1;
          continue;
        }
        // What was meant most likely ends at the first space or punctuation mark.
        std::string meant;
        for (std::size_t k = i + opened; k < std::min(end, i + opened + kName) && !ends_name(glyphs[k].text()); ++k) meant += glyphs[k].text();
        placed.tag.written = marks.open + meant;
        placed.tag.name = meant;
        problem(problems, placed, "unclosed_tag", say("the tag is not closed; write {0}", {marks.open + (meant.empty() ? "…" : meant) + marks.close}));
        i = end - 1;
        continue;
      }
      placed.last = end + ending - 1;
      closed = end + ending;
      Wrong wrong;
      Delimiters fresh;
      if (new_delimiters(inside, fresh)) {
        placed.tag.kind = Tag::Kind::Close;  // prints nothing and belongs to nothing
        placed.tag.written = marks.open + inside + marks.close;
        marks = fresh;
        placed.tag.name = "=";
        tags.push_back(std::move(placed));
      } else if (auto tag = parse_tag(inside, wrong)) {
        placed.tag = std::move(*tag);
        placed.tag.written = marks.open + inside + marks.close;
        const bool both = placed.tag.kind == Tag::Kind::Else;
        if (both) placed.tag.kind = Tag::Kind::Close;
        tags.push_back(placed);
        if (both) {
          placed.tag.kind = Tag::Kind::Else;
          placed.twin = true;
          tags.push_back(std::move(placed));
        }
      } else {
        placed.tag.written = marks.open + inside + marks.close;
        problem(problems, placed, wrong.code.c_str(), std::move(wrong.what));
      }
      i = closed - 1;
    }
  }
  if (tags.size() > kTags) throw Error(ErrorKind::Invalid, say("{0} has more than {1} tags.", {part_name(std::string(entry)), std::to_string(kTags)}));
  std::stable_sort(tags.begin(), tags.end(), [](const PlacedTag& a, const PlacedTag& b) { return std::pair(a.token, a.begin) < std::pair(b.token, b.begin); });
  for (std::size_t t = 0; t < tags.size(); ++t) paragraphs[tags[t].paragraph].tags.push_back(t);
  count_words();
}

void Part::count_words() {
  const auto white = [](const Glyph& glyph) {
    const std::string_view c = glyph.text();
    return c == " " || c == "\n" || c == "\t" || c == "　" || c == "\xC2\xA0";
  };
  for (ParagraphText& p : paragraphs) {
    if (p.tags.empty()) {
      p.words_at_all = !std::all_of(p.glyphs.begin(), p.glyphs.end(), white);
      continue;
    }
    std::vector<bool> tagged(p.glyphs.size());
    for (const std::size_t t : p.tags)
      if (tags[t].tag.section()) std::fill(tagged.begin() + static_cast<std::ptrdiff_t>(tags[t].first), tagged.begin() + static_cast<std::ptrdiff_t>(tags[t].last) + 1, true);
    p.ink.push_back(0);
    p.words.push_back(0);
    for (std::size_t g = 0; g < p.glyphs.size(); ++g) {
      p.ink.push_back(p.ink.back() + !white(p.glyphs[g]));
      p.words.push_back(p.words.back() + (!white(p.glyphs[g]) && !tagged[g]));
    }
    p.words_at_all = p.words.back() > 0;
  }
}

std::span<const ParagraphText> Part::between(std::size_t from, std::size_t to) const {
  const auto before = [](const ParagraphText& p, std::size_t at) { return p.token < at; };
  return {std::lower_bound(paragraphs.begin(), paragraphs.end(), from, before), std::lower_bound(paragraphs.begin(), paragraphs.end(), to, before)};
}

void Part::link(std::vector<Problem>& problems) {
  std::vector<std::size_t> open;
  const auto closing = [](const Tag& tag) { return "{/" + tag.name + "}"; };
  const auto unclosed = [&](const PlacedTag& tag) { problem(problems, tag, "unclosed_loop", say("the section is not closed; write {0} where it ends", {closing(tag.tag)})); };
  for (std::size_t t = 0; t < tags.size(); ++t) {
    PlacedTag& tag = tags[t];
    if (!tag.tag.section() || tag.tag.name == "=") continue;
    if (tag.tag.kind != Tag::Kind::Close) {
      if (tag.twin) {  // the other half of what has just been closed
        const std::size_t before = tags[t - 1].partner;
        if (before == Token::kNone) {
          tag.tag.kind = Tag::Kind::Inverted;
          continue;
        }
        const std::string written = tag.tag.written;
        tag.tag = tags[before].tag;
        tag.tag.kind = tag.tag.kind == Tag::Kind::Open ? Tag::Kind::Inverted : Tag::Kind::Open;
        tag.tag.filters.clear();
        tag.tag.written = written;
      }
      open.push_back(t);
      if (open.size() > 16 * kNesting) return;  // whatever this is, it is no template
      if (open.size() == kNesting + 1) problem(problems, tag, "malformed_tag", tr("sections are nested more than 16 deep; make two templates of it"));
      continue;
    }
    const bool is_else = t + 1 < tags.size() && tags[t + 1].twin;
    const bool any = tag.tag.name.empty() || is_else;
    const auto same = [&](std::size_t o) { return tags[o].tag.name == tag.tag.name; };
    if (open.empty() || (!any && std::none_of(open.begin(), open.end(), same))) {
      if (open.empty())
        problem(problems, tag, "unopened_loop",
                any ? std::string(tr("there is no section to close; leave the tag out"))
                    : say("this closes a section that was not opened; write {0} where it begins, or leave the tag out", {"{#" + tag.tag.name + "}"}));
      else
        problem(problems, tag, "closing_tag_does_not_match_opening_tag", say("the section {0} is open here, not this one; write {1}", {tags[open.back()].tag.written, closing(tags[open.back()].tag)}));
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
