// SPDX-License-Identifier: MIT
// The plugin of archives. Must not know what its parts do.
#include "eep.hpp"
#include "papers.hpp"
#include "yishibu/plugin.hpp"

namespace yishibu::archive {
namespace {

class ArchivePlugin final : public Plugin {
 public:
  explicit ArchivePlugin(Host&) {}
  Exporter* exporter(std::string_view id) override {
    return id == "archive:eep" ? &whole_ : id == "archive:eep-beside" ? &beside_ : id == "archive:eep-digest" ? &digests_ : nullptr;
  }
  Command* command(std::string_view id) override { return id == "archive:papers" ? &papers_ : nullptr; }

 private:
  EepExporter whole_{Inside::All}, beside_{Inside::Ours}, digests_{Inside::None};
  FunctionCommand papers_{papers_command};
};

}  // namespace
}  // namespace yishibu::archive

YISHIBU_PLUGIN("archive", "1.0.0", yishibu::archive::ArchivePlugin)
