// SPDX-License-Identifier: MIT
// A plugin that is in use, by its id. Must not read plugin.xml: the program has.
#pragma once

#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu::kit {

/// Throws NotFound.
const Installed& installed(std::string_view id, Host& host);

}  // namespace yishibu::kit
