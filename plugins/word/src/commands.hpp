// SPDX-License-Identifier: MIT
// The commands around template files: pack, unpack, tags (commands.cpp), render, check
// (commands_render.cpp); and readback (commands_readback.cpp).
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::word {

class PackCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};
class UnpackCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};
class TagsCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};
class RenderCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};
class ReadbackCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};
class CheckCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};

}  // namespace yishibu::word
