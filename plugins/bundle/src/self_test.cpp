// SPDX-License-Identifier: MIT
// See self_test.hpp. Codes and names are those of a result set found in practice; the text of DA/T 70-2018 was not compared (待补).
#include "self_test.hpp"

#include <functional>
#include <map>
#include <set>

#include "archive_order.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr const char* kRule = "四性检测";

class Tester {
 public:
  Tester(const Gathered& bundle, Book& book) : bundle_(bundle), book_(book) {}

  std::vector<Tested> run() {
    out_.reserve(32);  // begin() hands out references
    for (const Item& item : bundle_.items)
      for (const ItemFile& file : item.files) {
        ++files_;
        bytes_ += file.bytes;
        ++roles_[file.role];
      }
    authenticity();
    completeness();
    usability();
    for (const auto& [code, name] : {std::pair{"4-1", "已安装杀毒软件"}, {"4-2", "病毒检测"}, {"4-7", "归档过程安全"}}) {
      Tested& statement = begin(code, "安全性", name);
      statement.result = Result::Sign;
      statement.evidence = "程序不能代为判断，由移交人检查后签字确认。";
    }
    return std::move(out_);
  }

 private:
  Tested& begin(const char* code, const char* property, const char* name) {
    out_.push_back({code, property, name, Result::Pass, {}, {}});
    return out_.back();
  }
  static void fail(Tested& test, const Item& item, std::string what, std::string fix) {
    test.result = Result::Fail;
    test.findings.push_back({Level::Must, item.id, item.title, std::move(what), std::string(kRule) + " " + test.code, std::move(fix)});
  }
  std::string items() const { return std::to_string(bundle_.items.size()) + "件"; }
  std::size_t count(const char* role) const {
    const auto found = roles_.find(role);
    return found == roles_.end() ? 0 : found->second;
  }
  /// Files of this look in the one way that there is to say it.
  void looks(Tested& test, Look look, const std::function<std::string(const std::string& name)>& what, const std::string& fix) {
    for (const Item& item : bundle_.items)
      for (const ItemFile& file : item.files)
        if (file.look == look) fail(test, item, what(file.path.substr(file.path.rfind('/') + 1)), fix);
  }

  void authenticity() {
    Tested& source = begin("1-1", "真实性", "来源真实性");
    std::size_t attached = 0;
    for (const Item& item : bundle_.items) attached += item.attachments.size() - item.lost.size();
    source.findings = lost_attachments(bundle_);
    if (!source.findings.empty()) source.result = Result::Fail;
    source.evidence = "附件" + std::to_string(attached) + "个，入包前逐个与登记时的SHA-256核对。本包没有电子签名、电子印章和时间戳，未检测这三项。";

    Tested& content = begin("1-10", "真实性", "内容与元数据一致");
    for (const Item& item : bundle_.items)
      if (!item.same) fail(content, item, tr("Its XML does not read back as the record that the book holds."), tr("Save the record once more; if that does not help, run “verify”."));
    content.evidence = items() + "的记录XML读回后与议事簿中的记录逐项比较。";

    Tested& paths = begin("1-11", "真实性", "元数据与内容的关联");
    std::set<std::string> seen;
    for (const Item& item : bundle_.items)
      for (const ItemFile& file : item.files)
        if (!seen.insert(file.path).second || !file.path.starts_with("data/" + item.folder)) fail(paths, item, say("The file {0} does not lie where the index says.", {file.path}), tr("Make the bundle anew."));
    paths.evidence = "索引bundle.xml所列" + std::to_string(files_) + "个文件各在其件的文件夹内，路径无重复。";

    Tested& package = begin("1-14", "真实性", "归档信息包未被改动");
    if (book_.revision() != bundle_.revision) {
      package.result = Result::Fail;
      package.findings.push_back({Level::Must, "", tr("the book"), tr("The book was changed while the bundle was being made."), std::string(kRule) + " 1-14", tr("Make the bundle anew.")});
    }
    package.evidence = "汇编前后议事簿版本相同（" + bundle_.revision + "）；每个文件的SHA-256和SM3列入清单文件，清单文件列入tagmanifest。";
  }

