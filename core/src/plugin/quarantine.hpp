// SPDX-License-Identifier: MIT
// Plugins whose code brought the program down while it was being loaded: remembered, so that the next start goes on without
// them. The rows are described in docs/formats/trust.md. Must not load anything.
#pragma once

#include <filesystem>
#include <string>

#include "base/file.hpp"

namespace yishibu::plugin {

/// One attempt to load a plugin's code. A row stands in the user's folder while it lives; one that a dead process left there is a
/// crash, one of a live process is not. Where the row cannot be written, the attempt goes on without it.
class Attempt {
 public:
  /// Throws Error{Plugin} where an earlier attempt ended with its process.
  explicit Attempt(const std::string& plugin);
  Attempt(const Attempt&) = delete;
  ~Attempt();
  /// What is about to be done, for who reads the row afterwards.
  void step(const std::string& name);

 private:
  std::string plugin_;
  std::filesystem::path path_;
  file::Descriptor row_;
};

/// Takes back what earlier attempts left: the plugin's code may be tried again.
void forgive(const std::string& plugin);

}  // namespace yishibu::plugin
