// SPDX-License-Identifier: MIT
// bundle create: gather, refuse or go on, write one paper after the other. Must not hold more than one of them.
#include "create.hpp"

#include <libintl.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "bag_writer.hpp"
#include "gather.hpp"
#include "names.hpp"
#include "paper_maker.hpp"
#include "paper_of.hpp"
#include "papers.hpp"
#include "sink.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

Wish read_wish(const Arguments& arguments, Host& host) {
  Wish wish;
  wish.year = arguments.option("year");
  wish.outline = arguments.option("outline");
  std::string id;
  for (const char c : std::string(arguments.option("ids")) + " ")
    if (c != ' ' && c != ',') id += c;
    else if (!id.empty()) wish.ids.push_back(std::exchange(id, {}));
  if (!wish.year.empty() && (wish.year.size() != 4 || wish.year.find_first_not_of("0123456789") != std::string::npos))
    throw Error(ErrorKind::Usage, say("“{0}” is no year.", {wish.year}), tr("Write four digits, for example --year 2016."));
  if (wish.year.empty() && wish.ids.empty()) wish.year = host.today().substr(0, 4);
  return wish;
}

std::string three_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

/// ".jpg" of the name as given, else of the path in the book; "" where neither has one.
std::string extension_of(const Item::Attachment& attachment) {
  for (const std::string& name : {attachment.name, attachment.path}) {
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos && dot > 0 && dot + 1 < name.size() && name.size() - dot <= 12 && name.find_first_of("/ ", dot) == std::string::npos) return name.substr(dot);
  }
  return {};
}

void write_item(Item& item, const Part& part, BagWriter& bag, Book& book, Host& host) {
  const auto record = book.find(item.id);
  if (!record) throw Error(ErrorKind::Conflict, say("The record {0} has gone meanwhile.", {item.id}), tr("Start again."));
  const std::string folder = safe_name(part.code + "-", part.title, "", host) + "/";
  const std::string prefix = three_digits(item.number) + "-";
  for (const Paper& paper : item.papers) {
    const File made = paper_of(host, paper.rendering, *record, &book, Value::object().set("page_start", paper.page));
    const std::string extension = (paper.label.empty() ? "" : safe_name("-", paper.label, "", host)) + ".docx";  // long titles are cut, what paper it is never
    item.files.push_back(bag.payload(folder + safe_name(prefix, item.title, extension, host), made.bytes));
  }
  item.files.push_back(bag.payload(folder + safe_name(prefix, item.title, ".xml", host), host.record_to_xml(*record)));
  for (std::size_t i = 0; i < item.attachments.size(); ++i) {
    const Item::Attachment& attachment = item.attachments[i];
    const std::string extension = extension_of(attachment);
    std::string stem = attachment.name.empty() ? attachment.path.substr(attachment.path.rfind('/') + 1) : attachment.name;
    if (stem.ends_with(extension)) stem.resize(stem.size() - extension.size());
    const std::string head = prefix + "附件" + std::to_string(i + 1) + "-";
    item.files.push_back(bag.payload(folder + safe_name(head, stem, extension, host), book.attachment(attachment.path)));
  }
}

std::vector<Written> write_front(const Gathered& bundle, BagWriter& bag, Book& book, Host& host) {
  const Value list = list_data(bundle);
  const std::vector<std::pair<std::pair<const char*, const char*>, Value>> papers = {
      {{"01-封面.docx", "national:cover"}, cover_data(bundle, book.info(), host.today())},
      {{"02-目录.docx", "national:contents"}, contents_data(bundle)},
      {{"03-移交清单.docx", "national:transfer-list"}, list},
      {{"04-归档文件目录.docx", "national:archive-list"}, list},
      {{"05-完整性报告.docx", "national:gaps"}, gaps_data(bundle, book.info())}};
  std::vector<Written> out;
  for (const auto& [name, data] : papers) {
    host.progress(tr("Writing lists"), out.size() + 1, papers.size());
    out.push_back(bag.payload(name.first, made_from(name.second, data, host)));
  }
  return out;
}

