// SPDX-License-Identifier: MIT
// The command report. Must not know how figures are counted or files written.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::report {

Outcome report_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::report
