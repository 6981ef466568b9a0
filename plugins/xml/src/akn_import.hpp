// SPDX-License-Identifier: MIT
// Documents that xml:akn wrote become records again. Must not know how they were laid out, only how values are marked.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::akn {

/// Throws Invalid, and Unsupported for Akoma Ntoso that others wrote.
Record record_of(std::string_view bytes, Host& host);

class AknImporter final : public Importer {
 public:
  /// The record keeps its id.
  Imported run(const ImportRequest& request, Host& host) override;
};

}  // namespace yishibu::akn
