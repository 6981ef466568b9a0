// SPDX-License-Identifier: MIT
// Changing a record that others may change too, and what is said about it. Must not know where a change comes from.
#pragma once

#include <functional>
#include <string>

#include "yishibu/contribution.hpp"

namespace yishibu::records {

/// Kind and title, as messages name a record.
std::string named(const Record& record, const Kind& kind);

/// The record as it is stored: fields in the kind's order, text in its one spelling.
Record canonical(const Record& record, Host& host);

/// A line for the history: which fields, rows and paragraphs differ.
std::string change_summary(const Record& before, const Record& after, const Kind& kind);

/// What a command says that has saved `record`: `text`, and what is wrong with it so far; where `before` is given what is wrong since, and how
/// much was wrong with that already.
Outcome saved(const Record& record, const std::string& text, Host& host, Book& book, const Record* before = nullptr);

/// Reads, changes and saves; does it again where somebody else was quicker.
Outcome change(const std::string& id, Host& host, Book& book, const std::function<void(Record&, const Kind&)>& edit);

}  // namespace yishibu::records