  void completeness() {
    Tested& total = begin("2-1", "完整性", "总件数");
    for (std::size_t i = 0; i < bundle_.items.size(); ++i)
      if (bundle_.items[i].number != i + 1) fail(total, bundle_.items[i], tr("Its number does not follow the one before."), tr("Make the bundle anew."));
    total.evidence = "移交清单" + items() + "，序号自1起连续。";
    begin("2-2", "完整性", "总字节数").evidence = "各件文件共" + std::to_string(bytes_) + "字节，与移交清单合计相同。";

    Tested& metadata = begin("2-3", "完整性", "元数据项齐全");
    bool pending = false;
    for (const Item& item : bundle_.items) {
      for (const auto& [value, name] : {std::pair{&item.title, "题名"}, {&item.responsible, "责任者"}, {&item.date, "日期"}, {&item.archive_no, "档号"}})
        if (value->empty()) fail(metadata, item, say("Its {0} is missing.", {name}), tr("Fill it in."));
      pending = pending || item.archive_no.find("待补") != std::string::npos || item.responsible == "待补";
    }
    if (pending && metadata.result == Result::Pass) metadata.result = Result::Open;
    metadata.evidence = "检查" + items() + "的题名、责任者、日期、档号。" + (pending ? "档号中的待补，须由档案馆（室）给定；责任者待补的，须写明发文机关。" : "");

    // Told as gaps already, so that only their number stands here.
    std::size_t of_records = 0, of_parts = 0;
    for (const Finding& finding : bundle_.findings)
      if (finding.level == Level::Must) ++(finding.record.empty() ? of_parts : of_records);
    Tested& required = begin("2-4", "完整性", "必填项不为空");
    if (of_records > 0) required.result = Result::Fail;
    required.evidence = "各记录的必填项和检查：" + std::to_string(of_records) + "处不合要求" + (of_records ? "，见完整性报告。" : "。");

    Tested& process = begin("2-5", "完整性", "过程信息");
    std::size_t versions = 0;
    for (const Item& item : bundle_.items) {
      const std::size_t found = book_.history(item.id).size();
      versions += found;
      if (found == 0) fail(process, item, tr("The book does not know how it came about."), tr("Run “reindex”, then “verify”."));
    }
    process.evidence = items() + "共有" + std::to_string(versions) + "次保存的时间、经手人和摘要可查。";

    Tested& numbers = begin("2-6", "完整性", "编号连续");
    std::map<std::string, std::size_t> last = bundle_.numbers_before;
    for (const Item& item : bundle_.items) {
      if (item.numbered) continue;
      const auto number = read_archive_number(item.archive_no);
      if (!number || number->number != ++last[number->head()]) fail(numbers, item, say("The archive number {0} does not follow the one before.", {item.archive_no}), tr("Make the bundle anew."));
    }
    numbers.evidence = "件号在同一年度、保管期限内";
    numbers.evidence += bundle_.numbers_before.empty() ? "自0001起连续；件内文件自01起连续。" : "接上次移交连续；件内文件自01起连续。";

    Tested& whole = begin("2-7", "完整性", "内容完整");
    looks(whole, Look::Empty, [](const std::string& name) { return say("The file {0} is empty.", {name}); }, tr("Attach the file again."));
    if (of_parts > 0) whole.result = Result::Fail;
    whole.evidence = std::to_string(files_) + "个文件均检查是否为空；大纲所列部分：" + std::to_string(of_parts) + "处缺" + (of_parts ? "，见完整性报告。" : "。");

    Tested& package = begin("2-10", "完整性", "信息包元数据");
    const std::size_t eep = count("eep");
    if (book_.info().fonds.empty()) package.result = Result::Open;
    package.evidence = "包内写明单位、年度、版本、制作程序" + std::string(book_.info().fonds.empty() ? "；全宗号待补" : "和全宗号") + "。DA/T 48封装包" + (eep ? std::to_string(eep) + "个。" : "未制作。");
    if (eep != 0 && eep != bundle_.items.size()) package.result = Result::Open;

    begin("2-11", "完整性", "信息包文件数").evidence = "各件共" + std::to_string(files_) + "个文件：打印件" + std::to_string(count("paper")) + "、版式文件" + std::to_string(count("pdf")) + "、记录XML" + std::to_string(count("record")) + "、封装包" + std::to_string(count("eep")) + "、Akoma Ntoso " + std::to_string(count("akn")) + "、附件" +
                                                     std::to_string(count("attachment")) + "。";
  }

