// SPDX-License-Identifier: MIT
// The two commands: bundle create and bundle verify. Must not know formats; those are in the files beside.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::bundle {

class CreateCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};

class VerifyCommand final : public Command {
 public:
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;
};

}  // namespace yishibu::bundle
