// SPDX-License-Identifier: MIT
// See characters_diff.hpp. The search; the clean-up is in readable_diff.cpp.
#include "characters_diff.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace yishibu::difference {
namespace {

using Word = std::uint64_t;
using Index = std::int32_t;

/// A character's number among those of one text, or -1. Nearly all are in a table, of which only the pages that are used are made: most
/// texts that are compared are short. The rest are looked up.
class Alphabet {
 public:
  explicit Alphabet(View text) {
    for (const char32_t c : text) {
      auto* page = c < 0x10000 ? &table_[c / kPage] : nullptr;
      if (page && !*page) (*page = std::make_unique<Page>())->fill(-1);
      std::int32_t& slot = page ? (**page)[c % kPage] : rare_.try_emplace(c, -1).first->second;
      if (slot < 0) slot = count_++;
    }
  }
  std::int32_t number(char32_t c) const {
    if (c < 0x10000) return table_[c / kPage] ? (*table_[c / kPage])[c % kPage] : -1;
    const auto found = rare_.find(c);
    return found == rare_.end() ? -1 : found->second;
  }
  std::size_t size() const { return static_cast<std::size_t>(count_); }

 private:
  static constexpr std::size_t kPage = 256;
  using Page = std::array<std::int32_t, kPage>;
  std::array<std::unique_ptr<Page>, 0x10000 / kPage> table_;
  std::unordered_map<char32_t, std::int32_t> rare_;
  std::int32_t count_ = 0;
};

struct Run {
  std::size_t a, b, length;
};

/// A part of a text with the places its characters have in the whole.
struct Part {
  Text text;
  std::vector<std::uint32_t> places;
  View view() const { return text; }
};

/// One row after another of the longest common subsequence, 64 columns at a time (Hyyrö 2004): a bit is 0 where the length grows.
class Rows {
 public:
  explicit Rows(View columns) : width_((columns.size() + 63) / 64), alphabet_(columns), found_(new Word[alphabet_.size() * width_]()) {
    for (std::size_t i = 0; i < columns.size(); ++i) found_[static_cast<std::size_t>(alphabet_.number(columns[i])) * width_ + i / 64] |= Word{1} << (i % 64);
  }
  std::size_t width() const { return width_; }
  void next(const Word* above, Word* row, char32_t c) const {
    const std::int32_t number = alphabet_.number(c);
    if (number < 0) {
      std::copy(above, above + width_, row);
      return;
    }
    const Word* found = &found_[static_cast<std::size_t>(number) * width_];
    unsigned char carry = 0;
    for (std::size_t w = 0; w < width_; ++w) {
      const Word v = above[w], u = v & found[w], half = v + u;
      const Word sum = half + carry;
      carry = static_cast<unsigned char>((half < v) | (sum < half));
      row[w] = sum | (v & ~found[w]);
    }
  }

 private:
  std::size_t width_;
  Alphabet alphabet_;
  std::unique_ptr<Word[]> found_;
};

class Search {
 public:
  Search(View a, View b, const DiffLimits& limits) : a_(a), b_(b), limits_(limits) {}

  /// What both have, rising on both sides.
  std::vector<Run> run() {
    std::size_t head = 0, tail = 0;
    const std::size_t least = std::min(a_.size(), b_.size());
    while (head < least && a_[head] == b_[head]) ++head;
    while (tail < least - head && a_[a_.size() - 1 - tail] == b_[b_.size() - 1 - tail]) ++tail;
    put(0, 0, head);
    const View a = a_.substr(head, a_.size() - head - tail), b = b_.substr(head, b_.size() - head - tail);
    if (!a.empty() && !b.empty() && !greedy(a, b, head)) rest(a, b, head);
    put(a_.size() - tail, b_.size() - tail, tail);
    return std::move(out_);
  }

 private:
  void put(std::size_t a, std::size_t b, std::size_t length) {
    if (length == 0) return;
    if (!out_.empty() && out_.back().a + out_.back().length == a && out_.back().b + out_.back().length == b) out_.back().length += length;
    else out_.push_back({a, b, length});
  }

  /// How many characters one side has more often than the other: no search finds fewer edits.
  static std::size_t surely(View a, View b) {
    const Alphabet known(a);
    std::vector<std::int32_t> count(known.size(), 0);
    std::size_t out = 0;
    for (const char32_t c : a) ++count[static_cast<std::size_t>(known.number(c))];
    for (const char32_t c : b) {
      if (const std::int32_t number = known.number(c); number >= 0) --count[static_cast<std::size_t>(number)];
      else ++out;
    }
    for (const std::int32_t n : count) out += static_cast<std::size_t>(n < 0 ? -n : n);
    return out;
  }

