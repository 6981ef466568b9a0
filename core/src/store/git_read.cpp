// SPDX-License-Identifier: MIT
// Opening a repository safely, and reading from it. See git.hpp.
#include <git2/sys/repository.h>

#include <filesystem>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "store/git_module.hpp"
#include "store/git_repository.hpp"
#include "store/git_tree.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {
constexpr size_t kFolders = 256, kMessage = 65536;  ///< folders that are kept; bytes of a message, its beginning and its end
}  // namespace

void start_library() {
  [[maybe_unused]] static const bool started = [] {
    git_check(git_libgit2_init(), tr("The history cannot be opened"));
    for (const int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
      git_check(git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, ""), tr("The history cannot be opened"));
    git_check(git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1), tr("The history cannot be opened"));
    git_check(git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 1), tr("The history cannot be opened"));
    // Folders of large books are over libgit2's 4 KiB for what it keeps, and are then unpacked again for every file looked up.
    git_check(git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, size_t{256} << 10), tr("The history cannot be opened"));
    git_check(git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, ssize_t{32} << 20), tr("The history cannot be opened"));
    git_check(git_libgit2_opts(GIT_OPT_SET_PACK_MAX_OBJECT_SIZE, static_cast<size_t>(limits::kFileBytes)), tr("The history cannot be opened"));
    return true;
  }();
}

namespace {

/// What would make libgit2 read from places that are not this book.
void refuse_traps(const fs::path& git) {
  std::error_code error;
  if (fs::is_symlink(fs::symlink_status(git, error)) || !fs::is_directory(git, error))
    throw Error(ErrorKind::Denied, say("{0} is not a plain folder; the book is not opened.", {git.string()}));
  for (const char* trap : {"commondir", "objects/info/alternates", "objects/info/http-alternates", "info/grafts", "shallow", "refs/replace"})
    if (fs::exists(fs::symlink_status(git / trap, error)))
      throw Error(ErrorKind::Denied, say("The book is not opened: it would read from elsewhere ({0}).", {trap}),
                  tr("Ask the person who gave you this book for a plain copy."));
}

}  // namespace

GitRepository::GitRepository(const std::string& root) : root_(root), git_(fs::path(root) / ".git") {
  start_library();
  refuse_traps(git_);
  open();
}

void GitRepository::open() {
  git_repository* repository = nullptr;
  const int code = git_repository_open_ext(&repository, root_.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  repository_.reset(repository);
  if (code == GIT_EOWNER || code == GIT_ENOTFOUND)
    throw Error(ErrorKind::Denied, say("The history of the book {0} is missing or belongs to another user.", {root_}),
                tr("Copy the book into your own folder, or ask its owner; if files are missing in it, run “repair”."));
  git_config* config = nullptr;
  const auto right = [](const git_config_entry* entry, void*) {  // git opens no book where one of these is anything else
    int value = 0;
    static const std::map<std::string_view, std::string_view> switches{{"core.autocrlf", "input"}, {"core.bare", ""}, {"core.filemode", ""}, {"core.logallrefupdates", "always"}, {"core.quotepath", ""}};
    const auto known = switches.find(entry->name);
    return known != switches.end() && git_config_parse_bool(&value, entry->value) < 0 && known->second != entry->value ? -1 : 0;
  };
  const bool settled = code == 0 && git_repository_config_snapshot(&config, repository) == 0 && git_config_foreach(config, right, nullptr) == 0;
  git_config_free(config);
  if (const git_error* why = git_error_last(); (!settled && why && (why->klass == GIT_ERROR_CONFIG || why->klass == GIT_ERROR_REPOSITORY)) || file::read_if_there(git_ / "config", limits::kFileBytes).value_or("").find('\0') != std::string::npos)
    throw Error(ErrorKind::Corrupt, tr("The settings of the history cannot be read."), tr("“repair” makes them anew."));
  git_check(code, tr("The history cannot be opened"));
  tree_commit_.clear();
  odb_ = open_objects(root_);
  git_check(git_repository_set_odb(repository, odb_.get()), tr("The history cannot be opened"));
}

std::string GitRepository::branch() {
  if (auto name = pointer_name(git_)) return *name;
  throw Error(ErrorKind::Denied, tr("The book stands at an old version, put there by another program."),
              tr("Let that program return to the newest version (branch main) before you write."));
}

std::string GitRepository::head() {
  const auto name = pointer_name(git_);
  auto id = name ? read_pointer(git_, *name) : std::nullopt;
  const auto bytes = name && !id ? file::read_if_there(git_ / *name, 4096) : std::nullopt;
  git_oid found;  // libgit2 would take what only begins like an id, which git does not
  if (!id && (!bytes || bytes->starts_with("ref:")) && git_reference_name_to_id(&found, repository_.get(), "HEAD") == 0) id = hex(&found);
  if (!id || id->empty()) throw Error(ErrorKind::Corrupt, tr("The book does not say any more at which save it stands."), tr("“repair” finds its newest save."));
  return *id;
}

const git_oid& GitRepository::tree_of(const std::string& commit) {
  if (tree_commit_ != commit) tree_ = step_of(id_of(commit)).tree, tree_commit_ = commit;
  return tree_;
}

bool GitRepository::has_commit(const std::string& id) {
  const git_oid oid = id_of(id);
  return git_odb_exists(odb_.get(), &oid) == 1;
}

/// By our own walk down the folders: libgit2 unpacks and hashes each of them anew for every path that is asked for.
std::string GitRepository::object_at(const std::string& commit, const std::string& path) {
  if (commit.empty()) return {};
  const size_t name_at = path.rfind('/') + 1;
  if (const auto known = commit == prepared_ ? trees_.find(path.substr(0, name_at)) : trees_.end(); known != trees_.end()) {
    for (std::string_view rest = known->second.bytes; !rest.empty();)
      if (const TreeItem item = take_item(rest); item.name == std::string_view(path).substr(name_at)) return hex(oid_of(item));
    return {};
  }
  if (folders_.size() > kFolders) folders_.clear();
  const git_oid* found = &tree_of(commit);
  for (size_t from = 0; from <= path.size();) {
    const size_t end = std::min(path.find('/', from), path.size());
    Known& known = folder(*found);
    if (known.items.empty())
      for (std::string_view rest = bytes_of(known.object); !rest.empty();) {
        const TreeItem item = take_item(rest);
        known.items.emplace(item.name, oid_of(item));
      }
    const auto item = known.items.find(std::string_view(path).substr(from, end - from));
    if (item == known.items.end()) return {};
    found = item->second;
    from = end + 1;
  }
  return hex(found);
}

std::optional<std::string> GitRepository::read(const std::string& commit, const std::string& path) {
  const std::string id = object_at(commit, path);
  return id.empty() ? std::nullopt : std::optional(object(id, path));
}

std::string GitRepository::object(const std::string& id, const std::string& path) {
  if (const OdbObject found = read_whole(odb_.get(), id_of(id))) return std::string(bytes_of(found));
  throw Error(ErrorKind::Corrupt, say("The stored bytes of {0} are damaged.", {path}), tr("“verify” shows what is affected, and “repair” puts right what can be put right."));
}

namespace {
/// While every save there ever was is looked at: folders are not hashed anew, which would be most of the time it takes and is
/// what verify() does; and libgit2 keeps nothing, because throwing out what it kept would be most of the rest.
struct Sweeping {
  Sweeping() { set(0); }
  ~Sweeping() { set(1); }
  Sweeping(const Sweeping&) = delete;
  static void set(int on) {
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, on);
    git_libgit2_opts(GIT_OPT_ENABLE_CACHING, on);
  }
};
}  // namespace

