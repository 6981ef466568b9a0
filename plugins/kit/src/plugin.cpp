// SPDX-License-Identifier: MIT
// The plugin's door: commands by their ids. Must not do any work itself.
#include "yishibu/plugin.hpp"

#include <utility>

#include "commands.hpp"

namespace yishibu::kit {
namespace {

class KitPlugin final : public Plugin {
 public:
  explicit KitPlugin(Host&) {}
  Command* command(std::string_view id) override {
    for (auto& [name, command] : commands_)
      if (id == name) return &command;
    return nullptr;
  }

 private:
  std::pair<std::string_view, FunctionCommand> commands_[7] = {
      {"kit:list", FunctionCommand(plugin_list)}, {"kit:show", FunctionCommand(plugin_show)}, {"kit:doctor", FunctionCommand(plugin_doctor)},
      {"kit:new", FunctionCommand(plugin_new)}, {"kit:check", FunctionCommand(plugin_check)}, {"kit:install", FunctionCommand(plugin_install)}, {"kit:probe", FunctionCommand(plugin_probe)}};
};

}  // namespace
}  // namespace yishibu::kit

YISHIBU_PLUGIN("kit", "1.0.0", yishibu::kit::KitPlugin)
