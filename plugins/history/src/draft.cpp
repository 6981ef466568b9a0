// SPDX-License-Identifier: MIT
// See draft.hpp.
#include "draft.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <sstream>
#include <utility>
#include <vector>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

extern char** environ;

namespace yishibu::history {
namespace {

constexpr long kLook = 200'000'000;  // nanoseconds between two looks at the draft

/// What a save by an editor changes: some write into the file, others put a new one in its place.
struct Stamp {
  dev_t device = 0;
  ino_t file = 0;
  off_t size = 0;
  time_t seconds = 0;
  long nanoseconds = 0;
  bool operator==(const Stamp&) const = default;
};

std::optional<Stamp> stamp_of(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return Stamp{found.st_dev, found.st_ino, found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

bool sync_one(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

/// The file first, then the folder that names it.
bool sync_draft(const std::string& path) { return sync_one(path, O_RDONLY) && sync_one(std::filesystem::path(path).parent_path().string(), O_RDONLY | O_DIRECTORY); }

}  // namespace

std::optional<std::string> draft_bytes(const std::string& path, Host& host) {
  if (!stamp_of(path)) return std::nullopt;
  return host.read_file(path);
}

void drop_draft(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

DraftLock::DraftLock(const std::string& path) : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) throw Error(ErrorKind::Io, say("{0} cannot be read.", {path}));
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(file_);
  throw Error(ErrorKind::Conflict, tr("This record is being edited in another window."), tr("Finish there first."));
}

DraftLock::~DraftLock() { ::close(file_); }

void DraftLock::follow() {
  const int fresh = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (fresh < 0) return;
  // Where somebody was quicker both write; saving still puts the two together or says what differs.
  static_cast<void>(::flock(fresh, LOCK_EX | LOCK_NB));
  ::close(std::exchange(file_, fresh));
}

void run_editor(const std::string& path, DraftLock& held) {
  const char* editor = std::getenv("VISUAL");
  if (!editor || !*editor) editor = std::getenv("EDITOR");
  if (!editor || !*editor) editor = "nano";
  // “gedit --wait” is a program and what it is told; a path with a space in it is a program.
  std::vector<std::string> words{editor};
  std::error_code error;
  if (!std::filesystem::exists(words[0], error)) {
    std::istringstream line(words[0]);
    words.assign(std::istream_iterator<std::string>(line), {});
    if (words.empty()) words = {"nano"};
  }
  words.push_back(path);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (const int code = ::posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ); code != 0)
    throw Error(ErrorKind::Io, say("The editor {0} cannot be started: {1}.", {editor, std::strerror(code)}),
                tr("Install nano, or set EDITOR to the editor you use; one with windows must wait until you close it: EDITOR=\"gedit --wait\"."));
  int status = 0;
  auto seen = stamp_of(path);
  for (;;) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) break;
    // A disk that takes nothing now is asked again at the next look.
    if (const auto now = stamp_of(path); now && now != seen && sync_draft(path)) {
      if (!seen || seen->file != now->file) held.follow();
      seen = now;
    }
    const timespec pause{0, kLook};
    ::nanosleep(&pause, nullptr);
  }
  if (const auto now = stamp_of(path); now && now != seen) sync_draft(path);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw Error(ErrorKind::Denied, tr("The editor was left without success; nothing was saved."));
}

}  // namespace yishibu::history