/// One save's folders are those that the next one is compared with.
GitRepository::Known& GitRepository::folder(const git_oid& id) {
  Known& known = folders_[std::to_array(id.id)];
  if (!known.object) known.object = whole(id);
  return known;
}

OdbObject GitRepository::whole(const git_oid& id) {
  if (OdbObject found = read_whole(odb_.get(), id)) return found;
  throw Error(ErrorKind::Corrupt, tr("A folder in the history is damaged."), tr("“verify” shows what is affected, and “repair” puts right what can be put right."));
}

/// Adds what differs between two folders, of which either may be missing. Not git_diff_tree_to_tree: that takes several times
/// as long, and an index is built from every save there ever was.
void GitRepository::compare(const git_oid* before, const git_oid* after, const std::string& place, Commit& out) {
  if (before && after && git_oid_equal(before, after)) return;
  if (place.size() > limits::kPathBytes) throw Error(ErrorKind::Corrupt, tr("The history holds folders within folders without end."));
  const auto bytes = [&](const git_oid* id) { return id ? bytes_of(folder(*id).object) : std::string_view(); };
  std::string_view old_bytes = bytes(before), new_bytes = bytes(after);
  const auto differs = [&](const TreeItem* was, const TreeItem* is) {
    const TreeItem& item = is ? *is : *was;
    std::string path = place + std::string(item.name);
    if (item.is_folder()) compare(was ? oid_of(*was) : nullptr, is ? oid_of(*is) : nullptr, path + "/", out);
    else out.changed.push_back({std::move(path), was ? hex(oid_of(*was)) : "", is ? hex(oid_of(*is)) : ""});
  };
  while (!old_bytes.empty() || !new_bytes.empty()) {
    std::string_view old_rest = old_bytes, new_rest = new_bytes;
    const TreeItem was = old_bytes.empty() ? TreeItem() : take_item(old_rest);
    if (const std::string_view same = old_bytes.substr(0, old_bytes.size() - old_rest.size()); !same.empty() && new_bytes.starts_with(same)) {
      old_bytes = old_rest;
      new_bytes.remove_prefix(same.size());
      continue;
    }
    const TreeItem is = new_bytes.empty() ? TreeItem() : take_item(new_rest);
    const bool only_old = new_bytes.empty() || (!old_bytes.empty() && sorts_before(was, is));
    const bool only_new = old_bytes.empty() || (!new_bytes.empty() && sorts_before(is, was));
    if (only_old || only_new) differs(only_old ? &was : nullptr, only_new ? &is : nullptr);
    else if (was.id != is.id) differs(&was, &is);
    if (!only_new) old_bytes = old_rest;
    if (!only_old) new_bytes = new_rest;
    if (old_bytes == new_bytes) return;
  }
}

