// SPDX-License-Identifier: MIT
// An old ledger: a table with one record a line, as a spreadsheet saves it (CSV). Must not know kinds by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/contribution.hpp"

namespace yishibu::text_import {

/// Whether the file is to be read as a ledger, by its name.
bool is_ledger(std::string_view file_name);

/// The records of a ledger, not yet understood: cells as they were typed. The first line names the columns by the labels or names of the
/// kind's fields and texts; columns of other names are left out and said so. A cell's lines, or what stands between ；, are the
/// values of a field that takes several. Throws Invalid without a column for the title.
Imported read_ledger(std::string_view bytes, const Kind& kind, Host& host);

struct Saved {
  std::size_t saved = 0;  ///< are new
  std::size_t stood = 0;  ///< were in the book, word for word, whatever file they came from
  std::size_t alike = 0;  ///< of the new ones: have the title of a record that was there
};

/// Saves them in acts of 10,000 records. What was saved before a stop or a crash is not saved again: the same call goes on from there.
/// `digest` names the file; "" saves everything anew.
Saved save_ledger(std::vector<Record>&& records, const std::string& file_name, const std::string& digest, Host& host, Book& book);

}  // namespace yishibu::text_import
