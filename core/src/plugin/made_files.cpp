// SPDX-License-Identifier: MIT
// See made_files.hpp.
#include "plugin/made_files.hpp"

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::plugin {

MadeFiles::MadeFiles(std::filesystem::path list) : list_(std::move(list)), sums_(file::read_if_there(list_, limits::kFileBytes).value_or("")) {}

MadeFiles::~MadeFiles() {
  try {
    if (fresh_ && !list_.empty()) file::replace_unsynced(list_, sums_);
  } catch (const Error&) {
    return;  // a book that cannot be written to: the next file asks once too often
  }
}

void MadeFiles::write(const std::filesystem::path& path, std::string_view bytes, bool force) {
  const auto there = force ? std::nullopt : file::read_if_there(path, limits::kFileBytes);
  if (there && *there != bytes && sums_.find(hash::sha256(*there)) == std::string::npos)
    throw Error(ErrorKind::Denied, say("{0} was changed by hand, or was not made here; it is left as it is.", {path.string()}), tr("--force overwrites it; or write to another place."));
  file::replace(path, bytes);
  if (const std::string sum = hash::sha256(bytes); sums_.find(sum) == std::string::npos) sums_ += sum + "\n", fresh_ = true;
}

}  // namespace yishibu::plugin
