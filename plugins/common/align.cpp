// SPDX-License-Identifier: MIT
// See align.hpp.
#include "align.hpp"

#include <algorithm>
#include <unordered_map>

namespace yishibu::difference {
namespace {

constexpr std::ptrdiff_t kMostEdits = 400;       // of one stretch
constexpr std::size_t kMostSteps = 4'000'000;  // of one call

using Index = std::ptrdiff_t;

class Finder {
 public:
  Finder(const Sequence& a, const Sequence& b) : a_(a), b_(b) {}

  Matches run() {
    Index a = 0, b = 0, a_end = static_cast<Index>(a_.size()), b_end = static_cast<Index>(b_.size());
    for (const auto& [i, j] : unique_anchors()) {
      stretch(a, static_cast<Index>(i), b, static_cast<Index>(j));
      out_.emplace_back(i, j);
      a = static_cast<Index>(i) + 1;
      b = static_cast<Index>(j) + 1;
    }
    stretch(a, a_end, b, b_end);
    return std::move(out_);
  }

 private:
  Matches unique_anchors() const {
    struct Seen { std::size_t a = 0, b = 0, in_a = 0, in_b = 0; };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (std::size_t i = 0; i < a_.size(); ++i) {
      Seen& s = seen[a_[i]];
      s.a = i;
      ++s.in_a;
    }
    for (std::size_t j = 0; j < b_.size(); ++j) {
      Seen& s = seen[b_[j]];
      s.b = j;
      ++s.in_b;
    }
    Matches once;
    std::vector<std::size_t> in_b;
    for (std::size_t i = 0; i < a_.size(); ++i)
      if (const Seen& s = seen[a_[i]]; s.in_a == 1 && s.in_b == 1) {
        once.emplace_back(i, s.b);
        in_b.push_back(s.b);
      }
    Matches kept;
    for (const std::size_t at : rising(in_b)) kept.push_back(once[at]);
    return kept;
  }

  bool same(Index i, Index j) const { return a_[static_cast<std::size_t>(i)] == b_[static_cast<std::size_t>(j)]; }
  void match(Index i, Index j) { out_.emplace_back(static_cast<std::size_t>(i), static_cast<std::size_t>(j)); }

  void stretch(Index a, Index a_end, Index b, Index b_end) {
    for (; a < a_end && b < b_end && same(a, b); ++a, ++b) match(a, b);
    Index tail = 0;
    while (a < a_end - tail && b < b_end - tail && same(a_end - tail - 1, b_end - tail - 1)) ++tail;
    myers(a, a_end - tail, b, b_end - tail);
    for (; tail > 0; --tail) match(a_end - tail, b_end - tail);
  }

  void myers(Index a, Index a_end, Index b, Index b_end) {
    const Index n = a_end - a, m = b_end - b;
    if (n == 0 || m == 0) return;
    const Index most = std::min(n + m, kMostEdits);
    std::vector<std::vector<Index>> trace;  // furthest x by diagonal -d…d
    std::vector<Index> reach(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](Index k) -> Index& { return reach[static_cast<std::size_t>(k + most + 1)]; };
    for (Index d = 0; d <= most; ++d) {
      trace.emplace_back(reach.begin() + (most + 1 - d), reach.begin() + (most + 2 + d));
      for (Index k = -d; k <= d; k += 2) {
        Index x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1, y = x - k;
        for (; x < n && y < m && same(a + x, b + y); ++x, ++y) ++steps_;
        at(k) = x;
        if (x >= n && y >= m) return back(trace, a, b, n, m, d);
        if (++steps_ > kMostSteps) return;
      }
    }
  }

  void back(const std::vector<std::vector<Index>>& trace, Index a, Index b, Index x, Index y, Index d) {
    const std::size_t first = out_.size();
    for (; d > 0; --d) {
      // trace[d] holds what was reached with d - 1 edits, diagonals -d…d.
      const auto at = [&](Index k) { return trace[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)]; };
      const Index k = x - y, before = k == -d || (k != d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
      const Index from_x = at(before), from_y = from_x - before;
      while (x > from_x && y > from_y) match(a + --x, b + --y);
      x = from_x;
      y = from_y;
    }
    while (x > 0 && y > 0) match(a + --x, b + --y);
    std::reverse(out_.begin() + static_cast<Index>(first), out_.end());
  }

  const Sequence& a_;
  const Sequence& b_;
  Matches out_;
  std::size_t steps_ = 0;
};

}  // namespace

Matches common(const Sequence& a, const Sequence& b) { return Finder(a, b).run(); }

std::vector<std::size_t> rising(const std::vector<std::size_t>& values) {
  std::vector<std::size_t> tails, before(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto at = std::lower_bound(tails.begin(), tails.end(), values[i], [&](std::size_t t, std::size_t v) { return values[t] < v; });
    before[i] = at == tails.begin() ? values.size() : *(at - 1);
    if (at == tails.end()) tails.push_back(i);
    else *at = i;
  }
  std::vector<std::size_t> out;
  for (std::size_t i = tails.empty() ? values.size() : tails.back(); i < values.size(); i = before[i]) out.push_back(i);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace yishibu::difference
