// SPDX-License-Identifier: MIT
// What one run of the program holds: plugins, host, book, each made when first asked for. Composition only: no rules here.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "plugin/host.hpp"
#include "store/book_store.hpp"

namespace yishibu::cli {

class Session {
 public:
  explicit Session(Globals globals);
  ~Session();

  const Globals& globals() const { return globals_; }
  plugin::Registry& registry();
  plugin::PluginHost& host();
  /// The book of --book or of the working folder. Throws NotFound where there is none.
  store::BookStore& book();
  store::BookStore* book_if_any();
  store::Writer writer() const;

  /// The record with this id, or the only one whose id ends or begins so or whose title it is; with `kind` among those of that kind or built
  /// on it: a meeting is often called as its matter is. Throws NotFound.
  std::string full_id(const std::string& id, const std::string& kind = {});
  /// What somebody wrote, as a field of that type holds it: a term by its words, 是 and 否, a day in Chinese, a record by its title.
  std::string understood(const FieldSpec& spec, const std::string& typed);
  Record record(const std::string& id);

  /// A line for people on stderr; nothing with --quiet.
  void note(const std::string& line) const;

 private:
  /// Kinds are asked for by the index only when it reads records: plugins are not scanned before.
  struct LazyKinds;
  Globals globals_;
  std::unique_ptr<plugin::Registry> registry_;
  std::unique_ptr<plugin::PluginHost> host_;
  std::unique_ptr<LazyKinds> kinds_;
  std::unique_ptr<store::BookStore> book_;
  bool snapshots_added_ = false;
};

/// Set by SIGINT: long work stops at the next progress call.
extern volatile int interrupted;

}  // namespace yishibu::cli
