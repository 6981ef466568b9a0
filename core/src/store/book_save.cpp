// SPDX-License-Identifier: MIT
// Saving: lock, sweep, check, commit, acknowledge, then working files and index. See docs/adr/0002 and book_store.hpp.
#include <cstdlib>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "model/definitions.hpp"
#include "model/record_xml.hpp"
#include "store/book_store.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace {

constexpr std::size_t kLarge = 200;  ///< objects of a save that is no act of a person but an import

/// Tests lower it, to meet a disk that is really full.
std::uintmax_t least_free_space() {
  const char* told = std::getenv("YISHIBU_LEAST_FREE_SPACE");
  return told ? static_cast<std::uintmax_t>(std::atoll(told)) : limits::kFreeSpace;
}

}  // namespace

std::string BookStore::save(const Change& change) {
  const auto held = lock();
  if (!journal_) {
    git().sweep();
    journal_ = std::make_unique<Journal>(private_path("journal"));
  }
  std::string head = git().head();
  if (!journal_->in_step() || (!journal_->last().empty() && journal_->last() != head)) {
    settle();
    head = git().head();
  }
  if (!index_ || !index_writable_ || head.empty()) open_index(true);
  // Somebody else may have saved since this object was opened, or a save may have been cut off before its index.
  if (index_->head() != head || (journal_->last().empty() && index_->worktree() != head)) update_index(false);
  const std::string save_id = change.save_id.empty() ? hash::random_name(16) : change.save_id;
  if (const std::string done = index_->commit_of_save(save_id); !done.empty()) return done;

  std::vector<Entry> entries;
  struct Described {
    Record record;
    std::string path, title, day;
  };
  std::vector<Described> described;
  std::string trailers;
  std::set<std::string> kinds;  // each brings its snapshot once
  for (const Record& raw : change.records) {
    const Kind* kind = kinds_.find_kind(raw.kind);
    if (!kind) throw Error(ErrorKind::NotFound, say("The kind {0} is not known.", {raw.kind}), tr("Install the plugin that has it."));
    if (!model::is_record_id(raw.id)) throw Error(ErrorKind::Invalid, say("“{0}” is no record id.", {raw.id}));
    Record record = model::canonical(raw, kind);
    const std::string path = model::record_path(*kind, record.id);
    if (const std::string old = index_->path_of(record.id); !old.empty() && old != path)
      throw Error(ErrorKind::Denied, say("The record {0} is of another kind; a kind cannot be changed.", {record.id}));
    if (!change.base.empty() && change.base != head && git().object_at(change.base, path) != git().object_at(head, path))
      throw Error(ErrorKind::Conflict, say("{0} was changed by somebody else meanwhile.", {record.id}), tr("Look at it again and repeat your change."));
    if (const auto before = git().read(head, path); before && before->find(model::kIssuedOn) != std::string::npos && model::breaks_issue(model::canonical(model::parse_record(*before), kind), record))
      throw Error(ErrorKind::Denied, say("{0} was issued; its text stays as it is.", {record.id}), tr("“correct” makes a correction that stands beside it."));
    std::string bytes = model::write_record(record);
    if (model::parse_record(bytes) != record) throw std::logic_error("a record does not survive its own spelling: " + record.id);
    entries.push_back({path, std::move(bytes)});
    if (auto snapshot = kinds.insert(record.kind).second ? kinds_.snapshot(record.kind) : std::nullopt; snapshot && git().read(head, snapshot->path) != snapshot->bytes)
      entries.push_back(std::move(*snapshot));
    std::string title(record.field(kind->title_field)), day = model::day_of(record, *kind);
    trailers += "Record: " + record.id + " " + record.kind + "\n";
    described.push_back({std::move(record), path, std::move(title), std::move(day)});
  }
  for (const std::string& id : change.removed) {
    const std::string path = index_->path_of(id);
    const auto before = path.empty() ? std::nullopt : git().read(head, path);
    if (!before) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id}), tr("“list” shows the records."));
    if (before->find(model::kIssuedOn) != std::string::npos && !model::parse_record(*before).field(model::kIssuedOn).empty())
      throw Error(ErrorKind::Denied, say("{0} was issued; it cannot leave the book.", {id}), tr("“correct” makes a correction that stands beside it."));
    if (!change.base.empty() && change.base != head && git().object_at(change.base, path) != git().object_at(head, path))
      throw Error(ErrorKind::Conflict, say("{0} was changed by somebody else meanwhile.", {id}), tr("Look at it again and repeat your change."));
    entries.push_back({path, {}, true});
    trailers += "Removed: " + id + "\n";
  }
  for (const Change::Attachment& attachment : change.attachments) {
    if (attachment.path != attachment_path(attachment.bytes, attachment.path))
      throw Error(ErrorKind::Denied, say("“{0}” is not the name of that attachment.", {attachment.path}));
    entries.push_back({attachment.path, attachment.bytes});
  }
  std::uintmax_t size = 0;
  for (const Entry& entry : entries) {
    if (!is_book_path(entry.path)) throw Error(ErrorKind::Denied, say("“{0}” is no path for a file of a book.", {entry.path}));
    if (entry.bytes.size() > limits::kFileBytes)
      throw Error(ErrorKind::Denied, say("{0} is larger than the {1} bytes that are allowed.", {entry.path, std::to_string(limits::kFileBytes)}));
    size += entry.bytes.size();
  }
  Signature author = writer_.sign();
  author.time = date::now();
  const std::string message = change.summary + "\n\n" + trailers + "Save-Id: " + save_id + "\n";
  const Prepared prepared = git().prepare(head, entries, message, author);
  if (prepared.objects.empty()) return head;
  if (file::free_space(root_) < std::max(least_free_space(), 4 * size))
    throw Error(ErrorKind::Io, say("The disk of {0} is nearly full; nothing was saved.", {root_.string()}), tr("Free some space and do it again."));
  const std::string& commit = prepared.commit();
  const bool large = prepared.objects.size() > kLarge;
  if (large) {
    settle();  // the pack is durable at once, and so must be what it builds on
    git().publish_packed(prepared, writer_.progress);
  } else {
    journal_->append(prepared);
    try {
      git().publish(prepared);
    } catch (...) {
      journal_->undo();
      throw;
    }
  }

  // From here on the save is true. The index is a cache, and is repaired at the next start.
  try {
    Act act{commit, date::utc(author.time), author.name, change.summary, change.removed};
    index_->begin();
    for (const Described& done : described) {
      index_->put(done.record, done.path, done.title, done.day, act.time);
      act.records.push_back(done.record.id);
    }
    for (const std::string& id : change.removed) index_->remove(id, act.time);
    index_->add_act(act, save_id, {change.removed.begin(), change.removed.end()});
    index_->set_head(commit);
    index_->commit();
  } catch (const Error& failure) {
    index_->rollback();
    index_.reset();
    writer_.notice(say("The save is safe in the history, but the index is behind: {0}", {failure.message()}));
  }
  if (large) follow(head, commit);
  if (journal_->full()) settle();
  return commit;
}

void BookStore::settle() {
  if (!journal_) journal_ = std::make_unique<Journal>(private_path("journal"));
  const std::vector<Prepared> saves = journal_->read();
  if (!saves.empty()) {
    std::set<std::filesystem::path> files;
    for (const std::string& file : git().restore(saves)) files.insert(file);
    file::sync(files);
    git().drop_packed(saves);
    follow(saves.front().parent, saves.back().commit());
  }
  journal_->clear();
}

/// Brings the working files from one save to another.
void BookStore::follow(const std::string& before, const std::string& after) {
  std::set<std::string> paths;
  git().walk(before, after, [&](const Commit& save, bool) { paths.insert(save.changed.begin(), save.changed.end()); });
  const bool followed = sync_working_files(paths, before);
  if (followed) touched_.insert(paths.begin(), paths.end());
  if (index_ && index_writable_) index_->set_worktree(followed ? git().head() : before);
}

}  // namespace yishibu::store
