// SPDX-License-Identifier: MIT
// The program itself, run as a child that knows one more plugin and has an empty home. Must not know what it is asked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "child.hpp"

namespace yishibu::kit {

/// `--plugin-dir` of this process, then the user's own plugins: what a child needs to know the same plugins as we do.
std::vector<std::string> other_plugins();

/// A command of the program, with the plugin of `folder`.
Order program_order(const std::filesystem::path& folder, const std::filesystem::path& work, const std::vector<std::string>& words);

/// Where an installed tool lies, or "".
std::string tool(const std::string& name);

}  // namespace yishibu::kit
