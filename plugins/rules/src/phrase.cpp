// SPDX-License-Identifier: MIT
// See phrase.hpp.
#include "phrase.hpp"

#include <algorithm>

#include "align.hpp"

namespace yishibu::rules {

using namespace difference;
namespace {

constexpr std::size_t kPhrase = 4;  // characters that a change may grow by to end with its phrase

/// Words that join or part phrases; a change never grows over them.
bool parts(char32_t c) { return among(c, U"的和与及或并在对把将被以为由从向于而等了着应可要其（）()“”‘’《》〈〉"); }

struct Hunk {
  std::size_t a, a_end, b, b_end;
};

struct Side {
  View text;
  std::vector<char> starts;
  bool within(std::size_t at) const { return !starts[at]; }
  bool ends_phrase(std::size_t at) const { return at >= text.size() || parts(text[at]); }
  bool ends_wholly(std::size_t at) const { return at >= text.size() || among(text[at], U"的和与（）“”《》"); }
  bool begins_phrase(std::size_t at) const { return at == 0 || parts(text[at - 1]); }
};

std::vector<Hunk> hunks_of(View a, View b) {
  const Matches matches = common(Sequence(a.begin(), a.end()), Sequence(b.begin(), b.end()));
  std::vector<Hunk> out;
  std::size_t i = 0, j = 0;
  const auto close = [&](std::size_t to_i, std::size_t to_j) {
    if (to_i > i || to_j > j) out.push_back({i, to_i, j, to_j});
  };
  for (const auto& [x, y] : matches) {
    close(x, y);
    i = x + 1;
    j = y + 1;
  }
  close(a.size(), b.size());
  return out;
}

/// A single character between two changes is there by chance.
void join_across_chance(std::vector<Hunk>& hunks) {
  std::vector<Hunk> out;
  for (const Hunk& hunk : hunks) {
    if (!out.empty()) {
      Hunk& before = out.back();
      const std::size_t kept = hunk.a - before.a_end;
      const bool both = (before.a < before.a_end && before.b < before.b_end) || (hunk.a < hunk.a_end && hunk.b < hunk.b_end);
      if (kept == 0 || (kept == 1 && both)) {
        before.a_end = hunk.a_end;
        before.b_end = hunk.b_end;
        continue;
      }
    }
    out.push_back(hunk);
  }
  hunks = std::move(out);
}

/// An insertion may often stand one or more characters earlier: 民|代表会议、村民|代表; it is put where words begin.
void slide(Hunk& hunk, const Side& longer, bool in_b, std::size_t floor) {
  std::size_t from = in_b ? hunk.b : hunk.a, to = in_b ? hunk.b_end : hunk.a_end, steps = 0;
  for (;; ++steps) {
    if (longer.starts[from] && longer.starts[to]) break;
    if (steps >= 12 || from <= floor || longer.text[from - 1] != longer.text[to - 1]) return;
    --from;
    --to;
  }
  hunk.a -= steps;
  hunk.a_end -= steps;
  hunk.b -= steps;
  hunk.b_end -= steps;
}

}  // namespace

std::vector<Piece> phrases(View a, View b, const Words& words) {
  const Side one{a, words.starts(a)}, two{b, words.starts(b)};
  std::vector<Hunk> hunks = hunks_of(a, b);
  join_across_chance(hunks);
  for (std::size_t n = 0; n < hunks.size(); ++n) {
    Hunk& h = hunks[n];
    const std::size_t floor_a = n > 0 ? hunks[n - 1].a_end : 0, top_a = n + 1 < hunks.size() ? hunks[n + 1].a : a.size();
    if (h.a == h.a_end) slide(h, two, true, n > 0 ? hunks[n - 1].b_end : 0);
    else if (h.b == h.b_end) slide(h, one, false, floor_a);
    // Whole words: what stands between two changes is the same on both sides, so both ends move together.
    while (h.a > floor_a && (one.within(h.a) || two.within(h.b))) --h.a, --h.b;
    while (h.a_end < top_a && (one.within(h.a_end) || two.within(h.b_end))) ++h.a_end, ++h.b_end;
    const std::size_t room = top_a - h.a_end;
    std::size_t rest = 0;
    while (rest <= kPhrase && rest < room && !one.ends_wholly(h.a_end + rest)) ++rest;
    const bool pure = h.a == h.a_end || h.b == h.b_end;
    const View gone = h.a < h.a_end ? a.substr(h.a, h.a_end - h.a) : b.substr(h.b, h.b_end - h.b);
    const bool begins = one.begins_phrase(h.a) || parts(gone.front()), ends = one.ends_phrase(h.a_end) || parts(gone.back());
    if (!pure || (!begins && !ends)) {
      std::size_t grow = rest <= kPhrase ? rest : 0;
      if (pure && grow == 0)  // 拓宽[协商]范围…: with the word it belongs to
        for (grow = 1; grow < room && one.within(h.a_end + grow); ++grow) continue;
      if (pure && grow < 2) grow = 0;
      h.a_end += grow;
      h.b_end += grow;
    } else if (!begins && ends) {  // 论证[评估]
      std::size_t grow = 1;
      while (h.a - grow > floor_a && one.within(h.a - grow)) ++grow;
      if (h.a > floor_a && grow > 1) h.a -= grow, h.b -= grow;
    }
  }
  std::vector<Piece> out;
  std::size_t i = 0, j = 0;
  for (std::size_t n = 0; n < hunks.size(); ++n) {
    Hunk h = hunks[n];
    while (n + 1 < hunks.size() && hunks[n + 1].a <= h.a_end && hunks[n + 1].b <= h.b_end) {
      ++n;
      h.a_end = std::max(h.a_end, hunks[n].a_end);
      h.b_end = std::max(h.b_end, hunks[n].b_end);
    }
    if (h.a > i) out.push_back({Turn::Same, Text(a.substr(i, h.a - i)), Text(b.substr(j, h.b - j))});
    const Turn kind = h.a == h.a_end ? Turn::Added : h.b == h.b_end ? Turn::Removed : Turn::Replaced;
    out.push_back({kind, Text(a.substr(h.a, h.a_end - h.a)), Text(b.substr(h.b, h.b_end - h.b))});
    i = h.a_end;
    j = h.b_end;
  }
  if (i < a.size()) out.push_back({Turn::Same, Text(a.substr(i)), Text(b.substr(j))});
  return out;
}

}  // namespace yishibu::rules
