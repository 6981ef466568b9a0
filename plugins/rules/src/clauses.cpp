// SPDX-License-Identifier: MIT
// See clauses.hpp.
#include "clauses.hpp"

#include <algorithm>
#include <iterator>

#include "align.hpp"

namespace yishibu::rules {

using namespace difference;
namespace {

constexpr int kAlike = 340, kAlikeItems = 700;  // of 1000
constexpr std::size_t kItem = 10;               // characters of an item that is read whole
constexpr std::size_t kShort = 12;              // clauses that may stand for each other though they share nothing

Piece removed(const Segment& s) { return {Turn::Removed, s.text + s.mark, U"", s.list, -1}; }
Piece added(const Segment& s) { return {Turn::Added, U"", s.text + s.mark, -1, s.list}; }

/// A mark that changed only because something came or went behind it is no change: 事务、事业；→ 事务、事业、服务；.
void settle_marks(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind != Turn::Marks) continue;
    for (const bool came : {true, false}) {
      const Turn turn = came ? Turn::Added : Turn::Removed;
      std::size_t last = i;
      while (last + 1 < pieces.size() && pieces[last + 1].kind == turn) ++last;
      const Text& now = came ? pieces[last].b : pieces[last].a;
      const Text& then = came ? pieces[i].a : pieces[i].b;
      if (last > i && now.ends_with(then)) pieces[i].kind = Turn::Same;
    }
  }
}

}  // namespace

std::uint32_t Clauses::number(View text) { return numbers_.emplace(Text(text), static_cast<std::uint32_t>(numbers_.size())).first->second; }

void Clauses::pair(const Segment& a, const Segment& b, std::vector<Piece>& out) const {
  if (a.text == b.text) {
    out.push_back({Turn::Same, a.text, b.text});
  } else {
    std::vector<Piece> inside = phrases(a.text, b.text, words_);
    std::size_t kept = 0, gone = 0, came = 0;
    for (const Piece& piece : inside) {
      if (piece.kind == Turn::Same) kept += piece.a.size();
      else gone += !piece.a.empty(), came += !piece.b.empty();
    }
    // Items are read whole, and so is a clause of which little is left.
    const bool item = a.list >= 0 && b.list >= 0 && a.text.size() <= kItem && b.text.size() <= kItem && gone > 0 && came > 0;
    const bool both_long = std::min(a.text.size(), b.text.size()) > kShort;
    if (item || (both_long && 9 * (a.text.size() + b.text.size()) > 40 * kept)) out.push_back({Turn::Replaced, a.text, b.text, a.list, b.list});
    else out.insert(out.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
  }
  if (a.mark == b.mark) {
    if (!a.mark.empty()) out.push_back({Turn::Same, a.mark, b.mark});
  } else {
    out.push_back({Turn::Marks, a.mark, b.mark});
  }
}

void Clauses::gap(const std::vector<Segment>& a, std::size_t i, std::size_t i_end, const std::vector<Segment>& b, std::size_t j, std::size_t j_end, std::vector<Piece>& out) {
  const std::size_t n = i_end - i, m = j_end - j, wide = m + 1;
  if (n == 1 && m == 1 && a[i].text.size() <= kShort && b[j].text.size() <= kShort) return pair(a[i], b[j], out);
  // A mark that was lost made one clause of two, or the other way round.
  if (n == 2 && m == 1 && a[i].text + a[i + 1].text == b[j].text) {
    out.push_back({Turn::Same, a[i].text, a[i].text});
    out.push_back({Turn::Marks, a[i].mark, U""});
    return pair(a[i + 1], {a[i + 1].text, b[j].mark, -1}, out);
  }
  if (n == 1 && m == 2 && a[i].text == b[j].text + b[j + 1].text) {
    out.push_back({Turn::Same, b[j].text, b[j].text});
    out.push_back({Turn::Marks, U"", b[j].mark});
    return pair({b[j + 1].text, a[i].mark, -1}, b[j + 1], out);
  }
  if (n > 0 && m > 0 && n * m <= kMostCells && (looked_ += n * m) <= kMostLooked) {
    // The pairs, in order, that are the most alike together.
    std::vector<Text> ones, twos;
    for (std::size_t x = i; x < i_end; ++x) ones.push_back(sorted(a[x].text));
    for (std::size_t y = j; y < j_end; ++y) twos.push_back(sorted(b[y].text));
    std::vector<int> best((n + 1) * wide, 0), like(n * m, 0);
    for (std::size_t x = n; x-- > 0;)
      for (std::size_t y = m; y-- > 0;) {
        const Segment &one = a[i + x], &two = b[j + y];
        const int alike = likeness(ones[x], twos[y]);
        if (alike >= (one.list >= 0 && two.list >= 0 ? kAlikeItems : kAlike)) like[x * m + y] = alike;
        best[x * wide + y] = std::max({best[(x + 1) * wide + y], best[x * wide + y + 1], like[x * m + y] > 0 ? best[(x + 1) * wide + y + 1] + like[x * m + y] : 0});
      }
    std::size_t x = 0, y = 0;
    while (x < n && y < m) {
      const int value = best[x * wide + y];
      if (like[x * m + y] > 0 && value == best[(x + 1) * wide + y + 1] + like[x * m + y]) pair(a[i + x++], b[j + y++], out);
      else if (value == best[(x + 1) * wide + y]) out.push_back(removed(a[i + x++]));
      else out.push_back(added(b[j + y++]));
    }
    i += x;
    j += y;
  }
  for (; i < i_end; ++i) out.push_back(removed(a[i]));
  for (; j < j_end; ++j) out.push_back(added(b[j]));
}

std::vector<Piece> Clauses::compare(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  Sequence left, right;
  for (const Segment& s : a) left.push_back(number(s.text));
  for (const Segment& s : b) right.push_back(number(s.text));
  std::vector<Piece> out;
  std::size_t i = 0, j = 0;
  for (const auto& [x, y] : common(left, right)) {
    gap(a, i, x, b, j, y, out);
    pair(a[x], b[y], out);
    i = x + 1;
    j = y + 1;
  }
  gap(a, i, a.size(), b, j, b.size(), out);
  settle_marks(out);
  return out;
}

}  // namespace yishibu::rules
