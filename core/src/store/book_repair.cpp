// SPDX-License-Identifier: MIT
// Proving a whole book, and putting right what can be put right without losing anything that can be read. See book_store.hpp.
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

/// Every save that the index knows of, newest first: what the head does not lead to any more.
std::vector<std::string> BookStore::known_saves() {
  std::vector<std::string> out;
  const auto damaged = failure_of([&] {
    if (!index_) open_index_for_writing();
    if (const auto acts = index_->acts("", static_cast<std::size_t>(-1)))
      for (auto act = acts->rbegin(); act != acts->rend(); ++act) out.push_back(act->revision);
  });
  if (damaged) index_.reset();
  return out;
}

Findings BookStore::verify() {
  Findings out;
  const auto report = [&](const std::string& record, const std::string& where, const std::string& what, const std::string& fix) {
    out.push_back({Level::Must, record, where, what, "docs/formats/book.md", fix});
  };
  if (journal_ && !journal_->last().empty()) {
    const auto held = lock();
    settle();
  }
  const std::string mend = tr("“repair” puts right what can be put right; --from takes what is missing from a copy of the book.");
  std::set<std::string> damaged;
  std::vector<Commit::Change> files;
  try {
    for (const Damage& damage : git().damaged(known_saves(), writer_.progress)) {
      damaged.insert(damage.path);
      report(record_id_of(damage.path), damage.path.empty() ? ".git" : damage.path,
             damage.type == "pack" ? say("The pack {0} of the history is damaged.", {damage.id})
             : damage.type == "commit" ? say("The save {0} in the history is damaged or missing.", {damage.id.substr(0, 10)})
             : damage.type == "tree" ? say("A folder in the history is damaged: “{0}”.", {damage.path.empty() ? "/" : damage.path})
                                     : say("The stored bytes of {0} are damaged.", {damage.path}), mend);
    }
    files = git().changes("", git().head());
  } catch (const Error& failure) {
    if (failure.kind() == ErrorKind::Denied && git_) throw;  // somebody stopped it
    report("", ".git", failure.message(), failure.kind() == ErrorKind::Corrupt || failure.hint().empty() ? mend : failure.hint());
    return out;
  }
  std::set<std::string> seen;
  std::map<std::string, std::set<std::string>> named;  // by the record that names
  for (const auto& [path, before, object] : files) {
    try {
      if (!is_book_path(path)) {
        out.push_back({Level::Should, "", path, say("“{0}” is no path for a file of a book.", {path}), "", ""});
        continue;
      }
      if (damaged.count(path) > 0) {
        seen.insert(record_id_of(path));
        continue;
      }
      const std::string bytes = git().object(object, path);
      if (const auto there = file::read_if_there(root_ / path, limits::kFileBytes); there != bytes)
        out.push_back({Level::Should, record_id_of(path), path,
                       there ? tr("The file was changed outside the book.") : tr("The file is missing outside the history."), "",
                       tr("“reindex” puts it right and keeps what was changed.")});
      if (path.starts_with("attachments/")) {
        if (path.find(hash::sha256(bytes)) == std::string::npos) report("", path, tr("The attachment is not what it was."), tr("Restore from a copy of the book."));
        continue;
      }
      const std::string id = record_id_of(path);
      if (id.empty()) continue;
      seen.insert(id);
      const Record record = model::parse_record(bytes);
      const Kind* kind = kinds_.find_kind(record.kind);
      if (record.id != id) report(id, path, tr("The record lies under another record's name."), tr("Move it back."));
      if (model::write_record(model::canonical(record, kind)) != bytes) report(id, path, tr("The record is not in its canonical spelling."), tr("“repair” spells it anew."));
      if (!kind) report(id, path, say("The kind {0} is not known.", {record.kind}), tr("Install the plugin that has it."));
      if (changed_since_issue(record, path, kind)) report(id, path, tr("It was issued, and its text has been changed since."), tr("“history” and “diff” show what was changed; “correct” makes a correction."));
      named[id] = names_in(record);
    } catch (const Error& failure) {
      report(record_id_of(path), path, failure.message(), failure.hint());
    }
  }
  seen.erase("");
  std::set<std::string> once = seen;
  for (const Listed& removed : index().removed()) once.insert(removed.id);
  for (const auto& [id, others] : named)
    for (const std::string& other : others)
      if (once.count(other) == 0) out.push_back({Level::Should, id, "", say("It names the record {0}, which this book never had.", {other}), "", tr("Name another record, or fetch that one from another copy of the book.")});
  if (damaged.empty() && !index_is_right()) report("", "index", tr("The index says other things than the history."), tr("Run “reindex”."));
  return out;
}

/// SQLite does not notice a changed byte in a text: another index is made in memory, and must say the same.
bool BookStore::index_is_right() {
  const std::string says = index().sum();
  std::unique_ptr<Index> kept = std::exchange(index_, std::make_unique<Index>("", Database::Mode::Memory));
  const bool writable = std::exchange(index_writable_, false);
  update_index(true);
  const bool same = index_->sum() == says;
  index_ = std::move(kept);
  index_writable_ = writable;
  return same;
}

