// SPDX-License-Identifier: MIT
// Finding records of a book by name and by kind. Must not know any kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu {

/// The record with this id. Throws NotFound.
Record record_called(Book& book, std::string_view id);

/// The id that Host::full_id() finds, or that of a record that left the book. Throws NotFound, Usage.
std::string id_called(Host& host, Book& book, std::string_view name);

/// Records of a kind or built on it that name the record or what it puts right, in the order of days, corrected ones and the record itself
/// left out. What named the original names the record in what is returned: a correction keeps the meetings of what it corrects.
std::vector<Record> naming_records(Host& host, Book& book, const std::string& kind, const Record& record);

/// A new id for a row or a paragraph: short, and as good as never met before.
std::string new_row_id(Host& host);

/// The kind and all kinds built on it, to ask a book for.
std::vector<std::string> family(Host& host, std::string_view ancestor);
/// Records of the kind or built on it that `query` finds, ordered as the book lists them; corrected ones are left out.
std::vector<Record> standing_records(Host& host, Book& book, std::string_view ancestor, Query query = {});

}  // namespace yishibu
