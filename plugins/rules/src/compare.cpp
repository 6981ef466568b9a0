// SPDX-License-Identifier: MIT
// See compare.hpp.
#include "compare.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "align.hpp"
#include "clauses.hpp"

namespace yishibu::rules {
namespace {

constexpr std::size_t kContext = 8;    // characters shown around a difference
constexpr std::size_t kLeastMoved = 8; // characters that must be the same for a stretch to have moved

View trimmed(View text) {
  constexpr View kAround = U"，。；：、,;:\n ";
  const std::size_t from = text.find_first_not_of(kAround);
  return from == View::npos ? View() : text.substr(from, text.find_last_not_of(kAround) - from + 1);
}

/// Clauses that came, or went, one behind the other.
struct Run {
  std::size_t line, first, last;  ///< pieces
  std::size_t size = 0;
};

class Comparer {
 public:
  Comparer(const std::vector<Paragraph>& a, const std::vector<Paragraph>& b, const Words& words) : words_(words), clauses_(words) {
    for (const Paragraph& p : a) texts_a_.push_back(text_of(p));
    for (const Paragraph& p : b) texts_b_.push_back(text_of(p));
    lay_out();
    for (Line& line : out_.lines) fill(line);
    find_moved();
    for (const Line& line : out_.lines) differences(line);
  }
  Comparison take() { return std::move(out_); }

 private:
  static Text text_of(const Paragraph& p) { return squeezed(from_utf8(p.heading + (p.heading.empty() || p.text.empty() ? "" : "。") + p.text)); }

  void lay_out() {
    const std::vector<std::size_t> partner = pairs(texts_a_, texts_b_);
    std::vector<std::size_t> back(texts_b_.size(), kNone), paired_a, paired_b;
    for (std::size_t i = 0; i < partner.size(); ++i)
      if (partner[i] != kNone) back[partner[i]] = i;
    std::vector<std::vector<std::size_t>> gone(texts_b_.size() + 1);  // paragraphs of a behind the line of a paragraph of b
    std::size_t place = 0;
    for (std::size_t i = 0; i < partner.size(); ++i)
      if (partner[i] != kNone) place = partner[i] + 1;
      else gone[place].push_back(i);
    for (std::size_t j = 0; j < back.size(); ++j)
      if (back[j] != kNone) paired_b.push_back(back[j]);
    std::vector<char> stays(texts_a_.size(), 0);
    for (const std::size_t at : rising(paired_b)) stays[paired_b[at]] = 1;
    const auto drop = [&](std::size_t j) {
      for (const std::size_t i : gone[j]) out_.lines.push_back({i, kNone, false, {}});
    };
    drop(0);
    for (std::size_t j = 0; j < back.size(); ++j) {
      out_.lines.push_back({back[j], j, back[j] != kNone && !stays[back[j]], {}});
      drop(j + 1);
    }
  }

  void fill(Line& line) {
    if (line.a != kNone && line.b != kNone && texts_a_[line.a] == texts_b_[line.b]) {
      line.pieces.push_back({Turn::Same, texts_a_[line.a], texts_b_[line.b]});
      return;
    }
    auto a = line.a == kNone ? std::vector<Segment>{} : segments(texts_a_[line.a]), b = line.b == kNone ? std::vector<Segment>{} : segments(texts_b_[line.b]);
    if (!a.empty() && !b.empty()) divide_leads(a, b, words_);
    line.pieces = clauses_.compare(a, b);
  }

  std::vector<Run> runs(Turn kind) const {
    std::vector<Run> out;
    for (std::size_t l = 0; l < out_.lines.size(); ++l) {
      const std::vector<Piece>& pieces = out_.lines[l].pieces;
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind != kind) continue;
        Run run{l, i, i};
        for (; i < pieces.size() && pieces[i].kind == kind; ++i) {
          run.last = i;
          run.size += pieces[i].a.size() + pieces[i].b.size();
        }
        out.push_back(run);
      }
    }
    return out;
  }

