// SPDX-License-Identifier: MIT
// The whole way from bytes to records, without the program: what the importer does and what its tests call.
#pragma once

#include <string>
#include <string_view>

#include "official.hpp"

namespace yishibu::text_import {

/// The kinds that a text becomes where nobody says otherwise.
Shape received_shape();
Shape meeting_shape();

/// The whole of a Word document; its pictures go to the documents they stand in.
Imported read_docx(std::string_view file_name, std::string_view bytes, const Shape* wanted, const Normalise& normalise);

/// `wanted` is the shape of the kind asked for, or null to decide by content.
Imported read(std::string_view file_name, std::string_view bytes, const Shape* wanted, const Normalise& normalise);

}  // namespace yishibu::text_import
