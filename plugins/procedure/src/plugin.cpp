// SPDX-License-Identifier: MIT
// The plugin's door: which code stands behind which id of plugin.xml.
#include "yishibu/plugin.hpp"

#include "collect.hpp"
#include "issue.hpp"
#include "matter.hpp"
#include "meeting.hpp"

namespace yishibu::procedure {
namespace {

class ProcedurePlugin final : public Plugin {
 public:
  explicit ProcedurePlugin(Host&) {}
  Command* command(std::string_view id) override {
    if (id == "procedure:step") return &step_;
    if (id == "procedure:convene") return &convene_;
    if (id == "procedure:subsidy") return &subsidy_;
    if (id == "procedure:issue") return &issue_;
    if (id == "procedure:correct") return &correct_;
    if (id == "procedure:collect") return &collect_;
    if (id == "procedure:draw") return &draw_;
    return nullptr;
  }
  Derivation* derivation(std::string_view id) override {
    if (id == "procedure:way") return &way_;
    if (id == "procedure:roll") return &roll_;
    if (id == "procedure:correction") return &correction_;
    return nullptr;
  }
  Check* check(std::string_view id) override {
    if (id == "procedure:steps") return &steps_;
    if (id == "procedure:votes") return &votes_;
    if (id == "procedure:coverage") return &coverage_;
    return nullptr;
  }

 private:
  Procedures procedures_;
  StepCommand step_{procedures_};
  FunctionCommand convene_{convene}, subsidy_{subsidy}, issue_{issue}, correct_{correct}, collect_{collect}, draw_{draw};
  WayDerivation way_{procedures_};
  RollDerivation roll_;
  CorrectionDerivation correction_;
  StepsCheck steps_{procedures_};
  VotesCheck votes_;
  CoverageCheck coverage_;
};

}  // namespace
}  // namespace yishibu::procedure

YISHIBU_PLUGIN("procedure", "1.0.0", yishibu::procedure::ProcedurePlugin)
