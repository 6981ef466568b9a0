// SPDX-License-Identifier: MIT
// A book as plugins and commands see it: find, read, save, history, attachments. Abstract; the program owns the object.
// Must not show git, SQLite or paths inside the book.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/record.hpp"

namespace yishibu {

/// What book.xml says.
struct BookInfo {
  std::string name;    ///< 村（社区）名称
  std::string region;  ///< GB/T 2260 code, 2–12 digits: 34, 3411, 341181
  std::string level;   ///< village | community | township
  std::string fonds;   ///< 全宗号, or "" until the archive has given one
};

/// One row of a listing, straight from the index.
struct Listed {
  std::string id;
  std::string kind;
  std::string title;
  std::string date;     ///< the kind's date field, else the id's date; YYYY-MM-DD…
  std::string changed;  ///< UTC time of the last save, YYYY-MM-DDTHH:MM:SSZ
};

struct Query {
  std::vector<std::string> kinds;  ///< empty = every kind
  std::vector<Field> where;        ///< all must hold, on top-level fields; "" = has no such field
  std::string from;                ///< inclusive, prefix of YYYY-MM-DD; "" = open
  std::string to;                  ///< inclusive; "2016" includes 2016-12-31
  std::string refers_to;           ///< id: only records that name this one, in whatever field or row; "" = all
  std::vector<std::string> having = {};  ///< top-level fields that must be there, whatever they say
};

struct Version {
  std::string revision;  ///< opaque; accepted wherever a revision is asked for
  std::string time;      ///< UTC, YYYY-MM-DDTHH:MM:SSZ
  std::string author;
  std::string summary;  ///< one sentence in the words of the day
  bool removes = false;  ///< the record left the book with it
};

/// One save: everything that was done at once.
struct Act {
  std::string revision, time, author, summary;  ///< as in Version
  std::vector<std::string> records;             ///< ids, those that it removed too; may be empty
};

/// What one save puts into the book, all of it or nothing.
struct Change {
  struct Attachment {
    std::string path;   ///< as attachment_path() gave it
    std::string bytes;
  };
  std::vector<Record> records;
  std::vector<Attachment> attachments;
  std::string summary;  ///< one sentence for the history
  std::string base;     ///< revision the records were read at: if one has changed since, save() throws Conflict; "" = do not care
  std::string save_id;  ///< makes a retry harmless; "" lets the book choose one
  std::vector<std::string> removed = {};  ///< ids of records that leave the book; their versions stay
};

/// A database that a plugin keeps beside a book, for what can be made again from it. May be lost at any time, so what is true
/// must not lie in it alone. One writer and any number of readers; a write that is cut off leaves it as it was.
class Cache {
 public:
  class Row {
   public:
    virtual ~Row() = default;
    virtual std::string_view text(int column) const = 0;  ///< from 0; valid until the next row
    virtual std::int64_t number(int column) const = 0;
  };
  virtual ~Cache() = default;
  /// One or more statements of SQLite's language without parameters. Throws Corrupt where the file is damaged, else Io.
  virtual void execute(const std::string& sql) = 0;
  /// One statement, its ?s filled in order; `each` gets the rows and returns whether it wants more. Compiled once per text.
  virtual void query(const std::string& sql, const std::vector<std::string_view>& parameters, const std::function<bool(const Row&)>& each) = 0;
};

class Book {
 public:
  virtual ~Book() = default;

  virtual const BookInfo& info() const = 0;
  /// The revision that everything below answers for; "" in an empty book.
  virtual std::string revision() const = 0;

  /// The record as it stands, or nothing. Throws Corrupt where its bytes cannot be read.
  virtual std::optional<Record> find(std::string_view id) = 0;
  /// As find() at an older revision or, where `at` is a date YYYY-MM-DD, at the end of that day where the user is.
  virtual std::optional<Record> find_at(std::string_view id, std::string_view at) = 0;
  /// Ordered by date, then id.
  virtual std::vector<Listed> list(const Query& query) = 0;
  /// Newest first; of a removed record too.
  virtual std::vector<Version> history(std::string_view id) = 0;
  /// Records that have left the book, as they last stood. find_at() still reads them.
  virtual std::vector<Listed> removed() { return {}; }
  /// The last `most` of what was done after `since` (a revision, "" = ever), oldest first. Nothing where the book's history
  /// does not know `since`: it was replaced by another, and everything must be looked at anew.
  virtual std::optional<std::vector<Act>> acts([[maybe_unused]] std::string_view since, [[maybe_unused]] std::size_t most) { return std::nullopt; }

  /// Durable when it returns; returns the new revision. Throws Conflict, Denied or Io with nothing changed.
  virtual std::string save(const Change& change) = 0;

  /// Where an attachment with these bytes lives: attachments/ab/<sha256>.<extension>. `file_name` gives the extension.
  virtual std::string attachment_path(std::string_view bytes, std::string_view file_name) const = 0;
  /// The bytes, checked against the name. Throws NotFound or Corrupt.
  virtual std::string attachment(std::string_view path) = 0;

  /// Opens or makes the cache of that name ([a-z0-9-]); a damaged one is made anew. `fresh` empties it first. Where the disk
  /// takes no writing it is in memory and empty. For use while the book lives. Null where the book is none on a disk.
  virtual std::unique_ptr<Cache> cache([[maybe_unused]] std::string_view name, [[maybe_unused]] bool fresh) { return nullptr; }
  /// File where unfinished work waits until it is saved or given up; the folder is made. It is no part of the book. ""
  /// where the book is none on a disk.
  virtual std::string draft_path([[maybe_unused]] std::string_view name) { return {}; }
  /// Many acts at once, each a save of its own in the history, all of them or none; no two may be about one record. For imports: tens
  /// of thousands of records take little longer than the disk does. Those whose save_id the book knows are passed over.
  virtual std::string save_all(const std::vector<Change>& changes) {
    std::string out;
    for (const Change& change : changes) out = save(change);
    return out;
  }
};

}  // namespace yishibu
