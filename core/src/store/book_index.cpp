// SPDX-License-Identifier: MIT
// Keeping index and working files in step with the history. See book_store.hpp.
#include <algorithm>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "model/definitions.hpp"
#include "model/record_xml.hpp"
#include "store/book_store.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {

std::string summary_of(const std::string& message) { return message.substr(0, message.find('\n')); }

std::string save_id_of(const std::string& message) {
  const size_t at = message.find("\nSave-Id: ");
  return at == std::string::npos ? std::string() : message.substr(at + 10, message.find('\n', at + 10) - at - 10);
}

}  // namespace

Index& BookStore::index() {
  // Other windows save too: what was read a moment ago may be behind.
  if (const std::string now = revision(); !index_ || index_at_ != now) {
    if (!index_ || index_->head() != now) open_index(false);
    index_at_ = index_->head();
  }
  return *index_;
}

void BookStore::open_index(bool locked) {
  const std::string path = private_path("index.sqlite"), head = revision();
  std::error_code error;
  index_writable_ = false;
  // The usual case, and the quick one: nobody writes, and the index is up to date. Nothing is created or locked for it.
  if (!locked && !fs::exists(path + "-wal", error) && open_index_readonly(path, head)) return;
  fs::create_directories(root_ / ".git" / "yishibu", error);
  bool damaged = false;
  try {
    open_index_for_writing();
    if (index_->head() == head && (index_->worktree() == head || !locked)) return;
  } catch (const Error& failure) {
    index_.reset();
    damaged = failure.kind() == ErrorKind::Corrupt;
  }
  if (!index_writable_ && !damaged) {
    // A read-only disk: use the index that is there, or one in memory for this run.
    if (open_index_readonly(path, head)) return;
    index_ = std::make_unique<Index>("", Database::Mode::Memory);
    update_index(true);
    return;
  }
  std::optional<file::Lock> held;
  if (!locked) held.emplace(lock());
  if (damaged) remove_index();
  open_index_for_writing();
  update_index(false);
}

bool BookStore::open_index_readonly(const std::string& path, const std::string& head) {
  std::error_code error;
  if (!fs::exists(path, error)) return false;
  try {
    index_ = std::make_unique<Index>(path, Database::Mode::Read);
    if (index_->head() == head) return true;
  } catch (const Error&) {
    // Damaged, or of another version: the caller knows what to do without it.
  }
  index_.reset();
  return false;
}

void BookStore::open_index_for_writing() {
  index_ = std::make_unique<Index>(private_path("index.sqlite"), Database::Mode::Write);
  index_writable_ = true;
}

void BookStore::remove_index() {
  index_.reset();
  std::error_code error;
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(private_path("index.sqlite") + suffix, error);
}

void BookStore::index_record(const std::string& path, const std::string& object, const std::string& changed) {
  const std::string id = record_id_of(path);
  try {
    const Record record = model::parse_record(git().object(object, path));
    if (record.id != id) throw Error(ErrorKind::Invalid, tr("The record lies under another record's name."));
    const Kind* kind = kinds_.find_kind(record.kind);
    index_->put(record, path, std::string(record.field(kind ? kind->title_field : "title")),
                kind ? std::string(model::day_of(record, *kind)) : std::string(), changed);
  } catch (const Error&) {
    index_->put_unreadable(id, path, changed);  // verify() says what is wrong with it
  }
}

