// SPDX-License-Identifier: MIT
// See postings.hpp.
#include "postings.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "lists.hpp"

namespace yishibu::find {
namespace {

// A batch's pairs are sorted as single numbers: 52 bits of piece, 12 of document.
constexpr int kDocumentBits = 12;
constexpr std::size_t kBatch = std::size_t{1} << kDocumentBits;
constexpr std::size_t kBlockBytes = 4024;  ///< with its row's other columns what one page of the cache's file holds
// Common is what one document in so many has; below so many documents nobody can tell.
constexpr std::size_t kCommonest = 256, kTelling = 3000;

bool nothing(const Cache::Row&) { return true; }

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

}  // namespace

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

}  // namespace yishibu::find
