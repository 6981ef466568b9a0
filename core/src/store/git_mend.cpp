// SPDX-License-Identifier: MIT
// Finding what is damaged in a history, and putting back what can be found elsewhere. See git.hpp. Overwrites nothing that can
// be read: a damaged file is put aside.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <sstream>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "store/git_pack.hpp"
#include "store/git_repository.hpp"
#include "store/git_tree.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {

/// All that are listed, and whether the lists could be read to their ends.
std::pair<std::vector<git_oid>, bool> all_objects(git_odb* odb) {
  std::vector<git_oid> ids;
  const auto collect = [](const git_oid* id, void* payload) { return static_cast<std::vector<git_oid>*>(payload)->push_back(*id), 0; };
  const bool whole = git_odb_foreach(odb, collect, &ids) == 0;
  return {std::move(ids), whole};
}

std::vector<fs::path> packs_of(const std::string& root) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator at(fs::path(root) / ".git/objects/pack", error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".pack") out.push_back(at->path());
  return out;
}

fs::path list_of(fs::path pack) { return pack.replace_extension(".idx"); }

/// What is in order in the list of pointers that other programs make, where not all of it is: git then reads no book.
std::optional<std::string> pointers_in_order(const fs::path& list) {
  const std::string bytes = file::read_if_there(list, limits::kFileBytes).value_or("");
  std::istringstream lines(bytes);
  std::string out;
  bool kept = false;  // the pointer that the next line may say more of
  for (std::string line; std::getline(lines, line);) {
    int valid = 0;
    const bool pointer = line.find(' ') == GIT_OID_HEXSZ && git_reference_name_is_valid(&valid, line.c_str() + GIT_OID_HEXSZ + 1) == 0 && valid == 1;
    const std::string id = line.substr(line.starts_with('^') ? 1 : 0, GIT_OID_HEXSZ);
    const git_oid oid = id_of(id);
    const bool more = kept && line == "^" + id && hex(&oid) == id;
    kept = pointer && hex(&oid) == id;
    if (kept || more || (out.empty() && line.starts_with("# pack-refs with:"))) out += line + "\n";
  }
  return out == bytes ? std::nullopt : std::optional(out);
}

}  // namespace

std::vector<Damage> GitRepository::damaged(const std::vector<std::string>& others, const std::function<void(std::size_t, std::size_t)>& progress) {
  struct Place {
    git_oid id;
    const char* type;
    std::string path;
  };
  std::vector<Place> waiting;
  for (const std::string& commit : others) waiting.push_back({id_of(commit), "commit", {}});
  try {
    waiting.push_back({id_of(head()), "commit", {}});
  } catch (const Error&) {
    git_error_clear();  // the pointer is damaged itself
  }
  const size_t total = all_objects(odb_.get()).first.size();
  std::set<std::string> seen;
  std::vector<Damage> out;
  if (pointers_in_order(git_ / "packed-refs")) out.push_back({"packed-refs", "pack", {}});
  for (const fs::path& pack : packs_of(root_))
    if (fs::exists(list_of(pack)) && (!ends_with_its_sum(pack) || !ends_with_its_sum(list_of(pack)))) out.push_back({pack.stem().string(), "pack", {}});
  while (!waiting.empty()) {
    const Place at = std::move(waiting.back());
    waiting.pop_back();
    if (!seen.insert(hex(&at.id)).second) continue;
    if (seen.size() % 256 == 0) progress(std::min(seen.size(), total), total);
    const OdbObject object = read_whole(odb_.get(), at.id);
    const bool right = object && git_object_string2type(at.type) == git_odb_object_type(object.get());
    try {
      if (right && at.type == std::string_view("commit"))
        for (const auto& [word, id] : links_of(bytes_of(object))) waiting.push_back({id, word == "tree" ? "tree" : "commit", {}});
      if (right && at.type == std::string_view("tree"))
        for (std::string_view rest = bytes_of(object); !rest.empty();) {
          const TreeItem item = take_item(rest);
          waiting.push_back({*oid_of(item), item.is_folder() ? "tree" : "blob", at.path + (at.path.empty() ? "" : "/") + std::string(item.name)});
        }
    } catch (const Error&) {
      out.push_back({hex(&at.id), at.type, at.path});
    }
    if (!right) out.push_back({hex(&at.id), at.type, at.path});
  }
  return out;
}

