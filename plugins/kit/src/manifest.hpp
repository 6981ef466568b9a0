// SPDX-License-Identifier: MIT
// What the kit needs to know of a plugin.xml, before or without the program's taking the plugin, and check 1 of nine: the manifest
// and the files it names. Whether the program takes the manifest is the program's to say. Must not run anything.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::kit {

/// Something that a check found: in which of the nine, where, what, and what to do.
struct Fault {
  std::size_t check = 0;
  std::string where, what, fix;
};
using Faults = std::vector<Fault>;

struct Described {
  std::string id, version, title, region, library;
  std::vector<Element> rows;

  /// Whether a row is answered by code.
  static bool is_code(const Element& row);
};

/// Throws NotFound where there is no plugin.xml, Invalid where it is none.
Described describe(const std::filesystem::path& folder, Host& host);
Faults check_manifest(const std::filesystem::path& folder, const Described& plugin);

}  // namespace yishibu::kit
