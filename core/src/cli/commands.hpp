// SPDX-License-Identifier: MIT
// The core's commands, grouped as their files are, and what those files share.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/session.hpp"

namespace yishibu::cli {

std::vector<CommandSpec> book_commands();    ///< init list history verify reindex
std::vector<CommandSpec> plugin_commands();  ///< plugin trust
/// Commands that plugins contribute, as their manifests declare them; code is loaded when one is run.
std::vector<CommandSpec> contributed_commands(Session& session);

}  // namespace yishibu::cli
