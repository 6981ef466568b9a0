// SPDX-License-Identifier: MIT
// The plugin's door: commands, exporter and derivation by their ids. Must not do any work itself.
#include "yishibu/plugin.hpp"

#include "commands.hpp"
#include "paper.hpp"
#include "view.hpp"

namespace yishibu::papers {
namespace {

class PapersPlugin final : public Plugin {
 public:
  explicit PapersPlugin(Host&) {}
  Exporter* exporter(std::string_view id) override { return id == "papers:paper" ? &paper_ : nullptr; }
  Derivation* derivation(std::string_view id) override { return id == "papers:view" ? &view_ : nullptr; }
  Command* command(std::string_view id) override { return id == "papers:export" ? &export_ : id == "papers:render" ? &render_ : nullptr; }

 private:
  FunctionCommand export_{export_records}, render_{render};
  PaperExporter paper_;
  View view_;
};

}  // namespace
}  // namespace yishibu::papers

YISHIBU_PLUGIN("papers", "1.0.0", yishibu::papers::PapersPlugin)
