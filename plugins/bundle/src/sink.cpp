// SPDX-License-Identifier: MIT
// See sink.hpp and staging.hpp. Must not know BagIt.
#include "sink.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <set>

#include "staging.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& path, int code) {
  throw Error(ErrorKind::Io, say("{0} cannot be written: {1}", {path.string(), std::strerror(code)}), tr("Nothing was left behind. Look at the disk's space and permissions."));
}
[[noreturn]] void taken(const fs::path& path) {
  throw Error(ErrorKind::Conflict, say("{0} is there already.", {path.string()}), tr("Choose a new name; a bundle never overwrites anything."));
}

class FolderSink final : public Sink {
 public:
  explicit FolderSink(const fs::path& target) : staging_(target) {
    std::error_code failure;
    if (!fs::create_directory(staging_.path(), failure)) fail(staging_.path(), failure ? failure.value() : EEXIST);
    folders_.insert(staging_.path());
  }

  void put(std::string_view path, std::string_view bytes) override {
    const fs::path file = staging_.path() / path;
    for (fs::path folder = file.parent_path(); folders_.insert(folder).second;) folder = folder.parent_path();
    fs::create_directories(file.parent_path());
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) fail(file, errno);
    int code = 0;
    while (!bytes.empty() && code == 0) {
      const ssize_t done = ::write(fd, bytes.data(), bytes.size());
      if (done >= 0) bytes.remove_prefix(static_cast<std::size_t>(done));
      else if (errno != EINTR) code = errno;
    }
    if (code == 0 && ::fsync(fd) != 0) code = errno;
    if (::close(fd) != 0 && code == 0) code = errno;
    if (code != 0) fail(file, code);
  }

  void finish() override {
    for (const fs::path& folder : folders_) flush(folder);
    staging_.settle();
  }

 private:
  Staging staging_;
  std::set<fs::path> folders_;
};

}  // namespace

std::unique_ptr<Sink> open_sink(const fs::path& target) {
  std::string extension = target.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (extension == ".zip") return open_zip_sink(target);
  return std::make_unique<FolderSink>(target);
}

Staging::Staging(fs::path target) : target_(fs::absolute(target).lexically_normal()) {
  if (!target_.has_filename()) target_ = target_.parent_path();  // "out/" means "out"
  if (fs::exists(fs::symlink_status(target_))) taken(target_);
  if (!fs::is_directory(target_.parent_path()))
    throw Error(ErrorKind::NotFound, say("The folder {0} is not there.", {target_.parent_path().string()}), tr("Make it first."));
  const std::string front = "." + target_.filename().string() + ".";
  path_ = target_.parent_path() / (front + std::to_string(::getpid()) + ".part");
  std::error_code ignored;
  // Of processes that were killed; one of another computer that shares the folder may still live, whatever its number.
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
  std::error_code failure;
  for (fs::directory_iterator at(target_.parent_path(), failure), end; !failure && at != end; at.increment(failure)) {
    const fs::directory_entry& entry = *at;
    const std::string name = entry.path().filename().string();
    const std::string_view number = name.starts_with(front) && name.ends_with(".part") ? std::string_view(name).substr(front.size(), name.size() - front.size() - 5) : std::string_view();
    pid_t owner = 0;
    if (number.empty() || std::from_chars(number.data(), number.data() + number.size(), owner).ptr != number.data() + number.size() || owner <= 0) continue;
    if (owner == ::getpid() || (fs::last_write_time(entry.path(), ignored) < old && ::kill(owner, 0) != 0 && errno == ESRCH)) fs::remove_all(entry.path(), ignored);
  }
}

Staging::~Staging() {
  std::error_code ignored;
  if (!settled_) fs::remove_all(path_, ignored);
}

void Staging::settle() {
  int code = ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0 ? 0 : errno;
  if (code == EINVAL || code == ENOSYS) {  // FAT and some network disks cannot refuse by themselves
    if (fs::exists(fs::symlink_status(target_))) taken(target_);
    code = ::rename(path_.c_str(), target_.c_str()) == 0 ? 0 : errno;
  }
  if (code == EEXIST || code == ENOTEMPTY) taken(target_);
  if (code != 0) fail(target_, code);
  settled_ = true;
  flush(target_.parent_path());
}

void flush(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, errno);
  const int code = ::fsync(fd) == 0 || errno == EINVAL ? 0 : errno;  // some file systems cannot sync folders
  ::close(fd);
  if (code != 0) fail(path, code);
}

}  // namespace yishibu::bundle
