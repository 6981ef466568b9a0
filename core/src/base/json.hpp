// SPDX-License-Identifier: MIT
// Writes Value as JSON. Must not know what it means.
#pragma once

#include <string>

#include "yishibu/value.hpp"

namespace yishibu::json {

/// One line, UTF-8 unescaped, keys in the object's order.
std::string write(const Value& value);

}  // namespace yishibu::json
