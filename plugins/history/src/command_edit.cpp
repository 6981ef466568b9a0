// SPDX-License-Identifier: MIT
// The commands edit and drafts. However often the editor saves, one version comes of it; a draft goes only when its text is in the
// book or somebody gives it up. Must not know how a draft is kept.
#include <algorithm>
#include <filesystem>

#include "book_records.hpp"
#include "commands.hpp"
#include "comparison.hpp"
#include "draft.hpp"
#include "parts.hpp"
#include "saving.hpp"
#include "sentences.hpp"
#include "sheet.hpp"
#include "versions.hpp"
#include "wording.hpp"

namespace yishibu::history {
namespace {

constexpr int kAttempts = 5;
constexpr std::size_t kNumber = 12;  // characters of a version's number in a draft's name


namespace fs = std::filesystem;

/// Whether the book itself gave this name: what editors keep beside a file (.x.swp, x~, #x#) is none of ours.
bool is_draft_name(const std::string& name) {
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos && name.front() != '.' && !name.ends_with(".part");
}

/// Names of the drafts of a book, in order.
std::vector<std::string> draft_names(Book& book) {
  std::vector<std::string> out;
  std::error_code failure;
  for (fs::directory_iterator at(fs::path(book.draft_path("x")).parent_path(), failure), end; !failure && at != end; at.increment(failure))
    if (std::string name = at->path().filename().string(); is_draft_name(name) && at->is_regular_file(failure)) out.push_back(std::move(name));
  std::sort(out.begin(), out.end());
  return out;
}

constexpr std::string_view kWords = ".txt", kXml = ".xml";

/// A record's draft. Its name says from which version it was begun, and whether it is a sheet of words: 20160315-k7q2m9xd.3f0a9c2b7d1e.txt.
struct Draft {
  std::string name, base;
  bool words() const { return name.ends_with(kWords); }
};
Draft named_draft(const std::string& name) {
  const std::size_t begin = name.find('.') + 1, end = name.size() - kXml.size();
  return Draft{name, begin != 0 && end > begin ? name.substr(begin, end - begin) : std::string()};
}
std::optional<Draft> draft_of(Book& book, const std::string& id) {
  for (const std::string& name : draft_names(book))
    if (name.starts_with(id + ".") && (name.ends_with(kXml) || name.ends_with(kWords))) return named_draft(name);
  return std::nullopt;
}

/// What the draft was begun from. One whose name does not say it is taken to be of the record as it stands.
Record begun_from(Book& book, const Draft& draft, const Record& now) {
  if (!draft.base.empty())
    try {
      if (auto then = book.find_at(now.id, draft.base)) return std::move(*then);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::NotFound) throw;
    }
  return now;
}

Record read_draft(const Draft& draft, const std::string& bytes, const Record& base, Host& host, Book& book) {
  return draft.words() ? from_sheet(host.normalised(bytes), base, host, book) : host.record_from_xml(bytes);
}

/// Whether a version since then has all that the draft says. The program may have been killed, or the power have gone, between the save
/// and the end of its draft; what somebody changed after that would else look like a quarrel with oneself.
bool is_saved(const Draft& draft, const Versions& versions, Host& host, Book& book) {
  std::size_t since = 0;
  while (since < versions.all().size() && !versions.all()[since].revision.starts_with(draft.base)) ++since;
  if (draft.base.empty() || since == versions.all().size()) return false;
  try {
    const auto bytes = draft_bytes(book.draft_path(draft.name), host);
    const auto base = versions.at(since);
    if (!bytes || !base) return false;
    const Record written = read_draft(draft, *bytes, *base, host, book);
    // A row that is new on a sheet gets another id each time it is read: sheets, which have none, are compared too.
    const auto sheet = sheet_of(written, host, book);
    for (std::size_t i = since; i-- > 0;) {
      const auto version = versions.at(i);
      std::vector<Key> conflicts;
      if (version && (*version == written || (merged(*base, written, *version, conflicts) == *version && conflicts.empty()) || (sheet && sheet == sheet_of(*version, host, book)))) return true;
    }
  } catch (const Error&) {
    // What cannot be read is for the editor again.
  }
  return false;
}

struct Edited {
  Record record;
  bool saved = false;      ///< false: nothing was to be saved
  bool conflict = false;  ///< somebody else changed meanwhile what was changed here too, and otherwise: nothing was saved
};

/// Saves the draft over what the book holds now. Where that changed meanwhile the two are put together, part by part.
Edited save_draft(Host& host, Book& book, const Record& base, const Record& edited) {
  for (int attempt = 0;; ++attempt) {
    const std::string revision = book.revision();
    const Record now = record_called(book, base.id);
    std::vector<Key> conflicts;
    Record fresh = now == base ? edited : merged(base, edited, now, conflicts);
    const Kind& kind = host.kind(now.kind);
    if (!conflicts.empty()) return {std::move(fresh), false, true};
    const std::string labels = changed_labels(now, fresh, kind);
    if (labels.empty() && host.record_to_xml(now) == host.record_to_xml(fresh)) return {std::move(fresh), false};
    Change change;
    change.records = {fresh};
    change.base = revision;
    change.summary = say("Changed: {0}: {1}", {called(fresh, kind), labels});
    try {
      book.save(change);
      return {std::move(fresh), true};
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::Conflict || attempt >= kAttempts || book.revision() == revision) throw;
    }
  }
}

