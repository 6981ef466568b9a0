// SPDX-License-Identifier: MIT
// A plugin that throws something strange while it starts: must become one sentence.
#include "yishibu/plugin.hpp"

namespace {
struct Throwing final : yishibu::Plugin {
  explicit Throwing(yishibu::Host&) { throw 42; }
};
}  // namespace

YISHIBU_PLUGIN("throws", "1.0.0", Throwing)
