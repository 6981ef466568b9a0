// SPDX-License-Identifier: MIT
// The records of kind bundle:transfer: what a book remembers of the bundles it sent. Must not know receipts' bytes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive_order.hpp"
#include "receipt.hpp"

namespace yishibu::bundle {

/// What the last transfer that held a record says of it; `verdict` is "" where there is no receipt yet.
struct LastTransfer {
  std::string verdict, reason, sum, on;
};
/// By the ids of records.
std::map<std::string, LastTransfer> last_transfers(const std::vector<Record>& transfers);
std::optional<Record> transfer_of(const std::string& digest, Book& book);
/// The record of a bundle that is being sent; without an id.
Record transfer_record(const Contents& bundle, const std::string& recipient, Book& book, Host& host);
/// Enters what the office says. Throws Denied where the receipt's items are not those that were sent.
void enter(const Receipt& receipt, Record& transfer);

}  // namespace yishibu::bundle
