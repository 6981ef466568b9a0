// SPDX-License-Identifier: MIT
// bundle create: gather, refuse or go on, write one paper after the other. Must not hold more than one of them.
#include "create.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "book_then.hpp"
#include "gather.hpp"
#include "handover.hpp"
#include "in_chinese.hpp"
#include "item_writer.hpp"
#include "paper_maker.hpp"
#include "papers.hpp"
#include "personal.hpp"
#include "self_test.hpp"
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

/// The papers and lists that belong to no record. What the archive alone must know is not in a public copy: what is lacking, tests, forms to sign.
std::vector<Written> write_front(const Gathered& bundle, const std::vector<Tested>& tests, BagWriter& bag, Book& book, Host& host) {
  const Value list = list_data(bundle);
  struct Sheet {
    const char *name, *pattern;
    Value data;
    bool everybody = false;
  };
  const Value forms = forms_data(bundle, book.info(), host);
  const std::vector<Sheet> sheets = {{"01-封面.docx", "national:cover", cover_data(bundle, book.info(), host.today()), true},
                                     {"02-目录.docx", "national:contents", contents_data(bundle), true},
                                     {"03-移交清单.docx", "national:transfer-list", list, true},
                                     {"04-归档文件目录.docx", "national:archive-list", list, true},
                                     {"05-完整性报告.docx", "national:gaps", gaps_data(bundle, book.info())},
                                     {"06-四性检测报告.docx", "national:four-properties", tests_data(tests, bundle, book.info(), host.today())},
                                     {"07-电子档案移交与接收登记表.docx", "archive:transfer-form", forms},
                                     {"08-电子文件归档登记表.docx", "archive:filing-form", forms},
                                     {"09-备考表.docx", "archive:box-note", forms}};
  std::vector<Written> out = {bag.payload("00-说明文件.txt", explanation(bundle, book.info(), host))};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    host.progress(tr("Writing lists"), i + 1, sheets.size());
    if (bundle.public_copy && !sheets[i].everybody) continue;
    if (std::string_view(sheets[i].pattern).starts_with("archive:") && !is_offered("template", sheets[i].pattern, host)) continue;  // that plugin may not be there
    out.push_back(bag.payload(sheets[i].name, made_from(sheets[i].pattern, sheets[i].data, bundle.public_copy, host)));
  }
  out.push_back(bag.payload("03-移交清单.xml", host.write_xml(list_xml(list, bundle, book.info()))));
  out.push_back(bag.payload("03-移交清单.csv", list_csv(list)));
  if (!bundle.public_copy) out.push_back(bag.payload("06-四性检测报告.xml", host.write_xml(tests_xml(tests, bundle, book.info(), host.today()))));
  return out;
}

/// Writes the whole bag and returns what fails the self-test, in the language of the screen. Stops after the items where that refuses the bundle.
Findings write(Gathered& bundle, Making& making, BagWriter& bag, Book& book, Host& host) {
  making.pdfs = Pdfs(each_paper(bundle, book, host));
  for (std::size_t i = 0; i < bundle.items.size(); ++i) {
    host.progress(tr("Writing papers"), i + 1, bundle.items.size());
    write_item(bundle.items[i], bundle, making, bag, book, host);
  }
  std::vector<Tested> tests = self_test(bundle, book);
  const Findings failed = failures(tests);
  if (!failed.empty() && !making.force) return failed;
  if (!failed.empty()) {
    if (!InChinese::already()) {
      const InChinese chinese;
      tests = self_test(bundle, book);
    }
    const Findings printed = failures(tests);
    bundle.findings.insert(bundle.findings.end(), printed.begin(), printed.end());
  }
  const std::vector<Written> front = write_front(bundle, tests, bag, book, host);
  for (const char* schema : {"bundle.xsd", "record.xsd"}) bag.payload(std::string("schemas/") + schema, host.schema(schema));
  for (const Installed* plugin : host.plugins())
    for (const char* schema : {"list.xsd", "self-test.xsd", "receipt.xsd"})
      if (plugin->id == "bundle" && !(bundle.public_copy && schema == std::string_view("self-test.xsd"))) bag.payload(std::string("schemas/") + schema, host.read_file((plugin->folder / "schemas" / schema).string()));
  bag.payload("bundle.xml", host.write_xml(index_of(bundle, front, book, host)));
  std::string title = bundle.year.empty() ? bundle.outline.title : bundle.outline.title + "（" + bundle.year + "年度）";
  if (bundle.since) title += "，增量，接" + bundle.since->date;
  if (bundle.public_copy) title += "，公开副本";
  bag.close({{"Source-Organization", book.info().name},
             {"External-Description", title},
             {"Internal-Sender-Identifier", book.revision()},
             {"Bagging-Date", host.today()},
             {"Bag-Software-Agent", "Yishibu " + host.program_version() + " (bundle " + kPluginVersion + ")"}});
  return failed;
}

