// SPDX-License-Identifier: MIT
// Records to bytes and back: docs/formats/record.md. One record has exactly one spelling. Must not know where bytes live.
#pragma once

#include <string>
#include <string_view>

#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"

namespace yishibu::model {

/// YYYYMMDD-xxxxxxxx with a date of the calendar.
bool is_record_id(std::string_view id);

/// Throws Error{Invalid} with line and reason for anything that docs/formats/record.md does not allow. Foreign elements
/// are kept as written.
Record parse_record(std::string_view bytes);

/// Canonical bytes of a record whose order is already canonical (see canonical()).
std::string write_record(const Record& record);

/// The record in its one order: fields, rows and bodies as `kind` lists them, what the kind does not know behind that by
/// name; NFC; empty fields and tables gone. `kind` may be null.
Record canonical(Record record, const Kind* kind);

/// Where a record lives in a book: folder, year and month of its id, id.
std::string record_path(const Kind& kind, std::string_view id);

}  // namespace yishibu::model
