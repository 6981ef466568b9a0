// SPDX-License-Identifier: MIT
// See papers.hpp. Words printed on paper are Chinese whatever language messages are in.
#include "papers.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "archive_order.hpp"
#include "digest.hpp"
#include "paper_maker.hpp"
#include "paper_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::archive {
namespace fs = std::filesystem;
namespace {

constexpr const char* kTags = "tagmanifest-sha256.txt";

/// What is handed over as a whole: its size and sums, read in pieces.
void add_package(const std::string& path, Value& packages, std::uint64_t& bytes) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    // The sum of a folder is that of the list that covers all sums in it.
    std::uint64_t tags = 0, all = 0;
    for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error))
      if (at->is_regular_file(error)) all += at->file_size(error);
    if (!fs::is_regular_file(fs::path(path) / kTags, error)) throw Error(ErrorKind::Invalid, say("The folder {0} is no bundle.", {path}), tr("Name a bundle, or one file."));
    add_package((fs::path(path) / kTags).string(), packages, tags);
    bytes += all;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::Io, say("{0} cannot be read.", {path}));
  const auto sm3 = digester("sm3"), sha256 = digester("sha256");
  std::string piece(1 << 16, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    const std::string_view got(piece.data(), static_cast<std::size_t>(in.gcount()));
    sm3->update(got);
    sha256->update(got);
    bytes += got.size();
  }
  const fs::path file(path);
  const std::string name = file.filename() == kTags ? (file.parent_path().filename() / kTags).string() : file.filename().string();
  packages.add(Value::object().set("name", name).set("algorithm", "SM3").set("digest", in_eights(sm3->finish())));
  packages.add(Value::object().set("name", name).set("algorithm", "SHA-256").set("digest", in_eights(sha256->finish())));
}

/// What a bundle's own list says of a 件: two lists that are handed over together must not differ.
struct Told {
  std::size_t pages = 0;
  std::string note;
};
void add_told(const std::string& path, std::map<std::string, Told>& told, Host& host) {
  const fs::path list = fs::path(path) / "data" / "03-移交清单.xml";
  std::error_code error;
  if (!fs::is_regular_file(list, error)) return;
  for (const Element& row : host.parse_xml(host.read_file(list.string())).children)
    if (row.name == "件") told[std::string(row.attribute("档号"))] = {std::strtoul(std::string(row.attribute("页数")).c_str(), nullptr, 10), std::string(row.attribute("备注"))};
}

class Year {
 public:
  Year(const std::string& year, const std::map<std::string, Told>& told, Host& host, Book& book) : year_(year), told_(told), host_(host), book_(book) {
    const std::vector<ArchiveItem> items = archive_items(year, host, book);
    if (items.empty()) throw Error(ErrorKind::NotFound, say("The book has nothing to file of {0}.", {year}), tr("“list” shows the records."));
    for (const ArchiveItem& item : items) {
      host.progress(tr("Counting pages"), count_++, items.size());
      take(item);
      if (count_ == 1) first_no_ = item.number.text();
      last_no_ = item.number.text();
    }
  }

  /// For every paper: each takes what it prints.
  Value data() const {
    const std::string fonds = book_.info().fonds.empty() ? kPending : book_.info().fonds;
    Value out = Value::object().set("book", Value::object().set("name", book_.info().name)).set("year", year_).set("fonds", fonds).set("rows", rows_);
    out.set("count", count_).set("pages", pages_).set("files", files_).set("first_no", first_no_).set("last_no", last_no_).set("program", "议事簿 " + host_.program_version());
    out.set("work", book_.info().name + year_ + "年度文书档案移交").set("description", book_.info().name + year_ + "年度协商议事文书档案" + std::to_string(count_) + "件");
    std::string note;
    if (without_paper_ > 0) note = std::to_string(without_paper_) + "件无打印件";
    if (unsure_ > 0) note += (note.empty() ? "" : "；") + std::to_string(unsure_) + "件的保管期限未经县级档案部门确认，待补";
    return out.set("note", note.empty() ? "" : note + "。");
  }

