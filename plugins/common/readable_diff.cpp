// SPDX-License-Identifier: MIT
// See characters_diff.hpp. The clean-up: what stays the same is a list of runs, what changed lies between them, and every rule
// only shortens, drops or slides runs, so that both texts can always be put together again.
#include <algorithm>

#include "characters_diff.hpp"

namespace yishibu::difference {
namespace {

constexpr std::size_t kWord = 6;  // characters that mean something by themselves, however much changed around them

struct Run {
  std::size_t a, b, length;
};

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
/// Whether a reader sees both as one thing: figures, Latin words, a sign and what is put on it.
bool glued(char32_t left, char32_t right) {
  if ((is_latin(left) || is_digit(left)) && (is_latin(right) || is_digit(right))) return true;
  const bool on = (right >= 0x300 && right <= 0x36F) || right == 0x200D || (right >= 0xFE00 && right <= 0xFE0F) || (right >= 0xE0100 && right <= 0xE01EF) ||
                  (right >= 0x1F3FB && right <= 0x1F3FF) || (right >= 0x20D0 && right <= 0x20FF);
  const auto flag = [](char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; };
  return on || left == 0x200D || (flag(left) && flag(right));
}
/// How well a cut between two characters reads; a text's ends are the best.
int cut_worth(View text, std::size_t at) {
  if (at == 0 || at >= text.size()) return 6;
  const char32_t left = text[at - 1], right = text[at];
  if (left == U'\n' || right == U'\n') return 6;
  if (among(left, U"。！？；…")) return 5;
  if (among(left, U"，、：）》”』」】.,;:") || is_space(left)) return 4;
  if (among(right, U"（《“『「【") || is_space(right)) return 3;
  if (among(right, U"，、：。！？；）》”』」】.,;:")) return 2;
  return glued(left, right) ? 0 : 1;
}

class Cleaner {
 public:
  Cleaner(View a, View b, const std::vector<Stretch>& found) : a_(a), b_(b) {
    std::size_t at_a = 0, at_b = 0;
    for (const Stretch& s : found) {
      if (s.turn == Turn::Same) runs_.push_back({at_a, at_b, s.text.size()});
      if (s.turn != Turn::Added) at_a += s.text.size();
      if (s.turn != Turn::Removed) at_b += s.text.size();
    }
  }

  std::vector<Stretch> clean() {
    slide();  // may make an island large enough to stay
    drop_islands();
    slide();
    unglue();
    drop_islands();
    std::vector<Stretch> out;
    std::size_t a = 0, b = 0;
    const auto gap = [&](std::size_t to_a, std::size_t to_b) {
      if (to_a > a) out.push_back({Turn::Removed, a_.substr(a, to_a - a)});
      if (to_b > b) out.push_back({Turn::Added, b_.substr(b, to_b - b)});
    };
    for (const Run& run : runs_) {
      gap(run.a, run.b);
      if (run.a == a && run.b == b && !out.empty() && out.back().turn == Turn::Same) out.back().text = b_.substr(run.b - out.back().text.size(), out.back().text.size() + run.length);
      else out.push_back({Turn::Same, b_.substr(run.b, run.length)});
      a = run.a + run.length;
      b = run.b + run.length;
    }
    gap(a_.size(), b_.size());
    return out;
  }

 private:
  /// How much changed between two runs: characters of the longer side, half of them where nothing was replaced, since what was
  /// only put in or taken out is easily read beside what stayed. An end of the text is a run of nothing.
  static std::size_t between(const Run& left, const Run& right) {
    const std::size_t gone = right.a - left.a - left.length, come = right.b - left.b - left.length;
    if (gone && come) return std::max(gone, come);
    return gone + come == 0 ? 0 : std::max<std::size_t>(1, (gone + come) / 2);
  }

  void drop_islands() {
    const Run begin{0, 0, 0}, end{a_.size(), b_.size(), 0};
    std::vector<Run> kept;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      kept.push_back(runs_[i]);
      const Run& next = i + 1 < runs_.size() ? runs_[i + 1] : end;
      // Dropping one makes the change around it larger, and may make the one before it an island too.
      while (!kept.empty()) {
        const Run& island = kept.back();
        const std::size_t before = between(kept.size() > 1 ? kept[kept.size() - 2] : begin, island), after = between(island, next);
        if (before == 0 || after == 0 || island.length >= kWord || island.length > before || island.length > after) break;
        kept.pop_back();
      }
    }
    runs_ = std::move(kept);
  }

  /// What was only put in or only taken out may begin later or earlier where the text repeats itself: at the best cut.
  void slide() {
    for (std::size_t i = 0; i <= runs_.size(); ++i) {
      Run none{i == 0 ? 0 : a_.size(), i == 0 ? 0 : b_.size(), 0};
      Run& left = i > 0 ? runs_[i - 1] : none;
      Run& right = i < runs_.size() ? runs_[i] : none;
      if (&left == &right) continue;
      const std::size_t a0 = left.a + left.length, b0 = left.b + left.length, gone = right.a - a0, come = right.b - b0;
      if ((gone == 0) == (come == 0)) continue;
      const View text = gone ? a_ : b_;
      const std::size_t first = gone ? a0 : b0, length = gone + come;
      std::size_t back = 0, on = 0;
      while (i > 0 && back < left.length && text[first - back - 1] == text[first + length - back - 1]) ++back;
      while (i < runs_.size() && on < right.length && text[first + on] == text[first + length + on]) ++on;
      std::ptrdiff_t best = 0;
      int best_worth = -1;
      for (std::ptrdiff_t step = -static_cast<std::ptrdiff_t>(back); step <= static_cast<std::ptrdiff_t>(on); ++step) {
        const std::size_t at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(first) + step);
        const int worth = cut_worth(text, at) + cut_worth(text, at + length);
        if (worth > best_worth || (worth == best_worth && step == 0)) {
          best = step;
          best_worth = worth;
        }
      }
      left.length = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(left.length) + best);
      right.a = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(right.a) + best);
      right.b = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(right.b) + best);
      right.length = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(right.length) - best);
    }
    std::erase_if(runs_, [](const Run& run) { return run.length == 0; });
  }

  /// A cut inside a figure, a Latin word or a joined sign moves out of it.
  void unglue() {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      Run& run = runs_[i];
      const std::size_t a_before = i ? runs_[i - 1].a + runs_[i - 1].length : 0, b_before = i ? runs_[i - 1].b + runs_[i - 1].length : 0;
      if (run.a != a_before || run.b != b_before)
        while (run.length > 0 && ((run.a > 0 && glued(a_[run.a - 1], a_[run.a])) || (run.b > 0 && glued(b_[run.b - 1], b_[run.b])))) {
          ++run.a;
          ++run.b;
          --run.length;
        }
      const std::size_t a_next = i + 1 < runs_.size() ? runs_[i + 1].a : a_.size(), b_next = i + 1 < runs_.size() ? runs_[i + 1].b : b_.size();
      if (run.a + run.length != a_next || run.b + run.length != b_next)
        while (run.length > 0) {
          const std::size_t a = run.a + run.length, b = run.b + run.length;
          if (!((a < a_.size() && glued(a_[a - 1], a_[a])) || (b < b_.size() && glued(b_[b - 1], b_[b])))) break;
          --run.length;
        }
      if (run.length == 0) {
        runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(i));
        --i;
      }
    }
  }

  View a_, b_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Stretch> readable_diff(View before, View after) { return Cleaner(before, after, shortest_diff(before, after)).clean(); }

}  // namespace yishibu::difference
