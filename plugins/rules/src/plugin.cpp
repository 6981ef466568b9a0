// SPDX-License-Identifier: MIT
// The plugin's door. Must not know rules.
#include "yishibu/plugin.hpp"

#include "commands.hpp"

namespace yishibu::rules {
namespace {

class RulesPlugin final : public Plugin {
 public:
  explicit RulesPlugin(Host&) {}
  Command* command(std::string_view id) override {
    if (id == "rules:renumber") return &renumber_;
    if (id == "rules:insert") return &insert_;
    if (id == "rules:list") return &list_;
    if (id == "rules:show") return &show_;
    if (id == "rules:compare") return &compare_;
    return nullptr;
  }

 private:
  FunctionCommand renumber_{renumber_command}, insert_{insert_command}, list_{list_command}, show_{show_command}, compare_{compare_command};
};

}  // namespace
}  // namespace yishibu::rules

YISHIBU_PLUGIN("rules", "1.0.0", yishibu::rules::RulesPlugin)
