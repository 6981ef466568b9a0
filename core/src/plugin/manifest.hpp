// SPDX-License-Identifier: MIT
// plugin.xml as a value (docs/formats/plugin.md). Must not know what the contributions do, nor load anything.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::plugin {

using Origin = Installed::Origin;

struct Manifest : Installed {
  std::string library_sha256;                              ///< "" for data only
  std::vector<std::pair<std::string, std::string>> needs;  ///< plugin id, least version
};

/// Reads `folder`/plugin.xml. Throws Error{Invalid} or {Unsupported} with a sentence that names the plugin.
Manifest read_manifest(const std::filesystem::path& folder, Origin origin);

/// Whether version `have` is at least `least`, by numbers between dots.
bool at_least(const std::string& have, const std::string& least);

/// SHA-256 over the plugin's file list (path and SHA-256 of each file, sorted): what is pinned and trusted.
std::string tree_sha256(const std::filesystem::path& folder);

}  // namespace yishibu::plugin