  void usability() {
    Tested& parses = begin("3-1", "可用性", "XML可解析");
    looks(parses, Look::NotXml, [](const std::string& name) { return say("The file {0} is no XML that can be read.", {name}); }, tr("Attach the file again."));
    parses.evidence = "全部.xml文件逐个解析。";
    Tested& database = begin("3-2", "可用性", "数据库可读取");
    database.result = Result::None;
    database.evidence = "包内没有数据库。";
    Tested& formats = begin("3-3", "可用性", "通用格式");
    looks(formats, Look::NotAsNamed, [](const std::string& name) { return say("The file {0} is of another format than its name says.", {name}); }, tr("Attach the original file again."));
    std::set<std::string> unlisted;
    for (const Item& item : bundle_.items)
      for (const ItemFile& file : item.files)
        if (file.look == Look::Unlisted && file.role == "attachment") unlisted.insert(file.path.substr(file.path.rfind('.') + 1));
    formats.evidence = "按文件头核对格式。打印件为.docx" + std::string(count("pdf") ? "，旁附PDF。" : "，没有附PDF。");
    if (!unlisted.empty()) {
      if (formats.result == Result::Pass) formats.result = Result::Open;
      formats.evidence += "通用格式之外的附件须由接收方认可：";
      for (const std::string& one : unlisted) formats.evidence += one + " ";
    }
    Tested& open = begin("3-8", "可用性", "无私有压缩、无加密");
    looks(open, Look::Encrypted, [](const std::string& name) { return say("The file {0} asks for a password.", {name}); }, tr("Take the password off and attach the file again."));
    looks(open, Look::Packed, [](const std::string& name) { return say("The file {0} is packed.", {name}); }, tr("Unpack it and attach what is inside."));
    open.evidence = "逐个检查是否加密、是否为压缩包；包本身为文件夹或标准ZIP（存储或deflate）。";
  }

  const Gathered& bundle_;
  Book& book_;
  std::vector<Tested> out_;
  std::size_t files_ = 0;
  std::uint64_t bytes_ = 0;
  std::map<std::string, std::size_t> roles_;
};

}  // namespace

const char* result_word(Result result) {
  switch (result) {
    case Result::Pass: return "通过";
    case Result::Fail: return "不通过";
    case Result::Open: return "待补";
    case Result::None: return "不适用";
    case Result::Sign: return "由人签字";
  }
  return "";
}

std::vector<Tested> self_test(const Gathered& bundle, Book& book) { return Tester(bundle, book).run(); }

Findings lost_attachments(const Gathered& bundle) {
  Findings out;
  for (const Item& item : bundle.items)
    for (const Item::Attachment& lost : item.lost)
      out.push_back({Level::Must, item.id, item.title, say("The attachment “{0}” is missing or is not what was attached.", {lost.name.empty() ? lost.path : lost.name}), std::string(kRule) + " 1-1", tr("Attach the file again.")});
  return out;
}

Findings failures(const std::vector<Tested>& tests) {
  Findings out;
  for (const Tested& test : tests) out.insert(out.end(), test.findings.begin(), test.findings.end());
  return out;
}

}  // namespace yishibu::bundle
