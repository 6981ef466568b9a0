// SPDX-License-Identifier: MIT
// A Host with the plugin's own lists and mapping, and a Book of std::map, for tests and the benchmark. Must not know the program.
#pragma once

#include <map>

#include "base/file.hpp"
#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "model/record_xml.hpp"
#include "plain_host.hpp"
#include "yishibu/error.hpp"

namespace yishibu::archive::tests {

class ArchiveHost : public yishibu::tests::PlainHost {
 public:
  ArchiveHost() {
    archive_.id = "archive";
    archive_.folder = std::string(YISHIBU_SOURCE_DIR) + "/plugins/archive";
    for (const char* name : {"retention", "item", "year", "place", "organ", "receiver"})
      lists["archive:" + std::string(name)] = model::resolve(name, name, {{parse_xml(read_file((archive_.folder / "vocabularies" / name).string() + ".xml")), "archive", ""}}, "", "");
    kind_.title_field = "title";
    kind_.date_field = "date";
    kind_.label = "某类";
  }
  std::map<std::string, Vocabulary, std::less<>> lists;

  const Kind& kind(std::string_view) override { return kind_; }
  const Vocabulary& vocabulary(std::string_view id, std::string_view, std::string_view) override { return lists.contains(id) ? lists.find(id)->second : empty; }
  std::vector<const Installed*> plugins() override { return {&archive_}; }
  std::vector<File> run_exporter(std::string_view, const ExportRequest&, const std::string&) override { throw Error(ErrorKind::NotFound, "no paper"); }
  std::string record_to_xml(const Record& record) override { return model::write_record(record); }
  Element parse_xml(std::string_view bytes) override { return xml::parse(bytes); }
  std::string program_version() override { return "0.1.0"; }
  std::string today() override { return "2016-12-31"; }
  std::string read_file(const std::string& path) override { return file::read(path, 1 << 20); }

 private:
  Kind kind_;
  Installed archive_;
};

class ArchiveBook final : public Book {
 public:
  BookInfo about{"某社区", "341181", "community", ""};
  std::map<std::string, Record, std::less<>> records;
  std::map<std::string, std::string, std::less<>> files;
  std::vector<Version> versions;

  Record& add(const std::string& id, const std::string& kind, const std::string& title, const std::string& date) {
    Record record;
    record.id = id;
    record.kind = kind;
    record.fields = {{"title", title}, {"date", date}};
    return records[id] = record;
  }
  const BookInfo& info() const override { return about; }
  std::string revision() const override { return "r1"; }
  std::optional<Record> find(std::string_view id) override {
    const auto found = records.find(id);
    return found == records.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<Record> find_at(std::string_view id, std::string_view) override { return find(id); }
  std::vector<Listed> list(const Query& query) override {
    std::vector<Listed> out;
    for (const auto& [id, record] : records) {
      const std::string date(record.field("date"));
      bool fits = query.from.empty() || (date >= query.from && date.substr(0, query.to.size()) <= query.to);
      for (const std::string& name : query.having) fits = fits && !record.field(name).empty();
      if (fits) out.push_back({id, record.kind, std::string(record.field("title")), date, ""});
    }
    return out;
  }
  std::vector<Version> history(std::string_view) override { return versions; }
  std::string save(const Change&) override { return {}; }
  std::string attachment_path(std::string_view, std::string_view) const override { return {}; }
  std::string attachment(std::string_view path) override {
    const auto found = files.find(path);
    if (found == files.end()) throw Error(ErrorKind::NotFound, "no such attachment");
    return found->second;
  }
};

}  // namespace yishibu::archive::tests