/// Against the first version that bears the mark: another program may have written what this one refuses to.
bool BookStore::changed_since_issue(const Record& record, const std::string& path, const Kind* kind) {
  if (record.field(model::kIssuedOn).empty()) return false;
  const auto versions = index().history(record.id);
  for (auto version = versions.rbegin(); version != versions.rend(); ++version)
    if (const auto then = read_record(version->revision, path); then && !then->field(model::kIssuedOn).empty())
      return model::breaks_issue(model::canonical(*then, kind), model::canonical(record, kind));
  return false;
}

std::vector<std::string> BookStore::repair(const std::string& copy) {
  const auto held = lock();
  // Without these two libgit2 takes the folder for none of its own.
  std::error_code error;
  fs::create_directories(root_ / ".git/refs/heads", error);
  if (!fs::exists(root_ / ".git/HEAD", error)) file::replace(root_ / ".git/HEAD", "ref: refs/heads/main\n");
  std::vector<std::string> done;
  const std::string aside = private_path("damaged");
  if (failure_of([&] { git(); }) == ErrorKind::Corrupt) {
    fs::create_directories(aside, error);
    fs::rename(root_ / ".git/config", fs::path(aside) / "config", error);
    create_git(root_.string());
    done.push_back(tr("The settings of the history were made anew; the old ones were put aside."));
  }
  const std::vector<std::string> saves = known_saves();
  const auto settled = [&] { return !failure_of([&] { settle(); }); };
  const bool at_once = settled();  // where what the journal builds on is damaged, once more when that is mended
  std::vector<Damage> damages;
  std::size_t mended = 0;
  const auto mend = [&] {
    std::set<std::string> tried;  // what was put back once and is damaged again is so for another reason
    for (std::size_t now = 1; now > 0; mended += now) {
      now = 0;
      damages = git().damaged(saves, writer_.progress);
      for (const Damage& damage : damages) now += tried.insert(damage.id).second ? 1 : 0;
      if (now > 0) now = git().mend(damages, copy, aside);
    }
  };
  mend();
  std::string head;
  failure_of([&] { head = git().head(); });
  if (head.empty() || std::any_of(damages.begin(), damages.end(), [&](const Damage& damage) { return damage.id == head; })) {
    head = git().rescue_head(saves);
    if (head.empty()) throw Error(ErrorKind::Corrupt, tr("No save of this book can be read any more."), tr("Fetch a copy of the book; the files in this folder are as they were."));
    done.push_back(say("The book stands at its newest save that can be read: {0}.", {head.substr(0, 10)}));
    mend();
  }
  if (mended > 0) done.push_back(say("{0} damaged pieces of the history were put back.", {std::to_string(mended)}));
  if (!at_once && settled()) head = git().head();
  remove_index();
  open_index_for_writing();
  std::vector<Entry> entries;
  const bool anew = rescue_files(head, damages, entries, done);
  if (!entries.empty()) {
    Signature author = writer_.sign();
    author.time = date::now();
    const Prepared save = git().prepare(head, entries, std::string(tr("Repaired")) + "\n", author, anew);
    git().publish(save);
    std::set<fs::path> files;
    for (const std::string& file : git().restore({save})) files.insert(file);
    file::sync(files);
  }
  update_index(false);
  git().refresh_index({});
  for (const Damage& damage : damages.empty() ? damages : git().damaged({}, writer_.progress))
    done.push_back(damage.path.empty() ? say("Lost: the save {0} and what stood only in it.", {damage.id.substr(0, 10)}) : say("Lost: an old version of {0}.", {damage.path}));
  return done;
}

/// What a new save must hold to make the book whole again. Returns whether it must hold everything, because the folders of the
/// last save cannot be read; the working files are then the only ones.
bool BookStore::rescue_files(const std::string& head, const std::vector<Damage>& damages, std::vector<Entry>& entries, std::vector<std::string>& done) {
  std::vector<Commit::Change> files;
  if (failure_of([&] { files = git().changes("", head); })) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(root_, error), end; !error && at != end; at.increment(error)) {
      const std::string path = fs::relative(at->path(), root_, error).generic_string();
      if (path == ".git") at.disable_recursion_pending();
      if (at->is_regular_file(error) && is_book_path(path)) entries.push_back({path, file::read(at->path(), limits::kFileBytes)});
    }
    done.push_back(say("The last save cannot be read whole; a new one was made from the {0} files of the folder.", {std::to_string(entries.size())}));
    return true;
  }
  update_index(true);
  std::set<std::string> lost;
  for (const Damage& damage : damages) lost.insert(damage.id);
  for (const auto& [path, before, object] : files) {
    const std::string id = record_id_of(path);
    if (id.empty()) continue;
    if (lost.count(object) == 0) {
      failure_of([&] {  // where it is no record “verify” says so, and people must look at it
        const Record record = model::parse_record(git().object(object, path));
        if (std::string spelled = model::write_record(model::canonical(record, kinds_.find_kind(record.kind))); record.id == id && object != object_id("blob", spelled)) {
          entries.push_back({path, std::move(spelled)});
          done.push_back(say("{0} is spelled as it should be again.", {path}));
        }
      });
      continue;
    }
    for (const Version& version : index_->history(id)) {
      std::optional<std::string> bytes;
      failure_of([&, &path = path] { bytes = git().read(version.revision, path); });  // that version may be damaged too
      if (!bytes) continue;
      entries.push_back({path, std::move(*bytes)});
      done.push_back(say("The text of {0} is lost; its version of {1} was put in its place.", {path, version.time.substr(0, 10)}));
      break;
    }
  }
  return false;
}

}  // namespace yishibu::store
