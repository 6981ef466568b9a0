// SPDX-License-Identifier: MIT
// A plugin that needs a function nobody has: must be refused while loading, not crash at first use.
#include "yishibu/plugin.hpp"

int nobody_has_this_function();

namespace {
struct Lacking final : yishibu::Plugin {
  explicit Lacking(yishibu::Host&) { nobody_has_this_function(); }
};
}  // namespace

YISHIBU_PLUGIN("missing-symbol", "1.0.0", Lacking)
