// SPDX-License-Identifier: MIT
// Finding records of a book by name and by kind. Must not know any kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu {

/// The one record whose id is `name`, begins or ends so, or whose title it is. Throws NotFound or Usage.
std::string full_id(Book& book, std::string_view name);
/// The record with this id. Throws NotFound.
Record record_called(Book& book, std::string_view id);

/// The kind and all kinds built on it, to ask a book for.
std::vector<std::string> family(Host& host, std::string_view ancestor);
/// Records of the kind or built on it that `query` finds, ordered as the book lists them; corrected ones are left out.
std::vector<Record> standing_records(Host& host, Book& book, std::string_view ancestor, Query query = {});

}  // namespace yishibu
