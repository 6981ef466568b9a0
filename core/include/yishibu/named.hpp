// SPDX-License-Identifier: MIT
// Finding a thing by its name in a list. Must not know what the things are.
#pragma once

#include <string_view>

namespace yishibu {

/// The first of `things` whose `name` it is, or null.
template <typename Things>
auto named(Things& things, std::string_view name) -> decltype(things.data()) {
  for (auto& thing : things)
    if (thing.name == name) return &thing;
  return nullptr;
}

}  // namespace yishibu
