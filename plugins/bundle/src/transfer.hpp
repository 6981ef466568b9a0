// SPDX-License-Identifier: MIT
// The records of kind bundle:transfer: what a book remembers of the bundles it sent. Must not know receipts' bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "receipt.hpp"

namespace yishibu::bundle {

constexpr const char* kTransfer = "bundle:transfer";

/// Every transfer of the book, in the order in which they were sent.
std::vector<Record> transfers(Book& book);
std::optional<Record> transfer_of(const std::string& digest, Book& book);
/// The record of a bundle that is being sent; without an id.
Record transfer_record(const Contents& bundle, const std::string& recipient, Book& book, Host& host);
/// Enters what the office says. Throws Denied where the receipt's items are not those that were sent.
void enter(const Receipt& receipt, Record& transfer);

}  // namespace yishibu::bundle
