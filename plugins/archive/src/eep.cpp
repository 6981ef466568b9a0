// SPDX-License-Identifier: MIT
// See eep.hpp.
#include "eep.hpp"

#include <algorithm>
#include <set>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::archive {
namespace {

Mapping own_mapping(Host& host) {
  for (const Installed* plugin : host.plugins())
    if (plugin->id == "archive") return read_mapping(host.parse_xml(host.read_file((plugin->folder / "tables/eep.xml").string())));
  throw Error(ErrorKind::NotFound, tr("This is no mapping of packages."));
}

/// Finds the 件 that a record is in; each year of the book is put in order once.
class Order {
 public:
  Order(Host& host, Book* book) : host_(host), book_(book) {}

  ArchiveItem item_of(const Record& record) {
    const std::string region = book_ ? book_->info().region : "", year = archive_year(record, host_, region);
    if (book_) {
      const auto [known, fresh] = years_.try_emplace(year);
      if (fresh)
        for (ArchiveItem& item : archive_items(year, host_, *book_))
          for (const std::string& id : std::vector<std::string>(item.records)) known->second[id] = item;
      if (const auto found = known->second.find(record.id); found != known->second.end()) return found->second;
    }
    const Retention retention = retention_of(record.kind, region, year, host_);
    return {ArchiveNumbers(book_ ? book_->info() : BookInfo{}).next(year, retention.code), retention, {record.id}};
  }

 private:
  Host& host_;
  Book* book_;
  std::map<std::string, std::map<std::string, ArchiveItem>> years_;
};

/// A number that whoever asks has given already, as a bundle does, to one record as a 件 of its own.
std::optional<ArchiveItem> given_item(const ExportRequest& request, Host& host) {
  const Value* text = request.data.find("archive_no");
  if (!text || !text->text()) return std::nullopt;
  const auto number = read_archive_number(*text->text());
  if (!number || request.records.size() != 1) throw Error(ErrorKind::Invalid, say("“{0}” is no archive number of one item.", {*text->text()}));
  Retention retention = retention_of(request.records.front().kind, request.book ? request.book->info().region : "", number->year, host);
  if (retention.code != number->period) retention = {retention_label(number->period), number->period, true};
  return ArchiveItem{*number, retention, {request.records.front().id}};
}

}  // namespace

std::vector<File> EepExporter::run(const ExportRequest& request, Host& host) {
  if (request.records.empty()) throw Error(ErrorKind::Usage, tr("There is no record to export."), tr("Name at least one record."));
  if (!mapping_) mapping_ = own_mapping(host);
  const auto given = given_item(request, host);
  Order order(host, request.book);
  std::set<std::string> done;  // the first record of each 件
  std::vector<File> files;
  for (std::size_t i = 0; i < request.records.size(); ++i) {
    if (request.records.size() > 1) host.progress(tr("Writing packages"), i + 1, request.records.size());
    Piece piece{given ? *given : order.item_of(request.records[i]), {}};
    if (!done.insert(piece.item.records.front()).second) continue;
    for (const std::string& id : piece.item.records) {
      if (id == request.records[i].id) piece.records.push_back(request.records[i]);
      else if (auto other = request.book->find(id)) piece.records.push_back(std::move(*other));
    }
    const Record& first = piece.records.front();
    files.push_back({first.id + ".eep.xml", write_package(*mapping_, facts_of(piece, *mapping_, inside_, host, request.book), RecordNames(first, host, request.book ? request.book->info().region : ""))});
  }
  return files;
}

}  // namespace yishibu::archive
