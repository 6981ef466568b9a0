// SPDX-License-Identifier: MIT
// Judges a record by its kind and its vocabularies. Reports every problem. Must not know files or books:
// what it needs of them it asks its context.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/definitions.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"

namespace yishibu::model {

class CheckContext {
 public:
  virtual ~CheckContext() = default;
  /// As it stands for the record's region on the record's day.
  virtual const Vocabulary& vocabulary(const std::string& id) = 0;
  /// Kind of the record with this id; nothing where there is none; "" where nobody can tell.
  virtual std::optional<std::string> kind_of(const std::string& id) = 0;
  virtual bool is_kind(const std::string& id, const std::string& ancestor) = 0;
};

/// The day by which a record is judged: its date field, else its id's date.
std::string day_of(const Record& record, const Kind& kind);

/// What is wrong with the record by its kind and vocabularies.
Findings check(const Record& record, const Kind& kind, CheckContext& context);

}  // namespace yishibu::model