void BookStore::update_index(bool rebuild) {
  const std::string head = git().head();
  const std::string old = rebuild ? std::string() : index_->head();
  struct State {
    std::string time, object;  ///< of the last change; what stood there last
    bool removed = false;
    std::size_t order = 0;
  };
  index_->begin();
  try {
    std::map<std::string, State> changed;
    bool begun = false, readable = true;
    std::size_t order = 0;
    const auto begin = [&](bool goes_on) {
      if (!std::exchange(begun, true) && (!goes_on || old.empty())) index_->clear();
    };
    const bool ancestor = git().walk(old, head, [&](const Commit& commit, bool goes_on) {
      begin(goes_on);
      readable = readable && commit.readable;
      Act act{commit.id, date::utc(commit.author.time), commit.author.name, summary_of(commit.message), {}};
      std::set<std::string> removed;
      for (const auto& [path, before, after] : commit.changed) {
        changed[path] = {act.time, after.empty() ? before : after, after.empty(), order++};
        std::string id = record_id_of(path);
        if (!id.empty() && after.empty()) removed.insert(id);
        if (!id.empty()) act.records.push_back(std::move(id));
      }
      index_->add_act(act, save_id_of(commit.message), removed);
    });
    begin(ancestor);
    // In the order of their last change, as they lie in the history.
    std::vector<std::pair<const std::string, State>*> records;
    for (auto& each : changed)
      if (!record_id_of(each.first).empty()) records.push_back(&each);
    std::sort(records.begin(), records.end(), [](const auto* a, const auto* b) { return a->second.order < b->second.order; });
    std::size_t done = 0;
    for (auto* each : records) {
      auto& [path, state] = *each;
      if (++done % 64 == 0) writer_.progress(done, records.size());
      const auto ask_head = [&, &path = path, &state = state] {
        const std::string now = git().object_at(head, path);
        if (state.removed = now.empty(); !state.removed) state.object = now;
      };
      if (!readable && failure_of(ask_head)) state.object.clear();  // saves that were joined, or cannot be read: the last change is not all that counts
      index_record(path, state.object, state.time);
      if (state.removed) index_->remove(record_id_of(path), state.time);
    }
    index_->set_head(head);
    index_->order();
    index_->commit();
    if (!index_writable_) return;
    // A writer may have been cut off after its index and before its files: then they have more to catch up with.
    if (sync_working_files(index_->worktree(), head)) index_->set_worktree(head);
  } catch (...) {
    index_->rollback();
    throw;
  }
}

/// What lies there in the folder is put aside if people changed it by hand, never overwritten.
void BookStore::put_working_file(const Commit::Change& change, const std::optional<std::string>& there) {
  const fs::path target = root_ / change.path;
  const auto bytes = change.after.empty() ? std::nullopt : std::optional(git().object(change.after, change.path));
  const bool torn = there && bytes && bytes->starts_with(*there);  // a writer was cut off
  if (there && !torn && !there->empty() && object_id("blob", *there) != change.before) {
    std::string name = change.path;
    for (char& c : name)
      if (c == '/') c = '-';
    const fs::path kept = draft_path(hash::sha256(*there).substr(0, 8) + "-" + name);
    file::replace(kept, *there);
    writer_.notice(say("{0} had been changed outside the book. That text is kept in {1}.", {change.path, kept.string()}));
  }
  std::error_code error;
  if (bytes && (there || !file::create(target, *bytes))) file::replace_unsynced(target, *bytes);
  else if (!bytes) fs::remove(target, error);
}

/// Working files follow the history.
bool BookStore::sync_working_files(const std::string& before, const std::string& after) {
  try {
    std::set<fs::path> files, folders;
    for (const Commit::Change& change : git().changes(before, after)) {
      if (!is_book_path(change.path)) continue;  // written by other programs, and it may lead out of the book
      const fs::path file = root_ / change.path;
      const auto there = file::read_if_there(file, limits::kFileBytes);
      const bool right = there ? object_id("blob", *there) == change.after : change.after.empty();
      try {
        if (!right) put_working_file(change, there);
      } catch (const Error& failure) {
        if (failure.kind() != ErrorKind::Corrupt) throw;
        continue;  // a damaged text: what lies in the folder is all there is of it
      }
      // One that is right may come from a writer who was cut off before his sync; but not all of a book that has no index.
      if (!right || !before.empty()) files.insert(file);
      if (!right) folders.insert(file.parent_path());
    }
    for (const fs::path& folder : folders) file::sweep(folder);
    file::sync(files);
  } catch (const Error& failure) {
    if (failure.kind() == ErrorKind::Invalid) throw;  // people must look at what lies there
    return false;  // the disk takes no files now, or the history is damaged; the next start tries again
  }
  return true;
}

void BookStore::reindex() {
  const auto held = lock();
  remove_index();
  open_index_for_writing();
  update_index(true);
}

}  // namespace yishibu::store
