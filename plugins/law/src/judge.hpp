// SPDX-License-Identifier: MIT
// Judges a record by declared checks. Must not know books: what it needs of them it asks its surroundings.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rule.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"
#include "yishibu/vocabulary.hpp"

namespace yishibu::law {

class Surroundings {
 public:
  virtual ~Surroundings() = default;
  /// As it stands on the record's day.
  virtual const Vocabulary& vocabulary(const std::string& id) = 0;
  virtual std::optional<Record> record(const std::string& id) = 0;
  /// As Host::kind_of(), is_kind() and nearest().
  virtual std::optional<std::string> kind_of(const std::string& id) = 0;
  virtual bool is_kind(const std::string& id, const std::string& ancestor) = 0;
  virtual std::string nearest(const std::string& name, const std::vector<std::string>& candidates) = 0;
  /// How many records of the kind have this value.
  virtual std::size_t count(const std::string& kind, const std::string& field, const std::string& value) = 0;
  /// Records of the kind or built on it, of days from `from` to `to` ("" = open), corrected ones left out.
  virtual std::vector<Record> records(const std::string& kind, const std::string& from, const std::string& to) = 0;
  /// Records of the kind or built on it that name the record, corrected ones left out.
  virtual std::vector<Record> naming([[maybe_unused]] const std::string& kind, [[maybe_unused]] const Record& record) { return {}; }
  /// What the book's own figures say for `day`: the newest that is not younger. Nothing where nobody has said.
  virtual std::optional<long> figure(const std::string& name, const std::string& day) = 0;
  /// village | community | township, "" where no book is open.
  virtual std::string level() = 0;
  virtual std::string today() = 0;
};

/// Every check in force on the record's day, whatever came out. `rules` are those for the record's kind or one it is built on.
Findings judge(const Record& record, const Kind& kind, const std::vector<CheckRule>& rules, Surroundings& context);

}  // namespace yishibu::law
