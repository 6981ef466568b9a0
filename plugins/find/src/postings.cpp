// SPDX-License-Identifier: MIT
// See postings.hpp.
#include "postings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <numeric>
#include <tuple>

#include "yishibu/error.hpp"

namespace yishibu::find {
namespace {

// A batch's pairs are sorted as single numbers: 52 bits of piece, 12 of document.
constexpr int kDocumentBits = 12;
constexpr std::size_t kBatch = std::size_t{1} << kDocumentBits;
constexpr std::size_t kBlockBytes = 4024;  ///< with its row's other columns what one page of the cache's file holds
constexpr std::int64_t kRoom = 8;     ///< most documents are this far apart, see shelf.cpp
constexpr std::uint64_t kEnd = std::numeric_limits<std::uint64_t>::max();
constexpr Piece kEvery = 1;           ///< a piece that every document has; U+0001 is none
// Where so few documents of a segment are left, it costs less to look at their texts than to ask for one more piece.
constexpr double kFew = 8;
// Common is what one document in so many has; below so many documents nobody can tell.
constexpr std::size_t kCommonest = 64, kTelling = 1000;
constexpr std::size_t kWeighed = 24;  ///< of a long sentence's pieces

bool nothing(const Cache::Row&) { return true; }

void append(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

[[noreturn]] void damaged() { throw Error(ErrorKind::Corrupt, "block"); }

std::uint64_t take(const char*& at, const char* end) {
  if (at != end && static_cast<unsigned char>(*at) < 0x80) return static_cast<unsigned char>(*at++);  // almost always
  std::uint64_t out = 0;
  for (int shift = 0; at != end && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    out |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return out;
  }
  damaged();
}

/// From one document's age to the next one's; between two that were numbered in a row a multiple of kRoom.
std::uint64_t stepped(std::uint64_t step) { return step % kRoom ? step << 1 | 1 : step / kRoom << 1; }
std::uint64_t step_of(std::uint64_t coded) { return coded & 1 ? coded >> 1 : (coded >> 1) * kRoom; }

/// By digits: several times as quick as by comparing, where they are millions. `other` is room to work in.
void sort(std::vector<std::uint64_t>& all, std::vector<std::uint64_t>& other) {
  constexpr int kDigit = 11;
  other.resize(all.size());
  for (int shift = 0; shift < 64; shift += kDigit) {
    std::array<std::size_t, std::size_t{1} << kDigit> at{};
    for (const std::uint64_t one : all) ++at[one >> shift & (at.size() - 1)];
    std::exclusive_scan(at.begin(), at.end(), at.begin(), std::size_t{0});
    for (const std::uint64_t one : all) other[at[one >> shift & (at.size() - 1)]++] = one;
    all.swap(other);
  }
}

/// One entry of a block: a piece and the bytes of its documents.
struct Entry {
  Piece piece = 0;
  const char *from = nullptr, *to = nullptr;
  bool next(const char*& at, const char* end) {
    if (at == end) return false;
    piece += take(at, end);
    const std::uint64_t length = take(at, end);
    if (length > static_cast<std::uint64_t>(end - at)) damaged();
    from = at;
    to = at += length;
    return true;
  }
};

/// Documents by age: how far their labels lie below the newest of the segment.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual std::uint64_t seek(std::uint64_t age) = 0;  ///< the first at or after, or kEnd; never asked to go back
};

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

/// The documents of one piece.
class List final : public Stream {
 public:
  List(Postings& postings, const Postings::Segment& segment, Piece piece) : postings_(postings), segment_(segment), piece_(piece) {}

