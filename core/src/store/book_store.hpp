// SPDX-License-Identifier: MIT
// A book on disk: git is the truth, the index a cache, working files a convenience. Layout: docs/formats/book.md.
// Must not know plugins; what it needs of kinds it asks a KindSource.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "store/git.hpp"
#include "store/index.hpp"
#include "store/journal.hpp"
#include "yishibu/book.hpp"
#include "yishibu/error.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/kind.hpp"

namespace yishibu::store {

/// What the store asks about kinds.
class KindSource {
 public:
  virtual ~KindSource() = default;
  virtual const Kind* find_kind(std::string_view id) = 0;
  /// The file that lets the book be read without the kind's plugin; nothing where the kind already comes from such a file.
  virtual std::optional<Entry> snapshot(std::string_view kind) = 0;
};

struct Plugged {
  std::string id, version, sha256;
};

/// Who writes, asked when something is written, and how the book speaks to people.
struct Writer {
  std::function<Signature()> sign = [] { return Signature{"书记员", "secretary@yishibu.invalid", 0}; };
  std::function<void(const std::string&)> notice = [](const std::string&) {};
  std::function<void(std::size_t, std::size_t)> progress = [](std::size_t, std::size_t) {};
};

/// What kind of error it ended with, if it did.
template <typename Act>
std::optional<ErrorKind> failure_of(const Act& act) {
  try {
    act();
    return std::nullopt;
  } catch (const Error& failure) {
    return failure.kind();
  }
}

class BookStore final : public Book {
 public:
  /// Makes a book in an empty or new folder.
  static void create(const std::filesystem::path& root, const BookInfo& info, const std::vector<Plugged>& plugins, const Writer& writer);
  /// The book that holds `start`, searched upwards; nothing where there is none.
  static std::optional<std::filesystem::path> search(const std::filesystem::path& start);

  BookStore(std::filesystem::path root, KindSource& kinds, Writer writer);
  ~BookStore() override;

  const BookInfo& info() const override { return unread_ ? throw Error(*unread_) : info_; }
  const std::vector<Plugged>& plugins() const { return plugins_; }
  const std::filesystem::path& root() const { return root_; }
  /// The kinds that the book itself carries: path and bytes.
  std::vector<Entry> kind_snapshots();

  std::string revision() const override;
  std::optional<Record> find(std::string_view id) override;
  std::optional<Record> find_at(std::string_view id, std::string_view at) override;
  std::vector<Listed> list(const Query& query) override;
  std::vector<Version> history(std::string_view id) override;
  std::vector<Listed> removed() override;
  std::optional<std::vector<Act>> acts(std::string_view since, std::size_t most) override;
  std::unique_ptr<Cache> cache(std::string_view name, bool fresh) override;
  std::string draft_path(std::string_view name) override;
  /// How many drafts of records wait; what else lies in their folder is none.
  std::size_t drafts() const;
  std::string save(const Change& change) override { return save(&change, 1); }
  std::string save_all(const std::vector<Change>& changes) override { return save(changes.data(), changes.size()); }
  std::string attachment_path(std::string_view bytes, std::string_view file_name) const override;
  std::string attachment(std::string_view path) override;

  /// Kind of a record, from the index; "" where there is none.
  std::string kind_of(std::string_view id) { return index().kind_of(id); }
  /// Everything that is not as it must be: objects, records, attachments, working files, index.
  Findings verify();
  /// Puts right what can be put right, taking what is missing from the book in the folder `copy` ("" = none); loses nothing that
  /// can be read. One sentence for each thing done, and for each that could not be.
  std::vector<std::string> repair(const std::string& copy);
  /// Throws the index away and builds it anew.
  void reindex();

 private:
  std::string save(const Change* changes, std::size_t count);
  /// A change that may be made: what the history gets, and what the index.
  struct Draft {
    struct Described {
      Record record;
      std::string path, title, day;
    };
    std::vector<Described> records;
    std::vector<Entry> entries;
    std::string message, save_id;
    Act act;  ///< its records: those that leave
  };
  struct Unsaved {
    std::set<std::string> ids, kinds;  ///< what the drafts before are about; kinds whose snapshots were looked at
  };
  Draft draft(const Change& change, const std::string& head, Unsaved& unsaved);
  std::optional<Record> read_record(const std::string& commit, const std::string& path);
  static constexpr std::size_t kRecent = 1024;
  std::map<std::string, std::optional<Record>, std::less<>> recent_;  ///< as they stand at recent_at_
  std::string recent_at_;
  Git& git();
  Index& index();
  void open_index(bool locked);
  bool open_index_readonly(const std::string& path, const std::string& head);
  void open_index_for_writing();
  void remove_index();
  void update_index(bool rebuild);
  void index_record(const std::string& path, const std::string& object, const std::string& changed);
  /// False where the disk did not take them: they are still behind.
  bool sync_working_files(const std::string& before, const std::string& after);
  void put_working_file(const Commit::Change& change, const std::optional<std::string>& there);
  file::Lock lock();
  void read_info(const std::string& bytes);
  std::vector<std::string> known_saves();
  bool index_is_right();
  bool changed_since_issue(const Record& record, const std::string& path, const Kind* kind);
  bool rescue_files(const std::string& head, const std::vector<Damage>& damages, std::vector<Entry>& entries, std::vector<std::string>& done);
  /// Makes what waits in the journal durable in git's own files and the working files. Under the writer lock.
  void settle();
  void follow(const std::string& before);
  std::string private_path(const char* name) const;

  std::filesystem::path root_;
  KindSource& kinds_;
  Writer writer_;
  std::optional<Error> unread_;  ///< why whose book it is cannot be read
  BookInfo info_;
  std::vector<Plugged> plugins_;
  std::unique_ptr<Git> git_;
  std::unique_ptr<Index> index_;
  std::string index_at_;  ///< commit that index_ was last seen to answer for
  std::unique_ptr<Journal> journal_;  ///< opened by the first save
  bool index_writable_ = false;
};

/// Whether a file of a book may lie there: at most eight parts, each as text::is_plain_name() allows.
bool is_book_path(std::string_view path);
/// The id in a record's path, "" where the path is no record's.
std::string record_id_of(std::string_view path);

}  // namespace yishibu::store
