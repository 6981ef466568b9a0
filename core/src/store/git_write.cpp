// SPDX-License-Identifier: MIT
// Writing: the save protocol of docs/adr/0002, creation, sweeping, proof reading. See git.hpp.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "store/git_pack.hpp"
#include "store/git_repository.hpp"
#include "store/git_tree.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLooseObjects = 100;
constexpr std::chrono::hours kForgotten{1};  ///< a lock of git's own index this old is nobody's any more

}  // namespace

void create_repository(const std::string& root) {
  start_library();
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_MKPATH;
  options.initial_head = "main";
  git_repository* raw = nullptr;
  git_check(git_repository_init_ext(&raw, root.c_str(), &options), tr("The book cannot be created"));
  const Repository repository(raw);
  const fs::path git = fs::path(root) / ".git";
  std::error_code error;
  fs::create_directories(git / "info", error);
  // Where a history is there it may be somebody else's, with links that lead out of it.
  if (!fs::is_symlink(git / "info", error) && !fs::exists(fs::symlink_status(git / "info/attributes", error))) file::replace(git / "info/attributes", "* -text\n*.xml -text diff=yishibu\n");
  file::replace(git / "config", file::read(git / "config", limits::kFileBytes) +
                                    "[core]\n\tlogallrefupdates = false\n\tautocrlf = false\n\tquotepath = false\n\tfilemode = false\n"
                                    // For those who read the history with git: say which table or record a change lies in.
                                    "[diff \"yishibu\"]\n\txfuncname = ^ *<(record|rows|row|body) .*$\n");
}

namespace {

/// As git hashes and stores it.
std::string spelled(const Prepared::Object& object) {
  std::string out = object.type + " " + std::to_string(object.bytes.size());
  return (out += '\0') += object.bytes;
}

const std::string& add_object(Prepared& save, const char* type, std::string bytes) {
  Prepared::Object& object = save.objects.emplace_back(Prepared::Object{{}, type, std::move(bytes)});
  return object.id = object_id(type, object.bytes);
}

/// A person's line in a commit; what would end it early is left out.
std::string person(const Signature& who) {
  const auto clean = [](std::string text) {
    std::erase_if(text, [](char c) { return c == '<' || c == '>' || c == '\n' || c == '\0'; });
    return text;
  };
  return clean(who.name) + " <" + clean(who.email) + "> " + std::to_string(who.time) + " +0000\n";
}

}  // namespace

/// Adds the tree at `base` with the entries put in or taken out, and everything new below it, to `save`; returns its id, ""
/// for a folder that has become empty.
std::string GitRepository::tree_with(const std::string& base, const std::vector<const Entry*>& entries, size_t level, Prepared& save) {
  const std::string place = entries.empty() ? std::string() : entries.front()->path.substr(0, level);
  std::string bytes;
  if (const auto known = trees_.find(place); known != trees_.end() && known->second.id == base) {
    bytes = known->second.bytes;
  } else if (!base.empty()) {
    bytes = bytes_of(whole(id_of(base)));
  }
  std::map<std::string_view, std::vector<const Entry*>> inside;  // by the next part of the path
  for (const Entry* entry : entries) {
    const std::string_view rest = std::string_view(entry->path).substr(level);
    inside[rest.substr(0, rest.find('/'))].push_back(entry);
  }
  for (const auto& [name, here] : inside) {
    const bool folder = here.front()->path.size() > level + name.size();
    const TreeItem fresh{folder ? "40000" : "100644", name, {}};
    size_t at = bytes.size(), old = bytes.size(), old_end = old;
    std::string below, id;
    for (std::string_view rest = bytes; !rest.empty();) {
      const size_t here_at = bytes.size() - rest.size();
      const TreeItem item = take_item(rest);
      const int order = item.name.compare(name);
      if (order == 0) {
        old = here_at, old_end = bytes.size() - rest.size();
        if (item.is_folder()) below = hex(oid_of(item));
      } else if (at == bytes.size() && order > 0 && sorts_before(fresh, item)) {
        at = here_at;
      }
      if (order > 0 && !item.name.starts_with(name)) break;  // a file and a folder of one name sort to different places
    }
    if (folder) id = tree_with(below, here, level + name.size() + 1, save);
    else if (!here.back()->gone) id = add_object(save, "blob", here.back()->bytes);
    if (!id.empty()) {
      std::string line(fresh.mode);
      ((line += ' ').append(name) += '\0').append(from_hex(id));
      bytes.insert(at, line);
      if (at <= old) old += line.size(), old_end += line.size();
    }
    bytes.erase(old, old_end - old);
  }
  if (bytes.empty() && level > 0) return trees_.erase(place), std::string();  // git keeps no empty folders
  const std::string id = add_object(save, "tree", bytes);
  trees_[place] = {id, std::move(bytes)};
  return id;
}

