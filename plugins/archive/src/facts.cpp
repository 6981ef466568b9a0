// SPDX-License-Identifier: MIT
// See facts.hpp. Words in a package are Chinese whatever language messages are in.
#include "facts.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base64.hpp"
#include "digest.hpp"
#include "paper_maker.hpp"
#include "paper_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::archive {
namespace {

constexpr const char* kInline =
    "本封装包中“编码数据”元素存储的是计算机文件二进制流的Base64编码，有关Base64编码规则参见IETF RFC 2045多用途邮件扩展（MIME）第一部分：互联网信息体格式。当提取和显现封装在编码数据元素中的计算机文件时，"
    "应对Base64编码进行反编码，并依据封装包中“反编码关键字”元素中记录的值还原计算机文件的扩展名";

std::string from_hex(const std::string& hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return out;
}

/// Lower case, without the dot; "" where the name has none.
std::string extension_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0 || name.size() - dot > 12 || name.find_first_of("/ ", dot) != std::string::npos) return {};
  std::string out = name.substr(dot + 1);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Facts {
 public:
  Facts(const Piece& piece, const Mapping& mapping, Inside inside, Host& host, Book* book)
      : piece_(piece), mapping_(mapping), inside_(inside), host_(host), book_(book), region_(book ? book->info().region : ""),
        program_("议事簿 " + host.program_version()) {}

  Value run() {
    const Record& first = piece_.records.front();
    const Kind& kind = host_.kind(first.kind);
    const ArchiveNumber& number = piece_.item.number;
    const std::string unit = book_ ? book_->info().name : "", created = host_.today() + "T00:00:00";
    out_.set("created", created).set("unit", unit).set("id", first.id).set("program", program_ + "（本地）");
    out_.set("archive_no", number.text()).set("year", number.year).set("retention", piece_.item.retention.label).set("organ", number.organ).set("number", number.number);
    if (number.fonds != kPending) out_.set("fonds", number.fonds);
    receiver();
    std::string title(first.field(kind.title_field));
    if (title.empty()) title = first.id;
    if (piece_.records.size() > 1) title = number.year + "年" + kind.label + "（" + std::to_string(piece_.records.size()) + "份）";
    std::string_view date = first.field(kind.date_field);
    out_.set("title", title).set("date", date.empty() ? first.id.substr(0, 4) + "-" + first.id.substr(4, 2) + "-" + first.id.substr(6, 2) : date.substr(0, 10));
    out_.set("responsible", book_ ? responsible_of(first, *book_, host_) : "").set("draft", first.field("issued_on").empty() ? "草稿" : "正本");
    agent(unit.empty() ? kPending : unit, "单位");
    for (const Record& record : piece_.records) documents_of(record);
    out_.set("composition", documents_.items()->size() > 1 ? "组合文件" : "单件");
    if (pages_ > 0) out_.set("pages", pages_);
    for (std::size_t i = 0; i < piece_.records.size(); ++i) acts_of(piece_.records[i], "修改0-文档" + std::to_string(mains_[i]));
    for (const ActRule& rule : mapping_.acts)
      if (rule.package) acts_.push_back({rule.label, created, person(""), "修改0-文档1", "", "封装为电子文件封装包"});
    std::stable_sort(acts_.begin(), acts_.end(), [](const Act& a, const Act& b) { return a.time < b.time; });
    Value acts = Value::list();
    for (const Act& act : acts_)
      acts.add(Value::object().set("id", "修改0-业务" + std::to_string(acts.items()->size() + 1)).set("who", act.who).set("document", act.document).set("label", act.label).set("time", act.time).set("basis", act.basis).set("what", act.what));
    out_.set("documents", std::move(documents_)).set("acts", std::move(acts)).set("agents", std::move(agents_)).set("relations", relations(first)).set("remarks", remarks(first));
    return std::move(out_);
  }

 private:
  struct Act {
    std::string label, time, who, document, basis, what;
  };

  void receiver() {
    if (!book_) return;
    try {
      const Vocabulary& list = host_.vocabulary("archive:receiver", region_, "");
      for (const char* code : {"name", "code"})
        if (const Term* term = list.find(code); term && term->label != kPending) out_.set(std::string("receiver_") + code, term->label);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::NotFound) throw;
    }
  }

  Value remarks(const Record& first) const {
    Value out = Value::list();
    const auto add = [&](std::string text) { out.add(Value::object().set("text", std::move(text))); };
    add("档号由议事簿暂编，以档案馆所给为准" + std::string(piece_.item.number.fonds == kPending ? "；全宗号待补" : ""));
    if (!piece_.item.retention.sure) add("保管期限未经县级档案部门确认，待补");
    if (const std::string by(first.field("corrected_by")); !by.empty()) add("本件已由" + by + "更正");
    return out;
  }

  Value relations(const Record& first) const {
    Value out = Value::list();
    for (const auto& [field, word] : {std::pair{"corrects", "更正"}, {"corrected_by", "被更正"}, {"replaces", "替代"}, {"derived_from", "依据"}})
      for (const std::string& to : field_values(first.fields, field)) out.add(Value::object().set("from", first.id).set("to", to).set("relation", word));
    return out;
  }

  /// The paper, the record itself, what is attached in the order inside a 件.
  void documents_of(const Record& record) {
    const std::size_t main = documents_.items()->size();
    mains_.push_back(main + 1);
    std::string title(record.field(host_.kind(record.kind).title_field));
    if (title.empty()) title = record.id;
    std::string genre = host_.kind(record.kind).label;
    if (const std::optional<File> paper = paper_(record)) {
      genre = paper->path.substr(0, paper->path.rfind('.'));
      count_pages(paper->bytes);
      document(title, record.id + ".docx", paper->bytes, true, true);
    }
    if (!out_.find("genre")) out_.set("genre", genre);
    document(title + "（记录）", record.id + ".xml", host_.record_to_xml(record), documents_.items()->size() == main, true);
    std::vector<const Row*> rows;
    for (const Row& row : record.rows("attachments")) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) { return place_in_item(a->field("name"), host_, region_) < place_in_item(b->field("name"), host_, region_); });
    for (const Row* row : rows) {
      const std::string path(row->field("file")), name(row->field("name").empty() ? path.substr(path.rfind('/') + 1) : std::string(row->field("name")));
      if (book_) document(name, extension_of(name).empty() ? path.substr(path.rfind('/') + 1) : name, book_->attachment(path), false, false);
    }
  }

  std::optional<File> paper_(const Record& record) {
    try {
      return paper_of(host_, "", record, book_);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::NotFound) throw;
      return std::nullopt;
    }
  }

  /// None where nobody can count them.
  void count_pages(const std::string& docx) {
    try {
      pages_ += pages_of(docx, host_);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::NotFound) throw;
    }
  }

  void document(const std::string& title, const std::string& file, const std::string& bytes, bool main, bool ours) {
    const std::size_t number = documents_.items()->size() + 1;
    const std::string id = "修改0-文档" + std::to_string(number), data_id = id + "-文档数据1", extension = extension_of(file);
    Value codings = Value::list();
    const auto coding = [&](std::string description, std::string key, std::string data) {
      const std::string coding_id = data_id + "-编码" + std::to_string(codings.items()->size() + 1);
      Value one = Value::object().set("id", coding_id).set("format", extension).set("file", file).set("size", bytes.size());
      if (ours) one.set("made_by", program_);
      codings.add(std::move(one.set("description", std::move(description)).set("key", std::move(key)).set("data", std::move(data)).set("data_id", coding_id + "-编码数据1")));
    };
    if (bytes.size() <= mapping_.inline_bytes && (inside_ == Inside::All || (ours && inside_ == Inside::Ours))) coding(kInline, extension.empty() ? "base64" : "base64." + extension, base64(bytes));
    else {
      coding("仅提供SHA256摘要信息,文档数据在外部保存", "sha256-base64Binary", base64(from_hex(sum_of(bytes))));
      coding("仅提供SM3摘要信息,文档数据在外部保存", "sm3-base64Binary", base64(from_hex(sum_of(bytes, "sm3"))));
    }
    documents_.add(std::move(Value::object().set("id", id).set("number", number).set("standing", main ? "主文档" : "附属文档").set("title", title).set("data_id", data_id).set("codings", std::move(codings))));
  }

  std::string agent(const std::string& name, const char* type) {
    const auto [known, fresh] = agent_ids_.try_emplace(name, "修改0-机构人员" + std::to_string(agent_ids_.size() + 1));
    if (fresh) agents_.add(Value::object().set("id", known->second).set("type", type).set("name", name));
    return known->second;
  }
  std::string person(std::string_view name) { return name.empty() ? std::string("修改0-机构人员1") : agent(std::string(name), "个人"); }

  /// First what the history says, then what the record itself says happened.
  void acts_of(const Record& record, const std::string& document) {
    const std::size_t before = acts_.size();
    std::vector<Version> versions = book_ ? book_->history(record.id) : std::vector<Version>();
    for (std::size_t i = versions.size(); i-- > 0;) {
      const Version& version = versions[i];
      for (const ActRule& rule : mapping_.acts) {
        const auto begins = [&](const std::string& word) { return version.summary.starts_with(word); };
        if (!rule.version || (rule.first && i + 1 != versions.size()) || (!rule.begins.empty() && std::none_of(rule.begins.begin(), rule.begins.end(), begins))) continue;
        acts_.push_back({rule.label, version.time, person(version.author), document, "", version.summary + "；版本" + version.revision});
        break;
      }
    }
    const std::size_t told = acts_.size();
    for (const ActRule& rule : mapping_.acts) {
      if (!rule.field.empty() && !record.field(rule.field).empty() &&
          std::none_of(acts_.begin() + static_cast<std::ptrdiff_t>(before), acts_.begin() + static_cast<std::ptrdiff_t>(told), [&](const Act& act) { return act.label == rule.label; }))
        acts_.push_back({rule.label, std::string(record.field(rule.field)), person(record.field(rule.by)), document, std::string(record.field(rule.basis)), std::string(record.field(rule.what))});
      if (!rule.rows.empty())
        for (const Row& row : record.rows(rule.rows))
          if (!row.field(rule.on).empty()) acts_.push_back({rule.label, std::string(row.field(rule.on)), person(row.field(rule.by)), document, word_of(record, rule.rows, rule.basis, row), std::string(row.field(rule.what))});
    }
  }

  std::string word_of(const Record& record, const std::string& table, const std::string& field, const Row& row) const {
    if (field.empty()) return {};
    Record one;
    one.kind = record.kind;
    one.tables = {{table, {row}}};
    return RecordNames(one, host_, region_).value("rows." + table + "." + field);
  }

  const Piece& piece_;
  const Mapping& mapping_;
  const Inside inside_;
  Host& host_;
  Book* book_;
  const std::string region_, program_;
  std::size_t pages_ = 0;
  std::vector<std::size_t> mains_;  ///< number of each record's first document
  Value out_, documents_ = Value::list(), agents_ = Value::list();
  std::map<std::string, std::string> agent_ids_;
  std::vector<Act> acts_;
};

}  // namespace

