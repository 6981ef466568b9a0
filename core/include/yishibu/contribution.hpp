// SPDX-License-Identifier: MIT
// What a plugin's code may contribute. Each object belongs to its Plugin and lives until the program ends. All calls are
// made by one thread. Throw yishibu::Error for what the user should read; anything else is reported as the plugin's fault.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yishibu/error.hpp"
#include "yishibu/host.hpp"
#include "yishibu/text.hpp"

namespace yishibu {

/// Turns records or plain data into a file format.
struct ExportRequest {
  Book* book = nullptr;                ///< null where none is open
  std::vector<Record> records;         ///< may be empty where `data` says all
  Value data;                          ///< the view to fill a template with
  std::string template_id;
  std::string template_bytes;          ///< "" for exporters without templates
  bool public_copy = false;            ///< everybody will read it: personal data must not stand in it
};
class Exporter {
 public:
  virtual ~Exporter() = default;
  /// At least one file; the first is the main one, its path only a file name.
  virtual std::vector<File> run(const ExportRequest& request, Host& host) = 0;
};

/// What an importer read, and everything it did and doubted on the way.
struct Imported {
  struct Document {
    Record record;
    std::optional<std::size_t> duplicate_of;  ///< index of the document it repeats; such a one is not saved
    bool truncated = false;
    std::vector<File> attachments;  ///< found inside the file: pictures; the file itself is attached by the program
  };
  struct Dropped { std::string reason, text; };
  struct Edit { std::size_t line; std::string what, before, after; };  ///< line of the source, from 1
  struct Doubt { std::size_t line; std::string what; };
  std::vector<Document> documents;
  std::vector<Dropped> dropped;
  std::vector<Edit> changes;
  std::vector<Doubt> doubts;
};
struct ImportRequest {
  std::string file_name;
  std::string_view bytes;
  std::string kind;  ///< kind for every document, or "" to decide by content
};
class Importer {
 public:
  virtual ~Importer() = default;
  /// Ids of the records are left empty; row and paragraph ids are counted, so that the same bytes give the same records.
  virtual Imported run(const ImportRequest& request, Host& host) = 0;
};

/// Judges records in code: a <check> without a file. Asked for every record of a book whose region the plugin is for.
class Check {
 public:
  virtual ~Check() = default;
  /// Everything that was judged, whatever came out. `book` may be null.
  virtual Findings run(const Record& record, Host& host, Book* book) = 0;
};

/// Works out what a record's own words do not say: how far a matter has come, what is due, what has become of a plan's rows.
class Derivation {
 public:
  virtual ~Derivation() = default;
  /// An object. It stands in the view of the record under the name that the manifest gives. Two members mean something to the
  /// program: `lines`, texts that “show” prints, and `marks`, an object: by its names, which the manifest
  /// lists, “list --where NAME” finds the record, its texts say why in the listing. `book` may be null.
  virtual Value run(const Record& record, Host& host, Book* book) = 0;
};

/// A command line command, declared with its words, arguments and options in plugin.xml.
struct Arguments {
  std::vector<std::pair<std::string, std::string>> options;  ///< name without dashes → value; flags have "yes"
  std::vector<std::string> positional;
  std::string_view option(std::string_view name) const {
    for (const auto& [key, value] : options)
      if (key == name) return value;
    return {};
  }
  /// Values of an option that may be given several times.
  std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto& [key, value] : options)
      if (key == name) out.push_back(value);
    return out;
  }
};
/// "name=value" in two. Throws Usage.
inline std::pair<std::string, std::string> assignment(const std::string& word) {
  const size_t equals = word.find('=');
  if (equals == std::string::npos || equals == 0) throw Error(ErrorKind::Usage, say("“{0}” is not of the form field=value.", {word}));
  return {word.substr(0, equals), word.substr(equals + 1)};
}
/// What a command has to say. The program prints `text` or, with --json, `json`; findings are printed either way.
struct Outcome {
  bool yes = true;  ///< false: the answer is "no" (exit 1)
  std::vector<std::string> text;
  Value json;
  Findings findings;
};
class Command {
 public:
  virtual ~Command() = default;
  virtual Outcome run(const Arguments& arguments, Host& host, Book* book) = 0;
};
/// A command that is one function and keeps nothing between calls.
class FunctionCommand final : public Command {
 public:
  using Run = Outcome (*)(const Arguments& arguments, Host& host, Book* book);
  explicit FunctionCommand(Run function) : run_(function) {}
  Outcome run(const Arguments& arguments, Host& host, Book* book) override { return run_(arguments, host, book); }

 private:
  Run run_;
};

}  // namespace yishibu
