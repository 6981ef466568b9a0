// SPDX-License-Identifier: MIT
// The command bundle verify. Must not judge.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::bundle {

Outcome verify_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::bundle
