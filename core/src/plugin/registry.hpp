// SPDX-License-Identifier: MIT
// All plugins that were found and what they contribute, read from manifests only; data files are read when asked for.
// Rebuilt at every start. Must not load code.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/definitions.hpp"
#include "plugin/manifest.hpp"
#include "yishibu/error.hpp"

namespace yishibu::plugin {

class Registry {
 public:
  /// Reads every plugin below the folders. A plugin that cannot be used is noted in problems(), and the rest go on.
  void scan(const std::filesystem::path& folder, Origin origin);
  /// One plugin folder, or a folder of plugin folders, named by the user.
  void add_given(const std::filesystem::path& folder);
  /// Drops plugins whose needs are not met. Call after the last scan.
  void settle();

  const std::vector<Manifest>& plugins() const { return plugins_; }
  const std::vector<Error>& problems() const { return problems_; }
  const Manifest* plugin(std::string_view id) const;

  const Contribution* find(std::string_view type, std::string_view id) const;
  /// Those in force for `region` (all with "*"), nearest layer first, then in manifest order.
  std::vector<Contribution> all(std::string_view type, std::string_view region) const;
  /// The data file that a row names.
  std::string file_of(const Contribution& row) const;
  Element xml_of(const Contribution& row) const;

  /// Null where nobody has the kind. Owned by the registry, valid while it lives.
  const Kind* kind(std::string_view id);
  /// Kinds that a book carries, for those whose plugin is not here.
  void add_snapshot(const Element& kind);
  bool is_kind(std::string_view id, std::string_view ancestor);
  /// Ids of all kinds, those that only the book itself has among them.
  std::vector<std::string> kinds();
  /// The kind and all kinds built on it.
  std::vector<std::string> family(std::string_view kind);
  /// "meeting" → "national:meeting" where only one plugin has it. Throws NotFound with the nearest name.
  std::string full_kind(std::string_view name);

  /// Owned by the registry, valid while it lives.
  const Vocabulary& vocabulary(std::string_view id, std::string_view region, std::string_view day);

 private:
  void add(const std::filesystem::path& folder, Origin origin);
  std::vector<Manifest> plugins_;
  std::vector<Error> problems_;
  std::map<std::string, Kind, std::less<>> kinds_;
  std::map<std::string, Element, std::less<>> snapshots_;
  /// A list changes only on the days that its layers and terms name: one answer holds for all days between two of them.
  struct Layered {
    std::string label;
    std::vector<model::VocabularyLayer> layers;
    std::vector<std::string> bounds;
    std::map<std::string, Vocabulary> answers;
  };
  std::map<std::string, Layered, std::less<>> layers_;
};

}  // namespace yishibu::plugin
