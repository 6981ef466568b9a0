// SPDX-License-Identifier: MIT
// Writing: the save protocol of docs/adr/0002, creation, sweeping, proof reading. See git.hpp.
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <list>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "store/git_repository.hpp"
#include "store/git_tree.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLooseObjects = 100;

}  // namespace

void create_repository(const std::string& root) {
  start_library();
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
  options.initial_head = "main";
  git_repository* raw = nullptr;
  git_check(git_repository_init_ext(&raw, root.c_str(), &options), tr("The book cannot be created"));
  const Repository repository(raw);
  git_config* config = nullptr;
  git_check(git_repository_config(&config, raw), tr("The book cannot be created"));
  const std::unique_ptr<git_config, GitFree<git_config_free>> owner(config);
  git_check(git_config_set_bool(config, "core.logallrefupdates", 0), tr("The book cannot be created"));
  git_check(git_config_set_bool(config, "core.autocrlf", 0), tr("The book cannot be created"));
  git_check(git_config_set_bool(config, "core.quotepath", 0), tr("The book cannot be created"));
  git_check(git_config_set_bool(config, "core.filemode", 0), tr("The book cannot be created"));
  // For those who read the history with git: say which table or record a change lies in.
  git_check(git_config_set_string(config, "diff.yishibu.xfuncname", "^ *<(record|rows|row|body) .*$"), tr("The book cannot be created"));
  std::error_code error;
  fs::create_directories(fs::path(root) / ".git/info", error);
  std::ofstream(fs::path(root) / ".git/info/attributes") << "* -text\n*.xml -text diff=yishibu\n";
}

