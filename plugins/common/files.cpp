// SPDX-License-Identifier: MIT
// See files.hpp.
#include "files.hpp"

#include <fstream>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu {
namespace fs = std::filesystem;

constexpr std::uintmax_t kFile = std::uintmax_t{256} << 20;

std::string shown(const fs::path& path) {
  const auto text = path.u8string();
  return {text.begin(), text.end()};
}

std::string read_file(const fs::path& path) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (failure) throw Error(failure == std::errc::no_such_file_or_directory ? ErrorKind::NotFound : ErrorKind::Io, say("{0} cannot be read: {1}.", {shown(path), failure.message()}));
  if (size > kFile) throw Error(ErrorKind::Invalid, say("{0} is larger than 256 MiB.", {shown(path)}));
  std::ifstream in(path, std::ios::binary);
  std::string out(static_cast<std::size_t>(size), '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (!in && !out.empty()) throw Error(ErrorKind::Io, say("{0} cannot be read.", {shown(path)}));
  return out;
}

void write_file(const fs::path& path, const std::string& bytes) {
  fs::path beside = path;
  beside += ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failure;
  if (out) fs::rename(beside, path, failure);
  if (!out || failure) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw Error(ErrorKind::Io, say("{0} cannot be written.", {shown(path)}), tr("Is there room on the disk, and may you write there?"));
  }
}

void make_folder(const fs::path& path) {
  std::error_code failure;
  if (!path.empty()) fs::create_directories(path, failure);
  if (failure) throw Error(ErrorKind::Io, say("The folder {0} cannot be made: {1}.", {shown(path), failure.message()}));
}

}  // namespace yishibu
