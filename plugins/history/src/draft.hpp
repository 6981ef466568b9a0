// SPDX-License-Identifier: MIT
// A draft on disk: a file that outlives every crash, and the editor that somebody writes it in. Must not know records.
#pragma once

#include <optional>
#include <string>

#include "yishibu/host.hpp"

namespace yishibu::history {

/// The file, or nothing where there is none.
std::optional<std::string> draft_bytes(const std::string& path, Host& host);
void drop_draft(const std::string& path);

/// The draft is held by the one who writes it; the hold ends with the process, however that ends, and is not handed on to the editor.
class DraftLock {
 public:
  /// Throws Conflict where somebody else holds it, Io where there is no such draft.
  explicit DraftLock(const std::string& path);
  ~DraftLock();
  DraftLock(const DraftLock&) = delete;
  DraftLock& operator=(const DraftLock&) = delete;
  /// Holds the file that now has the name: many editors put a new one in its place.
  void follow();

 private:
  std::string path_;
  int file_ = -1;
};

/// Runs the editor of VISUAL or EDITOR on the file until it ends. Whatever it saves meanwhile is made to last within a moment.
/// Throws Io where it cannot be started, Denied where it ends without success.
void run_editor(const std::string& path, DraftLock& held);

}  // namespace yishibu::history
