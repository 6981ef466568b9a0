// SPDX-License-Identifier: MIT
// See transfer.hpp.
#include "transfer.hpp"

#include <algorithm>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

Query query() {
  Query out;
  out.kinds = {kTransfer};
  return out;
}

void put(std::vector<Field>& fields, const char* name, const std::string& value) {
  set_field(fields, name, value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value});
}

}  // namespace

std::map<std::string, LastTransfer> last_transfers(const std::vector<Record>& transfers) {
  std::map<std::string, LastTransfer> out;
  for (const Record& transfer : transfers)
    for (const Row& row : transfer.rows("items")) {
      const std::string_view on = transfer.field(row.field("verdict").empty() ? "sent_on" : "decided_on");
      out[std::string(row.field("record"))] = {std::string(row.field("verdict")), std::string(row.field("reason")), std::string(row.field("sum")), std::string(on)};
    }
  return out;
}

std::optional<Record> transfer_of(const std::string& digest, Book& book) {
  Query wanted = query();
  wanted.where = {{"digest", digest}};
  for (const Listed& listed : book.list(wanted))
    if (auto record = book.find(listed.id)) return record;
  return std::nullopt;
}

Record transfer_record(const Contents& bundle, const std::string& recipient, Book& book, Host& host) {
  Record out;
  out.kind = kTransfer;
  const std::string number = std::to_string(book.list(query()).size() + 1);
  put(out.fields, "title", say("{0} {1}, transfer {2}", {bundle.title, bundle.year, number}));
  put(out.fields, "number", number);
  put(out.fields, "sent_on", host.today());
  put(out.fields, "recipient", recipient);
  put(out.fields, "year", bundle.year);
  put(out.fields, "digest", bundle.digest);
  put(out.fields, "revision", bundle.revision);
  for (const Contents::Sent& sent : bundle.items) {
    Row row;
    row.id = "i" + sent.number;
    put(row.fields, "number", sent.number);
    put(row.fields, "record", sent.id);
    put(row.fields, "archive_no", sent.archive_no);
    put(row.fields, "title", sent.title);
    put(row.fields, "sum", sent.sum);
    out.rows("items").push_back(std::move(row));
  }
  return out;
}

void enter(const Receipt& receipt, Record& transfer) {
  std::vector<Row>& rows = transfer.rows("items");
  bool same = rows.size() == receipt.bundle.items.size() || !receipt.reason.empty();
  for (std::size_t i = 0; same && i < receipt.bundle.items.size(); ++i)
    same = std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.field("record") == receipt.bundle.items[i].id; });
  if (!same) throw Error(ErrorKind::Denied, tr("The receipt speaks of other items than the bundle that was sent."), tr("Ask the office which bundle it received."));
  put(transfer.fields, "verdict", receipt.verdict());
  put(transfer.fields, "decided_on", receipt.date);
  put(transfer.fields, "office", receipt.office);
  put(transfer.fields, "decided_by", receipt.by);
  put(transfer.fields, "reason", receipt.reason);
  for (Row& row : rows) {
    std::string reason = receipt.reason;
    for (std::size_t i = 0; i < receipt.bundle.items.size(); ++i)
      if (receipt.bundle.items[i].id == row.field("record") && !receipt.reasons[i].empty()) reason = receipt.reasons[i];
    put(row.fields, "verdict", reason.empty() ? "accepted" : "refused");
    put(row.fields, "reason", reason);
  }
}

}  // namespace yishibu::bundle
