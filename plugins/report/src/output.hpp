// SPDX-License-Identifier: MIT
// A report as a file of one of several formats, as lines of text, as JSON. Must not count.
#pragma once

#include <string>
#include <vector>

#include "words.hpp"
#include "xlsx.hpp"

namespace yishibu::report {

/// The formats that `path` may end in. Throws Usage for others, before anything is read.
std::string format_of(const std::string& path);
/// `record` is the report as a record: with its id where it has been saved.
std::string made(const std::string& format, const Report& report, const Record& record, Host& host, Book& book);

std::vector<std::string> to_lines(const Report& report, const Record& record);
Value to_json(const Report& report);

}  // namespace yishibu::report
