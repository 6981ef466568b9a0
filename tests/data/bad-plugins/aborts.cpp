// SPDX-License-Identifier: MIT
// A plugin that, when ABORT is set, ends the process while it is being loaded: at the next start it must be passed over.
#include <cstdlib>

#include "yishibu/plugin.hpp"

namespace {
const bool ended = [] {
  if (std::getenv("ABORT")) std::abort();
  return false;
}();

struct Nothing final : yishibu::Exporter {
  std::vector<yishibu::File> run(const yishibu::ExportRequest&, yishibu::Host&) override { return {{"x", ended ? "" : "x"}}; }
};
struct Aborting final : yishibu::Plugin {
  explicit Aborting(yishibu::Host&) {}
  yishibu::Exporter* exporter(std::string_view) override { return &nothing; }
  Nothing nothing;
};
}  // namespace

YISHIBU_PLUGIN("aborts", "1.0.0", Aborting)
