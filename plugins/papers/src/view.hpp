// SPDX-License-Identifier: MIT
// The derivation papers:view: a record as plain data, from which templates are filled and which people are shown (docs/formats/view.md).
// Must not know any kind, nor who looks at it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "yishibu/contribution.hpp"

namespace yishibu::papers {

class View final : public Derivation {
 public:
  Value run(const Record& record, Host& host, Book* book) override;

 private:
  /// What plugins derive for records of a kind; those that cannot be loaded are left out.
  const std::vector<Contribution>& derived(const std::string& kind, Host& host);
  std::map<std::string, std::vector<Contribution>> derived_;
};

}  // namespace yishibu::papers