std::string RecordNames::words(const FieldSpec* spec, const std::vector<std::string>& values) const {
  std::string out;
  for (const std::string& value : values) {
    const Term* term = nullptr;
    if (spec && spec->type == FieldType::Term) term = host_.vocabulary(spec->vocabulary, region_, "").find(value);
    if (!value.empty()) out += (out.empty() ? "" : "、") + (term ? term->label : value);
  }
  return out;
}

std::string RecordNames::value(std::string_view path) const {
  const Kind& kind = host_.kind(record_.kind);
  if (path.starts_with("field.")) return words(kind.field(path.substr(6)), field_values(record_.fields, path.substr(6)));
  if (!path.starts_with("rows.")) return {};
  const std::size_t dot = path.find('.', 5);
  if (dot == std::string_view::npos) return {};
  const std::string_view table = path.substr(5, dot - 5), field = path.substr(dot + 1);
  std::vector<std::string> values;
  for (const Row& row : record_.rows(table))
    for (std::string& value : field_values(row.fields, field)) values.push_back(std::move(value));
  const RowsSpec* rows = kind.rows(table);
  return words(rows ? named(rows->fields, field) : nullptr, values);
}

Value facts_of(const Piece& piece, const Mapping& mapping, Inside inside, Host& host, Book* book) { return Facts(piece, mapping, inside, host, book).run(); }

}  // namespace yishibu::archive
