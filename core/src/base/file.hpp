// SPDX-License-Identifier: MIT
// Files: reading with a size limit, durable replacing, locks that the kernel releases. Must not know what is in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace yishibu::file {

/// The whole file. Throws Error{NotFound}, {Io} or, beyond `limit` bytes, {Invalid}.
std::string read(const std::filesystem::path& path, std::uintmax_t limit);
/// As read(), but nothing where there is no such file.
std::optional<std::string> read_if_there(const std::filesystem::path& path, std::uintmax_t limit);
/// Up to `count` bytes from the file's beginning, fewer where it is shorter, none where it cannot be read.
std::string read_beginning(const std::filesystem::path& path, std::size_t count);
/// Changes whenever the file is replaced or written to; "" where it is not there. Means nothing to another process.
std::string stamp(const std::string& path);
/// Puts `bytes` in place by temp file, fsync, rename, fsync of the folder: a crash leaves the old or the new file.
/// Makes missing folders. Throws Error{Io}.
void replace(const std::filesystem::path& path, std::string_view bytes);
/// As replace(), for files that sync() makes durable later or that can be made again.
void replace_unsynced(const std::filesystem::path& path, std::string_view bytes);
/// Takes away what replace() left in a folder whose only writer, the caller, was cut off.
void sweep(const std::filesystem::path& folder);
/// Writes a file that nothing may lie in the place of; false where something does. Makes missing folders. Throws Error{Io}.
bool create(const std::filesystem::path& path, std::string_view bytes);
/// Makes files and their names durable. Paths that are not there are passed over. Throws Error{Io}.
void sync(const std::set<std::filesystem::path>& paths);
/// Bytes that an ordinary user may still write to the file system that holds `path`.
std::uintmax_t free_space(const std::filesystem::path& path);
/// Where the running program lies, symbolic links resolved.
std::filesystem::path program();
/// $XDG_CONFIG_HOME/yishibu or ~/.config/yishibu.
std::filesystem::path user_folder();

/// A descriptor that is closed in the end.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();
  int get() const { return value_; }

 private:
  int value_;
};

/// A file that stays open and is written in place, each write durable when it returns. Throws Error{Io}.
class Slate {
 public:
  /// Opens or makes the file; where it is shorter than `room` bytes it is filled up with zeros.
  Slate(const std::filesystem::path& path, std::size_t room);
  std::size_t size() const;
  /// Up to `count` bytes from `offset`, fewer at the end of the file.
  std::string read(std::size_t offset, std::size_t count) const;
  void write(std::size_t offset, std::string_view bytes);
  void shrink(std::size_t size);

 private:
  std::filesystem::path path_;
  Descriptor file_;
};

/// An exclusive flock on a file, held until destruction and released by the kernel whatever happens to the process.
class Lock {
 public:
  /// Waits up to `wait_ms`. Nothing where somebody else still holds it; `holder` then says who, as they wrote it.
  static std::optional<Lock> take(const std::filesystem::path& path, int wait_ms, const std::string& my_name, std::string& holder);

 private:
  explicit Lock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

}  // namespace yishibu::file
