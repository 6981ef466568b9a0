// SPDX-License-Identifier: MIT
// The plugin's door: the command, the check and the derivation by their ids. Must not do any work itself.
#include "yishibu/plugin.hpp"

#include "command.hpp"
#include "personal_check.hpp"
#include "plan.hpp"

namespace yishibu::report {
namespace {

class ReportPlugin final : public Plugin {
 public:
  explicit ReportPlugin(Host&) {}
  Command* command(std::string_view id) override { return id == "report:report" ? &report_ : nullptr; }
  Check* check(std::string_view id) override { return id == "report:personal" ? &personal_ : nullptr; }
  Derivation* derivation(std::string_view id) override { return id == "report:plan" ? &plan_ : nullptr; }

 private:
  FunctionCommand report_{report_command};
  PersonalCheck personal_;
  PlanDerivation plan_;
};

}  // namespace
}  // namespace yishibu::report

YISHIBU_PLUGIN("report", "1.0.0", yishibu::report::ReportPlugin)
