// SPDX-License-Identifier: MIT
// The plugin's door: commands by their ids. Must not do any work itself.
#include "yishibu/plugin.hpp"

#include "commands.hpp"

namespace yishibu::papers {
namespace {

class PapersPlugin final : public Plugin {
 public:
  explicit PapersPlugin(Host&) {}
  Command* command(std::string_view id) override { return id == "papers:export" ? &export_ : id == "papers:render" ? &render_ : nullptr; }

 private:
  FunctionCommand export_{export_records}, render_{render};
};

}  // namespace
}  // namespace yishibu::papers

YISHIBU_PLUGIN("papers", "1.0.0", yishibu::papers::PapersPlugin)
