// SPDX-License-Identifier: MIT
// archive papers: the lists and forms that go with a year's 件. Must not know what a package is.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::archive {

Outcome papers_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::archive
