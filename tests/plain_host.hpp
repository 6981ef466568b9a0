// SPDX-License-Identifier: MIT
// A Host that knows nothing and does nothing: tests of plugins' code derive from it what they need. Must not know any plugin.
#pragma once

#include "yishibu/contribution.hpp"
#include "yishibu/host.hpp"

namespace yishibu::tests {

struct PlainHost : Host {
  Kind none;
  const Kind& kind(std::string_view) override { return none; }
  bool is_kind(std::string_view id, std::string_view ancestor) override { return id == ancestor; }
  Vocabulary empty;
  const Vocabulary& vocabulary(std::string_view, std::string_view, std::string_view) override { return empty; }
  std::vector<Contribution> contributions(std::string_view, std::string_view) override { return {}; }
  std::string file_of(const Contribution&) override { return {}; }
  Findings check(const Record&, Book*, bool) override { return {}; }
  std::optional<std::string> kind_of(std::string_view, Book*) override { return std::string(); }
  std::vector<const Installed*> plugins() override { return {}; }
  std::vector<Error> nobody;
  const std::vector<Error>& refused() override { return nobody; }
  bool load(std::string_view) override { return true; }
  std::vector<std::pair<std::string, std::string>> made_with(Book*) override { return {}; }
  Value derive(std::string_view, const Record&, Book*) override { return {}; }
  std::vector<File> run_exporter(std::string_view, const ExportRequest&, const std::string&) override { return {}; }
  std::string full_id(std::string_view name, Book&) override { return std::string(name); }
  std::string understood(const FieldSpec&, const std::string& typed, Book&) override { return typed; }
  std::string nearest(std::string_view, const std::vector<std::string>&) override { return {}; }
  Imported run_importer(std::string_view, const ImportRequest&) override { return {}; }
  std::string record_to_xml(const Record&) override { return {}; }
  Record record_from_xml(std::string_view) override { return {}; }
  Element parse_xml(std::string_view) override { return {}; }
  std::string write_xml(const Element&) override { return {}; }
  std::string schema(std::string_view) override { return {}; }
  std::unique_ptr<Digester> sha256() override { return nullptr; }
  std::string normalised(std::string_view text) override { return std::string(text); }
  std::string program_version() override { return {}; }
  std::string today() override { return {}; }
  std::string new_record_id(std::string_view) override { return {}; }
  void progress(std::string_view, std::size_t, std::size_t) override {}
  std::string read_file(const std::string&) override { return {}; }
  void write_file(const std::string&, std::string_view, Book*, bool) override {}
};

}  // namespace yishibu::tests
