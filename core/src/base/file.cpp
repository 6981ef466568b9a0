// SPDX-License-Identifier: MIT
// See file.hpp.
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::file {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const char* msgid, const fs::path& path) {
  const std::string reason = std::strerror(errno);
  throw Error(ErrorKind::Io, say(msgid, {path.string(), reason}),
              errno == ENOSPC  ? tr("The disk is full. Free some space and do it again.")
              : errno == EROFS ? tr("The disk is read-only. Copy the book to a disk that can be written.")
                               : "");
}

/// False where there is no such file.
bool sync_one(const fs::path& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0 && (errno == ENOENT || errno == ENOTDIR)) return false;
  int synced = fd.get() < 0 ? -1 : ::fsync(fd.get());
  while (synced != 0 && errno == EINTR) synced = ::fsync(fd.get());
  if (synced != 0) fail("{0} could not be made durable: {1}.", path);
  return true;
}

void write_at(int fd, std::string_view bytes, off_t offset, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(fd, bytes.data(), bytes.size(), offset);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("{0} cannot be written: {1}.", path);
    bytes.remove_prefix(static_cast<size_t>(n));
    offset += n;
  }
}

constexpr std::string_view kTemporary = ".tmp-";

void put(const fs::path& path, std::string_view bytes, bool durable) {
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const fs::path temporary = folder / (std::string(kTemporary) + path.filename().string() + "-" + std::to_string(::getpid()));
  const auto open = [&] { return Descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)); };
  try {
    Descriptor first = open();
    if (first.get() < 0 && errno == ENOENT) {
      fs::create_directories(folder, error);
      if (error) {
        errno = error.value();
        fail("The folder {0} cannot be made: {1}.", folder);
      }
      if (durable && folder.has_parent_path()) sync_one(folder.parent_path());
    }
    const Descriptor fd = first.get() < 0 ? open() : std::move(first);
    if (fd.get() < 0) fail("{0} cannot be written: {1}.", path);
    write_at(fd.get(), bytes, 0, path);
    if (durable) sync_one(temporary);
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail("{0} cannot be put in place: {1}.", path);
  } catch (const Error&) {
    ::unlink(temporary.c_str());
    throw;
  }
  if (durable) sync_one(folder);
}

}  // namespace

Descriptor::~Descriptor() {
  if (value_ >= 0) ::close(value_);
}

Slate::Slate(const fs::path& path, std::size_t room) : path_(path), file_([&] {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}()) {
  if (file_.get() < 0) fail("{0} cannot be written: {1}.", path_);
  if (const std::size_t there = size(); there < room) {
    write(there, std::string(room - there, '\0'));
    sync({path_});
  }
}

std::size_t Slate::size() const {
  struct stat about {};
  if (::fstat(file_.get(), &about) != 0) fail("{0} cannot be read: {1}.", path_);
  return static_cast<std::size_t>(about.st_size);
}

std::string Slate::read(std::size_t offset, std::size_t count) const {
  const std::size_t all = size();
  std::string out(std::min(count, all - std::min(offset, all)), '\0');
  for (std::size_t done = 0; done < out.size();) {
    const ssize_t n = ::pread(file_.get(), out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("{0} cannot be read: {1}.", path_);
    if (n == 0) out.resize(done);
    done += static_cast<std::size_t>(n);
  }
  return out;
}

void Slate::write(std::size_t offset, std::string_view bytes) {
  write_at(file_.get(), bytes, static_cast<off_t>(offset), path_);
  int synced = ::fdatasync(file_.get());
  while (synced != 0 && errno == EINTR) synced = ::fdatasync(file_.get());
  if (synced != 0) fail("{0} could not be made durable: {1}.", path_);
}

void Slate::shrink(std::size_t size) {
  if (::ftruncate(file_.get(), static_cast<off_t>(size)) != 0) fail("{0} cannot be written: {1}.", path_);
}

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
    if (struct stat about {}; bytes.empty() && n == sizeof buffer && ::fstat(fd.get(), &about) == 0 && about.st_size > n) bytes.reserve(std::min<std::uintmax_t>(static_cast<std::uintmax_t>(about.st_size), limit + n));
    bytes.append(buffer, static_cast<size_t>(n));
    if (bytes.size() > limit)
      throw Error(ErrorKind::Invalid, say("{0} is larger than the {1} bytes that are allowed.", {path.string(), std::to_string(limit)}));
  }
}

