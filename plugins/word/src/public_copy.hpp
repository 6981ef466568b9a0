// SPDX-License-Identifier: MIT
// Papers that everybody reads: which they are, and their data without personal data. Must not know any paper by name.
#pragma once

#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu::word {

/// Whether a paper declared public="yes" is made from this template or, as in another preset, from one named after it.
bool is_public(std::string_view template_id, Host& host);
/// Every text masked but the field supervision_phone: the number that the public is asked to call.
Value without_personal(const Value& data);

}  // namespace yishibu::word
