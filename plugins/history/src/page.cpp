// SPDX-License-Identifier: MIT
// See outputs.hpp. The page: no script, no other file, readable in black and white.
#include "markup.hpp"
#include "outputs.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

constexpr const char* kStyle = R"(
body { font-family: "仿宋_GB2312", FangSong, "Noto Serif CJK SC", serif; line-height: 1.7; margin: 1.5em auto; max-width: 70em; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.3em; text-align: center; } h2 { font-size: 1.1em; break-after: avoid; } h3 { font-size: 1em; margin: .8em 0 .2em; break-after: avoid; }
p { margin: .2em 0; overflow-wrap: anywhere; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #888; padding: .3em .6em; vertical-align: top; width: 50%; overflow-wrap: anywhere; white-space: pre-wrap; text-align: left; }
thead { display: table-header-group; } tr, p, li { break-inside: avoid; }
del { text-decoration: line-through; background: #fde2e2; } ins { text-decoration: underline double; background: #dff3e0; }
del::before { content: "［－"; } del::after { content: "］"; } ins::before { content: "［＋"; } ins::after { content: "］"; }
.moved { border-left: 3px solid #a80; padding-left: .5em; } .gone { color: #555; } .note { font-size: .85em; color: #333; }
@media print { body { margin: 0; max-width: none; padding: 0; } del, ins { background: none; } .side { break-before: page; } @page { size: A4; margin: 18mm; } }
)";

void put(std::string& out, const char* open, std::string_view text, const char* close) {
  out += open;
  markup::escape(out, text);
  out += close;
}

/// The line's words with its changes; one side only where the other is not wanted.
void words(std::string& out, const Line& line, bool old_side, bool new_side) {
  for (const Bit& bit : line.bits) {
    if ((bit.turn == Turn::Removed && !old_side) || (bit.turn == Turn::Added && !new_side)) continue;
    if (bit.turn == Turn::Same) markup::escape(out, bit.text);
    else put(out, bit.turn == Turn::Removed ? "<del>" : "<ins>", bit.text, bit.turn == Turn::Removed ? "</del>" : "</ins>");
  }
}

void move_note(std::string& out, const Line& line) { put(out, "<span class=\"note\">", move_words(line), "</span> "); }

void cell(std::string& out, const Line& line, bool left) {
  using Fate = Line::Fate;
  out += "<td>";
  const bool here = left ? line.fate != Fate::Added && line.fate != Fate::Comes : line.fate != Fate::Removed && line.fate != Fate::Leaves;
  if (here) {
    if (line.fate == Fate::Leaves || line.fate == Fate::Comes) move_note(out, line);
    if (line.heading) out += "<b>";
    words(out, line, left, !left);
    if (line.heading) out += "</b>";
  }
  out += "</td>";
}

}  // namespace

std::string page(const Paper& paper) {
  using Fate = Line::Fate;
  std::string out = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  markup::escape(out, paper.title);
  out += std::string("</title>\n<style>") + kStyle + "</style>\n</head>\n<body>\n";
  put(out, "<h1>", paper.title, "</h1>\n");
  put(out, "<p class=\"note\">", say("The old one: {0}", {paper.before}), "</p>\n");
  put(out, "<p class=\"note\">", say("The new one: {0}", {paper.after}), "</p>\n");
  out += "<p class=\"note\">";
  put(out, "<del>", tr("dropped"), "</del> ");
  put(out, "<ins>", tr("added"), "</ins></p>\n");
  put(out, "<h2>", tr("Differences"), "</h2>\n<ol>\n");
  for (const std::string& line : paper.summary) put(out, "<li>", line, "</li>\n");
  if (paper.summary.empty()) put(out, "<li>", tr("The texts are the same."), "</li>\n");
  out += "</ol>\n";
  put(out, "<h2>", tr("The text with its changes"), "</h2>\n");
  for (const Line& line : paper.lines) {
    if (line.heading) {
      out += "<h3>";
      words(out, line, true, true);
      out += "</h3>\n";
      continue;
    }
    out += line.fate == Fate::Leaves ? "<p class=\"moved gone\">" : line.fate == Fate::Comes ? "<p class=\"moved\">" : "<p>";
    if (line.fate == Fate::Leaves || line.fate == Fate::Comes) move_note(out, line);
    words(out, line, true, line.fate != Fate::Leaves);
    out += "</p>\n";
  }
  put(out, "<h2 class=\"side\">", tr("Side by side"), "</h2>\n<table>\n<thead><tr>");
  put(out, "<th>", paper.before, "</th>");
  put(out, "<th>", paper.after, "</th></tr></thead>\n<tbody>\n");
  for (const Line& line : paper.lines) {
    out += "<tr>";
    cell(out, line, true);
    cell(out, line, false);
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</body>\n</html>\n";
}

}  // namespace yishibu::history
