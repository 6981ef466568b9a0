// SPDX-License-Identifier: MIT
// See quarantine.hpp.
#include "plugin/quarantine.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::plugin {
namespace fs = std::filesystem;
namespace {

fs::path folder() { return file::user_folder() / "loading"; }

/// Boot and start time: with them a process is told from a later one of the same number.
std::string born(const std::string& pid) {
  const std::string stat = file::read_beginning("/proc/" + pid + "/stat", 1024);
  const auto fields = text::split(stat.substr(std::min(stat.rfind(')'), stat.size())), ' ');
  return std::string(text::trimmed(file::read_beginning("/proc/sys/kernel/random/boot_id", 64))) + " " + (fields.size() > 20 ? fields[20] : "");
}

/// The rows of a plugin: files named after it and a process.
std::vector<fs::path> rows_of(const std::string& plugin) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator at(folder(), error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(plugin + ".") && name.find_first_not_of("0123456789", plugin.size() + 1) == std::string::npos) out.push_back(at->path());
  }
  return out;
}

file::Descriptor open_row(const fs::path& path, const std::string& plugin) {
  for (const fs::path& left : rows_of(plugin)) {
    const std::string row = file::read_beginning(left, 1024), pid = left.extension().string().substr(1);
    if (!row.empty() && !row.starts_with(plugin + " " + pid + " " + born(pid) + " "))
      throw Error(ErrorKind::Plugin, say("The plugin “{0}” is not loaded: the last time, the program ended while it was being started.", {plugin}),
                  say("If it is to be tried again: plugin trust {0}", {plugin}));
  }
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  return file::Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
}

}  // namespace

Attempt::Attempt(const std::string& plugin) : plugin_(plugin), path_(folder() / (plugin + "." + std::to_string(::getpid()))), row_(open_row(path_, plugin)) {}

void Attempt::step(const std::string& name) {
  static const std::string me = std::to_string(::getpid()) + " " + born("self") + " ";
  const std::string row = plugin_ + " " + me + name + "\n";
  if (row_.get() >= 0 && ::pwrite(row_.get(), row.data(), row.size(), 0) < 0) ::unlink(path_.c_str());
}

Attempt::~Attempt() {
  if (row_.get() >= 0) ::unlink(path_.c_str());
}

void forgive(const std::string& plugin) {
  std::error_code ignored;
  for (const fs::path& row : rows_of(plugin)) fs::remove(row, ignored);
}

}  // namespace yishibu::plugin
