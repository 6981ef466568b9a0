// SPDX-License-Identifier: MIT
// The two commands: bundle create and bundle verify. Must not know formats; those are in the files beside.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::bundle {

Outcome create_command(const Arguments& arguments, Host& host, Book* book);
Outcome verify_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::bundle