Prepared GitRepository::prepare(const std::string& parent, const std::vector<Entry>& entries, const std::string& message,
                                const Signature& author, bool anew) {
  Prepared save{branch(), parent, {}};
  std::vector<const Entry*> pointers;
  for (const Entry& entry : entries) pointers.push_back(&entry);
  std::string base;
  if (!parent.empty() && !anew) base = parent == prepared_ ? trees_[""].id : hex(&tree_of(parent));
  if (anew || parent != prepared_) trees_.clear();
  prepared_.clear();
  const std::string tree = tree_with(base, pointers, 0, save);
  prepared_ = parent;
  if (tree == base) return {};
  const std::string who = person(author);
  prepared_ = add_object(save, "commit", "tree " + tree + "\n" + (parent.empty() ? "" : "parent " + parent + "\n") + "author " + who + "committer " + who +
                                             "encoding UTF-8\n\n" + message);
  return save;
}

/// There, readable, and byte for byte the same.
bool GitRepository::stands(const Prepared::Object& object) {
  const auto there = read_object(object_file(root_, object.id));
  return there && there->type == object.type && there->bytes == object.bytes;
}

/// Not by libgit2: it takes a damaged file of the same name for the object and writes nothing. In place at once: what a killed
/// writer leaves half done is in the journal, and no pointer leads to it.
void GitRepository::store(const Prepared::Object& object) {
  const std::string file = object_file(root_, object.id), bytes = deflated(spelled(object));
  if (!file::create(file, bytes)) {
    if (stands(object)) return;
    std::error_code error;
    fs::remove(file, error);
    if (!file::create(file, bytes)) throw Error(ErrorKind::Io, tr("The save was not stored"));
  }
  if (file::read(file, bytes.size()) != bytes) throw Error(ErrorKind::Corrupt, tr("The save was not stored: the disk changed it."));
}

/// As git itself moves it: under a file “.lock”, which nobody else may make meanwhile.
void GitRepository::move_branch(const Prepared& save, const std::string& from, const std::string& to) {
  const fs::path pointer = git_ / save.branch, lock = git_ / (save.branch + ".lock");
  if (!file::create(lock, to + "\n")) {  // left by a writer that is dead: the living ones wait for the writer lock, which we hold
    sweep();
    if (!file::create(lock, to + "\n")) throw Error(ErrorKind::Io, tr("The save was not stored"));
  }
  std::error_code error;
  const bool right = read_pointer(git_, save.branch) == from;
  if (right) fs::rename(lock, pointer, error);
  if (!right || error) fs::remove(lock, error);
  if (!right || read_pointer(git_, save.branch) != to) throw Error(ErrorKind::Conflict, tr("Another program changed the book at the same moment. Do it again."));
}

void GitRepository::publish(const Prepared& save) {
  for (const Prepared::Object& object : save.objects) store(object);
  move_branch(save, save.parent, save.commit());
}

void GitRepository::publish_packed(const std::function<Prepared()>& next) {
  Pack pack;
  Prepared whole;
  for (Prepared save = next(); !save.objects.empty(); save = next()) {
    if (whole.objects.empty()) whole.branch = save.branch, whole.parent = save.parent;
    whole.objects = {{save.commit(), {}, {}}};
    for (Prepared::Object& object : save.objects) pack.add(std::move(object));
  }
  if (whole.objects.empty()) return;
  pack.write(git_ / "objects/pack");
  git_odb_refresh(odb_.get());
  prepared_.clear();  // many paths will be asked for now, and stored folders are quicker to look into
  move_branch(whole, whole.parent, whole.commit());
  file::sync({git_ / whole.branch});
}

void GitRepository::drop_packed(const std::vector<Prepared>& saves) {
  if (!packed_) return;
  git_odb_refresh(odb_.get());
  std::error_code error;
  for (const Prepared& save : saves)
    for (const Prepared::Object& object : save.objects) fs::remove(object_file(root_, object.id), error);
}

