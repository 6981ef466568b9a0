// SPDX-License-Identifier: MIT
// See item_writer.hpp.
#include "item_writer.hpp"

#include <algorithm>

#include "names.hpp"
#include "paper_maker.hpp"
#include "paper_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

/// ".jpg" of the name as given, else of the path in the book; "" where neither has one.
std::string extension_of(const Item::Attachment& attachment) {
  for (const std::string& name : {attachment.name, attachment.path}) {
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos && dot > 0 && dot + 1 < name.size() && name.size() - dot <= 12 && name.find_first_of("/ ", dot) == std::string::npos) return name.substr(dot);
  }
  return {};
}

std::optional<std::string> attachment_of(Item& item, const Item::Attachment& attachment, Book& book) {
  try {
    return book.attachment(attachment.path);
  } catch (const Error& failure) {
    if (failure.kind() == ErrorKind::Io) throw;
    item.lost.push_back(attachment);
    return std::nullopt;
  }
}

class ItemWriter {
 public:
  ItemWriter(Item& item, BagWriter& bag, Host& host) : item_(item), bag_(bag), host_(host) {}

  /// Begins a new place inside the 件. What belongs to one paper shares it.
  std::string next() { return padded(++place_, 2) + "-"; }
  void put(const char* role, const std::string& name, std::string_view bytes) { item_.files.push_back({bag_.payload(item_.folder + name, bytes), role, look_at(name, bytes, host_)}); }

 private:
  Item& item_;
  BagWriter& bag_;
  Host& host_;
  std::size_t place_ = 0;
};

std::string paper_bytes(const Paper& paper, const Record& record, const Gathered& bundle, Book& book, Host& host) {
  return paper_of(host, paper.rendering, record, &book, Value::object().set("page_start", paper.page), bundle.public_copy).bytes;
}

}  // namespace

std::function<std::optional<std::string>()> each_paper(const Gathered& bundle, Book& book, Host& host) {
  return [&bundle, &book, &host, item = std::size_t{0}, paper = std::size_t{0}]() mutable -> std::optional<std::string> {
    while (item < bundle.items.size() && paper == bundle.items[item].papers.size()) {
      ++item;
      paper = 0;
    }
    if (item == bundle.items.size()) return std::nullopt;
    const auto record = book.find(bundle.items[item].id);
    if (!record) return std::nullopt;  // write_item() says so
    return paper_bytes(bundle.items[item].papers[paper++], *record, bundle, book, host);
  };
}

void write_item(Item& item, const Gathered& bundle, Making& making, BagWriter& bag, Book& book, Host& host) {
  const auto record = book.find(item.id);
  if (!record) throw Error(ErrorKind::Conflict, say("The record {0} has gone meanwhile.", {item.id}), tr("Start again."));
  ItemWriter out(item, bag, host);
  for (const Paper& paper : item.papers) {
    const std::string made = paper_bytes(paper, *record, bundle, book, host);
    const std::string prefix = out.next(), label = paper.label.empty() ? "" : safe_name("-", paper.label, "", host);  // long titles are cut, what paper it is never
    out.put("paper", safe_name(prefix, item.title, label + ".docx", host), made);
    if (!making.pdf || !making.has_pdf) continue;
    if (const auto pdf = making.pdfs.take()) out.put("pdf", safe_name(prefix, item.title, label + ".pdf", host), *pdf);
    else making.has_pdf = false;
  }
  const std::string xml = host.record_to_xml(*record);
  item.same = host.record_from_xml(xml) == *record;
  out.put("record", safe_name(out.next(), item.title, ".xml", host), xml);
  // Attachments lie beside the package in the same folder, and are in it by their digests only.
  for (const auto& [exporter, role, name] : {std::tuple{"archive:eep-beside", "eep", "eep.xml"}, {"xml:akn", "akn", "akn.xml"}}) {
    if (!is_offered("exporter", exporter, host)) continue;
    if (bundle.public_copy && role == std::string_view("eep")) continue;  // it is for the archive, and tells who did what when
    ExportRequest request;
    request.book = &book;
    request.records = {*record};
    request.public_copy = bundle.public_copy;
    request.data = Value::object().set("archive_no", item.archive_no);
    try {
      const std::vector<File> files = host.run_exporter(exporter, request, say("making “{0}”", {name}));
      out.put(role, out.next() + name, files.front().bytes);
    } catch (const Error& failure) {  // not every kind can be told in every format
      if (failure.kind() != ErrorKind::NotFound && failure.kind() != ErrorKind::Unsupported) throw;
    }
  }
  for (std::size_t i = 0; i < item.attachments.size(); ++i) {
    const Item::Attachment& attachment = item.attachments[i];
    const auto bytes = attachment_of(item, attachment, book);
    if (!bytes) continue;
    const std::string extension = extension_of(attachment);
    std::string stem = attachment.name.empty() ? attachment.path.substr(attachment.path.rfind('/') + 1) : attachment.name;
    if (stem.ends_with(extension)) stem.resize(stem.size() - extension.size());
    out.put("attachment", safe_name(out.next() + "附件" + std::to_string(i + 1) + "-", stem, extension, host), *bytes);
  }
}

void find_lost(Item& item, Book& book) {
  item.lost.clear();
  for (const Item::Attachment& attachment : item.attachments) attachment_of(item, attachment, book);
}

}  // namespace yishibu::bundle
