// SPDX-License-Identifier: MIT
// See file.hpp.
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::file {
namespace fs = std::filesystem;
namespace {

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

[[noreturn]] void fail(const char* msgid, const fs::path& path) {
  const std::string reason = std::strerror(errno);
  throw Error(ErrorKind::Io, say(msgid, {path.string(), reason}),
              errno == ENOSPC  ? tr("The disk is full. Free some space and do it again.")
              : errno == EROFS ? tr("The disk is read-only. Copy the book to a disk that can be written.")
                               : "");
}

void sync_folder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) != 0) fail("{0} could not be made durable: {1}.", folder);
}

}  // namespace

std::optional<std::string> read_if_there(const fs::path& path, std::uintmax_t limit) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    fail("{0} cannot be opened: {1}.", path);
  }
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("{0} cannot be read: {1}.", path);
    if (n == 0) return bytes;
    bytes.append(buffer, static_cast<size_t>(n));
    if (bytes.size() > limit)
      throw Error(ErrorKind::Invalid, say("{0} is larger than the {1} bytes that are allowed.", {path.string(), std::to_string(limit)}));
  }
}

std::string read(const fs::path& path, std::uintmax_t limit) {
  if (auto bytes = read_if_there(path, limit)) return std::move(*bytes);
  throw Error(ErrorKind::NotFound, say("There is no file {0}.", {path.string()}));
}

void replace(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::exists(folder, error)) {
    fs::create_directories(folder, error);
    if (error) {
      errno = error.value();
      fail("The folder {0} cannot be made: {1}.", folder);
    }
    if (folder.has_parent_path()) sync_folder(folder.parent_path());
  }
  const fs::path temporary = folder / (".tmp-" + path.filename().string() + "-" + std::to_string(::getpid()));
  try {
    const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (fd.get() < 0) fail("{0} cannot be written: {1}.", path);
    for (size_t done = 0; done < bytes.size();) {
      const ssize_t n = ::write(fd.get(), bytes.data() + done, bytes.size() - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail("{0} cannot be written: {1}.", path);
      done += static_cast<size_t>(n);
    }
    int synced = ::fsync(fd.get());
    while (synced != 0 && errno == EINTR) synced = ::fsync(fd.get());
    if (synced != 0) fail("{0} could not be made durable: {1}.", path);
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail("{0} cannot be put in place: {1}.", path);
  } catch (const Error&) {
    ::unlink(temporary.c_str());
    throw;
  }
  sync_folder(folder);
}

std::uintmax_t free_space(const fs::path& path) {
  struct statvfs info {};
  if (::statvfs(path.c_str(), &info) != 0) return UINTMAX_MAX;
  return static_cast<std::uintmax_t>(info.f_bavail) * info.f_frsize;
}

fs::path program() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

fs::path user_folder() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && *config) return fs::path(config) / "yishibu";
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : "/") / ".config" / "yishibu";
}

std::optional<Lock> Lock::take(const fs::path& path, int wait_ms, const std::string& my_name, std::string& holder) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) fail("{0} cannot be written: {1}.", path);
  Lock lock(fd);
  for (int waited_ms = 0; ::flock(fd, LOCK_EX | LOCK_NB) != 0;) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) fail("{0} cannot be locked: {1}.", path);
    if (waited_ms >= wait_ms) {
      char buffer[256];
      const ssize_t n = ::pread(fd, buffer, sizeof buffer, 0);
      holder.assign(buffer, n > 0 ? static_cast<size_t>(n) : 0);
      return std::nullopt;
    }
    const timespec pause{0, 2'000'000};
    ::nanosleep(&pause, nullptr);
    waited_ms += 2;
  }
  // Who holds it is only a courtesy for the one who waits: a failure to write it is no failure.
  if (::ftruncate(fd, 0) == 0 && ::pwrite(fd, my_name.data(), my_name.size(), 0) < 0) holder.clear();
  return lock;
}

Lock::Lock(Lock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace yishibu::file
