// SPDX-License-Identifier: MIT
// See lists.hpp; and which documents a query's pieces have in common.
#include "lists.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <tuple>

namespace yishibu::find {
namespace {

// Where so few documents of a segment are left, it costs less to look at their texts than to ask for one more piece.
constexpr double kFew = 8;
constexpr std::size_t kMisses = 12;   ///< texts looked at in vain: one more piece is asked for after all
constexpr std::size_t kWeighed = 24;  ///< of a long sentence's pieces

class All final : public Stream {
 public:
  std::vector<std::unique_ptr<Stream>> of, without;  ///< the rarest first
  std::uint64_t seek(std::uint64_t age) override {
    for (;;) {
      const std::uint64_t from = age;
      for (std::size_t i = 0; i < of.size() && (i == 0 || age == from); ++i) age = of[i]->seek(age);
      if (age == kEnd) return kEnd;
      if (age != from) continue;
      if (std::none_of(without.begin(), without.end(), [&](auto& one) { return one->seek(age) == age; })) return age;
      ++age;
    }
  }
};

class Any final : public Stream {
 public:
  std::vector<std::unique_ptr<Stream>> of;
  std::uint64_t seek(std::uint64_t age) override {
    std::uint64_t out = kEnd;
    for (auto& one : of) out = std::min(out, one->seek(age));
    return out;
  }
};

}  // namespace

std::uint64_t List::seek(std::uint64_t age) {
  for (;;) {
    if (there_ && at_ >= age) return at_;
    while (skip(age)) {
      at_ += step_of(take(from_, to_));
      there_ = true;
      first_ = std::min(first_, at_);
      if (at_ >= age) return at_;
    }
    if (!more_) {
      there_ = true;
      return at_ = kEnd;
    }
    // It goes on in the next block, or far away in the one that the index names.
    const bool far = age > 0 && (block_.number == 0 || age - at_ > at_ - first_);
    Postings::Block block;
    const std::string segment = std::to_string(segment_.first), piece = std::to_string(piece_), there = std::to_string(age), next = std::to_string(block_.number + 1);
    more_ = (far && postings_.read(Postings::kBlockAt, {segment, piece, there}, block) && block.number > block_.number) ||
            (block_.number == 0 && postings_.read(Postings::kBlockBefore, {segment, piece}, block)) ||
            (block_.number > 0 && block_.number < segment_.last && postings_.read(Postings::kBlock, {next}, block));
    if (!more_) continue;
    block_ = std::move(block);
    const char *at = block_.bytes.data(), *end = at + block_.bytes.size();
    Entry entry{block_.piece};
    bool read = true;
    while ((read = entry.next(at, end)) && entry.piece < piece_) continue;
    from_ = to_ = nullptr;
    if (read && entry.piece == piece_) std::tie(from_, to_) = std::tie(entry.from, entry.to);
    more_ = at == end && (!read || entry.piece == piece_);
    at_ = 0;
    first_ = kEnd;
    there_ = false;
  }
}

double List::size() {
  if (seek(0) == kEnd) return 0;
  double count = 1;
  for (bool more = true; more; ++count) {
    const char* before = from_;
    more = skip(kEnd);
    count += static_cast<double>(from_ - before);
    if (more) at_ += step_of(take(from_, to_));
  }
  const double span = static_cast<double>(segment_.documents * kRoom), seen = static_cast<double>(at_ + 1);
  return more_ && seen < span ? count * span / seen : count;
}

bool List::skip(std::uint64_t age) {
  for (std::uint64_t eight; to_ - from_ >= 8; from_ += 8) {
    std::memcpy(&eight, from_, 8);
    if (eight & 0x8181818181818181) break;  // a longer step, or one that is no multiple of kRoom
    eight = (eight & 0x00FF00FF00FF00FF) + (eight >> 8 & 0x00FF00FF00FF00FF);
    const std::uint64_t far = at_ + step_of((eight * 0x0001000100010001) >> 48);
    if (far >= age) break;
    at_ = far;
  }
  return from_ != to_;
}

void Postings::find(const Sought& sought, Label low, Label high, const std::function<bool(Label)>& holds, const std::function<bool(Label)>& each) {
  struct Run {
    Segment segment;
    All stream;
    std::uint64_t age = kEnd;
    bool begun = false;
  };
  std::vector<Run> runs;
  for (const Segment& one : segments()) runs.push_back({one, {}, kEnd, false});
  if (runs.empty()) return;
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.segment.newest > b.segment.newest; });
  const Segment& largest = std::max_element(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.segment.documents < b.segment.documents; })->segment;
  std::map<Piece, bool> asked;
  const auto is_common = [&](Piece piece) {
    const auto [at, fresh] = asked.try_emplace(piece);
    if (fresh) at->second = there(kIsCommon, {std::to_string(piece)});
    return at->second;
  };
  auto groups = sought.groups;
  std::vector<Piece> spare;  // of a single phrase, the rarest first
  for (auto& group : groups)
    for (auto& pieces : group) {
      std::vector<Piece> implied;
      std::erase_if(pieces, [&](Piece piece) {
        const auto both = halves(piece);
        if (!both) return false;
        if (!is_common(both->first) || !is_common(both->second)) return true;
        implied.insert(implied.end(), {both->first, both->second});  // whoever has the whole has them
        return false;
      });
      std::erase_if(pieces, [&](Piece piece) { return std::find(implied.begin(), implied.end(), piece) != implied.end(); });
      if (pieces.size() <= 2) continue;
      std::vector<std::pair<double, Piece>> rare;
      const std::size_t step = (pieces.size() + kWeighed - 1) / kWeighed;
      for (std::size_t i = 0; i < pieces.size(); i += step) rare.emplace_back(List(*this, largest, pieces[i]).size(), pieces[i]);
      std::sort(rare.begin(), rare.end());
      pieces.clear();
      // Pieces of one phrase go together more often than chance has it, so each next one is trusted less to leave some out.
      const double all = static_cast<double>(largest.documents);
      double left = all, trust = 1;
      for (std::size_t i = 0; i < rare.size() && (i < 2 || left > kFew); ++i, trust /= 2) {
        pieces.push_back(rare[i].second);
        left *= std::pow(rare[i].first / all, trust);
      }
      if (groups.size() == 1 && group.size() == 1)
        for (std::size_t i = pieces.size(); i < rare.size(); ++i) spare.push_back(rare[i].second);
    }
  const auto begin = [&](Run& run) {
    const auto list = [&](Piece piece) { return std::make_unique<List>(*this, run.segment, piece); };
    for (const auto& group : groups) {
      if (group.size() == 1) {
        for (const Piece piece : group[0]) run.stream.of.push_back(list(piece));
        continue;
      }
      auto any = std::make_unique<Any>();
      for (const auto& pieces : group) {
        auto all = std::make_unique<All>();
        for (const Piece piece : pieces) all->of.push_back(list(piece));
        any->of.push_back(std::move(all));
      }
      run.stream.of.push_back(std::move(any));
    }
    if (groups.empty()) run.stream.of.push_back(list(kEvery));
    for (const Piece piece : sought.without) run.stream.without.push_back(list(piece));
    run.begun = true;
    run.age = run.stream.seek(run.segment.newest > high ? static_cast<std::uint64_t>(run.segment.newest - high) : 0);
  };
  const auto label = [](const Run& run) { return run.age == kEnd ? Label{0} : run.segment.newest - static_cast<Label>(run.age); };
  std::size_t misses = 0;
  for (;;) {
    // A segment is looked into when its newest document could be the next one.
    Run* best = nullptr;
    for (Run& run : runs) {
      if (!run.begun && best && label(*best) >= run.segment.newest) break;
      if (!run.begun) begin(run);
      if (label(run) > (best ? label(*best) : 0)) best = &run;
    }
    if (!best || label(*best) < low) return;
    if (holds(label(*best))) {
      if (alive(label(*best), best->segment) && !each(label(*best))) return;
    } else if (++misses >= kMisses && !spare.empty()) {
      const Piece piece = spare.front();
      spare.erase(spare.begin());
      groups[0][0].push_back(piece);
      for (Run& run : runs)
        if (run.begun) run.stream.of.push_back(std::make_unique<List>(*this, run.segment, piece));
      misses = 0;
    }
    best->age = best->stream.seek(best->age + 1);
  }
}

}  // namespace yishibu::find
