// SPDX-License-Identifier: MIT
// Files and folders on disk, with errors in words. Must not know what a plugin is made of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yishibu::kit {

/// What one file, and one plugin, may weigh.
inline constexpr std::uintmax_t kFileBytes = std::uintmax_t{64} << 20;
inline constexpr std::uintmax_t kPluginBytes = std::uintmax_t{256} << 20;

std::string shown(const std::filesystem::path& path);
/// Throws NotFound, Io, or Invalid above kFileBytes.
std::string read_file(const std::filesystem::path& path);
/// Makes missing folders. Throws Io.
void write_file(const std::filesystem::path& path, std::string_view bytes);
/// Every file below, relative, sorted, hidden ones left out. Throws Invalid for a link or anything else that is neither file nor folder.
std::vector<std::string> files_below(const std::filesystem::path& folder);
/// The running program, and the folder that it is installed below.
std::filesystem::path program();
std::filesystem::path prefix();
/// The user's own folder of this program, where plugins/ and the trust list are.
std::filesystem::path user_folder();

/// A folder of one's own that goes when this does.
class WorkFolder {
 public:
  /// Below `parent`, or below the system's folder for temporary files.
  explicit WorkFolder(std::filesystem::path parent = {});
  WorkFolder(const WorkFolder&) = delete;
  ~WorkFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace yishibu::kit
