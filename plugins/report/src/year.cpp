// SPDX-License-Identifier: MIT
// See year.hpp.
#include "year.hpp"

#include <algorithm>
#include <set>

#include "book_records.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {
namespace {

std::vector<std::string> kinds_of(const char* one, const char* other, Host& host) {
  std::vector<std::string> out = family(host, one), more = family(host, other);
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

class Reader {
 public:
  Reader(Year& into, Book& book, Host& host) : into_(into), book_(book), host_(host) {}

  void read(const Query& query) {
    const std::vector<Listed> rows = book_.list(query);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i % 64 == 0) host_.progress(tr("Reading records"), i, rows.size());
      if (!seen_.insert(rows[i].id).second) continue;
      auto record = book_.find(rows[i].id);
      if (!record) continue;
      if (const std::string by(record->field("corrected_by")); !by.empty()) instead_[record->id] = by;
      else place(rows[i].kind).push_back(std::move(*record));
    }
  }

  /// What names a record that was put right since means the one that stands.
  void as_it_stands() {
    if (instead_.empty()) return;
    const auto settle = [&](std::vector<Field>& fields) {
      for (Field& field : fields)
        for (std::size_t steps = 0; steps < instead_.size(); ++steps)  // no more, whatever two damaged records say of each other
          if (const auto at = instead_.find(field.value); at != instead_.end()) field.value = at->second;
          else break;
    };
    for (std::vector<Record>* records : {&into_.meetings, &into_.plans, &into_.subsidies})
      for (Record& record : *records)
        for (Rows& table : record.tables)
          for (Row& row : table.rows) settle(row.fields);
  }

 private:
  std::vector<Record>& place(const std::string& kind) {
    auto [at, fresh] = places_.try_emplace(kind, nullptr);
    if (!fresh) return *at->second;
    const std::pair<const char*, std::vector<Record>*> all[] = {
        {"national:matter", &into_.matters},     {"national:meeting", &into_.meetings}, {"national:subsidy", &into_.subsidies}, {"national:training", &into_.trainings},
        {"national:committee", &into_.committees}, {"national:rule", &into_.rules},       {"national:plan", &into_.plans}};
    at->second = &into_.reports;
    for (const auto& [base, records] : all)
      if (host_.is_kind(kind, base)) at->second = records;
    return *at->second;
  }

  Year& into_;
  Book& book_;
  Host& host_;
  std::set<std::string> seen_;
  std::map<std::string, std::string> instead_;  ///< id of a record that was put right → of the one that stands
  std::map<std::string, std::vector<Record>*> places_;
};

/// Steps that results show, of every procedure of the region: 组织实施, and what a province calls it.
std::set<std::string> steps_of_results(Host& host, const std::string& region) {
  std::set<std::string> out;
  for (const Contribution& row : host.contributions("procedure", region))
    for (const Element& step : host.parse_xml(host.file_of(row)).children)
      for (const Element& evidence : step.children)
        if (evidence.name == "evidence" && evidence.attribute("rows") == "results") out.insert(std::string(step.attribute("id")));
  return out;
}

/// The day on which one of these steps was done, as the procedure sees it now: what has to be done anew is not done. "" where none is.
std::string day_of_step(const Record& matter, const std::set<std::string>& steps, Book& book, Host& host) {
  const auto& marked = matter.rows("steps");
  if (std::none_of(marked.begin(), marked.end(), [&](const Row& row) { return steps.contains(std::string(row.field("step"))); })) return {};
  const Value view = view_of(host, matter, &book);
  const Value* way = view.find("procedure");
  const Value* list = way ? way->find("steps") : nullptr;
  if (list && list->items())
    for (const Value& step : *list->items()) {
      const Value *id = step.find("id"), *done = step.find("done"), *on = step.find("on");
      if (id && id->text() && done && done->truthy() && on && on->text() && steps.contains(*id->text())) return *on->text();
    }
  return {};
}

void settle_results(Year& year, Book& book, Host& host) {
  const std::set<std::string> steps = steps_of_results(host, year.book.region);
  for (Record& matter : year.matters) {
    const std::string on = day_of_step(matter, steps, book, host);
    if (on.empty() || on > year.as_of) continue;
    year.implemented.insert(matter.id);
    if (matter.rows("results").empty()) continue;
    for (Row& result : matter.rows("results"))
      if (result.field("done_on").empty()) set_field(result.fields, "done_on", {on});
  }
}

}  // namespace

const Record* Year::matter(std::string_view id) const {
  const auto at = places.find(std::string(id));
  return at == places.end() ? nullptr : &matters[at->second];
}

Year read_year(std::string_view year, Book& book, Host& host, Scope scope) {
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string_view::npos)
    throw Error(ErrorKind::Usage, tr("Say of which year: --year 2016."));
  Year out;
  out.year = year;
  out.as_of = std::min(out.year + "-12-31", host.today());
  out.book = book.info();
  Reader reader(out, book, host);
  Query query;
  query.from = query.to = out.year;
  query.kinds = kinds_of("national:matter", "national:meeting", host);
  reader.read(query);
  reader.as_it_stands();
  for (std::size_t i = 0; i < out.matters.size(); ++i) out.places.emplace(out.matters[i].id, i);
  settle_results(out, book, host);
  if (scope == Scope::Consultations) return out;
  query.kinds = kinds_of("national:subsidy", "national:training", host);
  reader.read(query);
  query.kinds = kinds_of("national:committee", "national:rule", host);
  query.from.clear();
  reader.read(query);
  query.kinds = kinds_of("national:plan", "national:report", host);
  query.to.clear();
  query.where = {{"year", out.year}};
  reader.read(query);
  query.where.clear();
  query.from = query.to = out.year;
  reader.read(query);
  reader.as_it_stands();
  const auto elsewhere = [&](const Record& record) { return !record.field("year").empty() && record.field("year") != year; };
  std::erase_if(out.plans, elsewhere);
  std::erase_if(out.reports, elsewhere);
  return out;
}

const Vocabulary& Labels::list(const std::string& id) { return host_.vocabulary(id, year_.book.region, year_.as_of); }

std::string Labels::label(const std::string& id, std::string_view code) {
  const Term* term = list(id).find(code);
  return term ? term->label : std::string(code);
}

}  // namespace yishibu::report
