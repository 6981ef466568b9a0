// SPDX-License-Identifier: MIT
// Papers that other plugins make, and their pages. Must not know what stands on them.
#pragma once

#include <string>
#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu {

/// A paper that shows no record: a template filled from plain data. Throws NotFound where nobody has the template.
std::string made_from(std::string_view template_id, const Value& data, bool public_copy, Host& host);

/// Whether any plugin has it: ("template", "archive:box-note"), ("exporter", "xml:akn").
bool is_offered(std::string_view type, std::string_view id, Host& host);

/// How many pages a rendered .docx has. Computed from the layout, without an office program; an estimate that holds where lines have
/// exact spacing, as in all of ours, and may be a page off in long tables.
std::size_t pages_of(std::string_view docx, Host& host);

}  // namespace yishibu