/// Takes everything, keeps nothing: for what is only to be known.
class NoSink final : public Sink {
 public:
  void put(std::string_view, std::string_view) override {}
  void finish() override {}
};

/// What the original would say of itself: it is made once more without keeping it.
Earlier original_of(const Gathered& bundle, Making& making, Findings& failed, Book& book, Host& host) {
  Earlier out;
  NoSink sink;
  BagWriter bag(sink, host);
  Gathered whole = bundle;
  failed = write(whole, making, bag, book, host);
  out.sha256 = bag.seal().sha256;
  out.sm3 = bag.seal().sm3;
  for (const Item& item : whole.items)
    for (const ItemFile& file : item.files)
      if (file.role == "record") out.items.push_back({item.id, item.archive_no, file.sha256, file.sm3});
  return out;
}

/// Throws where the bundle is not what the original at `from` was made from, record by record.
void hold_against(const Earlier& original, const std::string& from, const Gathered& bundle, Book& book, Host& host) {
  bool same = original.items.size() == bundle.items.size();
  for (const Item& item : bundle.items) {
    const auto had = std::find_if(original.items.begin(), original.items.end(), [&](const Earlier::Had& one) { return one.id == item.id; });
    same = same && had != original.items.end() && had->sha256 == sum_of_item(*book.find(item.id), host);
  }
  if (!same) throw Error(ErrorKind::Conflict, say("{0} holds other records than these.", {from}), original.before.empty() ? tr("Name the year, the outline and the records that it was made with.") : tr("It goes on from an earlier bundle: name that with --since, as when it was made."));
}

