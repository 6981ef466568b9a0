// SPDX-License-Identifier: MIT
// The commands around template files: pack, unpack, tags (commands.cpp), render, check
// (commands_render.cpp); and readback (commands_readback.cpp).
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::word {

Outcome template_pack(const Arguments& arguments, Host& host, Book* book);
Outcome template_unpack(const Arguments& arguments, Host& host, Book* book);
Outcome template_tags(const Arguments& arguments, Host& host, Book* book);
Outcome template_render(const Arguments& arguments, Host& host, Book* book);
Outcome template_check(const Arguments& arguments, Host& host, Book* book);
Outcome readback(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::word
