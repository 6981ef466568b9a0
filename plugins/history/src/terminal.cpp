// SPDX-License-Identifier: MIT
// See outputs.hpp. Text for a terminal, where a Chinese character is two columns wide.
#include <algorithm>

#include "outputs.hpp"
#include "sentences.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kFold = 40, kEnds = 14;

/// Columns that a character takes on a terminal (Unicode's East Asian Width: W and F; marks that combine take none).
std::size_t width(char32_t c) {
  if ((c >= 0x300 && c <= 0x36F) || c == 0x200D || c == 0x200B || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xA960 && c <= 0xA97C) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1F64F) ||
                    (c >= 0x1F680 && c <= 0x1F6FF) || (c >= 0x1F900 && c <= 0x1F9FF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

std::string flat(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string place(const Line& line) {
  const auto number = [](std::size_t index) { return std::to_string(index + 1); };
  const std::size_t here = line.fate == Line::Fate::Removed || line.fate == Line::Fate::Leaves ? line.a : line.b;
  if (here == kNone) return {};
  return line.numbered ? say("paragraph no. {0}", {number(here)}) + "  " : std::string();
}

const char* sign(Line::Fate fate) {
  switch (fate) {
    case Line::Fate::Added: return "＋ ";
    case Line::Fate::Removed: return "－ ";
    case Line::Fate::Changed: return "～ ";
    case Line::Fate::Leaves:
    case Line::Fate::Comes: return "↔ ";
    case Line::Fate::Same: break;
  }
  return "　 ";
}

std::string marked(const Line& line, bool folded, bool old_side, bool new_side) {
  std::string out;
  const bool whole = line.fate == Line::Fate::Added || line.fate == Line::Fate::Removed;
  for (std::size_t i = 0; i < line.bits.size(); ++i) {
    const auto& [turn, text] = line.bits[i];
    if ((turn == Turn::Removed && !old_side) || (turn == Turn::Added && !new_side)) continue;
    if (turn != Turn::Same) {
      // A line that came or went as a whole says so by its sign; so does one that has no other.
      out += whole ? text : (turn == Turn::Removed ? "〔-" : "〔+") + text + (turn == Turn::Removed ? "-〕" : "+〕");
      continue;
    }
    const Text all = from_utf8(text);
    if (!folded || line.bits.size() == 1 || all.size() <= kFold) {
      out += text;
      continue;
    }
    out += to_utf8(View(all).substr(0, kEnds)) + "……" + (i + 1 < line.bits.size() ? to_utf8(View(all).substr(all.size() - kEnds)) : "");
  }
  return flat(out);
}

/// Calls `show` for every line that is to be seen, a heading only before one of them, and `folded` with how many were passed over.
template <typename Show, typename Folded>
void walk(const std::vector<Line>& lines, bool full, Show&& show, Folded&& folded) {
  std::size_t same = 0;
  const Line* heading = nullptr;
  const auto close = [&] {
    if (same && !heading) folded(same);
    same = 0;
  };
  for (const Line& line : lines) {
    if (line.heading || line.part_sort == 0) {
      if (line.heading || line.fate != Line::Fate::Same || full) close();
      if (line.heading) {
        heading = &line;
        continue;
      }
      heading = nullptr;
    }
    if (line.fate == Line::Fate::Same && !full) {
      if (line.part_sort != 0) ++same;
      continue;
    }
    const std::size_t before = same;
    same = 0;
    if (heading) show(*heading);
    heading = nullptr;
    if (before) folded(before);
    show(line);
  }
  close();
}

std::vector<Text> wrapped(const std::string& text, std::size_t columns) {
  std::vector<Text> out(1);
  std::size_t used = 0;
  for (const char32_t c : from_utf8(text)) {
    if (used + width(c) > columns) {
      out.emplace_back();
      used = 0;
    }
    out.back() += c;
    used += width(c);
  }
  return out;
}

std::string padded(const Text& text, std::size_t columns) {
  std::size_t used = 0;
  for (const char32_t c : text) used += width(c);
  return to_utf8(text) + std::string(columns > used ? columns - used : 0, ' ');
}

}  // namespace

std::vector<std::string> inline_text(const Paper& paper, bool full) {
  std::vector<std::string> out;
  walk(
      paper.lines, full,
      [&](const Line& line) {
        if (line.heading) {
          out.push_back("【" + (line.bits.empty() ? "" : line.bits.front().text) + "】");
          return;
        }
        std::string text = std::string(sign(line.fate)) + place(line);
        if (line.fate == Line::Fate::Leaves) text += move_words(line) + " " + excerpt(flat(line.before()), kFold);
        else text += (line.fate == Line::Fate::Comes ? move_words(line) + " " : std::string()) + marked(line, !full, true, true);
        out.push_back(std::move(text));
      },
      [&](std::size_t count) { out.push_back("　 " + say("({0} unchanged)", {std::to_string(count)})); });
  return out;
}

std::vector<std::string> side_text(const Paper& paper, bool full, std::size_t columns) {
  const std::size_t half = std::max<std::size_t>(10, (columns - 3) / 2);
  std::vector<std::string> out;
  const auto put = [&](const std::string& left, const std::string& right) {
    const auto a = wrapped(left, half), b = wrapped(right, half);
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      std::string line = padded(i < a.size() ? a[i] : Text(), half) + " │ " + to_utf8(i < b.size() ? b[i] : Text());
      line.erase(line.find_last_not_of(' ') + 1);
      out.push_back(std::move(line));
    }
  };
  put(paper.before, paper.after);
  out.push_back(std::string());
  for (std::size_t i = 0; i < half; ++i) out.back() += "─";
  out.back() += "─┼─";
  for (std::size_t i = 0; i < half; ++i) out.back() += "─";
  walk(
      paper.lines, full,
      [&](const Line& line) {
        const auto titled = [](const std::string& text) { return text.empty() ? text : "【" + text + "】"; };
        if (line.heading) return put(titled(line.before()), titled(line.after()));
        const std::string head = std::string(sign(line.fate)) + place(line);
        const std::string left = line.fate == Line::Fate::Leaves ? head + move_words(line) + " " + excerpt(flat(line.before()), kFold) : line.fate == Line::Fate::Added || line.fate == Line::Fate::Comes ? "" : head + marked(line, !full, true, false);
        const std::string right = line.fate == Line::Fate::Comes ? head + move_words(line) + " " + marked(line, !full, false, true) : line.fate == Line::Fate::Removed || line.fate == Line::Fate::Leaves ? "" : head + marked(line, !full, false, true);
        put(left, right);
      },
      [&](std::size_t count) {
        const std::string text = "　 " + say("({0} unchanged)", {std::to_string(count)});
        put(text, text);
      });
  return out;
}

}  // namespace yishibu::history
