// SPDX-License-Identifier: MIT
// See handover.hpp. The layout of both XML files is of this program's making, modelled on what archives use in practice; no standard was found for either.
#include "handover.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "csv.hpp"
#include "papers.hpp"

namespace yishibu::bundle {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 12> kColumns{{{"序号", "number"},
                                                                        {"档号", "archive_no"},
                                                                        {"题名", "title"},
                                                                        {"责任者", "responsible"},
                                                                        {"日期", "date"},
                                                                        {"密级", "secrecy"},
                                                                        {"页数", "pages"},
                                                                        {"文件数", "files"},
                                                                        {"字节数", "bytes"},
                                                                        {"SM3", "sm3"},
                                                                        {"SHA-256", "sha256"},
                                                                        {"备注", "note"}}};

std::string cell(const Value& row, std::string_view name) {
  const Value* value = row.find(name);
  if (!value) return {};
  std::string out = value->text() ? *value->text() : value->number() ? std::to_string(*value->number()) : std::string();
  if (name == "sm3" || name == "sha256") std::erase(out, ' ');
  return out;
}

std::string title_of(const Gathered& bundle, const BookInfo& book) { return book.name + bundle.outline.title + (bundle.year.empty() ? "" : "（" + bundle.year + "年度）"); }

struct Sum {
  std::size_t files = 0, pages = 0;
  std::uint64_t bytes = 0;
};
Sum sum_of(const Gathered& bundle) {
  Sum out;
  for (const Item& item : bundle.items) {
    out.pages += item.pages;
    out.files += item.files.size();
    for (const ItemFile& file : item.files) out.bytes += file.bytes;
  }
  return out;
}

}  // namespace

std::string explanation(const Gathered& bundle, const BookInfo& book, Host& host) {
  const Sum sum = sum_of(bundle);
  const bool pdf = std::any_of(bundle.items.begin(), bundle.items.end(), [](const Item& item) { return std::any_of(item.files.begin(), item.files.end(), [](const ItemFile& file) { return file.role == "pdf"; }); });
  std::string out = "说明文件\n\n";
  const auto line = [&](const std::string& text) { out += text + "\n"; };
  line("内容：" + title_of(bundle, book) + "，" + std::to_string(bundle.items.size()) + "件，" + std::to_string(sum.pages) + "页，" + std::to_string(sum.files) + "个文件，" + std::to_string(sum.bytes) + "字节（不含目录、清单和报告）。");
  line("移交单位：" + book.name + "；全宗号：" + (book.fonds.empty() ? "待补" : book.fonds) + "。");
  line("制作日期：" + host.today() + "。制作程序：议事簿 " + host.program_version() + "，材料汇编 " + kPluginVersion + "。议事簿版本：" + bundle.revision + "。");
  if (bundle.since) {
    const auto changed = std::count_if(bundle.items.begin(), bundle.items.end(), [](const Item& item) { return !item.replaces.empty(); });
    line("增量移交：接" + bundle.since->date + "所制汇编（SHA-256 " + bundle.since->sha256 + "），只收其后新增的" + std::to_string(bundle.items.size() - static_cast<std::size_t>(changed)) + "件和改动过的" + std::to_string(changed) + "件。新增的件号接续；改动过的沿用原档号，替换上次移交的同号件。");
  }
  if (bundle.public_copy) {
    std::size_t masked = 0, withheld = 0;
    for (const Mask& mask : bundle.masks) (mask.kind == "dissent" || mask.kind == "attachment" ? withheld : masked) += mask.count;
    line("公开副本：由原汇编（SHA-256 " + bundle.sha256 + "，SM3 " + bundle.sm3 + "）制成。身份证号、电话号码、银行账号遮盖" + std::to_string(masked) + "处，不公开的不同意见和附件略去" + std::to_string(withheld) + "项，逐处见bundle.xml。监督电话不遮盖。各件原件（其记录XML）的校验值也在bundle.xml中；持有原汇编者用 yishibu bundle verify 公开副本 --from 原汇编 逐件核对，原汇编的校验值即其tagmanifest-sha256.txt的SHA-256。");
  }
  line("");
  line("结构：BagIt 1.0（RFC 8493）。data/下依次为目录、清单、报告，各部分文件夹内每件一个文件夹；件内正文在前、附件在后，文件名前两位为件内顺序号。data/bundle.xml为索引，data/schemas/为其格式定义。");
  line("摘要算法：SHA-256和SM3（GB/T 32905-2016）。汇编本身的摘要是tagmanifest-sha256.txt这个文件的摘要，它经由各清单覆盖全部文件。");
  line("核对：在汇编的文件夹中运行 sha256sum -c manifest-sha256.txt 和 sha256sum -c tagmanifest-sha256.txt；SM3用 cksum -a sm3 --check manifest-sm3.txt（coreutils 9以上）。不需要本程序。");
  if (pdf) line("PDF由LibreOffice从同名的.docx转出，供阅读，其中含生成时间，每次转出的字节不同；写有其字节数或校验值的目录、清单和报告因此也不同。各件的.docx、XML和附件在同一议事簿版本、同一日期下重做，字节相同。");
  else line("在同一议事簿版本、同一日期下重做，全部文件的字节相同。");
  return out;
}