struct Quarrel {
  std::string path;    ///< of the draft
  std::string labels;  ///< of what both changed, and differently
};

/// Puts another draft in the place of one that quarrels with what somebody else saved: begun from the newest version, with all that was changed
/// on either side, and what both changed as its writer has it. What the other wrote there stands above it.
Quarrel begin_again(const Draft& draft, Host& host, Book& book, const Record& base, const Record& edited) {
  const Versions versions(host, book, base.id);
  const Record theirs = versions.last();
  std::vector<Key> both;
  Record mine = merged(base, edited, theirs, both), other = base;
  for (const Key& key : changed_parts(base, edited)) put_part(mine, edited, key);
  for (const Key& key : moved_parts(base, edited)) take_order(mine, edited, key);
  for (const Key& key : both) put_part(other, theirs, key), take_order(other, theirs, key);
  Wording wording(host, book);
  std::string notes;
  for (std::string& sentence : sentences(compared(&base, &other, wording, true))) {
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    notes += "# " + say("Somebody else changed meanwhile: {0}", {sentence}) + "\n";
  }
  auto sheet = draft.words() ? sheet_of(mine, host, book) : std::nullopt;
  if (sheet) sheet->insert(sheet->find('\n') + 1, notes);
  const std::string name = base.id + "." + versions.all().front().revision.substr(0, kNumber) + std::string(sheet ? kWords : kXml), path = book.draft_path(name);
  host.write_file(path, sheet ? *sheet : host.record_to_xml(mine), nullptr, true);
  if (name != draft.name) drop_draft(book.draft_path(draft.name));
  return {path, changed_labels(base, other, host.kind(theirs.kind))};
}

}  // namespace

Outcome edit_command(const Arguments& arguments, Host& host, Book* book) {
  const Versions versions(host, *book, arguments.positional.front());
  const std::string& id = versions.id();
  if (versions.removed()) throw Error(ErrorKind::NotFound, say("{0} has left the book.", {id}), tr("“history” lists its versions, “restore” brings it back."));
  const Record now = versions.last();
  std::optional<Draft> draft = draft_of(*book, id);
  if (!now.field("issued_on").empty())
    throw Error(ErrorKind::Denied, say("{0} was issued; its text stays as it is.", {called(now, host.kind(now.kind))}),
                tr("“correct” makes a correction that stands beside it.") + (draft ? "\n  " + say("Your text is kept: {0}", {book->draft_path(draft->name)}) : ""));
  if (draft) {
    const DraftLock held(book->draft_path(draft->name));
    if (is_saved(*draft, versions, host, *book)) {
      drop_draft(book->draft_path(draft->name));
      draft.reset();
    }
  }
  const bool again = draft.has_value();
  std::string begun;
  if (!again) {
    const std::string base = versions.all().front().revision.substr(0, kNumber);
    const auto sheet = arguments.option("xml").empty() ? sheet_of(now, host, *book) : std::nullopt;
    begun = sheet ? *sheet : host.record_to_xml(now);
    draft = Draft{id + "." + base + std::string(sheet ? kWords : kXml), base};
    host.write_file(book->draft_path(draft->name), begun, nullptr, true);
  }
  std::string path = book->draft_path(draft->name);
  DraftLock held(path);
  try {
    run_editor(path, held);
  } catch (const Error& failure) {
    // Where nothing was written nothing is kept.
    if (again || draft_bytes(path, host) != begun) throw Error(failure.kind(), failure.message(), (failure.hint().empty() ? "" : failure.hint() + "\n  ") + say("Your text is kept; “edit” opens it again: {0}", {path}));
    drop_draft(path);
    throw;
  }
  try {
    const Record base = begun_from(*book, *draft, now);
    const auto bytes = draft_bytes(path, host);
    if (!bytes) throw Error(ErrorKind::Io, say("{0} cannot be read.", {path}));
    const Record edited = read_draft(*draft, *bytes, base, host, *book);
    if (edited.id != base.id || edited.kind != base.kind) throw Error(ErrorKind::Denied, tr("The id and the kind of a record cannot be changed."));
    const Edited done = save_draft(host, *book, base, edited);
    if (done.conflict) {
      const Quarrel quarrel = begin_again(*draft, host, *book, base, edited);
      path = quarrel.path;
      throw Error(ErrorKind::Conflict, say("{0} was changed by somebody else meanwhile, in what you changed too: {1}.", {called(now, host.kind(now.kind)), quarrel.labels}), tr("“diff” shows what the other did. Open your text again, bring the two together, and save it: then it stands as you have it."));
    }
    drop_draft(path);
    Outcome out = done.saved ? saved(host, *book, done.record, say("{0} is saved.", {called(done.record, host.kind(done.record.kind))})) : Outcome{true, {tr("Nothing changed.")}, Value::object().set("id", id), {}};
    if (again) out.text.insert(out.text.begin(), tr("This was the draft that you had begun and not saved."));
    return out;
  } catch (const Error& failure) {
    const bool opens = failure.kind() != ErrorKind::Denied;  // else it was issued meanwhile
    throw Error(failure.kind(), failure.message(), (failure.hint().empty() ? "" : failure.hint() + "\n  ") + (opens ? say("Your text is kept; “edit” opens it again: {0}", {path}) : say("Your text is kept: {0}", {path})));
  }
}

