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

std::vector<Conversion> converted(const std::vector<std::string>& files, std::string_view from, std::string_view to, const std::vector<std::string>& words) {
  const Folder folder;
  const auto named = [&](std::size_t i, std::string_view ending) { return folder.path / ("document" + (i == 0 ? "" : std::to_string(i)) + "." + std::string(ending)); };
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!(std::ofstream(named(i, from), std::ios::binary) << files[i]).flush()) throw Error(ErrorKind::Io, tr("There is no room for temporary files."));
  std::vector<std::string> line;
  for (std::string word : words) {
    if (word == "{in}") {
      for (std::size_t i = 0; i < files.size(); ++i) line.push_back(named(i, from).string());
      continue;
    }
    for (const auto& [name, path] : {std::pair{"{out}", named(0, to)}, {"{folder}", folder.path}})
      if (const std::size_t at = word.find(name); at != std::string::npos) word.replace(at, std::string_view(name).size(), path.string());
    line.push_back(std::move(word));
  }
  const int code = run(std::move(line));
  std::vector<Conversion> out(files.size(), Conversion{code != 127, std::nullopt});
  for (std::size_t i = 0; i < files.size() && code == 0; ++i) {
    std::error_code error;
    if (std::ifstream file(named(i, to), std::ios::binary); file && fs::file_size(named(i, to), error) <= kMade) out[i].bytes.emplace(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

Conversion converted(const std::string& bytes, std::string_view from, std::string_view to, const std::vector<std::string>& words) {
  return std::move(converted(std::vector{bytes}, from, to, words).front());
}

std::vector<Conversion> by_office(const std::vector<std::string>& files, std::string_view from, std::string_view to, std::string_view filter) {
  return converted(files, from, to, {"soffice", "-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", std::string(to) + std::string(filter), "--outdir", "{folder}", "{in}"});
}

Conversion by_office(const std::string& bytes, std::string_view from, std::string_view to) { return std::move(by_office(std::vector{bytes}, from, to).front()); }

}  // namespace yishibu
