// SPDX-License-Identifier: MIT
// See gather.hpp. The rules for what belongs to a year stand here and nowhere else.
#include "gather.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "archive_order.hpp"
#include "digest.hpp"
#include "names.hpp"
#include "paper_maker.hpp"
#include "paper_of.hpp"
#include "transfer.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr const char* kDefaultOutline = "national:consultation";

std::vector<Field> conditions(std::string_view text) {
  std::vector<Field> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view one = text.substr(at, end - at);
    if (const std::size_t equals = one.find('='); equals != std::string_view::npos)
      out.push_back({std::string(one.substr(0, equals)), std::string(one.substr(equals + 1))});
    at = end + 1;
  }
  return out;
}

Outline read_outline(const std::string& wanted, const std::string& region, Host& host) {
  const std::vector<Contribution> rows = host.contributions("outline", region);
  const Contribution* chosen = nullptr;
  for (const Contribution& row : rows)
    if (row.id == (wanted.empty() ? kDefaultOutline : wanted)) chosen = &row;
  if (!chosen && wanted.empty() && !rows.empty()) chosen = &rows.front();
  if (!chosen) {
    std::string known;
    for (const Contribution& row : rows) known += (known.empty() ? "" : " ") + row.id;
    throw Error(ErrorKind::NotFound, say("There is no outline “{0}” for this region.", {wanted.empty() ? kDefaultOutline : wanted}),
                known.empty() ? tr("“plugin list” shows which plugins are there.") : say("There are: {0}", {known}));
  }
  const Element root = host.parse_xml(host.file_of(*chosen));
  Outline out{chosen->id, std::string(root.attribute("title")), {}};
  if (out.title.empty()) out.title = chosen->label;
  for (const Element& row : root.children) {
    if (row.name != "part") continue;
    Part part{std::string(row.attribute("code")), std::string(row.attribute("title")), std::string(row.attribute("kind")),
              std::string(row.attribute("rendering")), std::string(row.attribute("retention")), conditions(row.attribute("where")), 0, {}, row.attribute("papers") == "steps"};
    for (const char c : row.attribute("min")) part.min = c >= '0' && c <= '9' ? part.min * 10 + static_cast<std::size_t>(c - '0') : part.min;
    for (const Element& paper : row.children)
      if (paper.name == "paper") part.of_rows.emplace_back(paper.attribute("rendering"), paper.attribute("rows"));
    out.parts.push_back(std::move(part));
  }
  return out;
}

/// Rules, received papers and rosters stand until replaced: they belong to every later year too.
bool standing(std::string_view kind, Host& host) {
  for (const char* base : {"national:rule", "national:received", "national:committee"})
    if (host.is_kind(kind, base)) return true;
  return false;
}

/// The record, if it belongs to the year. Of most kinds their day says that, and a book of many years is not read for one.
std::optional<Record> of_year(const Listed& listed, const std::string& year, Book& book, Host& host) {
  const std::string own = listed.date.substr(0, 4);
  const bool by_day = year.empty() || (standing(listed.kind, host) ? own <= year : own == year);
  const FieldSpec* spec = year.empty() ? nullptr : host.kind(listed.kind).field("year");
  const bool says = spec && spec->type == FieldType::Integer;  // a plan is often adopted the year before, a report written the year after
  if (!by_day && !says) return std::nullopt;
  auto record = book.find(listed.id);
  if (record && says && !record->field("year").empty() ? record->field("year") != year : !by_day) return std::nullopt;
  return record;
}

/// Whether a meeting says anywhere what came of it; each form of consultation has its own place for that.
bool has_result(const Record& record) {
  for (const Row& row : record.rows("items"))
    if (!row.field("result").empty() || !row.field("decision").empty()) return true;
  for (const char* field : {"conclusion", "consensus", "outcome"})
    if (!record.field(field).empty()) return true;
  return !record.rows("opinions").empty();
}

class Gatherer {
 public:
  Gatherer(const Wish& wish, Book& book, Host& host) : wish_(wish), book_(book), host_(host) {}

