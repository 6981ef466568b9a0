// SPDX-License-Identifier: MIT
// Implementation of outline.hpp. Every function looks at a bounded piece of the line or goes through it once.
#include "outline.hpp"

namespace yishibu::text_import {
namespace {

std::size_t run(View line, std::size_t from, bool (*is)(char32_t), std::size_t most) {
  std::size_t i = from;
  while (i < line.size() && i - from < most && is(line[i])) ++i;
  return i - from;
}
char32_t at(View line, std::size_t i) { return i < line.size() ? line[i] : U'\0'; }
bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }
bool counts(char32_t c) { return is_numeral(c) || is_digit(c); }

Numbering found(View line, int level, std::size_t size) {
  Numbering out{level, Text(line.substr(0, size)), size};
  while (out.size < line.size() && is_space(line[out.size])) ++out.size;
  return out;
}

}  // namespace

Numbering numbering(View line) {
  // 一、二组 names two groups and is no heading.
  if (const std::size_t n = run(line, 0, is_numeral, 4); n > 0 && among(at(line, n), U"、．.") && !is_numeral(at(line, n + 1)))
    return found(line, 1, n + 1);
  if (among(at(line, 0), U"（(")) {
    if (const std::size_t n = run(line, 1, is_numeral, 4); n > 0 && among(at(line, n + 1), U"）)")) return found(line, 2, n + 2);
    if (const std::size_t n = run(line, 1, is_digit, 3); n > 0 && among(at(line, n + 1), U"）)")) return found(line, 4, n + 2);
  }
  if (const std::size_t n = run(line, 0, is_digit, 3);
      n > 0 && among(at(line, n), U".．、") && !is_digit(at(line, n + 1)) && n + 1 < line.size())
    return found(line, 3, n + 1);
  if (at(line, 0) == U'第') {
    const std::size_t n = run(line, 1, counts, 6);
    const char32_t unit = at(line, n + 1);
    const char32_t next = at(line, n + 2);
    // 第一条意见 is a phrase; the number of an article stands apart.
    if (n > 0 && among(unit, U"条章节") && (n + 2 == line.size() || is_space(next)))
      return found(line, unit == U'条' ? 5 : unit == U'章' ? 1 : 2, n + 2);
  }
  return {};
}

std::size_t hashes(View line) {
  std::size_t n = 0;
  while (n < line.size() && line[n] == U'#') ++n;
  return n > 0 && n <= 6 && n < line.size() && is_space(line[n]) ? n : 0;
}

std::size_t find_document_number(View text, std::size_t from, std::size_t& end) {
  for (std::size_t i = text.find(U'〔', from); i != View::npos; i = text.find(U'〔', i + 1)) {
    if (i == 0 || !is_han(text[i - 1]) || run(text, i + 1, is_digit, 4) != 4 || at(text, i + 5) != U'〕') continue;
    std::size_t j = i + 6;
    if (at(text, j) == U'第') ++j;
    const std::size_t n = run(text, j, is_digit, 5);
    if (n == 0 || at(text, j + n) != U'号') continue;
    end = j + n + 1;
    return i;
  }
  return View::npos;
}

bool is_document_number(View line) {
  if (line.size() > 40) return false;
  std::size_t end = 0;
  const std::size_t open = find_document_number(line, 0, end);
  if (open == View::npos || end != line.size()) return false;
  for (const char32_t c : line.substr(0, open))
    if (!is_han(c) && !is_latin(c)) return false;
  return true;
}

std::size_t part_mark(View line) {
  if (at(line, 0) != U'篇') return 0;
  const std::size_t n = run(line, 1, is_numeral, 3);
  return n > 0 && among(at(line, n + 1), U":：") ? n + 2 : 0;
}

std::size_t bullet(View line) { return line.size() > 2 && among(line[0], U"-*+•●·■◆") && is_space(line[1]) ? 2 : 0; }

bool is_rule_line(View line) {
  if (line.size() < 3 || line.size() > 200 || !among(line[0], U"-=*_—─－~")) return false;
  for (const char32_t c : line)
    if (c != line[0] && !is_space(c)) return false;
  return true;
}

bool is_page_number(View line) {
  if (line.size() > 20) return false;
  const Text tight = squeezed(line);
  const View text(tight);
  if (among(at(text, 0), U"-—－–")) {
    const std::size_t dashes = run(
        text, 0, [](char32_t c) { return among(c, U"-—－–"); }, 2);
    const std::size_t n = run(text, dashes, is_digit, 4);
    const std::size_t tail = text.size() - dashes - n;
    return n > 0 && tail > 0 && tail <= 2 && among(text.back(), U"-—－–") && among(at(text, dashes + n), U"-—－–");
  }
  if (at(text, 0) != U'第') return false;
  const std::size_t n = run(text, 1, is_digit, 4);
  if (n == 0 || at(text, n + 1) != U'页') return false;
  View rest = text.substr(n + 2);
  if (rest.empty()) return true;
  if (among(rest[0], U"，,/")) rest.remove_prefix(1);
  const std::size_t total = run(rest, 1, is_digit, 4);
  return at(rest, 0) == U'共' && total > 0 && total + 2 == rest.size() && rest.back() == U'页';
}

bool is_contents_line(View line) { return line.size() <= 12 && squeezed(line) == U"目录"; }

bool is_official_title(View line) {
  if (line.size() < 6 || line.size() > 80 || has_any(line, {U"。", U"；", U"！"})) return false;
  const std::size_t about = line.find(U"关于"), issue = line.find(U"印发");
  if ((about == View::npos || about > 40) && (issue == View::npos || issue > 40)) return false;
  return ends_any(line, {U"意见", U"通知", U"决定", U"报告", U"办法", U"方案", U"的函", U"请示", U"批复", U"公告", U"通告", U"规定",
                         U"通报", U"纪要", U"复函"});
}

}  // namespace yishibu::text_import