Outcome drafts_command(const Arguments& arguments, Host& host, Book* book) {
  const fs::path folder = fs::path(book->draft_path("x")).parent_path();
  const std::vector<std::string> names = draft_names(*book);
  if (const std::string wanted(arguments.option("drop")); !wanted.empty()) {
    std::vector<std::string> meant;
    for (const std::string& name : names)
      if (name == wanted || (wanted.size() >= 4 && name.substr(0, name.find('.')).ends_with(wanted))) meant.push_back(name);
    if (meant.empty()) throw Error(ErrorKind::NotFound, say("There is no draft “{0}”.", {wanted}), tr("“drafts” lists them."));
    if (meant.size() > 1) throw Error(ErrorKind::Usage, say("“{0}” may mean several drafts.", {wanted}), tr("Write the name whole, as “drafts” shows it."));
    if (arguments.option("yes").empty()) throw Error(ErrorKind::Denied, say("The draft {0} would be lost for good.", {meant.front()}), tr("Add --yes to give it up."));
    const DraftLock held((folder / meant.front()).string());
    drop_draft((folder / meant.front()).string());
    return {true, {say("The draft {0} was given up.", {meant.front()})}, Value::object().set("dropped", meant.front()), {}};
  }

  Outcome out;
  out.json = Value::list();
  for (const std::string& name : names) {
    std::string what, state;
    Value one = Value::object().set("name", name);
    try {
      const Draft kept = named_draft(name);
      const std::string bytes = host.read_file((folder / name).string());
      std::optional<Record> now;
      if (kept.words()) {
        now = book->find(name.substr(0, name.find('.')));
        if (!now) throw Error(ErrorKind::NotFound, tr("its record is not in the book"));
        what = called(*now, host.kind(now->kind));
      }
      const Record draft = read_draft(kept, bytes, now ? begun_from(*book, kept, *now) : Record(), host, *book);
      const Kind& kind = host.kind(draft.kind);
      what = called(draft, kind);
      now = book->find(draft.id);
      one.set("id", draft.id).set("title", draft.field(kind.title_field));
      if (!name.starts_with(draft.id + ".")) state = say("the file as it was changed outside the book; “edit” does not open it, read it there: {0}", {(folder / name).string()});
      else if (!now) state = tr("its record is not in the book");
      else if (const std::string labels = changed_labels(*now, draft, kind); labels.empty() || is_saved(kept, Versions(host, *book, draft.id), host, *book)) state = tr("nothing changed in it");
      else state = say("not saved: {0}", {labels});
    } catch (const Error& problem) {
      state = say("cannot be read as a record: {0}", {problem.message()});
    }
    out.text.push_back(name + "  " + what);
    out.text.push_back("    " + state);
    out.json.add(one.set("state", state));
  }
  out.yes = !names.empty();
  if (names.empty()) out.text.push_back(tr("No drafts are waiting."));
  else out.text.push_back(tr("“edit” opens a record's draft again; “drafts --drop NAME” gives one up."));
  return out;
}

}  // namespace yishibu::history