  /// Stretches that went here and came there are compared with each other.
  void find_moved() {
    const std::vector<Run> gone = runs(Turn::Removed), came = runs(Turn::Added);
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> places;  // clause → runs of `gone`
    for (std::size_t r = 0; r < gone.size(); ++r)
      for (std::size_t i = gone[r].first; i <= gone[r].last; ++i)
        if (auto& known = places[clauses_.number(trimmed(out_.lines[gone[r].line].pieces[i].a))]; known.size() < 8) known.push_back(r);
    struct Move { std::size_t shared, came, gone; };
    std::vector<Move> moves;
    for (std::size_t r = 0; r < came.size(); ++r) {
      std::unordered_map<std::size_t, std::size_t> shared;
      for (std::size_t i = came[r].first; i <= came[r].last; ++i) {
        const Piece& piece = out_.lines[came[r].line].pieces[i];
        const View text = trimmed(piece.b);
        if (const auto found = places.find(clauses_.number(text)); found != places.end())
          for (const std::size_t from : found->second) shared[from] += text.size() + (piece.list_b >= 0 && out_.lines[gone[from].line].b == out_.lines[came[r].line].b ? kLeastMoved : 0);
      }
      for (const auto& [from, size] : shared)
        if (size >= kLeastMoved && 2 * size >= std::min(gone[from].size, came[r].size)) moves.push_back({size, r, from});
    }
    std::sort(moves.begin(), moves.end(), [](const Move& x, const Move& y) { return std::tie(y.shared, x.came, x.gone) < std::tie(x.shared, y.came, y.gone); });
    std::vector<char> used_came(came.size(), 0), used_gone(gone.size(), 0);
    std::vector<std::pair<Run, std::vector<Piece>>> there;
    for (const Move& move : moves) {
      if (used_came[move.came] || used_gone[move.gone]) continue;
      used_came[move.came] = used_gone[move.gone] = 1;
      const Run &from = gone[move.gone], &to = came[move.came];
      auto a = segments_of(from, true), b = segments_of(to, false);
      divide_leads(a, b, words_);
      std::vector<Piece> left, right;
      for (Piece& piece : clauses_.compare(a, b)) {
        piece.move = -1;
        piece.other = out_.lines[to.line].b;
        if (piece.kind != Turn::Added) left.push_back(piece);
        piece.move = 1;
        piece.other = out_.lines[from.line].a;
        if (piece.kind != Turn::Removed) right.push_back(std::move(piece));
      }
      there.emplace_back(from, std::move(left));
      there.emplace_back(to, std::move(right));
    }
    // From the back, so that the places named stay where they are.
    std::sort(there.begin(), there.end(), [](const auto& x, const auto& y) { return std::tie(x.first.line, x.first.first) > std::tie(y.first.line, y.first.first); });
    for (auto& [run, fresh] : there) {
      std::vector<Piece>& pieces = out_.lines[run.line].pieces;
      const auto at = pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(run.first), pieces.begin() + static_cast<std::ptrdiff_t>(run.last) + 1);
      pieces.insert(at, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    }
  }

  std::vector<Segment> segments_of(const Run& run, bool in_a) const {
    Text text;
    for (std::size_t i = run.first; i <= run.last; ++i) text += in_a ? out_.lines[run.line].pieces[i].a : out_.lines[run.line].pieces[i].b;
    return segments(text);
  }

