// SPDX-License-Identifier: MIT
// Names that a bag may have but that not every system can write. Must not know what is refused: see path_problem() for that.
#pragma once

#include <string>
#include <string_view>

namespace yishibu::bundle {

/// Why Windows cannot hold a file of this path, translated; "" where it can.
std::string windows_problem(std::string_view path);

}  // namespace yishibu::bundle