  bool greedy(View a, View b, std::size_t offset) {
    const Index n = static_cast<Index>(a.size()), m = static_cast<Index>(b.size());
    const Index most = static_cast<Index>(std::min(limits_.most_edits, a.size() + b.size()));
    std::vector<Index> reach(static_cast<std::size_t>(2 * most + 3), 0), trace;
    std::vector<std::size_t> begins;
    Index* const at = reach.data() + most + 1;  // by diagonal
    for (Index d = 0; d <= most; ++d) {
      if (d == 64 && surely(a, b) > limits_.most_edits) return false;
      begins.push_back(trace.size());
      // Only every other diagonal is read again: -d-1, -d+1 … d+1 hold what was reached with d - 1 edits.
      for (Index k = -d + 1; k < d; k += 2) trace.push_back(at[k]);
      for (Index k = -d; k <= d; k += 2) {
        Index x = k == -d || (k != d && at[k - 1] < at[k + 1]) ? at[k + 1] : at[k - 1] + 1;
        if (d == 0) x = 0;
        Index y = x - k;
        while (x < n && y < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)]) ++x, ++y;
        at[k] = x;
        if (k == n - m && x >= n) {
          back(trace, begins, n, m, d, offset);
          return true;
        }
      }
    }
    return false;
  }

  void back(const std::vector<Index>& trace, const std::vector<std::size_t>& begins, Index x, Index y, Index d, std::size_t offset) {
    std::vector<Run> runs;  // the last one first
    const auto run = [&](Index from_x, Index from_y, Index length) { runs.push_back({offset + static_cast<std::size_t>(from_x), offset + static_cast<std::size_t>(from_y), static_cast<std::size_t>(length)}); };
    for (; d > 0; --d) {
      const auto at = [&](Index k) { return k <= -d || k >= d ? Index{-1} : trace[begins[static_cast<std::size_t>(d)] + static_cast<std::size_t>((k + d - 1) / 2)]; };
      const Index k = x - y;
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const Index before = down ? k + 1 : k - 1, from = at(before), start = down ? from : from + 1;
      if (x > start) run(start, start - k, x - start);
      x = from;
      y = from - before;
    }
    if (x > 0) run(0, 0, x);
    for (std::size_t i = runs.size(); i-- > 0;) put(runs[i].a, runs[i].b, runs[i].length);
  }

  /// Characters that only one side has cannot match, and are left out first.
  static Part shared(View text, View other, std::size_t offset) {
    const Alphabet known(other);
    Part out;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (known.number(text[i]) >= 0) {
        out.text += text[i];
        out.places.push_back(static_cast<std::uint32_t>(offset + i));
      }
    return out;
  }

  void rest(View a, View b, std::size_t offset) {
    const Part left = shared(a, b, offset), right = shared(b, a, offset);
    if (left.text.empty() || left.text.size() > limits_.most_cells / right.text.size()) return;
    table(left.view(), left.places.data(), right.view(), right.places.data());
  }

  void table(View a, const std::uint32_t* places_a, View b, const std::uint32_t* places_b) {
    if (a.empty() || b.empty()) return;
    if (const std::size_t width = (a.size() + 63) / 64; b.size() > 1 && width > limits_.most_words / b.size()) return halves(a, places_a, b, places_b);
    const Rows rows(a);
    const std::size_t width = rows.width();
    std::unique_ptr<Word[]> all(new Word[width * (b.size() + 1)]);
    std::fill_n(all.get(), width, ~Word{0});
    for (std::size_t j = 0; j < b.size(); ++j) rows.next(&all[j * width], &all[(j + 1) * width], b[j]);
    const auto grows = [&](std::size_t row, std::size_t column) { return ((all[row * width + column / 64] >> (column % 64)) & 1) == 0; };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches;  // the last one first
    for (std::size_t i = a.size(), j = b.size(); i > 0 && j > 0;) {
      if (!grows(j, i - 1)) --i;
      else if (--j; !grows(j, i - 1)) {
        --i;
        matches.emplace_back(places_a[i], places_b[j]);
      }
    }
    for (std::size_t i = matches.size(); i-- > 0;) put(matches[i].first, matches[i].second, 1);
  }

  /// Lengths of the longest common subsequence of b with every beginning of a.
  static std::vector<std::uint32_t> lengths(View a, View b) {
    const Rows rows(a);
    std::vector<Word> row(rows.width(), ~Word{0});
    for (const char32_t c : b) rows.next(row.data(), row.data(), c);
    std::vector<std::uint32_t> out(a.size() + 1, 0);
    for (std::size_t i = 0; i < a.size(); ++i) out[i + 1] = out[i] + (((row[i / 64] >> (i % 64)) & 1) == 0 ? 1 : 0);
    return out;
  }

  /// Hirschberg: the middle of b is passed where both halves together have most in common.
  void halves(View a, const std::uint32_t* places_a, View b, const std::uint32_t* places_b) {
    const std::size_t middle = b.size() / 2;
    const std::vector<std::uint32_t> above = lengths(a, b.substr(0, middle));
    const Text a_back(a.rbegin(), a.rend()), b_back(b.rbegin(), b.rend() - static_cast<std::ptrdiff_t>(middle));
    const std::vector<std::uint32_t> below = lengths(a_back, b_back);
    std::size_t best = 0;
    for (std::size_t i = 1; i <= a.size(); ++i)
      if (above[i] + below[a.size() - i] > above[best] + below[a.size() - best]) best = i;
    table(a.substr(0, best), places_a, b.substr(0, middle), places_b);
    table(a.substr(best), places_a + best, b.substr(middle), places_b + middle);
  }

  View a_, b_;
  const DiffLimits& limits_;
  std::vector<Run> out_;
};

}  // namespace

std::vector<Stretch> shortest_diff(View before, View after, const DiffLimits& limits) {
  std::vector<Stretch> out;
  if (before == after) {
    if (!after.empty()) out.push_back({Turn::Same, after});
    return out;
  }
  const std::vector<Run> runs = Search(before, after, limits).run();
  std::size_t a = 0, b = 0;
  const auto gap = [&](std::size_t to_a, std::size_t to_b) {
    if (to_a > a) out.push_back({Turn::Removed, before.substr(a, to_a - a)});
    if (to_b > b) out.push_back({Turn::Added, after.substr(b, to_b - b)});
  };
  for (const Run& run : runs) {
    gap(run.a, run.b);
    out.push_back({Turn::Same, after.substr(run.b, run.length)});
    a = run.a + run.length;
    b = run.b + run.length;
  }
  gap(before.size(), after.size());
  return out;
}

std::vector<Stretch> shortest_diff(View before, View after) { return shortest_diff(before, after, {}); }

}  // namespace yishibu::difference
