// SPDX-License-Identifier: MIT
// Which documents have a piece: sorted lists in the cache, written a batch at a time. Must not know what a piece means.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "yishibu/book.hpp"

namespace yishibu::find {

using Piece = std::uint64_t;  ///< of 52 bits
/// A piece that is made of two others is kept only where both are common, and helps to find what has both: where one of them is
/// rare, that one is enough.
std::optional<std::pair<Piece, Piece>> halves(Piece piece);
using Label = std::int64_t;   ///< of a document; the greatest is the newest

/// All of these and one of each group, none of those.
struct Sought {
  std::vector<std::vector<std::vector<Piece>>> groups;  ///< of each group one alternative, of that all pieces
  std::vector<Piece> without;
  std::string from, to;  ///< as in yishibu::Query
};

/// A segment holds what one batch, or several that were merged, have put in. Within it the pairs of piece and document stand in one
/// sorted row, newest documents first, cut into blocks of a page of the disk; an index knows where each block begins, so that a list
/// can be entered anywhere. Nothing in a segment ever changes: a document counts in the segment of the batch that its row names.
class Postings {
 public:
  /// `name` with its place: main.now. Knows of NAME_document label and batch.
  Postings(Cache& cache, std::string_view name);
  /// Statements that make its tables, # for the name with its place, @ without.
  static const char* tables();

  // Within a transaction that writes:
  void begin();          ///< forgets what an earlier one has left unwritten
  std::int64_t batch();  ///< that the row of the next document to be added must name
  void add(Label label, const std::function<void(std::vector<Piece>&)>& gather);  ///< `gather` appends its pieces, in any order, as often as they stand there
  void drop(Label label);  ///< of a document whose row goes
  void write(bool last = false);  ///< `last`: no more will come soon, so it may take longer to make what follows quicker
  void clear();

  /// Newest first between `low` and `high`, until `each` has enough. Of many pieces only as many are asked for as leave few texts to look at;
  /// `holds` looks, before it is asked whether the document is still there.
  void find(const Sought& sought, Label low, Label high, const std::function<bool(Label)>& holds, const std::function<bool(Label)>& each);

 private:
  friend class Writer;
  friend class List;
  struct Segment {
    std::int64_t high = 0, low = 0;    ///< its batches
    std::int64_t first = 0, last = 0;  ///< its blocks; by the first they name it
    Label newest = 0;
    std::int64_t documents = 0;
  };
  struct Block {
    std::int64_t number = 0;
    Piece piece = 0;  ///< that it begins with
    std::string bytes;
  };
  enum Sql { kBlocks, kSegments, kNextBatch, kNextBlock, kAlive, kCommon, kIsCommon, kPutCommon, kBlockBefore, kBlockAt, kBlock, kPutBlock, kPutSegment, kDropBlock, kDropSegment, kStatements };
  std::int64_t number(Sql sql);
  std::vector<Segment> segments();  ///< the latest batch first
  bool read(Sql sql, const std::vector<std::string_view>& parameters, Block& out);
  bool there(Sql sql, const std::vector<std::string_view>& parameters);
  bool alive(Label label, const Segment& segment);
  bool kept(Piece piece);
  void choose_common(const std::vector<std::uint64_t>& pairs);
  void flush();
  void merge(std::vector<Segment> old);
  void put(const Segment& segment);

  Cache& cache_;
  std::string sql_[kStatements];
  std::int64_t batch_ = 0, next_block_ = 0;  ///< 0 = ask
  struct Waiting {
    Label label;
    std::size_t from, to;  ///< in pieces_
  };
  std::vector<Waiting> waiting_;
  std::vector<Piece> pieces_;
  std::unordered_set<Piece> common_;
};

}  // namespace yishibu::find
