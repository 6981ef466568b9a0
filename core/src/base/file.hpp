// SPDX-License-Identifier: MIT
// Files: reading with a size limit, durable replacing, locks that the kernel releases. Must not know what is in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace yishibu::file {

/// The whole file. Throws Error{NotFound}, {Io} or, beyond `limit` bytes, {Invalid}.
std::string read(const std::filesystem::path& path, std::uintmax_t limit);
/// As read(), but nothing where there is no such file.
std::optional<std::string> read_if_there(const std::filesystem::path& path, std::uintmax_t limit);
/// Puts `bytes` in place by temp file, fsync, rename, fsync of the folder: a crash leaves the old or the new file.
/// Makes missing folders. Throws Error{Io}.
void replace(const std::filesystem::path& path, std::string_view bytes);
/// Bytes that an ordinary user may still write to the file system that holds `path`.
std::uintmax_t free_space(const std::filesystem::path& path);
/// Where the running program lies, symbolic links resolved.
std::filesystem::path program();
/// $XDG_CONFIG_HOME/yishibu or ~/.config/yishibu.
std::filesystem::path user_folder();

/// An exclusive flock on a file, held until destruction and released by the kernel whatever happens to the process.
class Lock {
 public:
  /// Waits up to `wait_ms`. Nothing where somebody else still holds it; `holder` then says who, as they wrote it.
  static std::optional<Lock> take(const std::filesystem::path& path, int wait_ms, const std::string& my_name, std::string& holder);
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace yishibu::file
