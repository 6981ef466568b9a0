// SPDX-License-Identifier: MIT
// The commands of this plugin, each one function. Must not know how they are found.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::history {

Outcome history_command(const Arguments& arguments, Host& host, Book* book);
Outcome who_command(const Arguments& arguments, Host& host, Book* book);
Outcome diff_command(const Arguments& arguments, Host& host, Book* book);
Outcome restore_command(const Arguments& arguments, Host& host, Book* book);
Outcome remove_command(const Arguments& arguments, Host& host, Book* book);
Outcome removed_command(const Arguments& arguments, Host& host, Book* book);
Outcome undo_command(const Arguments& arguments, Host& host, Book* book);
Outcome edit_command(const Arguments& arguments, Host& host, Book* book);
Outcome drafts_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::history
