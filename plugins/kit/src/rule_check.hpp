// SPDX-License-Identifier: MIT
// What a file of checks names: kinds, fields, terms. Must not judge any record.
#pragma once

#include "manifest.hpp"
#include "yishibu/host.hpp"

namespace yishibu::kit {

/// Whether the kind (or, where given, a row of its table) has a field, table or text of this name.
bool has_name(const Kind& kind, const RowsSpec* rows, std::string_view name);
/// Judges the <checks> of `file` in the plugin `plugin` of `region`.
void check_rules(const Element& root, const std::string& file, const Described& plugin, Host& host, Faults& out);

}  // namespace yishibu::kit
