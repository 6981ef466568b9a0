// SPDX-License-Identifier: MIT
// A record as a sheet of plain words to write in, and back: a line for each field under its label, a block for each row, a paragraph for
// each paragraph. Must not know drafts or editors.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu::history {

/// The sheet of a record: UTF-8, every line ended. What no secretary writes is not on it: attachments, what issuing and correcting say,
/// what the kind does not know. Nothing where the record holds something that would not come back as it is.
std::optional<std::string> sheet_of(const Record& record, Host& host, Book& book);

/// The record that a sheet says, begun from `base`: what reads as it was stays as it was, ids too; what is not on a sheet is base's.
/// Rows and paragraphs are known by what they say, so they may be moved, taken out and added; a field, table or text that is not on the
/// sheet stays. Values are what Host::understood() makes of them. Throws Invalid naming the line, and where the last line is not there.
Record from_sheet(std::string_view sheet, const Record& base, Host& host, Book& book);

}  // namespace yishibu::history