  void differences(const Line& line) {
    if (line.moved) {
      Difference one;
      one.kind = Turn::Moved;
      one.before = one.after = to_utf8(trimmed(View(texts_b_[line.b]).substr(0, 40)));
      one.a = line.a;
      one.b = line.b;
      one.paragraph = true;
      out_.differences.push_back(std::move(one));
    }
    const std::vector<Piece>& pieces = line.pieces;
    std::unordered_map<int, std::size_t> lists[2];  // list → its difference
    for (std::size_t i = 0; i < pieces.size();) {
      const Piece& first = pieces[i];
      std::size_t end = i + 1;
      if (first.move != 0) {
        while (end < pieces.size() && pieces[end].move == first.move && pieces[end].other == first.other) ++end;
        moved(line, i, end);
        i = end;
        continue;
      }
      if (first.kind == Turn::Same) {
        ++i;
        continue;
      }
      if (first.kind == Turn::Added || first.kind == Turn::Removed)
        while (end < pieces.size() && pieces[end].kind == first.kind && pieces[end].move == 0) ++end;
      Difference one = difference(line, i, end, first.kind);
      one.paragraph = i == 0 && end == pieces.size() && (line.a == kNone || line.b == kNone);
      const int list = first.kind == Turn::Added ? first.list_b : first.kind == Turn::Removed ? first.list_a : -1;
      bool listed = list >= 0;
      for (std::size_t n = i; n < end; ++n) listed = listed && (first.kind == Turn::Added ? pieces[n].list_b : pieces[n].list_a) == list;
      if (listed && !one.paragraph) {
        for (std::size_t n = i; n < end; ++n) one.items.push_back(to_utf8(trimmed(first.kind == Turn::Added ? pieces[n].b : pieces[n].a)));
        const auto [known, fresh] = lists[first.kind == Turn::Added].emplace(list, out_.differences.size());
        if (!fresh) {
          Difference& whole = out_.differences[known->second];
          whole.items.insert(whole.items.end(), one.items.begin(), one.items.end());
          (first.kind == Turn::Added ? whole.after : whole.before) += "、" + (first.kind == Turn::Added ? one.after : one.before);
          i = end;
          continue;
        }
      }
      if (!one.before.empty() || !one.after.empty()) out_.differences.push_back(std::move(one));
      i = end;
    }
  }

  /// What moved is told once, at its new place; what changed in it is told by itself.
  void moved(const Line& line, std::size_t first, std::size_t end) {
    const bool came = line.pieces[first].move > 0;
    if (came) {
      Difference one = difference(line, first, end, Turn::Moved);
      one.a = line.pieces[first].other;
      one.before.clear();
      out_.differences.push_back(std::move(one));
    }
    for (std::size_t n = first; n < end; ++n) {
      const Turn kind = line.pieces[n].kind;
      if (kind == Turn::Same || came != (kind != Turn::Removed)) continue;
      Difference one = difference(line, n, n + 1, kind);
      if (came) one.a = line.pieces[n].other;
      if (!one.before.empty() || !one.after.empty()) out_.differences.push_back(std::move(one));
    }
  }

  Difference difference(const Line& line, std::size_t first, std::size_t end, Turn kind) const {
    Difference out;
    out.kind = kind;
    out.a = line.a;
    out.b = line.b;
    Text before, after, left, right;
    for (std::size_t n = first; n < end; ++n) {
      before += line.pieces[n].a;
      after += line.pieces[n].b;
    }
    const bool marks = kind == Turn::Marks;
    out.before = to_utf8(marks ? View(before) : trimmed(before));
    out.after = to_utf8(marks ? View(after) : trimmed(after));
    const auto words = [](const Piece& piece) -> const Text& { return piece.b.empty() || piece.move < 0 ? piece.a : piece.b; };
    for (std::size_t n = first; n-- > 0 && left.size() < kContext;) left = words(line.pieces[n]) + left;
    for (std::size_t n = end; n < line.pieces.size() && right.size() < kContext; ++n) right += words(line.pieces[n]);
    out.left = to_utf8(left.size() > kContext ? View(left).substr(left.size() - kContext) : View(left));
    out.right = to_utf8(View(right).substr(0, kContext));
    return out;
  }

  const Words& words_;
  Clauses clauses_;
  std::vector<Text> texts_a_, texts_b_;
  Comparison out_;
};

}  // namespace

Comparison compare(const std::vector<Paragraph>& a, const std::vector<Paragraph>& b, const Words& words) { return Comparer(a, b, words).take(); }

const char* change_code(Turn kind) {
  switch (kind) {
    case Turn::Same: return "same";
    case Turn::Replaced: return "replaced";
    case Turn::Added: return "added";
    case Turn::Removed: return "removed";
    case Turn::Moved: return "moved";
    case Turn::Marks: return "punctuation";
  }
  return "";
}

}  // namespace yishibu::rules
