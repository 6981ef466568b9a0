// SPDX-License-Identifier: MIT
// Commands on one record. Must not know any kind by name.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::records {

/// new KIND [--set field=value]… [--from FILE].
Outcome make(const Arguments& arguments, Host& host, Book* book);
/// set ID field=value….
Outcome set(const Arguments& arguments, Host& host, Book* book);
/// show ID [--at REV|DATE].
Outcome show(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::records
