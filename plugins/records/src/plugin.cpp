// SPDX-License-Identifier: MIT
// The plugin's door: commands by their ids. Must not do any work itself.
#include "yishibu/plugin.hpp"

#include "commands.hpp"

namespace yishibu::records {
namespace {

class RecordsPlugin final : public Plugin {
 public:
  explicit RecordsPlugin(Host&) {}
  Command* command(std::string_view id) override { return id == "records:new" ? &new_ : id == "records:set" ? &set_ : id == "records:show" ? &show_ : nullptr; }

 private:
  FunctionCommand new_{make}, set_{set}, show_{show};
};

}  // namespace
}  // namespace yishibu::records

YISHIBU_PLUGIN("records", "1.0.0", yishibu::records::RecordsPlugin)
