// SPDX-License-Identifier: MIT
// See program.hpp.
#include "program.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "files.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;

std::vector<std::string> other_plugins() {
  std::ifstream in("/proc/self/cmdline", std::ios::binary);
  std::vector<std::string> out;
  for (std::string word; std::getline(in, word, '\0');) {
    if (word.starts_with("--plugin-dir=")) out.push_back(word.substr(13));
    if (word == "--plugin-dir" && std::getline(in, word, '\0')) out.push_back(word);
  }
  std::error_code ignored;
  if (const fs::path own = user_folder() / "plugins"; fs::is_directory(own, ignored)) out.push_back(own.string());
  return out;
}

Order program_order(const fs::path& folder, const fs::path& work, const std::vector<std::string>& words) {
  Order out;
  out.work = work;
  out.words = {program().string(), "--quiet", "--plugin-dir", fs::absolute(folder).lexically_normal().string()};
  for (const std::string& other : other_plugins()) out.words.insert(out.words.end(), {"--plugin-dir", fs::absolute(other).string()});
  out.words.insert(out.words.end(), words.begin(), words.end());
  const std::string home = (work / "home").string();
  // What the sanitizers find is read from what they print. They look for no leaks, as code is never unloaded, and leave crashes to be crashes.
  out.environment = {{"HOME", home}, {"XDG_CONFIG_HOME", home + "/.config"}, {"ASAN_OPTIONS", "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:hard_rss_limit_mb=512"}};
  return out;
}

std::string tool(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (const std::string file = folder + "/" + name; ::access(file.c_str(), X_OK) == 0) return file;
  return {};
}

}  // namespace yishibu::kit
