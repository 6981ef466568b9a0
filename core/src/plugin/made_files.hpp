// SPDX-License-Identifier: MIT
// Files made from a book for people to see and to work on. Must not know what is in them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace yishibu::plugin {

/// Sums of all files that were made from a book, so that one that was changed by hand since is known by having none.
class MadeFiles {
 public:
  /// `list` is where the sums stand; "" = nowhere.
  explicit MadeFiles(std::filesystem::path list);
  /// The list is written once for all files.
  ~MadeFiles();
  void write(const std::filesystem::path& path, std::string_view bytes, bool force);

 private:
  std::filesystem::path list_;
  std::string sums_;
  bool fresh_ = false;
};

}  // namespace yishibu::plugin
