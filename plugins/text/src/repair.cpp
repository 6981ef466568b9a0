// SPDX-License-Identifier: MIT
// Implementation of repair.hpp: a few passes over the line, each linear. Must not know documents.
#include "repair.hpp"

#include <algorithm>

#include "outline.hpp"

namespace yishibu::text_import {
namespace {

bool opens(char32_t c) { return View(U"(（[［【〔").find(c) != View::npos; }
bool closes(char32_t c) { return View(U")）]］】〕").find(c) != View::npos; }

/// True at every character of an address such as http://… or name@place, which keeps its marks.
std::vector<bool> addresses(View line) {
  std::vector<bool> out(line.size(), false);
  const auto part_of = [](char32_t c) { return c > 0x20 && c < 0x7F; };
  for (std::size_t i = 0; i < line.size();) {
    if (!part_of(line[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && part_of(line[end])) ++end;
    const View word = line.substr(i, end - i);
    std::size_t from = std::min({word.find(U"://"), word.find(U"www."), word.find(U"mailto:")});
    while (from != View::npos && from > 0 && is_latin(word[from - 1])) --from;
    if (from == View::npos && has(word, U"@")) from = 0;
    if (from != View::npos)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(i + from), out.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = end;
  }
  return out;
}

/// Whether line[open…close] is the year's bracket of a document number: 发(2015)53号.
bool is_year(View line, std::size_t open, std::size_t close) {
  if (close - open != 5 || open == 0 || !is_han(line[open - 1])) return false;
  for (std::size_t i = open + 1; i < close; ++i)
    if (!is_digit(line[i])) return false;
  if (line[open + 1] != U'1' && line[open + 1] != U'2') return false;
  std::size_t i = close + 1;
  if (i < line.size() && line[i] == U'第') ++i;
  const std::size_t first = i;
  while (i < line.size() && is_digit(line[i]) && i - first < 5) ++i;
  return i > first && i < line.size() && line[i] == U'号';
}

void repair_brackets(Text& line, const std::vector<bool>& address) {
  std::vector<std::size_t> han(line.size() + 1, 0);
  for (std::size_t i = 0; i < line.size(); ++i) han[i + 1] = han[i] + (is_han(line[i]) ? 1 : 0);
  const auto next_to_han = [&](std::size_t i) { return i + 1 < line.size() && (is_han(line[i + 1]) || is_cjk_mark(line[i + 1])); };
  const auto after_han = [&](std::size_t i) { return i > 0 && (is_han(line[i - 1]) || is_cjk_mark(line[i - 1])); };
  std::vector<std::size_t> open;
  const auto widen = [&line](std::size_t i) {
    if (line[i] == U'(') line[i] = U'（';
    if (line[i] == U')') line[i] = U'）';
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (address[i]) continue;
    if (opens(line[i])) {
      open.push_back(i);
    } else if (closes(line[i])) {
      if (open.empty()) {
        if (after_han(i)) widen(i);
        continue;
      }
      const std::size_t from = open.back();
      open.pop_back();
      if (is_year(line, from, i)) {
        line[from] = U'〔';
        line[i] = U'〕';
        continue;
      }
      const bool link = from > 0 && line[from - 1] == U']';
      if (!link && (han[i] > han[from] || after_han(from) || next_to_han(i))) {
        widen(from);
        widen(i);
      }
    }
  }
  for (const std::size_t i : open)
    if (next_to_han(i) || after_han(i)) widen(i);
}

Text repair_marks(const Text& line, const std::vector<bool>& address) {
  static const View half = U",;:?!", full = U"，；：？！";
  Text out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t mark = address[i] ? View::npos : half.find(line[i]);
    if (mark == View::npos || out.empty()) {
      out += line[i];
      continue;
    }
    std::size_t next = i + 1;
    while (next < line.size() && is_space(line[next])) ++next;
    const char32_t before = out.back();
    const bool at_end = next >= line.size();
    const bool before_chinese = is_han(before) || is_cjk_mark(before);
    const bool after_chinese = !at_end && (is_han(line[next]) || is_cjk_mark(line[next]));
    const bool with_latin = !at_end && (is_latin(line[next]) || line[next] == U'(' || line[next] == U'"');
    // After a digit a comma or colon belongs to Chinese only where Chinese follows at once: 9:30 and 1,000 stay.
    const bool joined = before_chinese ? at_end || after_chinese || with_latin : is_latin(before) && after_chinese && next == i + 1;
    out += joined ? full[mark] : line[i];
    if (joined && after_chinese) i = next - 1;
  }
  return out;
}

/// 。> where a quotation of a web page began.
std::size_t stray_quote(View line) {
  if (has(line, U"<")) return View::npos;
  for (std::size_t i = line.find(U'>', 1); i != View::npos; i = line.find(U'>', i + 1))
    if (View(U"。！？；”").find(line[i - 1]) != View::npos && i + 1 < line.size()) return i;
  return View::npos;
}

}  // namespace

Text repaired(View line) {
  Text text(line);
  const std::vector<bool> address = addresses(text);
  repair_brackets(text, address);
  return repair_marks(text, address);
}

void repair(std::vector<Line>& lines, bool markdown, Imported& report) {
  std::vector<Line> out;
  out.reserve(lines.size());
  for (Line& line : lines) {
    if (line.text.size() > kLongLine) {
      report.doubts.push_back({line.number, tr("The line is too long to be repaired and was kept as it stands.")});
      out.push_back(std::move(line));
      continue;
    }
    if (markdown && has(line.text, U"**")) {
      std::size_t count = 0;
      Text plain;
      for (std::size_t i = 0; i < line.text.size(); ++i) {
        if (line.text[i] == U'*' && i + 1 < line.text.size() && line.text[i + 1] == U'*') {
          ++count;
          ++i;
        } else {
          plain += line.text[i];
        }
      }
      if (count % 2 == 0 && !trimmed(plain).empty() && !is_rule_line(line.text)) {
        report.changes.push_back({line.number, tr("Marks of emphasis removed"), to_utf8(line.text), to_utf8(plain)});
        line.text = Text(trimmed(plain));
      }
    }
    Text text = repaired(line.text);
    if (text != line.text) report.changes.push_back({line.number, tr("Punctuation made full-width"), to_utf8(line.text), to_utf8(text)});
    line.text = std::move(text);
    const std::size_t quote = stray_quote(line.text);
    if (quote != View::npos) {
      Line rest = line;
      rest.text = Text(trimmed(View(line.text).substr(quote + 1)));
      rest.indented = true;
      rest.blanks = 0;
      report.changes.push_back({line.number, tr("Stray quotation mark removed and the paragraph divided there"),
                                excerpt(View(line.text).substr(0, quote + 1), 20, true) + excerpt(View(line.text).substr(quote + 1), 20),
                                excerpt(View(line.text).substr(0, quote), 20, true) + "\n" + excerpt(rest.text, 20)});
      report.dropped.push_back({tr("quotation mark left by a web page"), ">"});
      line.text.resize(quote);
      out.push_back(std::move(line));
      if (!rest.text.empty()) out.push_back(std::move(rest));
      continue;
    }
    out.push_back(std::move(line));
  }
  lines = std::move(out);
}

}  // namespace yishibu::text_import
