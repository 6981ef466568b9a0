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

/// Checks a change against the book as it stands, and what was drafted before it.
BookStore::Draft BookStore::draft(const Change& change, const std::string& head, Unsaved& unsaved) {
  Draft out;
  const auto check_base = [&](const std::string& id, const std::string& path) {
    if (!change.base.empty() && change.base != head && git().object_at(change.base, path) != git().object_at(head, path))
      throw Error(ErrorKind::Conflict, say("{0} was changed by somebody else meanwhile.", {id}), tr("Look at it again and repeat your change."));
  };
  std::string trailers;
  for (const Record& raw : change.records) {
    const Kind* kind = kinds_.find_kind(raw.kind);
    if (!kind) throw Error(ErrorKind::NotFound, say("The kind {0} is not known.", {raw.kind}), tr("Install the plugin that has it."));
    if (!model::is_record_id(raw.id)) throw Error(ErrorKind::Invalid, say("“{0}” is no record id.", {raw.id}));
    Record record = model::canonical(raw, kind);
    const std::string path = model::record_path(*kind, record.id);
    if (!unsaved.ids.insert(record.id).second) throw Error(ErrorKind::Invalid, say("{0} stands twice in what is to be saved.", {record.id}));
    const std::string old_path = index_->path_of(record.id);  // "": it is new, and the folders need not be searched for it
    if (!old_path.empty() && old_path != path)
      throw Error(ErrorKind::Denied, say("The record {0} is of another kind; a kind cannot be changed.", {record.id}));
    check_base(record.id, path);
    if (const auto old = old_path.empty() ? std::nullopt : git().read(head, path); old && old->find(model::kIssuedOn) != std::string::npos && model::breaks_issue(model::canonical(model::parse_record(*old), kind), record))
      throw Error(ErrorKind::Denied, say("{0} was issued; its text stays as it is.", {record.id}), tr("“correct” makes a correction that stands beside it."));
    std::string bytes = model::write_record(record);
    if (model::parse_record(bytes) != record) throw std::logic_error("a record does not survive its own spelling: " + record.id);
    out.entries.push_back({path, std::move(bytes)});
    if (auto snapshot = unsaved.kinds.insert(record.kind).second ? kinds_.snapshot(record.kind) : std::nullopt; snapshot && git().object_at(head, snapshot->path) != object_id("blob", snapshot->bytes))
      out.entries.push_back(std::move(*snapshot));
    std::string title(record.field(kind->title_field)), day = model::day_of(record, *kind);
    trailers += "Record: " + record.id + " " + record.kind + "\n";
    out.records.push_back({std::move(record), path, std::move(title), std::move(day)});
  }
  for (const std::string& id : change.removed) {
    const std::string path = unsaved.ids.insert(id).second ? index_->path_of(id) : std::string();
    const auto old = path.empty() ? std::nullopt : git().read(head, path);
    if (!old) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id}), tr("“list” shows the records."));
    if (old->find(model::kIssuedOn) != std::string::npos && !model::parse_record(*old).field(model::kIssuedOn).empty())
      throw Error(ErrorKind::Denied, say("{0} was issued; it cannot leave the book.", {id}), tr("“correct” makes a correction that stands beside it."));
    check_base(id, path);
    out.entries.push_back({path, {}, true});
    trailers += "Removed: " + id + "\n";
  }
  for (const Change::Attachment& attachment : change.attachments) {
    if (attachment.path != attachment_path(attachment.bytes, attachment.path))
      throw Error(ErrorKind::Denied, say("“{0}” is not the name of that attachment.", {attachment.path}));
    out.entries.push_back({attachment.path, attachment.bytes});
  }
  std::uintmax_t size = 0;
  for (const Entry& entry : out.entries) {
    if (!is_book_path(entry.path)) throw Error(ErrorKind::Denied, say("“{0}” is no path for a file of a book.", {entry.path}));
    if (entry.bytes.size() > limits::kFileBytes)
      throw Error(ErrorKind::Denied, say("{0} is larger than the {1} bytes that are allowed.", {entry.path, std::to_string(limits::kFileBytes)}));
    size += entry.bytes.size();
  }
  if (file::free_space(root_) < std::max(least_free_space(), 4 * size))
    throw Error(ErrorKind::Io, say("The disk of {0} is nearly full; nothing was saved.", {root_.string()}), tr("Free some space and do it again."));
  out.save_id = change.save_id.empty() ? hash::random_name(16) : change.save_id;
  out.act.summary = change.summary;
  out.act.records = change.removed;
  out.message = change.summary + "\n\n" + trailers + "Save-Id: " + out.save_id + "\n";
  return out;
}

