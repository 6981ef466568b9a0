// SPDX-License-Identifier: MIT
// What the program does for plugins: kinds, vocabularies, templates, views, XML, digests, progress. Abstract; valid
// from Plugin creation to the end of the program; not for use from other threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/book.hpp"
#include "yishibu/element.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"
#include "yishibu/value.hpp"
#include "yishibu/vocabulary.hpp"

namespace yishibu {

struct Imported;       // contribution.hpp
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

class Host {
 public:
  virtual ~Host() = default;

  /// Throws NotFound, naming the nearest known kind.
  virtual const Kind& kind(std::string_view id) = 0;
  /// Whether `id` is `ancestor` or built on it.
  virtual bool is_kind(std::string_view id, std::string_view ancestor) = 0;
  /// The list as it stands in `region` on `day` (YYYY-MM-DD; "" = all that ever stood), province layers applied.
  virtual Vocabulary vocabulary(std::string_view id, std::string_view region, std::string_view day) = 0;
  /// Contributions of one type ("outline", "rendering" …) in force for `region`, nearest layer first.
  virtual std::vector<Contribution> contributions(std::string_view type, std::string_view region) = 0;
  /// A data file of the plugin that made `contribution`: what its `file` attribute names.
  virtual std::string file_of(const Contribution& contribution) = 0;

  /// Every problem of a record: fields, terms, references, and the checks in force on its day that it fails or that cannot be
  /// decided. `all` adds those it passes and those that do not apply. `book` may be null.
  virtual Findings check(const Record& record, Book* book, bool all = false) = 0;
  /// The record as plain data for templates: fields by name, terms and references by label, rows as lists, bodies as
  /// lists of paragraphs. See docs/formats/view.md.
  virtual Value view(const Record& record, Book* book) = 0;
  /// Label → field names, for templates that use the Chinese label as a tag.
  virtual std::vector<std::pair<std::string, std::string>> labels(std::string_view kind) = 0;
  /// Renders a paper. `rendering` is an id, or "" for the kind's default. Empty result never happens: it throws.
  /// `extra` members are added to the view.
  virtual File render(std::string_view rendering, const Record& record, Book* book, const Value& extra) = 0;
  /// Renders a paper that shows no record, from plain data and a template id.
  virtual File render_data(std::string_view template_id, const Value& data) = 0;

  /// Reads a file by the importer for its name. `request.kind` may be short. Nothing is saved. Throws Unsupported, Invalid.
  virtual Imported imported(const ImportRequest& request) = 0;

  /// Canonical bytes of a record, and back. Parsing throws Invalid with line and reason.
  virtual std::string record_to_xml(const Record& record) = 0;
  virtual Record record_from_xml(std::string_view bytes) = 0;
  /// XML in general. Refuses DOCTYPE, bad UTF-8, depth over 256 and everything in docs/formats/limits.md.
  virtual Element parse_xml(std::string_view bytes) = 0;
  /// UTF-8 with declaration, one element a line, attributes in the order given.
  virtual std::string write_xml(const Element& root) = 0;
  /// A file of the SDK's own: "record.xsd", "bundle.xsd".
  virtual std::string schema(std::string_view name) = 0;

  /// "sha256", "sm3", "sha512", "sha1", "md5". Throws Unsupported for others.
  virtual std::unique_ptr<Digester> digester(std::string_view algorithm) = 0;
  /// NFC, as every text in records is.
  virtual std::string normalised(std::string_view text) = 0;

  /// Program version, and today's date YYYY-MM-DD as the program was told it. Never ask the clock.
  virtual std::string program_version() = 0;
  virtual std::string today() = 0;
  /// A new record id for `day` (YYYY-MM-DD).
  virtual std::string new_record_id(std::string_view day) = 0;

  /// Shows "what  done/total" where somebody looks on; throws Error if the user has asked to stop.
  virtual void progress(std::string_view what, std::size_t done, std::size_t total) = 0;

  /// How many pages a rendered paper has (a .docx as render() gave it). Computed from the layout, without an office
  /// program; an estimate that holds where lines have exact spacing, as in all of ours, and may be a page off in long tables.
  virtual std::size_t pages(std::string_view docx) = 0;
};

}  // namespace yishibu