  Gathered run() {
    out_.outline = read_outline(wish_.outline, book_.info().region, host_);
    out_.year = wish_.year;
    out_.revision = book_.revision();
    out_.since = wish_.since;
    for (const std::string& id : wish_.ids)
      if (!book_.find(id)) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id}), tr("“list” shows the records."));
    for (std::size_t i = 0; i < out_.outline.parts.size(); ++i) take_part(i);
    for (const std::string& id : wish_.ids)
      if (!taken_.contains(id)) find(Level::Must, id, id, tr("No part of the outline takes this record."), out_.outline.id, tr("Choose another outline or leave the record out."));
    tell_of_the_rest();
    leave_out_known();
    if (out_.items.empty() && wish_.since) find(Level::Must, "", out_.outline.title, say("Nothing is new or changed since the bundle of {0}.", {wish_.since->date}), "", tr("Nothing needs to be handed over."));
    else if (out_.items.empty()) find(Level::Must, "", out_.outline.title, tr("Not one record belongs into this bundle."), "", tr("Look at the year and the outline."));
    if (book_.info().fonds.empty())
      find(Level::Note, "", "全宗号", tr("The archive has not given a fonds number yet; archive numbers begin with 待补."), "DA/T 22-2015", tr("Ask the archive and enter it in the book."));
    number();
    return std::move(out_);
  }

 private:
  void find(Level level, std::string record, std::string where, std::string what, std::string rule, std::string fix) {
    out_.findings.push_back({level, std::move(record), std::move(where), std::move(what), std::move(rule), std::move(fix)});
  }

  void take_part(std::size_t index) {
    const Part& part = out_.outline.parts[index];
    std::size_t count = 0;
    Query query;
    query.where = part.where;
    const std::vector<Listed> rows = book_.list(query);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      host_.progress(say("Reading {0}", {part.title}), i + 1, rows.size());
      const Listed& listed = rows[i];
      if (taken_.contains(listed.id) || !host_.is_kind(listed.kind, part.kind)) continue;
      if (!wish_.ids.empty() && std::find(wish_.ids.begin(), wish_.ids.end(), listed.id) == wish_.ids.end()) continue;
      const auto record = of_year(listed, out_.year, book_, host_);
      if (!record) continue;
      taken_.insert(listed.id);
      ++count;
      take(index, listed, *record);
    }
    if (count >= part.min || !wish_.ids.empty()) return;  // whoever names records does not want the rest
    find(Level::Must, "", part.title, count == 0 ? tr("The part is missing.") : say("The part needs {0} and has {1}.", {std::to_string(part.min), std::to_string(count)}), out_.outline.title, tr("Enter what belongs there."));
    out_.hints.push_back(say("{0}: new {1}{2}", {part.title, host_.kind(part.kind).label, assignments(part, " --set ")}));
  }

  /// What a new record needs, to belong to the part.
  std::string assignments(const Part& part, const std::string& before) const {
    std::string out;
    for (const Field& field : part.where) {
      const FieldSpec* spec = host_.kind(part.kind).field(field.name);
      const Vocabulary* list = spec && spec->type == FieldType::Term ? &host_.vocabulary(spec->vocabulary, book_.info().region, "") : nullptr;
      const Term* term = list ? list->find(field.value) : nullptr;
      out += before + (spec ? spec->label : field.name) + "=" + (term ? term->label : field.value);
    }
    return out;
  }

  /// Records of the year that are of a part's kind and yet in no part: nobody would miss them.
  void tell_of_the_rest() {
    if (!wish_.ids.empty()) return;
    for (const Listed& listed : book_.list({})) {
      if (taken_.contains(listed.id)) continue;
      const auto of_kind = [&](const Part& part) { return host_.is_kind(listed.kind, part.kind); };
      const auto part = std::find_if(out_.outline.parts.begin(), out_.outline.parts.end(), of_kind);
      if (part == out_.outline.parts.end()) continue;
      if (!of_year(listed, out_.year, book_, host_)) continue;
      find(Level::Should, listed.id, listed.title, tr("It is of this year and in no part of the bundle."), out_.outline.title, say("It may belong into “{0}”.", {part->title}));
      out_.hints.push_back(say("{0}: set {1}{2}", {part->title, listed.id, assignments(*part, " ")}));
    }
  }

  void take(std::size_t index, const Listed& listed, const Record& record) {
    Item item;
    item.part = index;
    item.id = listed.id;
    item.kind = listed.kind;
    item.title = listed.title.empty() ? listed.id : listed.title;
    item.date = listed.date;
    item.doc_no = record.field("number");
    item.secrecy = record.field("secrecy");
    item.corrected_by = record.field("corrected_by");
    item.responsible = responsible_of(record, book_, host_);
    item.papers.push_back({out_.outline.parts[index].rendering, "", 0, 0});
    if (out_.outline.parts[index].of_steps) add_papers_of_steps(item, record);
    for (const auto& [rendering, rows] : out_.outline.parts[index].of_rows)
      if (!record.rows(rows).empty()) add_paper(item, rendering);
    for (Finding finding : host_.check(record, &book_)) {
      // What cannot be decided is for people to look at; it does not make the material incomplete.
      if (finding.verdict == Verdict::Unknown) finding.level = Level::Should;
      finding.record = record.id;
      finding.where = item.title + (finding.where.empty() ? "" : " · " + finding.where);
      out_.findings.push_back(std::move(finding));
    }
    if (host_.is_kind(record.kind, "national:meeting") && !has_result(record))
      find(Level::Should, record.id, item.title, tr("The meeting has no result."), "中办发〔2015〕41号", tr("Enter what was decided for each item."));
    for (const Row& row : record.rows("attachments")) {
      Item::Attachment attachment{std::string(row.field("file")), std::string(row.field("name"))};
      item.attachments.push_back(std::move(attachment));
    }
    out_.items.push_back(std::move(item));
  }

  /// What was handed over before and reads the same stays out, unless it was refused; what comes again keeps its archive number.
  void leave_out_known() {
    if (!wish_.since) return;
    const auto sent = last_transfers(transfers(book_));
    std::erase_if(out_.items, [&](Item& item) {
      const Earlier::Had* had = wish_.since->find(item.id);
      if (!had) return false;
      const auto before = sent.find(item.id);
      if ((before == sent.end() || before->second.verdict != "refused") && sum_of_item(*book_.find(item.id), host_) == had->sha256) return true;
      item.replaces = had->sha256;
      item.archive_no = had->archive_no;
      item.numbered = true;
      return false;
    });
    std::map<std::string, ArchiveNumber> numbers;
    for (const auto* list : {&wish_.since->items, &wish_.since->before})
      for (const Earlier::Had& had : *list)
        if (auto number = read_archive_number(had.archive_no)) numbers.insert_or_assign(had.id, std::move(*number));
    out_.numbers_before = last_of(numbers);
    // A gap of a record that is not in it is no gap of this bundle.
    std::erase_if(out_.findings, [&](const Finding& finding) { return !finding.record.empty() && taken_.contains(finding.record) && std::none_of(out_.items.begin(), out_.items.end(), [&](const Item& item) { return item.id == finding.record; }); });
  }

  /// A step's paper is there once the step is done; in the order of the procedure, each once. Those of a meeting go in with the meeting.
  void add_papers_of_steps(Item& item, const Record& record) {
    const Value view = view_of(host_, record, &book_);
    const Value* way = view.find("procedure");
    const Value* steps = way ? way->find("steps") : nullptr;
    if (!steps || !steps->items()) return;
    for (const Value& step : *steps->items()) {
      const Value *done = step.find("done"), *papers = step.find("papers");
      if (!done || !done->truthy() || !papers || !papers->items()) continue;
      for (const Value& paper : *papers->items())
        if (paper.text()) add_paper(item, *paper.text());
    }
  }

  void add_paper(Item& item, const std::string& rendering) {
    if (std::any_of(item.papers.begin(), item.papers.end(), [&](const Paper& paper) { return paper.rendering == rendering; })) return;
    for (const Contribution& row : host_.contributions("rendering", "*"))
      if (row.id == rendering && host_.is_kind(item.kind, row.row.attribute("kind"))) item.papers.push_back({row.id, row.label, 0, 0});
  }

  /// In the order of the bundle, but for what was handed over and keeps its number. The outline's period of keeping comes before that of the archive's list.
  void number() {
    const auto given = numbers_handed_over(book_);
    for (const auto& [head, last] : last_of(given)) out_.numbers_before[head] = std::max(out_.numbers_before[head], last);
    ArchiveNumbers numbers(book_.info(), out_.numbers_before);
    for (std::size_t i = 0; i < out_.items.size(); ++i) {
      Item& item = out_.items[i];
      const Part& part = out_.outline.parts[item.part];
      item.number = i + 1;
      const std::string year = out_.year.empty() ? item.date.substr(0, 4) : out_.year;
      if (const auto had = given.find(item.id); had != given.end()) {
        item.archive_no = had->second.text();
        item.numbered = true;
      }
      if (item.archive_no.empty())
        item.archive_no = numbers.next(year, part.retention.empty() ? retention_of(item.kind, book_.info().region, year, host_).code : part.retention, organ_of(item.kind, book_.info().region, year, host_)).text();
      item.folder = safe_name(part.code + "-", part.title, "", host_) + "/" + safe_name(padded(item.number, 3) + "-", item.archive_no, "", host_) + "/";
    }
  }

  const Wish& wish_;
  Book& book_;
  Host& host_;
  Gathered out_;
  std::set<std::string> taken_;
};

}  // namespace

