// SPDX-License-Identifier: MIT
// Check 4 of nine: a procedure can be begun, followed and ended, and asks only for fields that there are. Must not know any procedure by name.
#pragma once

#include "manifest.hpp"
#include "yishibu/host.hpp"

namespace yishibu::kit {

/// `row` is the contribution, `root` its <procedure> in `file`.
void check_procedure(const Contribution& row, const Element& root, const std::string& file, Host& host, Faults& out);

}  // namespace yishibu::kit
