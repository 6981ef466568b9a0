// SPDX-License-Identifier: MIT
// The command “search”. Must not know tables or pieces.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::find {

Outcome search_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::find
