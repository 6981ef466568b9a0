// SPDX-License-Identifier: MIT
// See pdf.hpp. LibreOffice gets a profile of its own, so that it neither disturbs nor waits for the one on the screen.
#include "pdf.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "files.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

extern char** environ;

namespace yishibu::word {
namespace fs = std::filesystem;
namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "yishibu-pdf-XXXXXX").string();
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

std::string to_pdf(const std::string& docx) {
  const Folder folder;
  const fs::path paper = folder.path / "document.docx", made = folder.path / "document.pdf";
  write_file(paper, docx);
  const int code = run({"soffice", "-env:UserInstallation=file://" + (folder.path / "profile").string(), "--headless", "--convert-to", "pdf", "--outdir", folder.path.string(), paper.string()});
  if (code == 127) throw Error(ErrorKind::Unsupported, tr("PDF is made by LibreOffice, which is not installed."), tr("Install LibreOffice, or open the .docx in WPS or Word and save it as PDF."));
  if (code != 0 || !fs::exists(made)) throw Error(ErrorKind::Io, tr("LibreOffice could not make a PDF of it."), tr("Open the .docx in WPS or Word and save it as PDF."));
  return read_file(made);
}

}  // namespace yishibu::word