 private:
  void take(const ArchiveItem& item) {
    std::size_t pages = 0, attachments = 0;
    const auto first = book_.find(item.records.front());
    if (!first) throw Error(ErrorKind::Conflict, say("The record {0} has gone meanwhile.", {item.records.front()}), tr("Start again."));
    for (const std::string& id : item.records) {
      const auto record = book_.find(id);
      if (!record) continue;
      try {
        pages += pages_of(paper_of(host_, "", *record, &book_).bytes, host_);
        ++files_;
      } catch (const Error& failure) {
        if (failure.kind() != ErrorKind::NotFound) throw;
        ++without_paper_;
      }
      attachments += record->rows("attachments").size();
      files_ += 1 + record->rows("attachments").size();
    }
    const Kind& kind = host_.kind(first->kind);
    std::string title(first->field(kind.title_field)), note;
    if (item.records.size() > 1) title = year_ + "年" + kind.label + "（" + std::to_string(item.records.size()) + "份）";
    if (attachments > 0) note = "附件" + std::to_string(attachments) + "个";
    if (!item.retention.sure) ++unsure_;
    const std::string digits = item.number.text();
    if (const auto told = told_.find(digits); told != told_.end()) {
      pages = told->second.pages;
      note = told->second.note;
    }
    Value row = Value::object().set("number", count_).set("archive_no", digits).set("doc_no", first->field("number")).set("responsible", responsible_of(*first, book_, host_)).set("title", title.empty() ? first->id : title);
    row.set("date", eight_digits(first->field(kind.date_field))).set("secrecy", first->field("secrecy")).set("pages", pages).set("note", note);
    row.set("fonds", item.number.fonds).set("item_no", digits.substr(digits.rfind('-') + 1)).set("organ", item.number.organ).set("period", item.retention.label);
    rows_.add(std::move(row));
    pages_ += pages;
  }

  const std::string year_;
  const std::map<std::string, Told>& told_;  ///< by archive number
  Host& host_;
  Book& book_;
  Value rows_ = Value::list();
  std::size_t count_ = 0, pages_ = 0, files_ = 0, without_paper_ = 0, unsure_ = 0;
  std::string first_no_, last_no_;
};

std::string receiver(Host& host, Book& book) {
  const Term* term = host.vocabulary("archive:receiver", book.info().region, "").find("name");
  return term && term->label != kPending ? term->label : "";
}

}  // namespace

Outcome papers_command(const Arguments& arguments, Host& host, Book* book) {
  std::string year(arguments.option("year"));
  if (year.empty()) year = host.today().substr(0, 4);
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos) throw Error(ErrorKind::Usage, say("“{0}” is no year.", {year}), tr("Write four digits, for example --year 2016."));
  const std::string output(arguments.option("output"));
  if (output.empty()) throw Error(ErrorKind::Usage, tr("Say where to write: -o PATH."));
  Value packages = Value::list();
  std::uint64_t bytes = 0;
  std::map<std::string, Told> told;
  for (const std::string& path : arguments.positional) {
    add_package(path, packages, bytes);
    add_told(path, told, host);
  }
  Value data = Year(year, told, host, *book).data();
  char gigabytes[32] = "";
  if (!arguments.positional.empty()) std::snprintf(gigabytes, sizeof gigabytes, "%.3f", static_cast<double>(bytes) / 1e9);
  data.set("packages", packages).set("gigabytes", gigabytes).set("bytes", arguments.positional.empty() ? "" : std::to_string(bytes)).set("volumes", 0).set("media", arguments.option("media")).set("media_numbers", "");
  data.set("receiver", receiver(host, *book));
  const std::string preset = arguments.option("classic") == "yes" ? "-classic" : "";
  Outcome out;
  out.json = Value::list();
  for (const auto& [name, id] : {std::pair{"01-归档文件目录.docx", "national:archive-list"}, {"02-备考表.docx", "archive:box-note"}, {"03-归档章.docx", "archive:stamp"}, {"04-电子文件归档登记表.docx", "archive:filing-form"}, {"05-电子档案移交与接收登记表.docx", "archive:transfer-form"}}) {
    const std::string path = (fs::path(output) / name).string();
    host.write_file(path, made_from(id + preset, data, false, host), book, arguments.option("force") == "yes");
    out.text.push_back(path);
    out.json.add(path);
  }
  return out;
}

}  // namespace yishibu::archive