/// Turns what was gathered into what everybody may read.
void publish(Gathered& bundle, const Earlier& original, bool attachments, Book& book) {
  bundle.public_copy = true;
  bundle.sha256 = original.sha256;
  bundle.sm3 = original.sm3;
  bundle.findings.clear();  // they speak of people
  for (Item& item : bundle.items) {
    const Record record = public_record(*book.find(item.id), attachments, bundle.masks);
    const Earlier::Had& had = *std::find_if(original.items.begin(), original.items.end(), [&](const Earlier::Had& one) { return one.id == item.id; });
    item.sha256 = had.sha256;
    item.sm3 = had.sm3;
    for (std::string* text : {&item.title, &item.doc_no, &item.responsible, &item.secrecy}) *text = personal::masked(*text);
    item.attachments.clear();
    for (const Row& row : record.rows("attachments")) item.attachments.push_back({std::string(row.field("file")), std::string(row.field("name"))});
  }
}

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

  const std::string from(arguments.option("public") == "yes" ? arguments.option("from") : "");
  if (arguments.option("public") == "yes" && arguments.option("pdf") == "yes" && from.empty())
    throw Error(ErrorKind::Usage, tr("A PDF has other bytes each time; nobody could compare the public copy with its original."), tr("Make the original first, then its public copy with --from."));
  Wish wish = read_wish(arguments, host);
  Earlier since;
  if (const std::string earlier(arguments.option("since")); !earlier.empty()) {
    since = read_earlier(earlier, host);
    if (since.public_copy) throw Error(ErrorKind::Usage, say("{0} is a public copy.", {earlier}), tr("Name the bundle that was handed over."));
    wish.since = &since;
  }
  Earlier original;
  std::optional<BookThen> then;  // the book has gone on since the original was handed over
  if (!from.empty()) {
    original = read_earlier(from, host);
    if (original.public_copy) throw Error(ErrorKind::Usage, say("{0} is a public copy.", {from}), tr("Name the bundle that was handed over."));
    book = &then.emplace(*book, host, original.revision);
  }
  Gathered bundle = gather(wish, *book, host);
  count_pages(bundle, *book, host);
  Outcome out;
  Making making{.pdf = arguments.option("pdf") == "yes", .force = arguments.option("force") == "yes"};
  const auto refused = [&](const Findings& failed) {
    out.findings.insert(out.findings.end(), failed.begin(), failed.end());
    const std::size_t gaps = musts(out.findings);
    out.json.set("gaps", gaps);
    if (!bundle.hints.empty()) out.text.push_back(tr("What is lacking is entered so:"));
    for (const std::string& hint : std::exchange(bundle.hints, {})) out.text.push_back("  " + hint);
    if (gaps == 0 || making.force) return false;
    out.yes = false;
    out.text.push_back(say("Nothing was written: {0} gaps must be closed first. --force writes despite them.", {std::to_string(gaps)}));
    out.json.set("written", false);
    return true;
  };
  out.json.set("year", bundle.year).set("outline", bundle.outline.id).set("revision", book->revision()).set("items", bundle.items.size());
  if (musts(bundle.findings) > 0 && !making.force) {
    for (Item& item : bundle.items) find_lost(item, *book);  // all that is wrong at once
    Findings all = bundle.findings;
    for (const Finding& finding : lost_attachments(bundle)) all.push_back(finding);
    refused(all);
    return out;
  }
  out.findings = bundle.findings;
  // Shown in the reader's language, but paper speaks Chinese.
  if (!bundle.findings.empty() && !InChinese::already()) bundle.findings = findings_in_chinese(bundle, wish, *book, host);
  PublicBook everybody(*book, arguments.option("attachments") == "yes");
  Book& shown = arguments.option("public") == "yes" ? everybody : *book;
  Findings failed;
  if (&shown == &everybody) {
    if (from.empty()) original = original_of(bundle, making, failed, *book, host);
    else hold_against(original, from, bundle, *book, host);
    if (refused(failed)) return out;
    if (from.empty()) out.text.push_back(say("Its original is the bundle as it would be made today, SHA-256 {0}. For one that was handed over, name that with --from.", {original.sha256}));
    publish(bundle, original, arguments.option("attachments") == "yes", *book);
    count_pages(bundle, shown, host);
    making.force = true;  // judged by the original
  }
  const auto sink = open_sink(target);
  BagWriter bag(*sink, host);
  failed = write(bundle, making, bag, shown, host);
  if (&shown != &everybody && refused(failed)) return out;
  sink->finish();
  std::size_t pages = 0;
  for (const Item& item : bundle.items) pages += item.pages;
  if (!making.has_pdf) out.text.push_back(tr("There is no LibreOffice on this computer: no PDF was made."));
  out.text.push_back(say("Digest of the bundle: SHA-256 {0}", {bag.seal().sha256}));
  out.text.push_back(say("Written to {0}: {1} records, {2} pages, {3} files, {4} bytes.",
                         {output, std::to_string(bundle.items.size()), std::to_string(pages), std::to_string(bag.written().size()), std::to_string(bag.bytes())}));
  if (const std::size_t gaps = musts(out.findings); gaps > 0) out.text.push_back(say("{0} gaps remain; the bundle says so itself.", {std::to_string(gaps)}));
  out.json.set("written", true).set("path", output).set("pages", pages).set("files", bag.written().size()).set("bytes", static_cast<std::int64_t>(bag.bytes()));
  out.json.set("sha256", bag.seal().sha256).set("sm3", bag.seal().sm3);
  return out;
}

}  // namespace yishibu::bundle
