// SPDX-License-Identifier: MIT
// Saves that are durable before git's own files are: one append and one sync each, instead of a sync for every object
// (docs/adr/0006, docs/formats/book.md). Used under the writer lock, save for pending(). Must not know git or records.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "store/git.hpp"

namespace yishibu::store {

class Journal {
 public:
  /// Whether saves wait there to be settled. Asks one byte, takes no lock; also on a read-only disk.
  static bool pending(const std::filesystem::path& path);

  /// Opens or makes it. Throws Error{Io}.
  explicit Journal(const std::filesystem::path& path);

  /// The saves that wait, oldest first; what a power cut left unfinished at the end is no save.
  std::vector<Prepared> read() const;
  /// Durable when it returns. Throws Error{Io}; the save is then not there.
  void append(const Prepared& save);
  /// Takes back the last append.
  void undo();
  /// Forgets everything, once it is durable elsewhere.
  void clear();

  /// False where another process has written to it since this object last did.
  bool in_step() const;
  /// Commit of the last append, "" where nothing waits.
  const std::string& last() const { return last_; }
  bool full() const;

 private:
  file::Slate slate_;
  std::string first_;  ///< how the file began when it was last written here
  std::string last_, before_last_;
  std::size_t end_ = 0, before_end_ = 0;
};

}  // namespace yishibu::store