std::string read(const fs::path& path, std::uintmax_t limit) {
  if (auto bytes = read_if_there(path, limit)) return std::move(*bytes);
  throw Error(ErrorKind::NotFound, say("There is no file {0}.", {path.string()}));
}

std::string read_beginning(const fs::path& path, std::size_t count) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string out(count, '\0');
  const ssize_t n = fd.get() < 0 ? 0 : ::read(fd.get(), out.data(), count);
  out.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  return out;
}

std::string stamp(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return {};
  const std::int64_t parts[] = {static_cast<std::int64_t>(about.st_ino), about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec, about.st_ctim.tv_sec, about.st_ctim.tv_nsec};
  return {reinterpret_cast<const char*>(parts), sizeof parts};
}

void replace(const fs::path& path, std::string_view bytes) { put(path, bytes, true); }
void replace_unsynced(const fs::path& path, std::string_view bytes) { put(path, bytes, false); }

void sweep(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> left;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(kTemporary) && name.find_first_not_of("0123456789", name.rfind('-') + 1) == std::string::npos) left.push_back(at->path());
  }
  for (const fs::path& path : left) fs::remove(path, error);
}

bool create(const fs::path& path, std::string_view bytes) {
  const auto open = [&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644); };
  int raw = open();
  if (raw < 0 && errno == ENOENT) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    raw = open();
  }
  const Descriptor fd(raw);
  if (raw < 0 && errno == EEXIST) return false;
  if (raw < 0) fail("{0} cannot be written: {1}.", path);
  try {
    write_at(raw, bytes, 0, path);
  } catch (const Error&) {
    ::unlink(path.c_str());
    throw;
  }
  return true;
}

/// Writes out whole file systems: of many files that is one wait instead of one each. False where it cannot be done so.
static bool sync_systems(const std::set<fs::path>& paths) {
  std::set<fs::path> folders;
  std::set<dev_t> done;
  for (const fs::path& path : paths) {
    if (!folders.insert(path.parent_path()).second) continue;
    const Descriptor fd(::open(path.parent_path().c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about {};
    if (fd.get() >= 0 && (::fstat(fd.get(), &about) != 0 || (done.insert(about.st_dev).second && ::syncfs(fd.get()) != 0))) return false;
  }
  return true;
}

void sync(const std::set<fs::path>& paths) {
  constexpr std::size_t kMany = 1000;
  if (paths.size() >= kMany && sync_systems(paths)) return;
  // Writing begins for all before the first is waited for, so that one commit of the file system's journal serves most of them.
  for (const fs::path& path : paths)
    if (const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)); fd.get() >= 0) ::sync_file_range(fd.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
  std::set<fs::path> folders;
  for (const fs::path& path : paths)
    if (sync_one(path)) folders.insert({path.parent_path(), path.parent_path().parent_path()});
  for (const fs::path& folder : folders) sync_one(folder);
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
  const auto open = [](const fs::path& what) {
    Descriptor file(::open(what.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (file.get() < 0) fail("{0} cannot be written: {1}.", what);
    return file;
  };
  using Clock = std::chrono::steady_clock;
  const auto from = Clock::now();
  const auto wait_for = [&](const Descriptor& file) {
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EINTR) continue;
      if (errno != EWOULDBLOCK) fail("{0} cannot be locked: {1}.", path);
      // By the clock, not by counting sleeps: on a busy machine each is longer than asked for. Who has waited longer asks more often.
      const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - from).count();
      if (waited >= wait_ms) return false;
      const timespec pause{0, 1'000'000 * std::clamp(16 - waited / 64, 1L, 16L)};
      ::nanosleep(&pause, nullptr);
    }
    return true;
  };
  // Only one waits at the lock itself, so that the one who lets it go does not take it again before all others.
  const Descriptor turn = open(path.string() + ".next");
  Descriptor file = open(path);
  if (!wait_for(turn) || !wait_for(file)) {
    char buffer[256];
    const ssize_t n = ::pread(file.get(), buffer, sizeof buffer, 0);
    holder.assign(buffer, n > 0 ? static_cast<size_t>(n) : 0);
    return std::nullopt;
  }
  // Who holds it is only a courtesy for the one who waits: a failure to write it is no failure.
  if (::ftruncate(file.get(), 0) == 0 && ::pwrite(file.get(), my_name.data(), my_name.size(), 0) < 0) holder.clear();
  return Lock(std::move(file));
}

}  // namespace yishibu::file
