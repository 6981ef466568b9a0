// SPDX-License-Identifier: MIT
// Git's objects as bytes on the disk: deflated, and many of them in one pack with its list (gitformat-pack, version 2 of both).
// Used by git_*.cpp only. Must not know saves or libgit2.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/git.hpp"

namespace yishibu::store {

/// The bytes that an id spells.
std::string from_hex(std::string_view hex);
std::string deflated(std::string_view bytes);
/// The object in a file of its own, its id left empty; nothing where there is none, or not whole.
std::optional<Prepared::Object> read_object(const std::filesystem::path& file);
/// Whether a pack or its list ends with its own sum, as git writes them: libgit2 looks at less of them than git does.
bool ends_with_its_sum(const std::filesystem::path& file);

/// A pack in memory. What resembles an object added before it, as a folder or a text resembles its version before, takes only
/// the difference.
class Pack {
 public:
  /// Does nothing where the object is in it already. Throws Error{Io}.
  void add(Prepared::Object object);
  /// Writes it into `folder`, durably, and once only; nothing of it is seen before all of it is there. Throws Error{Io} or, where
  /// the disk gives back something else, {Corrupt}.
  void write(const std::filesystem::path& folder);

 private:
  struct Line {
    std::string id;  ///< 20 bytes
    std::uint32_t crc;
    std::uint64_t offset;
  };
  struct Recent {
    std::string bytes;
    std::uint64_t offset;
    int depth;  ///< differences to go through to its bytes
  };
  std::string bytes_ = std::string(12, '\0');  ///< room for the head, and the objects
  std::vector<Line> list_;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, Recent> recent_;  ///< by how they begin
};

}  // namespace yishibu::store
