// SPDX-License-Identifier: MIT
// The temporary name beside a target, and the one step that turns it into the target. Must not know what is written.
#pragma once

#include <filesystem>
#include <string>

namespace yishibu::bundle {

/// "beside" because a rename is atomic on one file system only. Removed by the destructor unless settled.
class Staging {
 public:
  /// Throws Conflict where `target` exists, NotFound where its folder does not.
  explicit Staging(std::filesystem::path target);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const std::filesystem::path& path() const { return path_; }
  const std::filesystem::path& target() const { return target_; }
  /// Renames to the target, never over anything, and makes that durable.
  void settle();

 private:
  std::filesystem::path target_, path_;
  bool settled_ = false;
};

/// Forces a file or folder onto the disk. Throws Io.
void flush(const std::filesystem::path& path);

}  // namespace yishibu::bundle
