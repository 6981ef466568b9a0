// SPDX-License-Identifier: MIT
// A Host and a Book of std::map for the tests of bundles. Must not know the program.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "digest.hpp"
#include "yishibu/contribution.hpp"
#include "yishibu/error.hpp"

namespace yishibu::bundle::test {

class FakeHost final : public Host {
 public:
  std::map<std::string, Kind, std::less<>> kinds;
  Element outline;
  Findings findings;  ///< what check() says of every record
  std::string stop_at;  ///< progress() throws where `what` is this
  std::vector<std::int64_t> page_starts;

  const Kind& kind(std::string_view id) override {
    const auto found = kinds.find(id);
    if (found == kinds.end()) throw Error(ErrorKind::NotFound, "no such kind");
    return found->second;
  }
  bool is_kind(std::string_view id, std::string_view ancestor) override {
    for (std::string at(id); !at.empty(); at = kinds.contains(at) ? kinds[at].base : "")
      if (at == ancestor) return true;
    return false;
  }
  const Vocabulary& vocabulary(std::string_view, std::string_view, std::string_view) override { return none_; }
  std::vector<Contribution> contributions(std::string_view type, std::string_view) override {
    if (type == "outline") return {{"national:consultation", "outline", "national", {}}};
    if (type != "template") return {};
    std::vector<Contribution> out;
    for (const char* name : {"cover", "contents", "transfer-list", "archive-list", "gaps", "four-properties"}) out.push_back({std::string("national:") + name, name, "national", {}});
    return out;
  }
  std::string file_of(const Contribution&) override { return "outline"; }
  std::string full_id(std::string_view name, Book&) override { return std::string(name); }
  std::string understood(const FieldSpec&, const std::string& typed, Book&) override { return typed; }
  std::string nearest(std::string_view, const std::vector<std::string>&) override { return {}; }
  Imported run_importer(std::string_view, const ImportRequest&) override { return {}; }
  std::optional<std::string> kind_of(std::string_view, Book*) override { return std::string(); }
  Findings check(const Record&, Book*, bool) override { return findings; }
  std::vector<const Installed*> plugins() override { return {}; }
  const std::vector<Error>& refused() override { return refused_; }
  bool load(std::string_view) override { return false; }
  std::vector<std::pair<std::string, std::string>> made_with(Book*) override { return {}; }
  Value derive(std::string_view, const Record&, Book*) override { return {}; }
  std::vector<File> run_exporter(std::string_view id, const ExportRequest& request, const std::string&) override {
    if (id == "word:pages") return {{"pages.txt", "2"}};
    if (id == "papers:paper") {
      const Record& record = request.records.front();
      if (record.kind == "national:training") throw Error(ErrorKind::NotFound, "no paper");
      page_starts.push_back(*request.data.find("page_start")->number());
      return {{"paper.docx", "PK\x03\x04 paper of " + record.id + " from page " + std::to_string(page_starts.back())}};
    }
    last_data[request.template_id] = request.data;
    return {{"x.docx", "paper " + request.template_id}};
  }
  std::map<std::string, Value> last_data;
  /// Record and XML are kept in pairs: what was written reads back.
  std::string record_to_xml(const Record& record) override {
    std::string out = "<record id=\"" + record.id + "\">";
    for (const Field& field : record.fields) out += field.value + "\n";
    for (const Rows& table : record.tables)
      for (const Row& row : table.rows)
        for (const Field& field : row.fields) out += field.value + "\n";
    out += "</record>\n";
    written[out] = record;
    return out;
  }
  Record record_from_xml(std::string_view bytes) override { return written[std::string(bytes)]; }
  std::map<std::string, Record> written;
  Element parse_xml(std::string_view) override { return outline; }
  std::string write_xml(const Element& root) override { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text(root) + "\n"; }
  std::string schema(std::string_view name) override { return "schema " + std::string(name); }
  std::unique_ptr<Digester> sha256() override { return digester("sha256"); }
  /// Enough of NFC for the tests: e and a combining acute accent.
  std::string normalised(std::string_view in) override {
    std::string out(in);
    for (std::size_t at; (at = out.find("e\xCC\x81")) != std::string::npos;) out.replace(at, 3, "\xC3\xA9");
    return out;
  }
  std::string program_version() override { return "0.1.0"; }
  std::string today() override { return "2017-01-20"; }
  std::string new_record_id(std::string_view) override { return "20160101-aaaaaaaa"; }
  void progress(std::string_view what, std::size_t, std::size_t) override {
    if (what == stop_at) throw Error(ErrorKind::Denied, "stopped");
  }
  std::string read_file(const std::string&) override { return {}; }
  void write_file(const std::string&, std::string_view, Book*, bool) override {}

  static std::string text(const Element& element) {
    const auto escape = [](const std::string& in) {
      std::string out;
      for (const char c : in) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
      return out;
    };
    if (element.is_text()) return escape(element.text);
    std::string out = "<" + element.name;
    for (const auto& [name, value] : element.attributes) out += " " + name + "=\"" + escape(value) + "\"";
    out += ">";
    for (const Element& child : element.children) out += text(child);
    return out + "</" + element.name + ">";
  }

 private:
  Vocabulary none_;
  std::vector<Error> refused_;
};

class FakeBook final : public Book {
 public:
  BookInfo about{"某社区", "341181", "community", ""};
  std::map<std::string, std::pair<Listed, Record>, std::less<>> records;
  std::map<std::string, std::string, std::less<>> files;

  void add(const std::string& id, const std::string& kind, const std::string& title, const std::string& date, std::vector<Field> fields = {}) {
    Record record;
    record.id = id;
    record.kind = kind;
    record.fields = std::move(fields);
    record.fields.push_back({"title", title});
    records[id] = {{id, kind, title, date, ""}, record};
  }
  Record& record(const std::string& id) { return records[id].second; }

  const BookInfo& info() const override { return about; }
  std::string revision() const override { return "r1"; }
  std::optional<Record> find(std::string_view id) override {
    const auto found = records.find(id);
    return found == records.end() ? std::nullopt : std::optional(found->second.second);
  }
  std::optional<Record> find_at(std::string_view id, std::string_view) override { return find(id); }
  std::vector<Listed> list(const Query& query) override {
    std::vector<Listed> out;
    for (const auto& [id, row] : records) {
      bool fits = query.kinds.empty() || std::find(query.kinds.begin(), query.kinds.end(), row.first.kind) != query.kinds.end();
      for (const Field& field : query.where) fits = fits && row.second.field(field.name) == field.value;
      if (fits) out.push_back(row.first);
    }
    return out;
  }
  std::vector<Version> history(std::string_view) override { return {{"r1", "2016-01-01T00:00:00Z", "陈晓燕", "", false}}; }
  std::string save(const Change&) override { return {}; }
  std::string attachment_path(std::string_view, std::string_view) const override { return {}; }
  std::string attachment(std::string_view path) override {
    const auto found = files.find(path);
    if (found == files.end()) throw Error(ErrorKind::NotFound, "no such attachment");
    return found->second;
  }
};

/// A folder of its own, gone at the end.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "bundle-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string read(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}
inline void write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}
inline std::string sum(std::string_view algorithm, std::string_view bytes) {
  const auto made = digester(algorithm);
  made->update(bytes);
  return made->finish();
}

}  // namespace yishibu::bundle::test
