// SPDX-License-Identifier: MIT
// Searches that somebody keeps under a name. They are a habit of the user's and no part of any book, so they lie in the user's own
// folder, beside the trust list. Must not know what a search means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/contribution.hpp"

namespace yishibu::find {

void save_search(Host& host, std::string_view name, const Arguments& arguments);
/// Throws NotFound, naming those that there are.
Arguments saved_search(Host& host, std::string_view name);

}  // namespace yishibu::find
