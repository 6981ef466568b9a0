// SPDX-License-Identifier: MIT
// A book as plugins and commands see it: find, read, save, history, attachments. Abstract; the program owns the object.
// Must not show git, SQLite or paths inside the book.
#pragma once

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
};

struct Version {
  std::string revision;  ///< opaque; accepted wherever a revision is asked for
  std::string time;      ///< UTC, YYYY-MM-DDTHH:MM:SSZ
  std::string author;
  std::string summary;  ///< one sentence in the words of the day
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
};

class Book {
 public:
  virtual ~Book() = default;

  virtual const BookInfo& info() const = 0;
  /// The revision that everything below answers for; "" in an empty book.
  virtual std::string revision() const = 0;

  /// The record as it stands, or nothing. Throws Corrupt where its bytes cannot be read.
  virtual std::optional<Record> find(std::string_view id) = 0;
  /// As find() at an older revision or, where `at` is a date YYYY-MM-DD, at the end of that day (UTC).
  virtual std::optional<Record> find_at(std::string_view id, std::string_view at) = 0;
  /// Ordered by date, then id.
  virtual std::vector<Listed> list(const Query& query) = 0;
  /// Newest first.
  virtual std::vector<Version> history(std::string_view id) = 0;

  /// Durable when it returns; returns the new revision. Throws Conflict, Denied or Io with nothing changed.
  virtual std::string save(const Change& change) = 0;

  /// Where an attachment with these bytes lives: attachments/ab/<sha256>.<extension>. `file_name` gives the extension.
  virtual std::string attachment_path(std::string_view bytes, std::string_view file_name) const = 0;
  /// The bytes, checked against the name. Throws NotFound or Corrupt.
  virtual std::string attachment(std::string_view path) = 0;
};

}  // namespace yishibu
