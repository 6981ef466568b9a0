// SPDX-License-Identifier: MIT
// Bags in ZIP files. See source.hpp. Must not unpack to disk; entries come out in pieces.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>

#include "source.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

namespace yishibu::bundle {
namespace fs = std::filesystem;
namespace {

/// A file's bytes without holding them: the system brings pages in and drop() lets them go again.
class Mapping {
 public:
  explicit Mapping(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat now {};
    int code = fd < 0 || ::fstat(fd, &now) != 0 ? errno : 0;
    if (code == 0 && now.st_size > 0) {
      size_ = static_cast<std::size_t>(now.st_size);
      start_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
      if (start_ == MAP_FAILED) code = errno;
    }
    if (fd >= 0) ::close(fd);
    if (code != 0) throw Error(ErrorKind::Io, say("{0} cannot be read: {1}", {path.string(), std::strerror(code)}));
  }
  ~Mapping() {
    if (start_) ::munmap(start_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(start_), size_}; }
  void drop() const {
    if (start_) ::madvise(start_, size_, MADV_DONTNEED);
  }

 private:
  void* start_ = nullptr;
  std::size_t size_ = 0;
};

constexpr std::uint64_t kRatio = 200, kRatioAfter = std::uint64_t{64} << 20;

/// Nothing is kept of what comes out, so a bag may be as large as ZIP allows; what swells beyond all papers is not waited for.
zip::Limits wide() {
  zip::Limits out;
  out.entries = 65535;
  out.part = out.total = std::numeric_limits<std::uint64_t>::max();
  out.ratio = kRatio;
  out.ratio_after = kRatioAfter;
  return out;
}

std::size_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t out = 0;
  for (std::size_t i = count; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

class ZipSource final : public Source {
 public:
  explicit ZipSource(const fs::path& path) : mapping_(path) {
    if (!mapping_.bytes().starts_with("PK"))
      throw Error(ErrorKind::Invalid, say("{0} is neither a folder nor a ZIP file.", {path.string()}));
    try {
      reader_.emplace(mapping_.bytes(), wide());
    } catch (const Error& failure) {
      hopeless_ = true;
      problem(path.filename().string(), failure.message(), "RFC 8493 4");
      return;
    }
    std::uint64_t claimed = 0;
    for (const zip::Entry& entry : reader_->entries()) claimed += entry.size;
    if (claimed > kRatioAfter && claimed / kRatio > mapping_.bytes().size()) {
      hopeless_ = true;
      problem(path.filename().string(), say("The ZIP file unpacks to more than {0} times its size; it is not unpacked.", {std::to_string(kRatio)}), "RFC 8493 5.4");
      return;
    }
    find_links();
    const std::string top = top_folder();
    for (const zip::Entry& entry : reader_->entries())
      if (entry.name.starts_with(top)) entries_.push_back({entry.name.substr(top.size()), entry.size, entry.index});
      else problem(entry.name, say("The file is outside the bag's folder “{0}”.", {top}), "RFC 8493 4");
    std::erase_if(entries_, [&](const Entry& entry) { return std::binary_search(links_.begin(), links_.end(), top + entry.path); });
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
  }

  void read(const Entry& entry, const Piece& piece) override {
    std::size_t since = 0;
    std::uint64_t produced = 0;
    reader_->read(reader_->entries()[entry.key], [&](std::string_view bytes) {
      if ((produced += bytes.size()) > entry.size) throw Error(ErrorKind::Invalid, say("“{0}” in the ZIP file has not the size it claims.", {entry.path}));
      piece(bytes);
      if ((since += bytes.size()) < (std::size_t{16} << 20)) return;
      since = 0;
      mapping_.drop();
    });
  }

 private:
  void problem(std::string where, std::string what, std::string rule) {
    problems_.push_back({Level::Must, "", std::move(where), std::move(what), std::move(rule), {}});
  }

  /// The one folder that everything lies in, with its "/"; "" where the bag lies bare.
  std::string top_folder() {
    for (const zip::Entry& entry : reader_->entries()) {
      const std::size_t slash = entry.name.find('/');
      if (slash != std::string::npos && entry.name.substr(slash + 1) == "bagit.txt") return entry.name.substr(0, slash + 1);
    }
    if (reader_->find("bagit.txt")) {
      problem("bagit.txt", tr("The ZIP file has no top folder that holds the bag."), "RFC 8493 4");
      return {};
    }
    const std::string name = reader_->entries().empty() ? std::string() : reader_->entries().front().name;
    return name.substr(0, name.find('/') == std::string::npos ? 0 : name.find('/') + 1);
  }

  /// Unix file types stand in the directory, which the reader has found to be sound but hands on without them.
  void find_links() {
    constexpr std::size_t kFormat = 0170000, kRegular = 0100000, kFolder = 0040000, kLink = 0120000;
    const std::string_view bytes = mapping_.bytes();
    std::size_t end = bytes.size() - 22;
    while (bytes.substr(end, 4) != "PK\x05\x06" || end + 22 + number(bytes, end + 20, 2) != bytes.size()) --end;
    std::size_t at = number(bytes, end + 16, 4);
    for (std::size_t left = number(bytes, end + 10, 2); left > 0; --left) {
      const std::string name(bytes.substr(at + 46, number(bytes, at + 28, 2)));
      const std::size_t format = number(bytes, at + 40, 2) & kFormat;
      if (format != 0 && format != kRegular && format != kFolder) {
        problem(name, format == kLink ? tr("is a symbolic link; it is not followed") : tr("is a device, pipe or socket; it is not opened"), "RFC 8493 5.2");
        links_.push_back(name);
      }
      at += 46 + number(bytes, at + 28, 2) + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    }
    std::sort(links_.begin(), links_.end());
  }

  Mapping mapping_;
  std::optional<zip::Reader> reader_;
  std::vector<std::string> links_;
};

}  // namespace

std::unique_ptr<Source> open_zip(const fs::path& path) { return std::make_unique<ZipSource>(path); }

}  // namespace yishibu::bundle
