// SPDX-License-Identifier: MIT
// One set of documents in the cache: its tables, and which documents have the pieces that are asked for, newest first. Must not
// know what a record or a query is. README.md describes the tables.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "texts.hpp"
#include "yishibu/book.hpp"

namespace yishibu::find {

/// All of these and one of each group, none of those. Every piece as tokens.hpp makes it.
struct Sought {
  std::vector<std::vector<std::vector<std::string>>> groups;  ///< of each group one alternative, of that all pieces
  std::vector<std::string> without;
  std::string from, to;  ///< as in yishibu::Query
};

class Shelf {
 public:
  enum class Which { Now, Old, Removed };
  /// Makes the tables where they are missing. `temporary`: in memory, for a disk that takes no writing.
  Shelf(Cache& cache, Which which, bool temporary);

  std::string note(std::string_view key);
  void note(std::string_view key, std::string_view value);  ///< "" forgets it
  void clear();

  /// Within a Transaction: puts `documents` in place of all that stands under `id`; those with empty `parts` stay as they are.
  void put(const std::string& id, const std::vector<Document>& documents);
  std::vector<std::string> versions(std::string_view id);

  struct Hit {
    std::int64_t label = 0;  ///< grows with date, id, time
    std::string id, version, time, date, kind, title, facets;
  };
  /// Newest first, until `each` has enough.
  void find(const Sought& sought, const std::function<bool(std::int64_t)>& each);
  Hit hit(std::int64_t label);
  std::string parts(std::int64_t label);
  std::size_t size();

  /// All or nothing of what is done until commit(). Waits for another writer, then throws Io.
  class Transaction {
   public:
    explicit Transaction(Shelf& shelf);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    Shelf& shelf_;
    bool open_ = true;
  };

 private:
  std::string sql(std::string_view pattern) const;  ///< # is the shelf's name with its place, @ without
  std::int64_t place(const Document& document);
  void spread(std::int64_t around);
  void insert(std::int64_t label, const Document& document);
  void take(std::int64_t label);
  void write_pieces(std::int64_t label, std::string_view parts, std::string_view marks, bool add);
  std::uint64_t frequency(const std::string& piece);
  void write_counts();

  Cache& cache_;
  std::string schema_, name_;
  std::vector<std::uint32_t> counted_;  ///< by bucket, not yet written
  std::string last_date_, last_id_, last_time_, last_version_;
  std::int64_t last_label_ = 0;  ///< of the newest document; 0 = ask
};

}  // namespace yishibu::find