Element list_xml(const Value& list, const Gathered& bundle, const BookInfo& book) {
  Element root;
  root.name = "移交清单";
  const Sum sum = sum_of(bundle);
  root.set("移交单位", book.name).set("全宗号", book.fonds.empty() ? "待补" : book.fonds).set("年度", bundle.year).set("件数", std::to_string(bundle.items.size()));
  root.set("文件数", std::to_string(sum.files)).set("字节数", std::to_string(sum.bytes));
  for (const Value& row : *list.find("rows")->items()) {
    Element& item = root.add({});
    item.name = "件";
    for (const auto& [label, name] : kColumns) item.set(label, cell(row, name));
  }
  return root;
}

std::string list_csv(const Value& list) {
  std::string out = "\xEF\xBB\xBF";  // or spreadsheets take it for GBK
  for (const auto& [label, name] : kColumns) out += (label == kColumns.front().first ? "" : ",") + std::string(label);
  out += "\r\n";
  for (const Value& row : *list.find("rows")->items()) {
    for (const auto& [label, name] : kColumns) out += (label == kColumns.front().first ? "" : ",") + csv_cell(cell(row, name));
    out += "\r\n";
  }
  return out;
}

Value forms_data(const Gathered& bundle, const BookInfo& book, Host& host) {
  const Sum sum = sum_of(bundle);
  char gigabytes[32];
  std::snprintf(gigabytes, sizeof gigabytes, "%.3f", static_cast<double>(sum.bytes) / 1e9);
  Value packages = Value::list();  // a bag cannot hold its own digest
  for (const char* algorithm : {"SM3", "SHA-256"}) packages.add(Value::object().set("name", "tagmanifest-sha256.txt").set("algorithm", algorithm).set("digest", ""));
  Value out = Value::object().set("work", title_of(bundle, book) + "移交").set("description", title_of(bundle, book) + std::to_string(bundle.items.size()) + "件").set("book", Value::object().set("name", book.name));
  out.set("count", bundle.items.size()).set("files", sum.files).set("pages", sum.pages).set("bytes", std::to_string(sum.bytes)).set("gigabytes", std::string(gigabytes)).set("volumes", 0).set("packages", packages);
  out.set("year", bundle.year).set("fonds", book.fonds.empty() ? "待补" : book.fonds).set("program", "议事簿 " + host.program_version());
  out.set("first_no", bundle.items.empty() ? "" : bundle.items.front().archive_no).set("last_no", bundle.items.empty() ? "" : bundle.items.back().archive_no);
  const auto bare = std::count_if(bundle.items.begin(), bundle.items.end(), [](const Item& item) { return item.papers.empty(); });
  return out.set("note", bare ? std::to_string(bare) + "件无打印件。" : "").set("media", "").set("media_numbers", "").set("receiver", "");
}

Value tests_data(const std::vector<Tested>& tests, const Gathered& bundle, const BookInfo& book, const std::string& today) {
  Value rows = Value::list();
  for (const Tested& test : tests) {
    Value findings = Value::list();
    for (const Finding& finding : test.findings) findings.add(Value::object().set("where", finding.where).set("what", finding.what).set("fix", finding.fix));
    rows.add(Value::object().set("code", test.code).set("property", test.property).set("name", test.name).set("result", result_word(test.result)).set("evidence", test.evidence).set("findings", findings));
  }
  return Value::object().set("book", Value::object().set("name", book.name)).set("title", title_of(bundle, book)).set("date", today).set("tests", rows);
}

Element tests_xml(const std::vector<Tested>& tests, const Gathered& bundle, const BookInfo& book, const std::string& today) {
  Element root;
  root.name = "四性检测报告";
  root.set("对象", title_of(bundle, book)).set("检测日期", today).set("依据", "DA/T 70-2018（检测项代码和名称取自实际检测结果，未与标准文本核对）");
  const auto text = [](Element& parent, const char* name, const std::string& words) {
    Element run, child;
    run.text = words;
    child.name = name;
    if (!words.empty()) child.add(std::move(run));
    parent.add(std::move(child));
  };
  for (const Tested& test : tests) {
    Element row;
    row.name = "检测项";
    row.set("代码", test.code).set("性质", test.property).set("名称", test.name).set("结果", result_word(test.result));
    text(row, "依据", test.evidence);
    for (const Finding& finding : test.findings) {
      Element problem;
      problem.name = "问题";
      problem.set("记录", finding.record).set("题名", finding.where);
      text(problem, "情况", finding.what);
      text(problem, "处理", finding.fix);
      row.add(std::move(problem));
    }
    root.add(std::move(row));
  }
  return root;
}

}  // namespace yishibu::bundle
