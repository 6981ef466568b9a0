// SPDX-License-Identifier: MIT
// See html.hpp.
#include "html.hpp"

#include <algorithm>

#include "yishibu/text.hpp"

namespace yishibu::rules {
namespace {

constexpr const char* kStyle = R"(
body { font-family: "仿宋_GB2312", FangSong, "Noto Serif CJK SC", serif; line-height: 1.7; margin: 1.5em auto; max-width: 70em; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.3em; text-align: center; } h2 { font-size: 1.1em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #888; padding: .4em .6em; vertical-align: top; width: 50%; overflow-wrap: anywhere; }
thead { display: table-header-group; } tr { break-inside: avoid; }
del { text-decoration: line-through; background: #fde2e2; } ins { text-decoration: underline double; background: #dff3e0; }
del::before { content: "［－"; } del::after { content: "］"; } ins::before { content: "［＋"; } ins::after { content: "］"; }
mark { background: #fff3c4; text-decoration: underline wavy; } mark::before { content: "［↔"; } mark::after { content: "］"; }
.gone, .come { font-weight: bold; } .note { font-size: .85em; color: #333; }
@media print { body { margin: 0; max-width: none; padding: 0; } del, ins, mark { background: none; } @page { size: A4 landscape; margin: 15mm; } }
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string cell(const Line& line, const std::vector<Paragraph>& all, bool left) {
  const std::size_t index = left ? line.a : line.b;
  if (index == kNone) return "<td></td>";
  std::string out = "<td>";
  if (!all[index].number.empty()) out += "<b>" + escaped(all[index].number) + "</b>";
  const std::size_t other = left ? line.b : line.a;
  const bool in_part = std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) { return piece.move != 0; });
  if (other == kNone && !in_part) out += std::string("<span class=\"") + (left ? "gone" : "come") + "\">" + escaped(left ? tr("[paragraph removed]") : tr("[paragraph added]")) + "</span>";
  if (line.moved) out += "<span class=\"note\">" + escaped(tr("[moved]")) + "</span>";
  std::string open;  // neighbouring pieces of one sort are marked together
  for (const Piece& piece : line.pieces) {
    if (piece.move == (left ? 1 : -1)) continue;
    const Text& text = left ? piece.a : piece.b;
    if (text.empty()) continue;
    const std::string tag = piece.kind != Turn::Same ? (left ? "del" : "ins") : piece.move != 0 ? "mark" : "";
    if (tag != open) {
      if (!open.empty()) out += "</" + open + ">";
      if (!tag.empty()) out += "<" + tag + ">";
      open = tag;
    }
    out += escaped(to_utf8(text));
  }
  if (!open.empty()) out += "</" + open + ">";
  return out + "</td>";
}

}  // namespace

std::string html_of(const Page& page) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(page.title_a + " → " + page.title_b) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n";
  out += "<h1>" + escaped(page.title_a) + " → " + escaped(page.title_b) + "</h1>\n<p class=\"note\">" + escaped(page.made) + "</p>\n";
  out += "<p class=\"note\"><del>" + escaped(tr("dropped")) + "</del> <ins>" + escaped(tr("added")) + "</ins> <mark>" + escaped(tr("moved")) + "</mark></p>\n";
  out += "<table>\n<thead><tr><th>" + escaped(page.title_a) + "</th><th>" + escaped(page.title_b) + "</th></tr></thead>\n<tbody>\n";
  for (const Line& line : page.comparison.lines) out += "<tr>" + cell(line, page.a, true) + cell(line, page.b, false) + "</tr>\n";
  out += "</tbody>\n</table>\n<h2>" + escaped(tr("Differences")) + "</h2>\n<ol>\n";
  for (const std::string& line : page.summary) out += "<li>" + escaped(line) + "</li>\n";
  return out + "</ol>\n</body>\n</html>\n";
}

}  // namespace yishibu::rules
