// SPDX-License-Identifier: MIT
// The exporters archive:eep, archive:eep-beside and archive:eep-digest: one package for each 件, by the mapping of the plugin. Must not know its elements.
#pragma once

#include <map>
#include <optional>

#include "facts.hpp"
#include "yishibu/contribution.hpp"

namespace yishibu::archive {

class EepExporter final : public Exporter {
 public:
  explicit EepExporter(Inside inside) : inside_(inside) {}
  std::vector<File> run(const ExportRequest& request, Host& host) override;

 private:
  const Inside inside_;
  std::optional<Mapping> mapping_;
};

}  // namespace yishibu::archive
