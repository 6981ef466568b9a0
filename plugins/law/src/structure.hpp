// SPDX-License-Identifier: MIT
// What the kind itself demands of a record: its fields, tables, texts, terms and references. Reports every problem, each with a fix.
// Must not know any rule of law, nor books: what it needs of them it asks its surroundings.
#pragma once

#include "judge.hpp"

namespace yishibu::law {

Findings judge_structure(const Record& record, const Kind& kind, Surroundings& context);

}  // namespace yishibu::law
