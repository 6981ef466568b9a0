// SPDX-License-Identifier: MIT
// Writing: the save protocol of docs/adr/0002, creation, sweeping, proof reading. See git.hpp.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "store/git_repository.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;

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

git_oid GitRepository::write_object(const std::string& bytes, git_object_t type) {
  git_oid id;
  git_check(git_odb_write(&id, odb_.get(), bytes.data(), bytes.size(), type), tr("The save was not stored"));
  prove(id);
  return id;
}

/// What was just written must be there, readable and itself: git_odb_read re-hashes under strict verification.
void GitRepository::prove(const git_oid& id) {
  git_odb_object* raw = nullptr;
  if (git_odb_exists(odb_.get(), &id) != 1) throw Error(ErrorKind::Io, tr("The save was not stored: the disk lost it."));
  git_check(git_odb_read(&raw, odb_.get(), &id), tr("The save was not stored"));
  const OdbObject object(raw);
  git_oid again;
  git_check(git_odb_hash(&again, git_odb_object_data(raw), git_odb_object_size(raw), git_odb_object_type(raw)), tr("The save was not stored"));
  if (!git_oid_equal(&again, &id)) throw Error(ErrorKind::Corrupt, tr("The save was not stored: the disk changed it."));
}

git_oid GitRepository::write_tree(const git_tree* base, const std::vector<const Entry*>& entries, size_t level) {
  git_treebuilder* raw = nullptr;
  git_check(git_treebuilder_new(&raw, repository_.get(), base), tr("The save was not stored"));
  const TreeBuilder builder(raw);
  std::map<std::string, std::vector<const Entry*>> folders;
  for (const Entry* entry : entries) {
    const std::string_view rest = std::string_view(entry->path).substr(level);
    const size_t slash = rest.find('/');
    const std::string name(rest.substr(0, slash));
    if (slash != std::string_view::npos) {
      folders[name].push_back(entry);
    } else {
      const git_oid blob = write_object(entry->bytes, GIT_OBJECT_BLOB);
      git_check(git_treebuilder_insert(nullptr, builder.get(), name.c_str(), &blob, GIT_FILEMODE_BLOB), tr("The save was not stored"));
    }
  }
  for (const auto& [name, inside] : folders) {
    Tree below;
    if (const git_tree_entry* old = base ? git_tree_entry_byname(base, name.c_str()) : nullptr; old && git_tree_entry_type(old) == GIT_OBJECT_TREE) {
      git_tree* tree = nullptr;
      git_check(git_tree_lookup(&tree, repository_.get(), git_tree_entry_id(old)), tr("The history cannot be read"));
      below.reset(tree);
    }
    const git_oid tree = write_tree(below.get(), inside, level + name.size() + 1);
    git_check(git_treebuilder_insert(nullptr, builder.get(), name.c_str(), &tree, GIT_FILEMODE_TREE), tr("The save was not stored"));
  }
  git_oid id;
  git_check(git_treebuilder_write(&id, builder.get()), tr("The save was not stored"));
  prove(id);
  return id;
}

std::string GitRepository::commit(const std::string& parent, const std::vector<Entry>& entries, const std::string& message,
                                  const Signature& author) {
  std::vector<const Entry*> pointers;
  for (const Entry& entry : entries) pointers.push_back(&entry);
  const Tree base = parent.empty() ? Tree() : tree_of(parent);
  const git_oid tree_id = write_tree(base.get(), pointers, 0);
  git_tree* raw_tree = nullptr;
  git_check(git_tree_lookup(&raw_tree, repository_.get(), &tree_id), tr("The save was not stored"));
  const Tree tree(raw_tree);

  git_signature* raw_signature = nullptr;
  git_check(git_signature_new(&raw_signature, author.name.c_str(), author.email.c_str(), author.time, 0), tr("The save was not stored"));
  const GitSignature signature(raw_signature);
  const GitCommit parent_commit = parent.empty() ? GitCommit() : commit_of(parent);
  const git_commit* parents[] = {parent_commit.get()};
  git_buf buffer = GIT_BUF_INIT;
  git_check(git_commit_create_buffer(&buffer, repository_.get(), signature.get(), signature.get(), "UTF-8", message.c_str(), tree.get(),
                                     parent.empty() ? 0 : 1, const_cast<const git_commit**>(parents)),
            tr("The save was not stored"));
  const std::string content(buffer.ptr, buffer.size);
  git_buf_dispose(&buffer);
  git_oid id;
  git_check(git_commit_create_with_signature(&id, repository_.get(), content.c_str(), nullptr, nullptr), tr("The save was not stored"));
  prove(id);

  const std::string name = branch();
  git_oid old{};  // all zero: the pointer must not exist yet
  if (!parent.empty()) git_oid_fromstr(&old, parent.c_str());
  git_reference* raw_reference = nullptr;
  git_check(git_reference_create_matching(&raw_reference, repository_.get(), name.c_str(), &id, 1, &old, "save"), tr("The save was not stored"));
  const Reference moved(raw_reference);
  git_oid now;
  git_check(git_reference_name_to_id(&now, repository_.get(), name.c_str()), tr("The save was not stored"));
  if (!git_oid_equal(&now, &id)) throw Error(ErrorKind::Conflict, tr("Another program changed the book at the same moment. Do it again."));
  return hex(&id);
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

std::vector<std::string> GitRepository::damaged(const std::function<void(std::size_t, std::size_t)>& progress) {
  std::vector<git_oid> ids;
  const auto collect = [](const git_oid* id, void* payload) -> int {
    static_cast<std::vector<git_oid>*>(payload)->push_back(*id);
    return 0;
  };
  git_check(git_odb_foreach(odb_.get(), collect, &ids), tr("The history cannot be read"));
  std::vector<std::string> out;
  for (size_t i = 0; i < ids.size(); ++i) {
    if (i % 256 == 0) progress(i, ids.size());
    git_odb_object* raw = nullptr;
    const int code = git_odb_read(&raw, odb_.get(), &ids[i]);
    const OdbObject object(raw);
    if (code < 0) out.push_back(say("The stored object {0} is damaged.", {hex(&ids[i])}));
  }
  return out;
}

void GitRepository::refresh_index(const std::vector<std::string>& changed) noexcept {
  try {
    git_index* raw = nullptr;
    if (git_repository_index(&raw, repository_.get()) < 0) return;
    const GitIndex index(raw);
    const bool whole = git_index_entrycount(raw) == 0 || changed.empty();
    if (whole) {
      const Tree tree = tree_of(head());
      if (git_index_read_tree(raw, tree.get()) < 0) return;
    }
    for (const std::string& path : changed) git_index_add_bypath(raw, path.c_str());
    git_index_write(raw);
  } catch (...) {
    git_error_clear();  // somebody else's git holds the index, or it is damaged: git rebuilds it on its own
  }
}

}  // namespace yishibu::store