std::string BookStore::save(const Change* changes, std::size_t count) {
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
  if (!index_ || !index_writable_) open_index(true);
  // Somebody else may have saved since this object was opened, or a save may have been cut off before its index.
  if (index_->head() != head || (journal_->last().empty() && index_->worktree() != head)) update_index(false);

  Signature author = writer_.sign();
  author.time = date::now();
  std::vector<Draft> drafts;
  Unsaved unsaved;
  std::string at = head, known = head;
  std::size_t done = 0;
  const auto next = [&] {
    Prepared save;
    while (save.objects.empty() && done < count) {
      const Change& change = changes[done++];
      if (count > 1) writer_.progress(done, count);
      if (const std::string commit = change.save_id.empty() ? "" : index_->commit_of_save(change.save_id); !commit.empty()) {
        known = commit;
        continue;
      }
      Draft draft = this->draft(change, head, unsaved);
      save = git().prepare(at, draft.entries, draft.message, author);
      if (save.objects.empty()) continue;
      draft.act.revision = at = save.commit();
      draft.entries.clear();
      drafts.push_back(std::move(draft));
    }
    return save;
  };
  Prepared first = next();
  if (first.objects.empty()) return known;
  const bool large = count > 1 || first.objects.size() > kLarge;
  if (large) {
    settle();  // the pack is durable at once, and so must be what it builds on
    git().publish_packed([&] { return first.objects.empty() ? next() : std::exchange(first, {}); });
  } else {
    journal_->append(first);
    try {
      git().publish(first);
    } catch (...) {
      journal_->undo();
      throw;
    }
  }

  // From here on the save is true. The index is a cache, and is repaired at the next start: an index that is behind also says that
  // the working files may be, so they come first.
  if (large) follow(head);
  try {
    index_->begin();
    for (Draft& draft : drafts) {
      draft.act.time = date::utc(author.time);
      draft.act.author = author.name;
      const std::set<std::string> removed(draft.act.records.begin(), draft.act.records.end());
      for (const Draft::Described& made : draft.records) {
        index_->put(made.record, made.path, made.title, made.day, draft.act.time);
        draft.act.records.push_back(made.record.id);
      }
      for (const std::string& id : removed) index_->remove(id, draft.act.time);
      index_->add_act(draft.act, draft.save_id, removed);
    }
    index_->set_head(at);
    index_->commit();
  } catch (const Error& failure) {
    index_->rollback();
    index_.reset();
    writer_.notice(say("The save is safe in the history, but the index is behind: {0}", {failure.message()}));
  }
  if (journal_->full()) settle();
  return at;
}

void BookStore::settle() {
  if (!journal_) journal_ = std::make_unique<Journal>(private_path("journal"));
  const std::vector<Prepared> saves = journal_->read();
  if (!saves.empty()) {
    std::set<std::filesystem::path> files;
    for (const std::string& file : git().restore(saves)) files.insert(file);
    file::sync(files);
    git().drop_packed(saves);
    follow(saves.front().parent);
  }
  journal_->clear();
}

/// Brings the working files to the head: from where they are, or from `before` where no index says so.
void BookStore::follow(const std::string& before) {
  const std::string known = index_ && index_writable_ ? index_->worktree() : "", from = known.empty() ? before : known, to = git().head();
  const bool followed = sync_working_files(from, to);
  if (index_ && index_writable_) index_->set_worktree(followed ? to : from);
}

}  // namespace yishibu::store
