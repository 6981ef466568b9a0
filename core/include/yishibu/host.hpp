// SPDX-License-Identifier: MIT
// What the program does for plugins: kinds, vocabularies, templates, views, XML, digests, progress. Abstract; valid
// from Plugin creation to the end of the program; not for use from other threads.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yishibu/book.hpp"
#include "yishibu/element.hpp"
#include "yishibu/error.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"
#include "yishibu/value.hpp"
#include "yishibu/vocabulary.hpp"

namespace yishibu {

struct ExportRequest;  // contribution.hpp
struct Imported;
struct ImportRequest;

/// A file made in memory. `path` is relative, UTF-8, with '/'.
struct File {
  std::string path;
  std::string bytes;
};

/// A digest over bytes that come in pieces.
class Digester {
 public:
  virtual ~Digester() = default;
  virtual void update(std::string_view bytes) = 0;
  /// Lower-case hex. Call once.
  virtual std::string finish() = 0;
};

/// A row of a plugin's manifest that any plugin may ask for.
struct Contribution {
  std::string id;
  std::string label;
  std::string plugin;
  Element row;  ///< as written in plugin.xml
};

/// A plugin that is in use, as its manifest describes it.
struct Installed {
  /// Where a plugin was found decides what it may do: code runs from System, and from the others once it is trusted.
  enum class Origin { System, User, Given };

  std::string id, version, title, description;
  std::string region;        ///< "" = everywhere
  std::string library_file;  ///< "" for data only
  std::vector<Contribution> rows;  ///< type = row.name
  std::filesystem::path folder;
  Origin origin = Origin::System;

  bool has_code() const { return !library_file.empty(); }
};

class Host {
 public:
  virtual ~Host() = default;

  /// Throws NotFound, naming the nearest known kind.
  virtual const Kind& kind(std::string_view id) = 0;
  /// Whether `id` is `ancestor` or built on it.
  virtual bool is_kind(std::string_view id, std::string_view ancestor) = 0;
  /// The list as it stands in `region` on `day` (YYYY-MM-DD; "" = all that ever stood), province layers applied. Valid
  /// as long as the program runs.
  virtual const Vocabulary& vocabulary(std::string_view id, std::string_view region, std::string_view day) = 0;
  /// Contributions of one type ("outline", "rendering" …) in force for `region`, nearest layer first.
  virtual std::vector<Contribution> contributions(std::string_view type, std::string_view region) = 0;
  /// A data file of the plugin that made `contribution`: what its `file` attribute names.
  virtual std::string file_of(const Contribution& contribution) = 0;

  /// The kind of a record, without reading it: nothing where the book has none of that id, "" where nobody can tell, as without a book.
  virtual std::optional<std::string> kind_of(std::string_view id, Book* book) = 0;
  /// Every problem of a record: fields, terms, references, and the checks in force on its day that it fails or that cannot be
  /// decided. `all` adds those it passes and those that do not apply. `book` may be null.
  virtual Findings check(const Record& record, Book* book, bool all = false) = 0;
  /// The plugins in use, as they were found.
  virtual std::vector<const Installed*> plugins() = 0;
  /// Why each other plugin that was found is not used.
  virtual const std::vector<Error>& refused() = 0;
  /// Loads the code of one in use and has it show all that its manifest promises. False where there is nothing to load: it has no code, or
  /// --safe holds that back. Throws NotFound, or why it cannot be had.
  virtual bool load(std::string_view plugin) = 0;
  /// Ids and versions of the plugins that a book was made with; none where it is none on a disk.
  virtual std::vector<std::pair<std::string, std::string>> made_with(Book* book) = 0;

  /// Runs a derivation, of whatever plugin: “papers:view” makes the record plain data for templates (docs/formats/view.md). `book` may be
  /// null. Throws NotFound, Plugin, and what the derivation throws.
  virtual Value derive(std::string_view id, const Record& record, Book* book) = 0;
  /// Runs an exporter, of whatever plugin; “papers:paper” makes a record's paper. At least one file, the main one first. `action` is what is being done, for the trail of an
  /// error. Throws NotFound, Plugin, and what the exporter throws.
  virtual std::vector<File> run_exporter(std::string_view id, const ExportRequest& request, const std::string& action) = 0;

  /// The id of the one record that `name` means: its id, the beginning or end of it (four characters and more), or its title. Throws
  /// NotFound or Usage.
  virtual std::string full_id(std::string_view name, Book& book) = 0;
  /// What somebody wrote, as a field of that type holds it: a term by its words, 是 and 否, a day in Chinese, a record as full_id()
  /// finds it. What cannot be understood stays as it is: check() says what is wrong with it.
  virtual std::string understood(const FieldSpec& spec, const std::string& typed, Book& book) = 0;
  /// The candidate nearest to `name` by edit distance, for “Did you mean”; "" where none is near.
  virtual std::string nearest(std::string_view name, const std::vector<std::string>& candidates) = 0;

  /// Runs an importer, of whatever plugin. Nothing is saved. Throws NotFound, Plugin, and what the importer throws.
  virtual Imported run_importer(std::string_view id, const ImportRequest& request) = 0;

  /// Canonical bytes of a record, and back. Parsing throws Invalid with line and reason.
  virtual std::string record_to_xml(const Record& record) = 0;
  virtual Record record_from_xml(std::string_view bytes) = 0;
  /// XML in general. Refuses DOCTYPE, bad UTF-8, depth over 256 and everything in docs/formats/limits.md.
  virtual Element parse_xml(std::string_view bytes) = 0;
  /// UTF-8 with declaration, one element a line, attributes in the order given.
  virtual std::string write_xml(const Element& root) = 0;
  /// A file of the SDK's own: "record.xsd", "bundle.xsd".
  virtual std::string schema(std::string_view name) = 0;

  /// A SHA-256.
  virtual std::unique_ptr<Digester> sha256() = 0;
  /// NFC, as every text in records is.
  virtual std::string normalised(std::string_view text) = 0;

  /// Program version, and today's date YYYY-MM-DD as the program was told it. Never ask the clock.
  virtual std::string program_version() = 0;
  virtual std::string today() = 0;
  /// A new record id for `day` (YYYY, YYYY-MM or YYYY-MM-DD, a time behind it is passed over); for today where that is no day.
  virtual std::string new_record_id(std::string_view day) = 0;

  /// Shows "what  done/total" where somebody looks on; throws Error if the user has asked to stop.
  virtual void progress(std::string_view what, std::size_t done, std::size_t total) = 0;

  /// A whole file that somebody named. Throws NotFound, Io or, above the limit of docs/formats/limits.md, Invalid.
  virtual std::string read_file(const std::string& path) = 0;
  /// Puts a file where somebody will look for it, missing folders too: after a crash it is the old one or the new one. A file that is
  /// there, says something else and was not made by this program from `book` may have been worked on by hand: it is left as it is, and
  /// Denied is thrown, unless `force` says to overwrite whatever is there. `book` may be null: then nothing is known to be made here.
  virtual void write_file(const std::string& path, std::string_view bytes, Book* book, bool force) = 0;
};

}  // namespace yishibu
