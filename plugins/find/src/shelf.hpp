// SPDX-License-Identifier: MIT
// One set of documents in the cache: their rows, texts and order, newest first. Must not know what a record or a query is, nor how the
// lists of pieces are kept. README.md describes the tables.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "postings.hpp"
#include "texts.hpp"
#include "yishibu/book.hpp"

namespace yishibu::find {

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
    Label label = 0;  ///< grows with date, id, time
    std::string id, version, time, date, kind, title, facets;
  };
  /// Newest first, until `each` has enough. `holds` looks at the text, where the lists do not tell all; it may be asked about a document
  /// that is gone.
  void find(const Sought& sought, const std::function<bool(Label)>& holds, const std::function<bool(Label)>& each);
  Hit hit(Label label);
  std::string parts(Label label);  ///< "" where it is gone
  std::size_t size();

  /// All or nothing of what is done until commit(). Waits for another writer, then throws Io. To read only: all that is read while it
  /// lives belongs together, whatever others write meanwhile, and is read quicker.
  class Transaction {
   public:
    explicit Transaction(Shelf& shelf, bool to_write = true);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit(bool last = false);  ///< `last` as in Postings::write

   private:
    Shelf& shelf_;
    bool open_ = true;
  };

 private:
  const std::string& sql(const char* pattern);  ///< # is the shelf's name with its place, @ without
  Label place(const Document& document);
  void spread(Label around);
  void insert(Label label, const Document& document);
  void take(Label label);

  Cache& cache_;
  std::string schema_, name_;
  std::map<const char*, std::string> sql_;
  Postings postings_;
  std::string last_date_, last_id_, last_time_, last_version_;
  Label last_label_ = 0;  ///< of the newest document; 0 = ask
};

}  // namespace yishibu::find