  std::uint64_t seek(std::uint64_t age) override {
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

  /// About how many documents, told by the first block. Then it is used up.
  double size() {
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

 private:
  /// Eight documents at once, while all are near to one another, as in long lists, and before `age`. Whether there are more.
  bool skip(std::uint64_t age) {
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

  Postings& postings_;
  const Postings::Segment& segment_;
  Piece piece_;
  Postings::Block block_;
  const char *from_ = nullptr, *to_ = nullptr;  ///< in the block, what is not read yet
  std::uint64_t at_ = 0, first_ = kEnd;  ///< where it stands, and about where the block begins
  bool there_ = false, more_ = true;
};

/// Cuts lists that come in order into blocks.
class Writer {
 public:
  Writer(Postings& postings, Postings::Segment& segment) : postings_(postings), segment_(segment) {
    if (postings_.next_block_ == 0) postings_.next_block_ = postings_.number(Postings::kNextBlock);
    segment_.first = postings_.next_block_;
  }
  void list(Piece piece, const std::vector<std::uint64_t>& ages) {
    for (std::size_t i = 0; i < ages.size();) {
      if (bytes_.size() + 32 > kBlockBytes) close();
      // The first block is found whatever is asked for; of the others the index knows the first pair.
      if (bytes_.empty() && postings_.next_block_ != segment_.first) {
        piece_ = last_ = piece;
        age_ = ages[i];
      }
      some_.clear();
      for (std::uint64_t before = 0; i < ages.size() && bytes_.size() + some_.size() + 24 < kBlockBytes; ++i) {
        append(some_, stepped(ages[i] - before));
        before = ages[i];
      }
      append(bytes_, piece - last_);
      append(bytes_, some_.size());
      bytes_ += some_;
      last_ = piece;
    }
  }
  void close() {
    const std::string number = std::to_string(postings_.next_block_), segment = std::to_string(segment_.first), piece = std::to_string(piece_), age = std::to_string(age_);
    postings_.cache_.query(postings_.sql_[Postings::kPutBlock], {number, segment, piece, age, bytes_}, nothing);
    segment_.last = postings_.next_block_++;
    bytes_.clear();
  }

 private:
  Postings& postings_;
  Postings::Segment& segment_;
  std::string bytes_, some_;
  Piece piece_ = 0, last_ = 0;
  std::uint64_t age_ = 0;
};

const char* Postings::tables() {
  return "CREATE TABLE IF NOT EXISTS #_segment(high INTEGER PRIMARY KEY, low INTEGER, first INTEGER, last INTEGER, newest INTEGER, documents INTEGER);"
         "CREATE TABLE IF NOT EXISTS #_common(piece INTEGER PRIMARY KEY);"
         "CREATE TABLE IF NOT EXISTS #_block(number INTEGER PRIMARY KEY, segment INTEGER, piece INTEGER, age INTEGER, bytes BLOB);"
         "CREATE UNIQUE INDEX IF NOT EXISTS #_place ON @_block(segment, piece, age);";
}

Postings::Postings(Cache& cache, std::string_view name) : cache_(cache) {
  static constexpr const char* kPatterns[kStatements] = {
      "DELETE FROM #_segment; DELETE FROM #_block; DELETE FROM #_common",
      "SELECT high,low,first,last,newest,documents FROM #_segment ORDER BY high DESC",
      "SELECT coalesce(max(high),0)+1 FROM #_segment",
      "SELECT coalesce(max(number),0)+1 FROM #_block",
      "SELECT 1 FROM #_document WHERE label=? AND batch BETWEEN ? AND ?",
      "SELECT piece FROM #_common",
      "SELECT 1 FROM #_common WHERE piece=?",
      "INSERT OR IGNORE INTO #_common VALUES(?)",
      "SELECT number,piece,bytes FROM #_block WHERE segment=? AND piece<? ORDER BY piece DESC,age DESC LIMIT 1",
      "SELECT number,piece,bytes FROM #_block WHERE segment=? AND piece=? AND age<=? ORDER BY age DESC LIMIT 1",
      "SELECT number,piece,bytes FROM #_block WHERE number=?",
      "INSERT INTO #_block VALUES(?,?,?,?,?)",
      "INSERT INTO #_segment VALUES(?,?,?,?,?,?)",
      "DELETE FROM #_block WHERE number=?",
      "DELETE FROM #_segment WHERE high=?",
  };
  for (int i = 0; i < kStatements; ++i)
    for (const char* c = kPatterns[i]; *c; ++c) *c == '#' ? sql_[i] += name : sql_[i] += *c;
}

std::int64_t Postings::number(Sql sql) {
  std::int64_t out = 0;
  cache_.query(sql_[sql], {}, [&](const Cache::Row& row) {
    out = row.number(0);
    return false;
  });
  return out;
}

std::vector<Postings::Segment> Postings::segments() {
  std::vector<Segment> out;
  cache_.query(sql_[kSegments], {}, [&](const Cache::Row& row) {
    out.push_back({row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.number(5)});
    return true;
  });
  return out;
}

bool Postings::read(Sql sql, const std::vector<std::string_view>& parameters, Block& out) {
  bool found = false;
  cache_.query(sql_[sql], parameters, [&](const Cache::Row& row) {
    out = {row.number(0), static_cast<Piece>(row.number(1)), std::string(row.text(2))};
    found = true;
    return false;
  });
  return found;
}

bool Postings::there(Sql sql, const std::vector<std::string_view>& parameters) {
  bool out = false;
  cache_.query(sql_[sql], parameters, [&](const Cache::Row&) {
    out = true;
    return false;
  });
  return out;
}

bool Postings::alive(Label label, const Segment& segment) {
  return there(kAlive, {std::to_string(label), std::to_string(segment.low), std::to_string(segment.high)});
}

void Postings::begin() {
  batch_ = next_block_ = 0;
  waiting_.clear();
  pieces_.clear();
  common_.clear();
  cache_.query(sql_[kCommon], {}, [&](const Cache::Row& row) {
    common_.insert(static_cast<Piece>(row.number(0)));
    return true;
  });
}

void Postings::clear() {
  cache_.execute(sql_[kBlocks]);
  begin();
}

std::int64_t Postings::batch() {
  if (waiting_.size() == kBatch) flush();
  return batch_ ? batch_ : batch_ = number(kNextBatch);
}

void Postings::add(Label label, const std::function<void(std::vector<Piece>&)>& gather) {
  const std::size_t from = pieces_.size();
  pieces_.push_back(kEvery);
  gather(pieces_);
  waiting_.push_back({label, from, pieces_.size()});
}

void Postings::drop(Label label) {
  for (Waiting& one : waiting_)
    if (one.label == label) one.to = one.from;  // an older copy is no longer in the segment that its row names
}

bool Postings::kept(Piece piece) {
  const auto both = halves(piece);
  return !both || (common_.contains(both->first) && common_.contains(both->second));
}

void Postings::choose_common(const std::vector<std::uint64_t>& pairs) {
  // What is common is settled by the first batch, if it is large enough to tell: all segments must agree about it.
  if (waiting_.size() < kTelling) return;
  for (std::size_t i = 0, end = 0; i < pairs.size(); i = end) {
    const Piece piece = pairs[i] >> kDocumentBits;
    std::size_t documents = 0;
    for (; end < pairs.size() && pairs[end] >> kDocumentBits == piece; ++end) documents += end == i || pairs[end] != pairs[end - 1];
    if (documents * kCommonest < waiting_.size() || halves(piece)) continue;
    common_.insert(piece);
    cache_.query(sql_[kPutCommon], {std::to_string(piece)}, nothing);
  }
}

void Postings::flush() {
  std::erase_if(waiting_, [](const Waiting& one) { return one.from == one.to; });
  std::sort(waiting_.begin(), waiting_.end(), [](const Waiting& a, const Waiting& b) { return a.label > b.label; });
  std::vector<std::uint64_t> pairs;
  pairs.reserve(pieces_.size());
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    for (std::size_t at = waiting_[i].from; at < waiting_[i].to; ++at) pairs.push_back(pieces_[at] << kDocumentBits | i);
  sort(pairs, pieces_);
  if (!waiting_.empty()) {
    if (batch_ == 1) choose_common(pairs);
    Segment segment{batch_, batch_, 0, 0, waiting_.front().label, static_cast<std::int64_t>(waiting_.size())};
    Writer writer(*this, segment);
    std::vector<std::uint64_t> ages;
    for (std::size_t i = 0; i < pairs.size();) {
      const Piece piece = pairs[i] >> kDocumentBits;
      ages.clear();
      for (; i < pairs.size() && pairs[i] >> kDocumentBits == piece; ++i)
        if (i == 0 || pairs[i] != pairs[i - 1]) ages.push_back(static_cast<std::uint64_t>(segment.newest - waiting_[pairs[i] & (kBatch - 1)].label));
      if (kept(piece)) writer.list(piece, ages);
    }
    writer.close();
    put(segment);
    ++batch_;
  }
  waiting_.clear();
  pieces_.clear();
}

void Postings::put(const Segment& s) {
  cache_.query(sql_[kPutSegment], {std::to_string(s.high), std::to_string(s.low), std::to_string(s.first), std::to_string(s.last), std::to_string(s.newest), std::to_string(s.documents)}, nothing);
}

void Postings::write(bool last) {
  flush();
  // Few segments are to be asked, and none is to be copied often: four of a size become one, sixteen of those that batches fill.
  static constexpr std::int64_t kSizes[] = {131072, 32768, 1024, 256, 64, 16, 4, 0};
  const std::vector<Segment> all = segments();
  for (std::size_t i = 0; kSizes[i]; ++i) {
    std::size_t count = 0, grown = 0;
    for (; count < all.size() && all[count].documents < kSizes[i]; ++count) grown += all[count].documents >= kSizes[i + 1];
    if (last ? count < 2 : grown < (kSizes[i] == 32768 ? 16 : 4)) continue;
    merge({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)});
    return;
  }
}

void Postings::merge(std::vector<Segment> old) {
  struct Input {
    const Segment& segment;
    std::vector<std::uint64_t> gone;
    Block block;
    const char *at = nullptr, *end = nullptr;
    Entry entry;
    bool open = true;
  };
  Segment segment{old.front().high, old.back().low, 0, 0, 0, 0};
  std::sort(old.begin(), old.end(), [](const Segment& a, const Segment& b) { return a.newest > b.newest; });
  segment.newest = old.front().newest;
  std::vector<Input> inputs;
  for (const Segment& one : old) {
    Input& input = inputs.emplace_back(Input{one, {}, {}, nullptr, nullptr, {}, true});
    List every(*this, one, kEvery);
    for (std::uint64_t age = every.seek(0); age != kEnd; age = every.seek(age + 1))
      if (alive(one.newest - static_cast<Label>(age), one)) ++segment.documents;
      else input.gone.push_back(age);
  }
  const auto advance = [&](Input& input) {
    while (!input.entry.next(input.at, input.end)) {
      const std::int64_t next = input.block.number ? input.block.number + 1 : input.segment.first;
      if (input.block.number) cache_.query(sql_[kDropBlock], {std::to_string(input.block.number)}, nothing);  // its pages take what is written next
      input.open = next <= input.segment.last;
      if (!input.open) return;
      if (!read(kBlock, {std::to_string(next)}, input.block)) damaged();
      input.at = input.block.bytes.data();
      input.end = input.at + input.block.bytes.size();
      input.entry.piece = input.block.piece;
    }
  };
  for (Input& input : inputs) advance(input);
  Writer writer(*this, segment);
  std::vector<std::uint64_t> ages;
  for (;;) {
    Piece piece = kEnd;
    for (const Input& input : inputs)
      if (input.open) piece = std::min(piece, input.entry.piece);
    if (piece == kEnd) break;
    ages.clear();
    for (Input& input : inputs) {
      const auto below = static_cast<std::uint64_t>(segment.newest - input.segment.newest);
      for (; input.open && input.entry.piece == piece; advance(input)) {
        std::uint64_t age = 0;
        for (const char* at = input.entry.from; at != input.entry.to;) {
          age += step_of(take(at, input.entry.to));
          if (input.gone.empty() || !std::binary_search(input.gone.begin(), input.gone.end(), age)) ages.push_back(age + below);
        }
      }
    }
    if (!std::is_sorted(ages.begin(), ages.end())) std::sort(ages.begin(), ages.end());
    writer.list(piece, ages);
  }
  if (segment.documents) writer.close();
  for (const Segment& one : old) cache_.query(sql_[kDropSegment], {std::to_string(one.high)}, nothing);
  if (segment.documents) put(segment);
}

void Postings::find(const Sought& sought, Label low, Label high, const std::function<bool(Label)>& each) {
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
  const auto is_common = [&](Piece piece) { return there(kIsCommon, {std::to_string(piece)}); };
  auto groups = sought.groups;
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
  for (;;) {
    // A segment is looked into when its newest document could be the next one.
    Run* best = nullptr;
    for (Run& run : runs) {
      if (!run.begun && best && label(*best) >= run.segment.newest) break;
      if (!run.begun) begin(run);
      if (label(run) > (best ? label(*best) : 0)) best = &run;
    }
    if (!best || label(*best) < low) return;
    if (alive(label(*best), best->segment) && !each(label(*best))) return;
    best->age = best->stream.seek(best->age + 1);
  }
}

}  // namespace yishibu::find
