// SPDX-License-Identifier: MIT
// The plugin's door. Must not know how anything is found.
#include "yishibu/plugin.hpp"

#include "command.hpp"

namespace yishibu::find {
namespace {

class FindPlugin final : public Plugin {
 public:
  explicit FindPlugin(Host&) {}
  Command* command(std::string_view id) override { return id == "find:search" ? &search_ : nullptr; }

 private:
  FunctionCommand search_{search_command};
};

}  // namespace
}  // namespace yishibu::find

YISHIBU_PLUGIN("find", "1.0.0", yishibu::find::FindPlugin)