/// False where one of them cannot be read.
bool GitRepository::told(const std::optional<git_oid>& before, const git_oid& after, Commit& out) {
  try {
    compare(before ? &*before : nullptr, &after, "", out);
    return true;
  } catch (const Error&) {
    out.changed.clear();
    return false;
  }
}

std::vector<Commit::Change> GitRepository::changes(const std::string& before, const std::string& after) {
  Commit out;
  if (folders_.size() > kFolders) folders_.clear();
  if (!after.empty() && !told(root_of(id_of(before)), tree_of(after), out)) compare(nullptr, &tree_of(after), "", out);
  return std::move(out.changed);
}

GitRepository::Step GitRepository::step_of(const git_oid& id) {
  const OdbObject object = read_whole(odb_.get(), id);
  if (!object || git_odb_object_type(object.get()) != GIT_OBJECT_COMMIT || object_id("commit", bytes_of(object)) != hex(&id))  // a forged one might lead to itself
    throw Error(ErrorKind::Corrupt, say("The save {0} in the history is damaged or missing.", {hex(&id).substr(0, 10)}), tr("“verify” shows what is affected, and “repair” puts right what can be put right."));
  const std::string_view bytes = bytes_of(object);
  const size_t end = std::min(bytes.find("\n\n"), bytes.size());
  Step out{{hex(&id), person_of(bytes.substr(0, end), "author"), std::string(bytes.substr(std::min(bytes.find_first_not_of('\n', end), bytes.size()))), {}}, id};
  if (std::string& message = out.save.message; message.size() > kMessage) message.erase(kMessage / 2, message.size() - kMessage);
  for (const auto& [word, link] : links_of(bytes)) {
    if (word == "tree") out.tree = link;
    else if (out.parents++ == 0) out.parent = link;
  }
  return out;
}

/// The folder of a save; nothing where it is lost, or there is none before the first: what can be read begins behind it.
std::optional<git_oid> GitRepository::root_of(const git_oid& save) {
  try {
    return step_of(save).tree;
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// The first parents of `newest`, oldest first, from behind `old` or from where the history can be read without a gap. Throws where
/// `newest` cannot be read itself.
std::deque<GitRepository::Step> GitRepository::line(const git_oid& newest, const git_oid& old) {
  std::deque<Step> out;
  try {
    for (git_oid at = newest; !git_oid_equal(&at, &old) && (out.empty() || out.front().parents > 0); at = out.front().parent) out.push_front(step_of(at));
  } catch (const Error&) {
    if (out.empty()) throw;
  }
  return out;
}

bool GitRepository::walk(const std::string& old, const std::string& fresh, const std::function<void(const Commit&, bool)>& each) {
  const bool known = !old.empty() && has_commit(old);
  const git_oid from = id_of(known ? old : ""), to = id_of(fresh);
  const Sweeping sweeping;
  std::deque<Step> saves = line(to, from);
  bool ancestor = old.empty() || (known && git_oid_equal(saves.empty() ? &to : &saves.front().parent, &from) != 0);
  if (std::any_of(saves.begin(), saves.end(), [](const Step& step) { return step.parents > 1; })) {  // written by other programs: theirs is the order then
    git_revwalk* raw = nullptr;
    git_check(git_revwalk_new(&raw, repository_.get()), tr("The history cannot be read"));
    const Walk walk(raw);
    git_check(git_revwalk_push(raw, &to), tr("The history cannot be read"));
    ancestor = old.empty() || (known && git_graph_descendant_of(repository_.get(), &to, &from) == 1);
    if (ancestor && known) git_check(git_revwalk_hide(raw, &from), tr("The history cannot be read"));
    git_revwalk_sorting(raw, GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
    std::deque<Step> all;
    git_oid id;
    int code = 0;
    while ((code = git_revwalk_next(&id, raw)) == 0) all.push_back(step_of(id));
    if (code == GIT_ITEROVER) saves = std::move(all);
  }
  const Step* last = nullptr;
  std::optional<git_oid> read;  // the folder of the last save that could be read: one that could not must not hide what it did, nor the others; verify() names it
  for (Step& step : saves) {
    Commit out = std::move(step.save);
    const auto before = last && git_oid_equal(&last->id, &step.parent) ? std::optional(last->tree) : root_of(step.parent);
    const bool seen = told(before, step.tree, out) || (read && told(read, step.tree, out));
    if (seen) read = step.tree;
    out.readable = seen && step.parents < 2;
    each(out, ancestor);
    if (folders_.size() > kFolders) folders_.clear();
    last = &step;
  }
  folders_.clear();
  return ancestor;
}

}  // namespace yishibu::store

namespace {
std::unique_ptr<yishibu::store::Git> open_repository(const std::string& root) {
  return std::make_unique<yishibu::store::GitRepository>(root);
}
}  // namespace

extern "C" const yishibu::store::GitModule yishibu_git_module = {&open_repository, &yishibu::store::create_repository};
