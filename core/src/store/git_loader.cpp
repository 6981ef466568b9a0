// SPDX-License-Identifier: MIT
// Loads the git library when it is first needed, and reads the head without it. Must not know libgit2.
#include <dlfcn.h>

#include <filesystem>

#include "base/file.hpp"
#include "store/git.hpp"
#include "store/git_module.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace {

const GitModule& module() {
  static const GitModule* loaded = [] {
    const auto file = file::program().parent_path().parent_path() / "lib" / "yishibu" / "yishibu-git.so";
    void* handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) throw Error(ErrorKind::Io, say("The history cannot be opened: {0}.", {::dlerror()}), tr("Install the program again."));
    const auto* symbol = static_cast<const GitModule*>(::dlsym(handle, "yishibu_git_module"));
    if (!symbol) throw Error(ErrorKind::Io, say("The history cannot be opened: {0}.", {file.string()}), tr("Install the program again."));
    return symbol;
  }();
  return *loaded;
}

}  // namespace

std::unique_ptr<Git> open_git(const std::string& root) { return module().open(root); }
void create_git(const std::string& root) { module().create(root); }

namespace {

/// What quick_head() read last, and the files it came from: it is asked before every record that is read.
struct Seen {
  std::string root, head, pointer, stamps;
  std::optional<std::string> commit;
  /// "" where there is no pointer of its own to watch.
  std::string now() const {
    const std::string mark = file::stamp(pointer);
    return mark.empty() ? mark : mark + file::stamp(head);
  }
};

}  // namespace

std::optional<std::string> quick_head(const std::string& root) {
  static Seen seen;
  if (seen.root == root && !seen.stamps.empty() && seen.now() == seen.stamps) return seen.commit;
  const std::filesystem::path git = std::filesystem::path(root) / ".git";
  seen = {root, (git / "HEAD").string(), {}, {}, {}};
  const std::string before = file::stamp(seen.head);
  const auto name = pointer_name(git);
  if (!name) return std::nullopt;
  seen.pointer = (git / *name).string();
  if (seen.stamps = seen.now(); !seen.stamps.ends_with(before)) seen.stamps.clear();
  return seen.commit = read_pointer(git, *name);
}

}  // namespace yishibu::store
