// SPDX-License-Identifier: MIT
// The index of a book: a cache in SQLite of what the history says, for lists and histories without opening git.
// Deleting it loses nothing (docs/formats/book.md). Must not know git; book_index.cpp feeds it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/sqlite.hpp"
#include "yishibu/book.hpp"

namespace yishibu::store {

/// Ids of the records that a record names, in whatever field or row.
std::set<std::string> names_in(const Record& record);

class Index {
 public:
  /// Opens or makes the index. Throws Corrupt where the file is damaged or from another version: delete it and build anew.
  Index(const std::string& path, Database::Mode mode);

  /// The commits that the index answers for, that the working files were last brought to, and that git's own index has heard of.
  std::string head() { return meta("head"); }
  std::string worktree() { return meta("worktree"); }
  std::string tracked() { return meta("tracked"); }
  void set_head(const std::string& commit) { set_meta("head", commit); }
  void set_worktree(const std::string& commit) { set_meta("worktree", commit); }
  void set_tracked(const std::string& commit) { set_meta("tracked", commit); }

  void begin() { database_.execute("BEGIN IMMEDIATE"); }
  void commit() { database_.execute("COMMIT"); }
  void rollback() noexcept;
  void clear();
  /// After a head was set for the first time: what finds rows quickly.
  void order();

  void put(const Record& record, const std::string& path, const std::string& title, const std::string& date, const std::string& changed);
  /// A file that should be a record but cannot be read: it is listed all the same.
  void put_unreadable(const std::string& id, const std::string& path, const std::string& changed);
  /// It is listed among the removed from now on, changed `when`.
  void remove(const std::string& id, const std::string& when);
  /// `removes`: those of the act's records that left the book with it.
  void add_act(const Act& act, const std::string& save_id, const std::set<std::string>& removes);

  std::string path_of(std::string_view id);  ///< of a removed record too; "" where there is none
  std::string kind_of(std::string_view id);
  std::string commit_of_save(std::string_view save_id);
  std::vector<Listed> list(const Query& query);
  std::vector<Version> history(std::string_view id);
  std::vector<Listed> removed();
  std::optional<std::vector<Act>> acts(std::string_view since, size_t most);
  /// A sum over everything it says: the same for two indexes of the same history, however they came about.
  std::string sum();
  /// Last revision of a record whose time is at or before `time` (UTC, YYYY-MM-DDTHH:MM:SSZ); "" where there is none.
  std::string revision_at(std::string_view id, std::string_view time);

 private:
  void forget(const std::string& id);
  std::string one(const char* sql, const std::vector<std::string_view>& parameters);  ///< first column of the first row, "" where there is none
  std::string meta(const char* key);
  void set_meta(const char* key, const std::string& value);
  Database database_;
};

}  // namespace yishibu::store