std::string sum_of_item(const Record& record, Host& host) { return sum_of(host.record_to_xml(record)); }

Gathered gather(const Wish& wish, Book& book, Host& host) { return Gatherer(wish, book, host).run(); }

void count_pages(Gathered& bundle, Book& book, Host& host) {
  std::size_t next = 1;
  for (std::size_t i = 0; i < bundle.items.size(); ++i) {
    Item& item = bundle.items[i];
    host.progress(tr("Counting pages"), i + 1, bundle.items.size());
    const auto record = book.find(item.id);
    if (!record) throw Error(ErrorKind::Conflict, say("The record {0} has gone meanwhile.", {item.id}), tr("Start again."));
    item.page = next;
    item.pages = 0;
    std::vector<Paper> made;
    for (Paper& paper : item.papers) {
      try {
        paper.page = next;
        paper.pages = pages_of(paper_of(host, paper.rendering, *record, &book, Value::object().set("page_start", next), bundle.public_copy).bytes, host);
        item.pages += paper.pages;
        next += paper.pages;
        made.push_back(std::move(paper));
      } catch (const Error& failure) {
        if (failure.kind() != ErrorKind::NotFound) throw;
        bundle.findings.push_back({Level::Should, item.id, item.title, say("There is no paper for it, only its XML goes in: {0}", {failure.message()}), "", tr("Install a plugin with a paper for this kind.")});
      }
    }
    item.papers = std::move(made);
  }
}

std::size_t musts(const Findings& findings) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.level == Level::Must; }));
}

}  // namespace yishibu::bundle
