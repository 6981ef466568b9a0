// SPDX-License-Identifier: MIT
// Implementation of blocks.hpp. Must not know which block is a title and which belongs to which document.
#include "blocks.hpp"

#include "dates.hpp"
#include "meeting.hpp"
#include "outline.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kApart = 9;        ///< as many empty lines: what stands above and below is not joined
constexpr std::size_t kEdge = 12;        ///< lines at either end where a page's name is looked for
constexpr std::size_t kBrokenFrom = 30;  ///< a shorter line is not taken for one that the margin broke

bool colon(char32_t c) { return c == U':' || c == U'：'; }
bool labelled(View line, View label) { return starts(line, label) && line.size() > label.size() && colon(line[label.size()]); }

/// What the frame of a web page says about itself.
struct Page {
  Text site;   ///< its name
  Text crumb;  ///< title of the article, last in the path at the top
};

Page page_of(const std::vector<Line>& lines) {
  Page page;
  for (std::size_t i = 0; i < lines.size() && i < kEdge; ++i) {
    const View text(lines[i].text);
    if (text.size() > 300) continue;
    if (labelled(text, U"当前位置") && has(text, U">")) {
      page.site = Text(trimmed(text.substr(5, text.find(U'>') - 5)));
      page.crumb = Text(trimmed(text.substr(text.rfind(U'>') + 1)));
    } else if (labelled(text, U"来源") && has(text, U"|") && page.site.empty()) {
      page.site = Text(trimmed(text.substr(3, text.find(U'|') - 3)));
    }
  }
  if (page.site.size() < 3) page.site.clear();
  return page;
}

bool is_frame(View text, const Page& page, bool at_edge) {
  if (text.size() > 300) return false;
  const bool address = has_any(text, {U"://", U"www."});
  if (labelled(text, U"当前位置") && has(text, U">")) return true;
  if (labelled(text, U"来源") && has(text, U"|")) return true;
  if ((labelled(text, U"链接地址") || labelled(text, U"原文链接") || labelled(text, U"本文链接") || labelled(text, U"原文地址") ||
       labelled(text, U"本文地址")) &&
      address)
    return true;
  if (at_edge && text.size() <= 60 && starts_any(text, {U"转载请保留", U"转载请注明"})) return true;
  return at_edge && !page.site.empty() && has(text, page.site);
}

/// Lines that stand for themselves: nothing is ever joined to their front.
bool is_structural(const Line& line) {
  const View text(line.text);
  return line.indented || line.heading != 0 || !line.cells.empty() || numbering(text).level != 0 || hashes(text) != 0 || part_mark(text) != 0 || bullet(text) != 0 || text[0] == U'|' ||
         text[0] == U'>' || is_contents_line(text) || is_document_number(text) || !whole_date(text).empty() ||
         meeting_label(text).size != 0;
}

bool unclosed(View text) {
  int depth = 0;
  for (const char32_t c : text) {
    if (c == U'《' || c == U'“' || c == U'（') ++depth;
    if ((c == U'》' || c == U'”' || c == U'）') && depth > 0) --depth;
  }
  return depth > 0;
}

/// Whether the sentence goes on in the next line.
bool is_open(View line) {
  const char32_t last = line.back();
  if (last == U'，' || last == U'、') return line.size() >= 8;
  if (is_terminal(last) || !(is_han(last) || is_latin(last) || last == U'《' || last == U'（' || last == U'“' || last == U'%'))
    return false;
  if (line.size() >= 12 && line.size() < 500 && unclosed(line)) return true;
  return line.size() >= kBrokenFrom && has_any(line, {U"，", U"。", U"；", U"？"});
}

}  // namespace

void strip(std::vector<Line>& lines, Imported& report) {
  const Page page = page_of(lines);
  std::size_t first_part = lines.size();
  for (std::size_t i = 0; i < lines.size() && first_part == lines.size(); ++i)
    if (part_mark(lines[i].text) != 0) first_part = i;
  std::vector<Line> out;
  out.reserve(lines.size());
  std::size_t blanks = 0;
  bool below = false;  // the last lines were the foot of a web page
  const auto drop = [&](const Line& line, const char* reason) {
    report.dropped.push_back({fill(reason, {std::to_string(line.number)}), to_utf8(line.text)});
    blanks += line.blanks;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    const View text(line.text);
    const bool at_edge = i < kEdge || i + kEdge >= lines.size();
    if (is_frame(text, page, at_edge)) {
      drop(line, tr("line {0}: frame of a web page"));
      blanks = kApart;
      below = i + kEdge >= lines.size() && !out.empty();
    } else if (below && text.size() <= 20 && !is_terminal(text.back())) {
      drop(line, tr("line {0}: below the end of a web page"));
    } else if (first_part < lines.size() && i < first_part && !page.crumb.empty() && text == page.crumb) {
      drop(line, tr("line {0}: title of a web page"));
    } else if (is_page_number(text)) {
      drop(line, tr("line {0}: page number"));
      if (line.blanks > 0) blanks = 0;  // the break of the page explains the empty lines around it
    } else if (is_rule_line(text)) {
      drop(line, tr("line {0}: drawn line"));
      blanks = kApart;
    } else {
      below = false;
      line.blanks += blanks;
      blanks = 0;
      out.push_back(std::move(line));
    }
  }
  lines = std::move(out);
}

std::vector<Block> blocks_of(std::vector<Line> lines, Imported& report) {
  std::vector<Block> out;
  out.reserve(lines.size());
  bool open = false;          // whether the last block may go on
  std::size_t last_line = 0;  // where its last piece stands
  for (Line& line : lines) {
    if (open && line.blanks <= 2 && !is_structural(line) && out.back().text.size() < kLongLine) {
      Block& block = out.back();
      const std::string before = excerpt(block.text, 20, true) + "\n" + excerpt(line.text, 20);
      const bool words = is_latin(block.text.back()) && is_latin(line.text.front()) && !is_digit(line.text.front());
      const std::string after = excerpt(block.text, 20, true) + (words ? " " : "") + excerpt(line.text, 20);
      report.changes.push_back(
          {last_line, say("Sentence broken over lines {0} and {1} joined", {std::to_string(last_line), std::to_string(line.number)}),
           before, after});
      if (words) block.text += U' ';
      block.text += line.text;
    } else {
      Block block;
      block.line = line.number;
      block.cells = std::move(line.cells);
      const std::size_t marks = hashes(line.text);
      // A number says more of a heading's place than its style does.
      block.hashes = marks != 0 || numbering(line.text).level != 0 ? marks : line.heading;
      block.text = marks > 0 ? Text(trimmed(View(line.text).substr(marks))) : line.text;
      if (marks > 0)
        report.changes.push_back({line.number, tr("Markdown heading mark removed"), to_utf8(line.text), to_utf8(block.text)});
      if (block.text.empty()) continue;
      out.push_back(std::move(block));
    }
    open = out.back().hashes == 0 && out.back().cells.empty() && line.text[0] != U'|' && is_open(line.text);
    out.back().unfinished = open;
    last_line = line.number;
  }
  return out;
}

}  // namespace yishibu::text_import