void GitRepository::unpack_damaged(const std::string& aside) {
  std::error_code error;
  for (const fs::path& pack : packs_of(root_)) {
    const fs::path index = list_of(pack);
    git_odb* raw = nullptr;
    git_check(git_odb_new(&raw), tr("The history cannot be read"));
    const Odb alone(raw);
    git_odb_backend* backend = nullptr;
    const bool opened = git_odb_backend_one_pack(&backend, index.c_str()) == 0 && git_odb_add_backend(raw, backend, 1) == 0;
    auto [ids, whole] = opened ? all_objects(raw) : std::pair(std::vector<git_oid>(), false);
    for (const git_oid& id : ids) whole = read_whole(raw, id) && whole;
    git_error_clear();
    if (whole && ends_with_its_sum(pack) && ends_with_its_sum(index)) continue;
    std::set<fs::path> files;
    for (const git_oid& id : ids)
      if (const OdbObject object = read_whole(raw, id)) {
        Prepared::Object kept{hex(&id), git_object_type2string(git_odb_object_type(object.get())), std::string(bytes_of(object))};
        if (!stands(kept)) store(kept);
        files.insert(object_file(root_, kept.id));
      }
    file::sync(files);
    fs::create_directories(aside, error);
    for (const fs::path& file : {pack, index}) fs::rename(file, fs::path(aside) / file.filename(), error);
  }
  const fs::path list = git_ / "packed-refs";
  if (const auto rest = pointers_in_order(list)) {
    fs::create_directories(aside, error);
    fs::copy_file(list, fs::path(aside) / list.filename(), fs::copy_options::overwrite_existing, error);
    file::replace(list, *rest);
  }
  open();  // libgit2 goes on reading packs that are no longer there
}

size_t GitRepository::mend(const std::vector<Damage>& damages, const std::string& copy, const std::string& aside) {
  std::error_code none;
  if (!copy.empty() && !fs::is_directory(fs::path(copy) / ".git/objects", none)) throw Error(ErrorKind::NotFound, say("There is no book in {0}.", {copy}));
  const Odb other = copy.empty() ? Odb() : open_objects(copy);
  unpack_damaged(aside);
  size_t mended = 0;
  std::set<fs::path> files;
  for (const Damage& damage : damages) {
    const git_oid id = id_of(damage.id);
    if (damage.type == "pack" || read_whole(odb_.get(), id)) {  // it stood in a damaged pack, and could be read there
      ++mended;
      continue;
    }
    Prepared::Object found{damage.id, damage.type, {}};
    const auto working = damage.path.empty() || damage.type != "blob" ? std::nullopt : file::read_if_there(fs::path(root_) / damage.path, limits::kFileBytes);
    if (working && object_id("blob", *working) == damage.id) found.bytes = *working;
    else if (const OdbObject theirs = other ? read_whole(other.get(), id) : OdbObject()) found.bytes = bytes_of(theirs), found.type = git_object_type2string(git_odb_object_type(theirs.get()));
    else continue;
    const fs::path file = object_file(root_, damage.id);
    std::error_code error;
    if (fs::exists(file, error)) {
      fs::create_directories(aside, error);
      fs::rename(file, fs::path(aside) / damage.id, error);
    }
    store(found);
    files.insert(file);
    ++mended;
  }
  file::sync(files);
  git_odb_refresh(odb_.get());
  return mended;
}

std::string GitRepository::rescue_head(const std::vector<std::string>& newest) {
  std::string found;
  for (const std::string& commit : newest)
    if (const git_oid id = id_of(commit); found.empty() && read_whole(odb_.get(), id)) found = commit;
  if (found.empty()) {  // the newest of those that no other builds on
    std::map<std::string, std::int64_t> ends;  // id → when it was made
    std::set<std::string> parents;
    for (const git_oid& id : all_objects(odb_.get()).first) {
      const OdbObject object = read_whole(odb_.get(), id);
      if (!object || git_odb_object_type(object.get()) != GIT_OBJECT_COMMIT) continue;
      for (const auto& [word, link] : links_of(bytes_of(object)))
        if (word == "parent") parents.insert(hex(&link));
      ends[hex(&id)] = person_of(bytes_of(object), "committer").time;
    }
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
    for (const auto& [id, time] : ends)
      if (parents.count(id) == 0 && time >= latest) found = id, latest = time;
  }
  if (found.empty()) return {};
  const auto head = file::read_if_there(git_ / "HEAD", 4096);
  const std::string main = "refs/heads/main", told = head && head->starts_with("ref: refs/heads/") && head->ends_with("\n") ? head->substr(5, head->size() - 6) : main;
  int valid = 0;
  const bool named = git_reference_name_is_valid(&valid, told.c_str()) == 0 && valid == 1 && (fs::exists(git_ / told) || !fs::exists(git_ / main));
  const std::string& name = named ? told : main;
  file::replace(git_ / "HEAD", "ref: " + name + "\n");
  file::replace(git_ / name, found + "\n");
  return found;
}

}  // namespace yishibu::store
