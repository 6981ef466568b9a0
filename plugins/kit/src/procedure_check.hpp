// SPDX-License-Identifier: MIT
// Check 4 of nine: a procedure can be begun, followed and ended. Must not know any procedure by name.
#pragma once

#include "manifest.hpp"
#include "yishibu/host.hpp"

namespace yishibu::kit {

/// `root` is the <procedure> of `file`, for records of `kind`.
void check_procedure(const Element& root, const std::string& file, const Kind& kind, Faults& out);

}  // namespace yishibu::kit