void write(Gathered& bundle, BagWriter& bag, Book& book, Host& host) {
  for (std::size_t i = 0; i < bundle.items.size(); ++i) {
    host.progress(tr("Writing papers"), i + 1, bundle.items.size());
    write_item(bundle.items[i], bundle.outline.parts[bundle.items[i].part], bag, book, host);
  }
  const std::vector<Written> front = write_front(bundle, bag, book, host);
  for (const char* schema : {"bundle.xsd", "record.xsd"}) bag.payload(std::string("schemas/") + schema, host.schema(schema));
  bag.payload("bundle.xml", host.write_xml(index_of(bundle, front, book, host)));
  bag.close({{"Source-Organization", book.info().name},
             {"External-Description", bundle.year.empty() ? bundle.outline.title : bundle.outline.title + "（" + bundle.year + "年度）"},
             {"Internal-Sender-Identifier", book.revision()},
             {"Bagging-Date", host.today()},
             {"Bag-Software-Agent", "Yishibu " + host.program_version() + " (bundle " + kPluginVersion + ")"}});
}

/// Messages are Chinese while it lives. The other catalogue is taken up only once the domain has been named anew.
class InChinese {
 public:
  InChinese() { speak("zh_CN"); }
  ~InChinese() { speak(before_); }
  InChinese(const InChinese&) = delete;
  InChinese& operator=(const InChinese&) = delete;
  /// Whether they are Chinese anyway.
  static bool already() { return before().starts_with("zh"); }

 private:
  static std::string before() {
    const char* language = std::getenv("LANGUAGE");
    return language ? language : "";
  }
  static void speak(const std::string& language) {
    ::setenv("LANGUAGE", language.c_str(), 1);
    ::textdomain("yishibu");
  }
  std::string before_ = before();
};

/// What is lacking, once more in Chinese. Only what has no paper is laid out again.
Findings findings_in_chinese(const Gathered& bundle, const Wish& wish, Book& book, Host& host) {
  const InChinese chinese;
  Gathered again = gather(wish, book, host);
  std::erase_if(again.items, [&](const Item& item) { return std::none_of(bundle.items.begin(), bundle.items.end(), [&](const Item& i) { return i.id == item.id && i.papers.empty(); }); });
  count_pages(again, book, host);
  return std::move(again.findings);
}

}  // namespace

Outcome create_command(const Arguments& arguments, Host& host, Book* book) {
  if (!book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Make one with “init”, or name its folder with --book."));
  const std::string output(arguments.option("output"));
  if (output.empty()) throw Error(ErrorKind::Usage, tr("Say where the bundle is to go."), tr("Write -o and a new folder, or a name ending in .zip."));
  const std::filesystem::path target(output);
  if (std::filesystem::exists(std::filesystem::symlink_status(target)))
    throw Error(ErrorKind::Conflict, say("{0} is there already.", {output}), tr("Choose a new name; a bundle never overwrites anything."));

  const Wish wish = read_wish(arguments, host);
  Gathered bundle = gather(wish, *book, host);
  count_pages(bundle, *book, host);
  Outcome out;
  out.findings = bundle.findings;
  const std::size_t gaps = musts(bundle.findings);
  std::size_t pages = 0;
  for (const Item& item : bundle.items) pages += item.pages;
  out.json.set("year", bundle.year).set("outline", bundle.outline.id).set("revision", book->revision()).set("items", bundle.items.size()).set("pages", pages).set("gaps", gaps);
  if (gaps > 0 && arguments.option("force") != "yes") {
    out.yes = false;
    out.text.push_back(say("Nothing was written: {0} gaps must be closed first. --force writes despite them.", {std::to_string(gaps)}));
    out.json.set("written", false);
    return out;
  }
  // Shown in the reader's language, but paper speaks Chinese.
  if (!bundle.findings.empty() && !InChinese::already()) bundle.findings = findings_in_chinese(bundle, wish, *book, host);
  const auto sink = open_sink(target);
  BagWriter bag(*sink, host);
  write(bundle, bag, *book, host);
  sink->finish();
  out.text.push_back(say("Written to {0}: {1} records, {2} pages, {3} files, {4} bytes.",
                         {output, std::to_string(bundle.items.size()), std::to_string(pages), std::to_string(bag.written().size()), std::to_string(bag.bytes())}));
  if (gaps > 0) out.text.push_back(say("{0} gaps remain; the bundle says so itself.", {std::to_string(gaps)}));
  out.json.set("written", true).set("path", output).set("files", bag.written().size()).set("bytes", static_cast<std::int64_t>(bag.bytes()));
  return out;
}

}  // namespace yishibu::bundle
