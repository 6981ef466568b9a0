// SPDX-License-Identifier: MIT
// The commands of this plugin. All of them need a book.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::rules {

Outcome renumber_command(const Arguments& arguments, Host& host, Book* book);
/// rule insert ID --after 第三条 --text …: a paragraph of the neighbour's level behind it and all that belongs to it; then as renumber.
Outcome insert_command(const Arguments& arguments, Host& host, Book* book);
Outcome list_command(const Arguments& arguments, Host& host, Book* book);
Outcome show_command(const Arguments& arguments, Host& host, Book* book);
Outcome compare_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::rules
