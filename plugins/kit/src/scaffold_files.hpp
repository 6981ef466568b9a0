// SPDX-License-Identifier: MIT
// The files of a new plugin as text, with {0} for its id. Must not write anything.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace yishibu::kit {

/// How a new plugin is to look.
struct Plan {
  std::string id;
  std::string region;    ///< "" = everywhere
  bool exporter = false;
};

/// Path and content of each file but the sample record and what a scenario is expected to print.
std::vector<std::pair<std::string, std::string>> files_of(const Plan& plan);
/// Those of a plugin made from another one's data: its own words come from there.
std::vector<std::pair<std::string, std::string>> files_around(const Plan& plan, const std::string& from);

}  // namespace yishibu::kit
