// SPDX-License-Identifier: MIT
// See receipt.hpp. The sum in the root finds changes; it is no signature.
#include "receipt.hpp"

#include <algorithm>
#include <string_view>

#include "digest.hpp"
#include "names.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr std::string_view kNamespace = "urn:yishibu:receipt:";

Element element(std::string name, const std::string& text = {}) {
  Element out;
  out.name = std::move(name);
  if (text.empty()) return out;
  Element run;
  run.text = text;
  out.add(std::move(run));
  return out;
}

/// Names in a broken bag may hold anything; a file of ours is UTF-8 without control characters.
std::string printable(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bad = std::min(invalid_utf8(std::string_view(text).substr(at)), text.size() - at);
    for (const char c : text.substr(at, bad)) out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    at += bad;
    if (at < text.size()) out += '?', ++at;
  }
  return out;
}

[[noreturn]] void changed() {
  throw Error(ErrorKind::Invalid, tr("The receipt is not what the office wrote: its sum does not fit."), tr("Ask the office for the file once more."));
}

}  // namespace

std::size_t Receipt::refused() const {
  std::size_t out = 0;
  for (std::size_t i = 0; i < reasons.size(); ++i) out += refused(i);
  return out;
}

const char* Receipt::verdict() const {
  if (!reason.empty() || (refused() > 0 && refused() == reasons.size())) return "refused";
  return refused() > 0 ? "partly" : "accepted";
}

std::string to_xml(const Receipt& receipt, Host& host) {
  Element root = element("receipt");
  root.set("xmlns", std::string(kNamespace) + "1").set("verdict", receipt.verdict()).set("verified", receipt.verified ? "yes" : "no");
  root.set("date", receipt.date).set("office", receipt.office).set("by", receipt.by).set("sum", "");
  const Contents& bundle = receipt.bundle;
  root.add(element("bundle")).set("digest", bundle.digest).set("title", bundle.title).set("year", bundle.year).set("book", bundle.book).set("region", bundle.region).set("revision", bundle.revision);
  if (!receipt.reason.empty()) root.add(element("reason", receipt.reason));
  for (std::size_t i = 0; i < bundle.items.size(); ++i) {
    const Contents::Sent& sent = bundle.items[i];
    Element item = element("item");
    item.set("number", sent.number).set("id", sent.id).set("archive-no", sent.archive_no).set("title", sent.title).set("verdict", receipt.refused(i) ? "refused" : "accepted");
    if (!receipt.reasons[i].empty()) item.add(element("reason", receipt.reasons[i]));
    root.add(std::move(item));
  }
  for (const Finding& finding : receipt.findings) {
    Element& row = root.add(element("finding"));
    row.set("level", level_code(finding.level));
    row.add(element("where", printable(finding.where)));
    row.add(element("what", printable(finding.what)));
  }
  std::string out = host.write_xml(root);
  out.insert(out.find(" sum=\"\"") + 6, sum_of(out));
  return out;
}

Receipt receipt_from(const std::string& bytes, Host& host) {
  const Element root = host.parse_xml(bytes);
  const std::string_view space = root.attribute("xmlns");
  if (root.name != "receipt" || !space.starts_with(kNamespace)) throw Error(ErrorKind::Invalid, tr("This file is no receipt for a bundle."));
  if (space.substr(kNamespace.size()) != "1")
    throw Error(ErrorKind::Unsupported, say("The receipt is of version {0}; this program reads version 1.", {space.substr(kNamespace.size())}), tr("Install a newer program."));
  const std::string sum(root.attribute("sum"));
  const std::size_t at = bytes.find(" sum=\"" + sum + "\"");
  if (sum.size() != 64 || at == std::string::npos) changed();
  std::string bare = bytes;
  bare.erase(at + 6, sum.size());
  if (sum_of(bare) != sum) changed();

  Receipt out;
  out.date = root.attribute("date");
  out.office = root.attribute("office");
  out.by = root.attribute("by");
  out.verified = root.attribute("verified") == "yes";
  out.reason = root.child_text("reason");
  if (const Element* bundle = root.first("bundle")) {
    out.bundle.digest = bundle->attribute("digest");
    out.bundle.title = bundle->attribute("title");
    out.bundle.year = bundle->attribute("year");
    out.bundle.book = bundle->attribute("book");
    out.bundle.region = bundle->attribute("region");
    out.bundle.revision = bundle->attribute("revision");
  }
  for (const Element& row : root.children) {
    if (row.name == "item") {
      out.bundle.items.push_back({std::string(row.attribute("number")), std::string(row.attribute("id")), std::string(row.attribute("archive-no")), std::string(row.attribute("title")), {}});
      out.reasons.push_back(row.child_text("reason"));
      if (out.refused(out.reasons.size() - 1) != (row.attribute("verdict") == "refused")) changed();
    } else if (row.name == "finding") {
      const std::string_view level = row.attribute("level");
      out.findings.push_back({level == "must" ? Level::Must : level == "should" ? Level::Should : Level::Note, "", row.child_text("where"), row.child_text("what"), "", ""});
    }
  }
  if (root.attribute("verdict") != out.verdict() || out.bundle.digest.empty()) changed();
  return out;
}

std::string to_page(const Receipt& receipt) {
  const Contents& bundle = receipt.bundle;
  const std::size_t refused = receipt.refused();
  std::string out = std::string(tr("Receipt for a bundle")) + "\n\n";
  const auto line = [&](const std::string& text) { out += text + "\n"; };
  line(say("Bundle: {0} {1}, of {2}, {3} items", {bundle.title, bundle.year, bundle.book, std::to_string(bundle.items.size())}));
  line(say("Digest (SHA-256 of the manifests): {0}", {bundle.digest}));
  line(receipt.verified ? tr("Verified: whole, every sum as it was written.") : tr("Verified: not whole; such a bundle can only be refused."));
  if (!receipt.reason.empty()) line(say("Refused as a whole: {0}", {receipt.reason}));
  else line(say("Accepted: {0} items. Refused: {1} items.", {std::to_string(bundle.items.size() - refused), std::to_string(refused)}));
  for (std::size_t i = 0; i < bundle.items.size(); ++i)
    if (!receipt.reasons[i].empty()) line(say("  Item {0} {1} “{2}”: {3}", {bundle.items[i].number, bundle.items[i].archive_no, bundle.items[i].title, receipt.reasons[i]}));
  std::size_t shown = 0;
  for (const Finding& finding : receipt.findings)
    if (finding.level == Level::Must && shown++ < 10) line("  " + printable(finding.where + " " + finding.what));
  if (shown > 10) line(say("  and {0} problems more, see the receipt's file", {std::to_string(shown - 10)}));
  out += "\n";
  line(say("Office (seal): {0}", {receipt.office}));
  line(say("Handled by (signature): {0}", {receipt.by}));
  line(say("Date: {0}", {receipt.date}));
  return out;
}

}  // namespace yishibu::bundle
