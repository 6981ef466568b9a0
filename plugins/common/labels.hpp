// SPDX-License-Identifier: MIT
// A kind's labels, for templates and data that name fields as the form does. Must not know any kind.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "yishibu/kind.hpp"

namespace yishibu {

/// Label → name of every field, table, field of a table and text.
inline std::vector<std::pair<std::string, std::string>> labels_of(const Kind& kind) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const auto& spec) { out.emplace_back(spec.label, spec.name); };
  for (const FieldSpec& spec : kind.fields) add(spec);
  for (const RowsSpec& spec : kind.tables) {
    add(spec);
    for (const FieldSpec& field : spec.fields) add(field);
  }
  for (const BodySpec& spec : kind.bodies) add(spec);
  return out;
}

}  // namespace yishibu
