// SPDX-License-Identifier: MIT
// A bag's files as they lie in a folder or a ZIP, read in pieces. Must not know BagIt and must never follow a link.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/finding.hpp"

namespace yishibu::bundle {

class Source {
 public:
  struct Entry {
    std::string path;  ///< from the bag's root, as stored
    std::uint64_t size = 0;
    std::size_t key = 0;  ///< for the source's own use
  };
  using Piece = std::function<void(std::string_view)>;

  virtual ~Source() = default;
  /// Plain files only, sorted by path. Whatever else lies there is among problems().
  const std::vector<Entry>& entries() const { return entries_; }
  const Findings& problems() const { return problems_; }
  /// Whether nothing more can be said than problems() does.
  bool hopeless() const { return hopeless_; }
  /// Hands over the bytes in pieces of bounded size. May be called by several threads at once. Throws Error where they cannot be read.
  virtual void read(const Entry& entry, const Piece& piece) = 0;

 protected:
  std::vector<Entry> entries_;
  Findings problems_;
  bool hopeless_ = false;
};

/// Throws NotFound, or Invalid where it is neither a folder nor a ZIP.
std::unique_ptr<Source> open_source(const std::filesystem::path& path);
std::unique_ptr<Source> open_folder(const std::filesystem::path& path);
std::unique_ptr<Source> open_zip(const std::filesystem::path& path);

}  // namespace yishibu::bundle