std::vector<std::string> GitRepository::restore(const std::vector<Prepared>& saves) {
  std::vector<std::string> files;
  std::size_t count = 0;
  for (const Prepared& save : saves) count += save.objects.size();
  packed_ = count > kLooseObjects;
  Pack pack;
  for (const Prepared& save : saves)
    for (const Prepared::Object& object : save.objects) {
      if (packed_) {
        pack.add(object);
        continue;
      }
      if (!stands(object)) store(object);
      files.push_back(object_file(root_, object.id));
    }
  if (packed_) pack.write(git_ / "objects/pack");
  for (const Prepared& save : saves) {
    if (!save.branch.starts_with("refs/heads/") || save.branch.find("..") != std::string::npos)
      throw Error(ErrorKind::Denied, say("“{0}” is no branch of a book.", {save.branch}));
    const fs::path pointer = git_ / save.branch;
    const auto now = read_pointer(git_, save.branch);
    const bool readable = now && !now->empty() && has_commit(*now);
    std::error_code error;
    if (!readable) fs::remove(pointer, error);
    if (!readable || *now == save.parent) move_branch(save, read_pointer(git_, save.branch).value_or(""), save.commit());
    if (fs::exists(pointer, error)) files.push_back(pointer);
  }
  return files;
}

void GitRepository::sweep() {
  std::error_code error;
  fs::remove(git_ / "HEAD.lock", error);
  fs::remove(git_ / "packed-refs.lock", error);
  for (const char* folder : {"refs", "objects"}) {
    const bool refs = std::string_view(folder) == "refs";
    std::vector<fs::path> stale;
    for (fs::recursive_directory_iterator at(git_ / folder, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (!refs) at.disable_recursion_pending();  // temporary objects lie at the top
      if (refs ? name.ends_with(".lock") : name.starts_with("tmp_")) stale.push_back(at->path());
    }
    for (const fs::path& path : stale) fs::remove(path, error);
  }
}

bool GitRepository::refresh_index(const std::vector<Commit::Change>& changed) noexcept {
  try {
    const fs::path lock = git_ / "index.lock";
    std::error_code error;
    if (fs::exists(lock, error) && fs::last_write_time(lock, error) < fs::file_time_type::clock::now() - kForgotten) fs::remove(lock, error);
    git_index* raw = nullptr;
    if (git_repository_index(&raw, repository_.get()) < 0) {
      fs::remove(git_ / "index");  // damaged: it is no more than a cache of git's
      if (git_repository_index(&raw, repository_.get()) < 0) return false;
    }
    const GitIndex index(raw);
    if (git_index_entrycount(raw) == 0 || changed.empty()) {
      git_tree* tree = nullptr;
      if (git_tree_lookup(&tree, repository_.get(), &tree_of(head())) < 0) return false;
      const Tree owner(tree);
      if (git_index_read_tree(raw, tree) < 0) return false;
    }
    // Not git_index_add_bypath: it asks the disk forty things about each file.
    for (const auto& [path, before, id] : changed) {
      struct stat file {};
      if (id.empty()) git_index_remove_bypath(raw, path.c_str());
      if (id.empty() || ::stat((root_ + "/" + path).c_str(), &file) != 0) continue;
      git_index_entry entry{};
      entry.ctime = {static_cast<int32_t>(file.st_ctim.tv_sec), static_cast<uint32_t>(file.st_ctim.tv_nsec)};
      entry.mtime = {static_cast<int32_t>(file.st_mtim.tv_sec), static_cast<uint32_t>(file.st_mtim.tv_nsec)};
      entry.dev = static_cast<uint32_t>(file.st_dev);
      entry.ino = static_cast<uint32_t>(file.st_ino);
      entry.uid = file.st_uid;
      entry.gid = file.st_gid;
      entry.file_size = static_cast<uint32_t>(file.st_size);
      entry.mode = GIT_FILEMODE_BLOB;
      entry.id = id_of(id);
      entry.path = path.c_str();
      git_index_add(raw, &entry);
    }
    if (git_index_write(raw) == 0) return true;
  } catch (...) {
    // Damaged: git rebuilds it on its own.
  }
  git_error_clear();
  return false;
}

}  // namespace yishibu::store
