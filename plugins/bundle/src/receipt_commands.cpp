// SPDX-License-Identifier: MIT
// See receipt_commands.hpp: send and receipt; status stands in status.cpp. Must not know how records and receipts are spelt.
#include "receipt_commands.hpp"

#include <algorithm>

#include "receipt.hpp"
#include "transfer.hpp"
#include "verify.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

std::string wanted(const Arguments& arguments, std::string_view option, const char* lacking) {
  const std::string value(arguments.option(option));
  if (value.empty()) throw Error(ErrorKind::Usage, lacking);
  return value;
}

/// The item that somebody names: by its number, archive number or id; nothing where it is the whole.
std::optional<std::size_t> item_called(const std::string& name, const Contents& bundle) {
  if (name == "全部" || name == "all") return std::nullopt;
  for (std::size_t i = 0; i < bundle.items.size(); ++i)
    if (const Contents::Sent& sent = bundle.items[i]; name == sent.number || name == sent.archive_no || name == sent.id) return i;
  throw Error(ErrorKind::NotFound, say("The bundle has no item “{0}”.", {name}), tr("Name it by its number in 目录, its archive number, or write 全部 for the whole bundle."));
}

void refuse(const std::vector<std::string>& words, Receipt& receipt) {
  for (const std::string& word : words) {
    const auto [name, reason] = assignment(word);
    if (reason.empty()) throw Error(ErrorKind::Usage, say("Say why “{0}” is refused.", {name}), tr("Write --refuse \"3=签名不全\"."));
    const auto item = item_called(name, receipt.bundle);
    std::string& old = item ? receipt.reasons[*item] : receipt.reason;
    old += (old.empty() ? "" : "；") + reason;
  }
}

Outcome write_receipt(const Arguments& arguments, Host& host) {
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name the bundle that the receipt is for."));
  const bool accept = arguments.option("accept") == "yes";
  const std::vector<std::string> refused = arguments.all("refuse");
  if (accept == !refused.empty()) throw Error(ErrorKind::Usage, tr("Say either --accept or what is refused: --refuse \"3=签名不全\"."));
  Receipt receipt;
  receipt.office = wanted(arguments, "office", tr("Say which office receives the bundle: --office."));
  receipt.by = wanted(arguments, "by", tr("Say who handles it: --by."));
  const std::string output = wanted(arguments, "output", tr("Say where the receipt is to go: -o."));
  receipt.date = host.today();

  const auto source = open_source(arguments.positional.front());
  const Report report = verify(*source, host);
  receipt.verified = report.valid();
  receipt.findings = report.findings;
  Outcome out;
  out.findings = report.findings;
  if (accept && !receipt.verified) throw Error(ErrorKind::Denied, tr("The bundle does not verify; it can only be refused."), tr("“bundle verify” says what is wrong with it."));
  try {
    receipt.bundle = contents_of(*source, host);
  } catch (const Error&) {
    if (receipt.verified) throw;
    receipt.bundle.digest = digest_of(*source);  // its list of items is what is damaged: all are refused together
  }
  if (receipt.bundle.digest.empty())
    throw Error(ErrorKind::Denied, tr("Not even a manifest of the bundle can be read; a receipt could not say which bundle it is for."), tr("Ask the sender for the bundle once more."));
  receipt.reasons.resize(receipt.bundle.items.size());
  refuse(refused, receipt);
  if (!receipt.verified && receipt.reason.empty()) receipt.reason = tr("The bundle does not verify.");

  const std::string bytes = to_xml(receipt, host), page = (output.ends_with(".xml") ? output.substr(0, output.size() - 4) : output) + ".txt";
  host.write_file(output, bytes, nullptr, false);
  host.write_file(page, to_page(receipt), nullptr, false);
  const std::string count = std::to_string(receipt.bundle.items.size()), no = std::to_string(receipt.refused());
  out.text.push_back(!receipt.reason.empty() ? say("Refused as a whole: {0}", {receipt.reason}) : say("{0} items, {1} of them refused.", {count, no}));
  out.text.push_back(say("The receipt was written to {0}, a page for printing to {1}.", {output, page}));
  out.json.set("receipt", output).set("page", page).set("verdict", receipt.verdict()).set("verified", receipt.verified).set("digest", receipt.bundle.digest);
  out.json.set("items", receipt.bundle.items.size()).set("refused", receipt.refused());
  return out;
}