namespace {

git_oid parse_id(const std::string& id) {
  git_oid out{};
  if (!id.empty()) git_check(git_oid_fromstr(&out, id.c_str()), tr("The history cannot be read"));
  return out;
}

std::string raw(const std::string& id) {
  const git_oid oid = parse_id(id);
  return {reinterpret_cast<const char*>(oid.id), GIT_OID_RAWSZ};
}

const std::string& add_object(Prepared& save, const char* type, std::string bytes) {
  git_oid id;
  git_check(git_odb_hash(&id, bytes.data(), bytes.size(), git_object_string2type(type)), tr("The save was not stored"));
  save.objects.push_back({hex(&id), type, std::move(bytes)});
  return save.objects.back().id;
}

git_object_t type_of(const Prepared::Object& object) { return git_object_string2type(object.type.c_str()); }

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
std::string GitRepository::tree_with(const git_oid* base, const std::vector<const Entry*>& entries, size_t level, Prepared& save) {
  std::string old;
  if (const auto known = base ? trees_.find(hex(base)) : trees_.end(); known != trees_.end()) {
    old = known->second;
  } else if (base) {
    git_odb_object* object = nullptr;
    git_check(git_odb_read(&object, odb_.get(), base), tr("The history cannot be read"));
    const OdbObject owner(object);
    old = bytes_of(owner);
  }
  std::vector<TreeItem> items = parse_tree(old);
  std::map<std::string_view, std::vector<const Entry*>> inside;  // by the next part of the path
  for (const Entry* entry : entries) {
    const std::string_view rest = std::string_view(entry->path).substr(level);
    inside[rest.substr(0, rest.find('/'))].push_back(entry);
  }
  std::list<std::string> ids;  // what the views of new items look into
  for (const auto& [name, here] : inside) {
    const bool folder = here.front()->path.size() > level + name.size();
    const auto there = std::find_if(items.begin(), items.end(), [&](const TreeItem& item) { return item.name == name; });
    git_oid below{};
    const bool goes_on = folder && there != items.end() && there->is_folder();
    if (goes_on) std::copy(there->id.begin(), there->id.end(), reinterpret_cast<char*>(below.id));
    if (there != items.end()) items.erase(there);
    std::string id;
    if (folder) id = tree_with(goes_on ? &below : nullptr, here, level + name.size() + 1, save);
    else if (!here.back()->gone) id = add_object(save, "blob", here.back()->bytes);
    if (id.empty()) continue;
    ids.push_back(raw(id));
    const TreeItem item{folder ? "40000" : "100644", name, ids.back()};
    items.insert(std::upper_bound(items.begin(), items.end(), item, sorts_before), item);
  }
  if (items.empty() && level > 0) return {};  // git keeps no empty folders
  std::string bytes;
  bytes.reserve(old.size() + 64 * inside.size());
  for (const TreeItem& item : items) ((bytes.append(item.mode) += ' ').append(item.name) += '\0').append(item.id);
  return add_object(save, "tree", std::move(bytes));
}

Prepared GitRepository::prepare(const std::string& parent, const std::vector<Entry>& entries, const std::string& message,
                                const Signature& author, bool anew) {
  Prepared save{branch(), parent, {}};
  std::vector<const Entry*> pointers;
  for (const Entry& entry : entries) pointers.push_back(&entry);
  const git_oid* base = nullptr;
  GitCommit before;
  if (!parent.empty()) {
    before = commit_of(parent);
    if (!anew) base = git_commit_tree_id(before.get());
  }
  const std::string tree = tree_with(base, pointers, 0, save);
  if (base && tree == hex(base)) return {};
  trees_.clear();
  for (const Prepared::Object& object : save.objects)
    if (object.type == "tree") trees_[object.id] = object.bytes;
  const std::string who = person(author);
  add_object(save, "commit", "tree " + tree + "\n" + (parent.empty() ? "" : "parent " + parent + "\n") + "author " + who + "committer " + who +
                                 "encoding UTF-8\n\n" + message);
  return save;
}

/// There, readable, and byte for byte the same.
bool GitRepository::stands(const Prepared::Object& object) {
  const git_oid id = parse_id(object.id);
  void* bytes = nullptr;
  size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  const bool read = loose_->read(&bytes, &size, &type, loose_.get(), &id) == 0;
  git_error_clear();
  const bool same = read && type == type_of(object) && object.bytes == std::string_view(static_cast<const char*>(bytes), size);
  git_odb_backend_data_free(loose_.get(), bytes);
  return same;
}

/// Not git_odb_write: it takes a damaged file of the same name for the object and writes nothing.
void GitRepository::store(const Prepared::Object& object) {
  const git_oid id = parse_id(object.id);
  git_check(loose_->write(loose_.get(), &id, object.bytes.data(), object.bytes.size(), type_of(object)), tr("The save was not stored"));
  if (!stands(object)) throw Error(ErrorKind::Corrupt, tr("The save was not stored: the disk changed it."));
}

void GitRepository::move_branch(const Prepared& save, const std::string& from, const std::string& to) {
  const git_oid old = parse_id(from), fresh = parse_id(to);  // all zero: the pointer must not exist yet
  git_reference* moved = nullptr;
  const auto move = [&] { return git_reference_create_matching(&moved, repository_.get(), save.branch.c_str(), &fresh, 1, &old, "save"); };
  int code = move();
  if (code == GIT_ELOCKED) {  // by a writer that is dead: the living ones wait for the writer lock, which we hold
    sweep();
    code = move();
  }
  git_check(code, tr("The save was not stored"));
  const Reference owner(moved);
  git_oid now;
  git_check(git_reference_name_to_id(&now, repository_.get(), save.branch.c_str()), tr("The save was not stored"));
  if (!git_oid_equal(&now, &fresh)) throw Error(ErrorKind::Conflict, tr("Another program changed the book at the same moment. Do it again."));
}

void GitRepository::publish(const Prepared& save) {
  for (const Prepared::Object& object : save.objects) store(object);
  move_branch(save, save.parent, save.commit());
}

void GitRepository::publish_packed(const Prepared& save, const std::function<void(std::size_t, std::size_t)>& progress) {
  std::map<std::string_view, const Prepared::Object*> objects;  // what stands twice in a save is stored once
  for (const Prepared::Object& object : save.objects) objects.emplace(object.id, &object);
  const std::string folder = root_ + "/.git/objects/pack";
  git_indexer* raw_indexer = nullptr;
  git_check(git_indexer_new(&raw_indexer, folder.c_str(), 0444, odb_.get(), nullptr), tr("The save was not stored"));
  const std::unique_ptr<git_indexer, GitFree<git_indexer_free>> indexer(raw_indexer);
  git_indexer_progress state{};
  const auto sum = hash::sha1();
  const auto put = [&](std::string_view bytes) {
    git_check(git_indexer_append(indexer.get(), bytes.data(), bytes.size(), &state), tr("The save was not stored"));
  };
  const auto add = [&](std::string_view bytes) {
    sum->update(bytes);
    put(bytes);
  };
  std::string head = "PACK";
  for (const uint32_t number : {uint32_t{2}, static_cast<uint32_t>(objects.size())})
    for (int shift = 24; shift >= 0; shift -= 8) head += static_cast<char>(number >> shift);
  add(head);
  size_t done = 0;
  for (const auto& [id, object] : objects) {
    if (++done % 256 == 0) progress(done, objects.size());
    size_t size = object->bytes.size();
    std::string entry(1, static_cast<char>(type_of(*object) << 4 | static_cast<int>(size & 15)));
    for (size >>= 4; size > 0; size >>= 7) {
      entry.back() = static_cast<char>(entry.back() | 0x80);
      entry += static_cast<char>(size & 0x7f);
    }
    uLongf room = compressBound(object->bytes.size());
    std::string deflated(room, '\0');
    if (compress(reinterpret_cast<Bytef*>(deflated.data()), &room, reinterpret_cast<const Bytef*>(object->bytes.data()), object->bytes.size()) != Z_OK)
      throw Error(ErrorKind::Io, tr("The save was not stored"));
    add(entry.append(deflated, 0, room));
  }
  put(std::string(reinterpret_cast<const char*>(parse_id(sum->finish()).id), GIT_OID_RAWSZ));
  git_check(git_indexer_commit(indexer.get(), &state), tr("The save was not stored"));
  const std::string made = folder + "/pack-" + git_indexer_name(indexer.get());
  file::sync({made + ".pack", made + ".idx"});
  git_odb_refresh(odb_.get());
  move_branch(save, save.parent, save.commit());
  file::sync({fs::path(root_) / ".git" / save.branch});
}

/// Path of the new pack and its index, without their endings.
std::string GitRepository::pack(const std::vector<Prepared>& saves) {
  git_packbuilder* builder = nullptr;
  git_check(git_packbuilder_new(&builder, repository_.get()), tr("The save was not stored"));
  const PackBuilder owner(builder);
  for (const Prepared& save : saves)
    for (const Prepared::Object& object : save.objects) {
      const git_oid id = parse_id(object.id);
      git_check(git_packbuilder_insert(builder, &id, nullptr), tr("The save was not stored"));
    }
  const std::string folder = root_ + "/.git/objects/pack";
  git_check(git_packbuilder_write(builder, folder.c_str(), 0, nullptr, nullptr), tr("The save was not stored"));
  return folder + "/pack-" + git_packbuilder_name(builder);
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
  for (const Prepared& save : saves)
    for (const Prepared::Object& object : save.objects) {
      if (!stands(object)) store(object);
      files.push_back(object_file(root_, object.id));
    }
  packed_ = files.size() > kLooseObjects;
  if (packed_) {
    const std::string made = pack(saves);
    files = {made + ".pack", made + ".idx"};
  }
  for (const Prepared& save : saves) {
    if (!save.branch.starts_with("refs/heads/") || save.branch.find("..") != std::string::npos)
      throw Error(ErrorKind::Denied, say("“{0}” is no branch of a book.", {save.branch}));
    git_oid now{};
    const int code = git_reference_name_to_id(&now, repository_.get(), save.branch.c_str());
    git_error_clear();
    const bool readable = code == 0 && git_odb_exists(odb_.get(), &now) == 1;
    const fs::path pointer = fs::path(root_) / ".git" / save.branch;
    std::error_code error;
    if (code != 0 || !readable) {
      fs::remove(pointer, error);
      move_branch(save, "", save.commit());
    } else if (hex(&now) == save.parent) {
      move_branch(save, save.parent, save.commit());
    }
    if (fs::exists(pointer, error)) files.push_back(pointer);
  }
  return files;
}

void GitRepository::sweep() {
  const fs::path git = fs::path(root_) / ".git";
  std::error_code error;
  fs::remove(git / "HEAD.lock", error);
  fs::remove(git / "packed-refs.lock", error);
  for (const char* folder : {"refs", "objects"}) {
    const bool refs = std::string_view(folder) == "refs";
    std::vector<fs::path> stale;
    for (fs::recursive_directory_iterator at(git / folder, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (!refs) at.disable_recursion_pending();  // temporary objects lie at the top
      if (refs ? name.ends_with(".lock") : name.starts_with("tmp_")) stale.push_back(at->path());
    }
    for (const fs::path& path : stale) fs::remove(path, error);
  }
}

void GitRepository::refresh_index(const std::set<std::string>& changed) noexcept {
  try {
    git_index* raw = nullptr;
    if (git_repository_index(&raw, repository_.get()) < 0) {
      fs::remove(root_ + "/.git/index");  // damaged: it is no more than a cache of git's
      if (git_repository_index(&raw, repository_.get()) < 0) return;
    }
    const GitIndex index(raw);
    const bool whole = git_index_entrycount(raw) == 0 || changed.empty();
    if (whole) {
      if (git_index_read_tree(raw, tree_of(head())) < 0) return;
    }
    // Not git_index_add_bypath: it asks the disk forty things about each file.
    git_tree* tree = tree_of(head());
    for (const std::string& path : changed) {
      git_tree_entry* found = nullptr;
      struct stat file {};
      if (git_tree_entry_bypath(&found, tree, path.c_str()) < 0) {
        git_index_remove_bypath(raw, path.c_str());
        continue;
      }
      const TreeEntry owner(found);
      if (::stat((root_ + "/" + path).c_str(), &file) != 0) continue;
      git_index_entry entry{};
      entry.ctime = {static_cast<int32_t>(file.st_ctim.tv_sec), static_cast<uint32_t>(file.st_ctim.tv_nsec)};
      entry.mtime = {static_cast<int32_t>(file.st_mtim.tv_sec), static_cast<uint32_t>(file.st_mtim.tv_nsec)};
      entry.dev = static_cast<uint32_t>(file.st_dev);
      entry.ino = static_cast<uint32_t>(file.st_ino);
      entry.uid = file.st_uid;
      entry.gid = file.st_gid;
      entry.file_size = static_cast<uint32_t>(file.st_size);
      entry.mode = GIT_FILEMODE_BLOB;
      entry.id = *git_tree_entry_id(found);
      entry.path = path.c_str();
      git_index_add(raw, &entry);
    }
    git_index_write(raw);
  } catch (...) {
    git_error_clear();  // somebody else's git holds the index, or it is damaged: git rebuilds it on its own
  }
}

}  // namespace yishibu::store
