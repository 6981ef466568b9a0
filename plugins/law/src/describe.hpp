// SPDX-License-Identifier: MIT
// What a kind may hold and what a list offers, for “explain”. Must not judge anything.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::law {

/// Adds the kind called `name` (id, its name without the plugin, or label) to `out` and `found`: fields, tables with their columns, texts.
void describe_kind(const std::string& name, const std::string& region, const std::string& day, Host& host, Outcome& out, Value& found);
/// Adds the list called `name` with its terms as they stand in `region` on `day`, each with the layer it came from.
void describe_vocabulary(const std::string& name, const std::string& region, const std::string& day, Host& host, Outcome& out, Value& found);

}  // namespace yishibu::law
