// SPDX-License-Identifier: MIT
// What a shared library asks for and offers, read from its bytes without loading it. Must not know any library by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu::kit {

struct Shared {
  std::vector<std::string> needed;    ///< DT_NEEDED
  std::string search;                 ///< DT_RPATH or DT_RUNPATH
  std::vector<std::string> exported;  ///< symbols that others can bind to, sorted
};

/// 64-bit libraries of this machine's byte order. Throws Invalid where the bytes do not hold together.
Shared read_shared(std::string_view bytes);

}  // namespace yishibu::kit