Outcome read_receipt(const std::string& path, Host& host, Book* book) {
  if (!book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Name its folder with --book."));
  const Receipt receipt = receipt_from(host.read_file(path), host);
  auto transfer = transfer_of(receipt.bundle.digest, *book);
  if (!transfer)
    throw Error(ErrorKind::Denied, tr("The receipt is for a bundle that this book has not sent."), tr("“bundle send PATH” records a bundle that was handed over; then read the receipt."));
  const Record before = *transfer;
  enter(receipt, *transfer);
  if (!before.field("verdict").empty() && *transfer != before)
    throw Error(ErrorKind::Conflict, say("Another receipt for this bundle was read already, of {0}.", {before.field("decided_on")}), tr("Ask the office which one holds."));
  Outcome out;
  const std::string count = std::to_string(transfer->rows("items").size());
  if (*transfer == before) {
    out.text.push_back(tr("This receipt was read already."));
  } else {
    Change change;
    change.records = {*transfer};
    change.base = book->revision();
    change.summary = say("Receipt of {0} read: {1}", {receipt.office, transfer->field("title")});
    book->save(change);
  }
  std::size_t refused = 0;
  for (const Row& row : transfer->rows("items")) {
    if (row.field("verdict") != "refused") continue;
    ++refused;
    out.text.push_back(say("Refused: {0} “{1}”: {2}", {row.field("record"), row.field("title"), row.field("reason")}));
  }
  out.text.push_back(say("{0} of {1} on {2}: {3} items, {4} of them refused.", {receipt.office, receipt.by, receipt.date, count, std::to_string(refused)}));
  out.json.set("transfer", transfer->id).set("verdict", receipt.verdict()).set("items", transfer->rows("items").size()).set("refused", refused);
  return out;
}

}  // namespace

Outcome send_command(const Arguments& arguments, Host& host, Book* book) {
  if (!book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Name its folder with --book."));
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name the bundle that is handed over."));
  const std::string recipient = wanted(arguments, "to", tr("Say which office it goes to: --to."));
  const auto source = open_source(arguments.positional.front());
  const Report report = verify(*source, host);
  if (!report.valid()) throw Error(ErrorKind::Denied, tr("The bundle does not verify; it is not handed over."), tr("“bundle verify” says what is wrong with it."));
  const Contents bundle = contents_of(*source, host);
  if (bundle.book != book->info().name || bundle.region != book->info().region) throw Error(ErrorKind::Denied, say("The bundle is of another book: “{0}”.", {bundle.book}));
  if (const auto old = transfer_of(bundle.digest, *book))
    throw Error(ErrorKind::Conflict, say("This bundle is recorded already, as {0}.", {old->id}));
  Record record = transfer_record(bundle, recipient, *book, host);
  record.id = host.new_record_id(host.today());
  Change change;
  change.records = {record};
  change.base = book->revision();
  change.summary = say("Bundle handed over to {0}: {1}", {recipient, record.field("title")});
  book->save(change);
  Outcome out;
  out.text.push_back(say("Recorded as {0}: {1} items handed over to {2}. The program sends nothing by itself.", {record.id, std::to_string(bundle.items.size()), recipient}));
  out.text.push_back(say("Digest for the receipt: {0}", {bundle.digest}));
  out.json.set("transfer", record.id).set("digest", bundle.digest).set("items", bundle.items.size());
  return out;
}

Outcome receipt_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string read(arguments.option("read"));
  return read.empty() ? write_receipt(arguments, host) : read_receipt(read, host, book);
}

}  // namespace yishibu::bundle
