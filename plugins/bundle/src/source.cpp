// SPDX-License-Identifier: MIT
// Bags in folders. See source.hpp. Must not know BagIt.
#include "source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

class FolderSource final : public Source {
 public:
  explicit FolderSource(fs::path root) : root_(std::move(root)) {
    std::vector<std::string> open = {""};
    while (!open.empty()) {
      const std::string folder = std::move(open.back());
      open.pop_back();
      list(folder, open);
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
    std::sort(problems_.begin(), problems_.end(), [](const Finding& a, const Finding& b) { return a.where < b.where; });
  }

  void read(const Entry& entry, const Piece& piece) override {
    // O_NONBLOCK: should a pipe have taken the file's place since the listing, opening it must not wait.
    Descriptor file{::open((root_ / entry.path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    struct stat now {};
    if (file.fd < 0 || ::fstat(file.fd, &now) != 0 || !S_ISREG(now.st_mode))
      throw Error(ErrorKind::Io, say("{0} cannot be read: {1}", {entry.path, std::strerror(errno)}));
    std::string buffer(std::min<std::uint64_t>(kPiece, static_cast<std::uint64_t>(now.st_size) + 1), '\0');  // the one byte more finds the end
    for (;;) {
      const ssize_t got = ::read(file.fd, buffer.data(), buffer.size());
      if (got == 0) return;
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw Error(ErrorKind::Io, say("{0} cannot be read: {1}", {entry.path, std::strerror(errno)}));
      piece(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    }
  }

 private:
  void list(const std::string& folder, std::vector<std::string>& open) {
    std::error_code failure;
    for (fs::directory_iterator at(root_ / folder, failure), end; !failure && at != end; at.increment(failure)) {
      const std::string path = (folder.empty() ? "" : folder + "/") + at->path().filename().string();
      struct stat now {};
      if (::lstat(at->path().c_str(), &now) != 0) {
        problem(path, say("cannot be looked at: {0}", {std::strerror(errno)}));
      } else if (S_ISREG(now.st_mode)) {
        entries_.push_back({path, static_cast<std::uint64_t>(now.st_size), 0});
      } else if (S_ISDIR(now.st_mode)) {
        open.push_back(path);
      } else if (S_ISLNK(now.st_mode)) {
        problem(path, tr("is a symbolic link; it is not followed"));
      } else {
        problem(path, tr("is a device, pipe or socket; it is not opened"));
      }
    }
    if (failure) problem(folder.empty() ? "." : folder, say("cannot be listed: {0}", {failure.message()}));
  }
  void problem(const std::string& path, std::string what) {
    problems_.push_back({Level::Must, "", path, std::move(what), "RFC 8493 5.2", tr("A bag holds plain files and folders only.")});
  }

  fs::path root_;
};

}  // namespace

std::unique_ptr<Source> open_folder(const fs::path& path) { return std::make_unique<FolderSource>(path); }

std::unique_ptr<Source> open_source(const fs::path& path) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::is_directory(status)) return open_folder(path);
  if (fs::is_regular_file(status)) return open_zip(path);
  if (!fs::exists(status)) throw Error(ErrorKind::NotFound, say("There is no {0}.", {path.string()}));
  throw Error(ErrorKind::Invalid, say("{0} is neither a folder nor a file.", {path.string()}));
}

}  // namespace yishibu::bundle
