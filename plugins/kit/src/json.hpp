// SPDX-License-Identifier: MIT
// Plain data as JSON, for the children that read it. Must not know what the data mean.
#pragma once

#include <string>

#include "yishibu/value.hpp"

namespace yishibu::kit {

std::string to_json(const Value& value);

}  // namespace yishibu::kit
