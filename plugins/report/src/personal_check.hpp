// SPDX-License-Identifier: MIT
// The check report:personal: personal data where everybody will read it. Must not know how a paper is made.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::report {

class PersonalCheck final : public Check {
 public:
  Findings run(const Record& record, Host& host, Book* book) override;
};

}  // namespace yishibu::report
