// SPDX-License-Identifier: MIT
// The plugin's door. Must not know what its commands do.
#include "yishibu/plugin.hpp"

#include "create.hpp"
#include "receipt_commands.hpp"
#include "verify_command.hpp"

namespace yishibu::bundle {

namespace {

class BundlePlugin final : public Plugin {
 public:
  explicit BundlePlugin(Host&) {}
  Command* command(std::string_view id) override {
    if (id == "bundle:create") return &create_;
    if (id == "bundle:verify") return &verify_;
    if (id == "bundle:send") return &send_;
    if (id == "bundle:receipt") return &receipt_;
    if (id == "bundle:status") return &status_;
    return nullptr;
  }

 private:
  FunctionCommand create_{create_command}, verify_{verify_command};
  FunctionCommand send_{send_command}, receipt_{receipt_command}, status_{status_command};
};

}  // namespace
}  // namespace yishibu::bundle

YISHIBU_PLUGIN("bundle", "1.0.0", yishibu::bundle::BundlePlugin)
