// SPDX-License-Identifier: MIT
// See files.hpp.
#include "files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;

std::string shown(const fs::path& path) { return path.string(); }

std::string read_file(const fs::path& path) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (failure) throw Error(failure == std::errc::no_such_file_or_directory ? ErrorKind::NotFound : ErrorKind::Io, say("{0} cannot be read: {1}.", {shown(path), failure.message()}));
  if (size > kFileBytes) throw Error(ErrorKind::Invalid, say("{0} is too large.", {shown(path)}));
  std::ifstream in(path, std::ios::binary);
  std::string out(static_cast<std::size_t>(size), '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (!in && !out.empty()) throw Error(ErrorKind::Io, say("{0} cannot be read.", {shown(path)}));
  return out;
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::error_code failure;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), failure);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw Error(ErrorKind::Io, say("{0} cannot be written.", {shown(path)}), tr("Is there room on the disk, and may you write there?"));
}

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code failure;
  for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    if (at->path().filename().string().starts_with(".")) {
      at.disable_recursion_pending();
      continue;
    }
    const fs::file_type type = at->symlink_status().type();
    if (type == fs::file_type::directory) continue;
    if (type != fs::file_type::regular) throw Error(ErrorKind::Invalid, say("{0} is a link or no ordinary file; a plugin holds ordinary files only.", {shown(at->path())}));
    out.push_back(at->path().lexically_relative(folder).generic_string());
  }
  if (failure) throw Error(ErrorKind::Io, say("{0} cannot be read: {1}.", {shown(folder), failure.message()}));
  std::sort(out.begin(), out.end());
  return out;
}

fs::path program() { return fs::read_symlink("/proc/self/exe"); }
fs::path prefix() { return program().parent_path().parent_path(); }

fs::path user_folder() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && *config) return fs::path(config) / "yishibu";
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : "/") / ".config" / "yishibu";
}

WorkFolder::WorkFolder(fs::path parent) {
  std::error_code failure;
  if (parent.empty()) parent = fs::temp_directory_path(failure);
  else fs::create_directories(parent, failure);
  std::string name = (parent / "yishibu-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw Error(ErrorKind::Io, say("The folder {0} cannot be made: {1}.", {name, std::strerror(errno)}));
  path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace yishibu::kit
