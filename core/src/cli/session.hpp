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

  /// The record with this id, or with the only id that ends or begins so. Throws NotFound.
  std::string full_id(const std::string& id);
  Record record(const std::string& id);
  /// How many texts wait in the open book that a crash or an editor left unsaved.
  std::size_t drafts() const { return book_ ? book_->drafts() : 0; }

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
