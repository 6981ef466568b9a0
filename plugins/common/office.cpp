// SPDX-License-Identifier: MIT
// See office.hpp.
#include "office.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

extern char** environ;

namespace yishibu {
namespace fs = std::filesystem;
namespace {

/// A file that is larger was not made from anything of ours.
constexpr std::uintmax_t kMade = std::uintmax_t{256} << 20;

struct Folder {
  fs::path path;
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "yishibu-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw Error(ErrorKind::Io, tr("There is no room for temporary files."));
    path = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

/// 127 where there is no such program.
int run(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2}) ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", stream == 0 ? 0 : 1, 0);
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) return 127;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

Conversion converted(const std::string& bytes, std::string_view from, std::string_view to, std::vector<std::string> words) {
  const Folder folder;
  const fs::path in = folder.path / ("document." + std::string(from)), made = folder.path / ("document." + std::string(to));
  if (!(std::ofstream(in, std::ios::binary) << bytes).flush()) throw Error(ErrorKind::Io, tr("There is no room for temporary files."));
  for (std::string& word : words)
    for (const auto& [name, path] : {std::pair{"{in}", in}, {"{out}", made}, {"{folder}", folder.path}})
      if (const std::size_t at = word.find(name); at != std::string::npos) word.replace(at, std::string_view(name).size(), path.string());
  const int code = run(std::move(words));
  Conversion out{code != 127, std::nullopt};
  std::error_code error;
  if (std::ifstream file(made, std::ios::binary); code == 0 && file && fs::file_size(made, error) <= kMade) out.bytes.emplace(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return out;
}

Conversion by_office(const std::string& bytes, std::string_view from, std::string_view to) {
  return converted(bytes, from, to, {"soffice", "-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", std::string(to), "--outdir", "{folder}", "{in}"});
}

}  // namespace yishibu
