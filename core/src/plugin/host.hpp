// SPDX-License-Identifier: MIT
// The Host that plugins see, over registry, model and one open book at most. Loads a plugin's code when a contribution of
// it is first asked for. Must not print.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "plugin/library.hpp"
#include "plugin/made_files.hpp"
#include "plugin/registry.hpp"
#include "store/book_store.hpp"
#include "yishibu/host.hpp"

namespace yishibu::plugin {

/// As Host::full_id(), for whom the plugins need not be read. With `fits` among the records of such kinds: a meeting is often called
/// as its matter is.
std::string full_id(std::string_view name, Book& book, const std::function<bool(std::string_view kind)>& fits = {});

class PluginHost final : public Host, public store::KindSource {
 public:
  /// With `safe` no code is loaded but what came with the program.
  PluginHost(Registry& registry, std::filesystem::path schema_folder, bool safe, std::function<void(std::string_view, std::size_t, std::size_t)> progress)
      : registry_(registry), schema_folder_(std::move(schema_folder)), safe_(safe), progress_(std::move(progress)) {}

  Registry& registry() { return registry_; }

  /// The contribution's object; its plugin is loaded now if it was not. Throws NotFound or why it cannot be had.
  Exporter& exporter(std::string_view id);
  Importer& importer(std::string_view id);
  Check& check(std::string_view id);
  Derivation& derivation(std::string_view id);
  Command& command(std::string_view id);
  /// What plugins work out for records of a kind and give a name; those that cannot be loaded are left out.
  std::vector<Contribution> derivations(std::string_view kind);
  /// The plugin that contributes it, for messages.
  std::string owner(std::string_view type, std::string_view id);

  const yishibu::Kind* find_kind(std::string_view id) override { return registry_.kind(id); }
  std::optional<store::Entry> snapshot(std::string_view kind) override;

  const yishibu::Kind& kind(std::string_view id) override;
  bool is_kind(std::string_view id, std::string_view ancestor) override { return registry_.is_kind(id, ancestor); }
  const Vocabulary& vocabulary(std::string_view id, std::string_view region, std::string_view day) override { return registry_.vocabulary(id, region, day); }
  std::vector<Contribution> contributions(std::string_view type, std::string_view region) override { return registry_.all(type, region); }
  std::string file_of(const Contribution& contribution) override { return registry_.file_of(contribution); }
  std::optional<std::string> kind_of(std::string_view id, Book* book) override;
  Findings check(const Record& record, Book* book, bool all = false) override;
  std::vector<const Installed*> plugins() override;
  const std::vector<Error>& refused() override { return registry_.problems(); }
  bool load(std::string_view plugin) override;
  std::vector<std::pair<std::string, std::string>> made_with(Book* book) override;
  Value derive(std::string_view id, const Record& record, Book* book) override;
  std::vector<File> run_exporter(std::string_view id, const ExportRequest& request, const std::string& action) override;
  std::string full_id(std::string_view name, Book& book) override { return plugin::full_id(name, book); }
  std::string understood(const FieldSpec& spec, const std::string& typed, Book& book) override;
  std::string nearest(std::string_view name, const std::vector<std::string>& candidates) override { return text::nearest(name, candidates); }
  Imported run_importer(std::string_view id, const ImportRequest& request) override;
  std::string record_to_xml(const Record& record) override;
  Record record_from_xml(std::string_view bytes) override;
  Element parse_xml(std::string_view bytes) override;
  std::string write_xml(const Element& root) override;
  std::string schema(std::string_view name) override;
  std::unique_ptr<Digester> sha256() override;
  std::string normalised(std::string_view text) override;
  std::string program_version() override;
  std::string today() override;
  std::string new_record_id(std::string_view day) override;
  void progress(std::string_view what, std::size_t done, std::size_t total) override { progress_(what, done, total); }
  std::string read_file(const std::string& path) override;
  void write_file(const std::string& path, std::string_view bytes, Book* book, bool force) override;

 private:
  bool held_back(const Manifest& manifest) const { return safe_ && manifest.origin != Origin::System; }
  Plugin& plugin_of(std::string_view type, std::string_view id);
  template <typename T>
  T& promised(std::string_view type, std::string_view id, T* (Plugin::*get)(std::string_view));

  Registry& registry_;
  std::filesystem::path schema_folder_;
  bool safe_;
  std::function<void(std::string_view, std::size_t, std::size_t)> progress_;
  std::map<std::string, std::unique_ptr<Library>> libraries_;
  std::map<std::filesystem::path, MadeFiles> made_;  ///< by their list; "" where there is no book
  std::map<std::string, std::vector<std::pair<Contribution, Check*>>> checks_;  ///< by region: those in code
};

}  // namespace yishibu::plugin
