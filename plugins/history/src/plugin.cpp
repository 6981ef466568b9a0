// SPDX-License-Identifier: MIT
// The plugin's door. Must not know records.
#include "yishibu/plugin.hpp"

#include "commands.hpp"

namespace yishibu::history {
namespace {

class HistoryPlugin final : public Plugin {
 public:
  explicit HistoryPlugin(Host&) {}
  Command* command(std::string_view id) override {
    for (auto& [name, command] : commands_)
      if (id == name) return &command;
    return nullptr;
  }

 private:
  std::pair<std::string_view, FunctionCommand> commands_[9] = {
      {"history:history", FunctionCommand(history_command)}, {"history:diff", FunctionCommand(diff_command)},       {"history:restore", FunctionCommand(restore_command)},
      {"history:remove", FunctionCommand(remove_command)},   {"history:removed", FunctionCommand(removed_command)}, {"history:undo", FunctionCommand(undo_command)},
      {"history:who", FunctionCommand(who_command)},         {"history:edit", FunctionCommand(edit_command)},       {"history:drafts", FunctionCommand(drafts_command)},
  };
};

}  // namespace
}  // namespace yishibu::history

YISHIBU_PLUGIN("history", "1.0.0", yishibu::history::HistoryPlugin)
