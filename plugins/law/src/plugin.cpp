// SPDX-License-Identifier: MIT
// The checks law:structure and law:declared: read what plugins declare, ask the book what a rule needs, and judge. Must not know any rule.
#include <cstdlib>
#include <iterator>
#include <map>

#include "book_records.hpp"
#include "days.hpp"
#include "explain.hpp"
#include "judge.hpp"
#include "structure.hpp"
#include "yishibu/plugin.hpp"

namespace yishibu::law {
namespace {

class BookSurroundings final : public Surroundings {
 public:
  BookSurroundings(Host& host, Book* book, std::string day) : host_(host), book_(book), day_(std::move(day)) {}
  const Vocabulary& vocabulary(const std::string& id) override { return host_.vocabulary(id, book_ ? book_->info().region : "", day_); }
  std::optional<Record> record(const std::string& id) override { return book_ ? book_->find(id) : std::nullopt; }
  std::optional<std::string> kind_of(const std::string& id) override { return host_.kind_of(id, book_); }
  bool is_kind(const std::string& id, const std::string& ancestor) override { return host_.is_kind(id, ancestor); }
  std::string nearest(const std::string& name, const std::vector<std::string>& candidates) override { return host_.nearest(name, candidates); }
  std::size_t count(const std::string& kind, const std::string& field, const std::string& value) override {
    if (!book_) return 0;
    return book_->list({family(host_, kind), {{field, value}}, {}, {}, {}}).size();
  }
  std::vector<Record> records(const std::string& kind, const std::string& from, const std::string& to) override {
    return book_ ? standing_records(host_, *book_, kind, {{}, {}, from, to, {}}) : std::vector<Record>();
  }
  std::vector<Record> naming(const std::string& kind, const Record& record) override { return book_ ? naming_records(host_, *book_, kind, record) : std::vector<Record>(); }
  std::optional<long> figure(const std::string& name, const std::string& day) override {
    if (!book_) return std::nullopt;
    std::string newest;
    std::optional<long> out;
    for (const Contribution& row : host_.contributions("kind", "*")) {
      if (!host_.kind(row.id).rows("figures")) continue;
      Query query;
      query.kinds.push_back(row.id);
      for (const Listed& listed : book_->list(query))
        if (const auto record = book_->find(listed.id))
          for (const Row& figure : record->rows("figures")) {
            const std::string on(figure.field("on"));
            if (figure.field("figure") != name || on.empty() || on > day.substr(0, on.size()) || on < newest) continue;
            newest = on;
            out = std::atol(std::string(figure.field("value")).c_str());
          }
    }
    return out;
  }
  std::string level() override { return book_ ? book_->info().level : std::string(); }
  std::string today() override { return host_.today(); }

 private:
  Host& host_;
  Book* book_;
  std::string day_;
};

class StructureCheck final : public Check {
 public:
  Findings run(const Record& record, Host& host, Book* book) override {
    const Kind& kind = host.kind(record.kind);
    BookSurroundings surroundings(host, book, day_of(record, kind));
    return judge_structure(record, kind, surroundings);
  }
};

class DeclaredCheck final : public Check {
 public:
  Findings run(const Record& record, Host& host, Book* book) override {
    const Kind& kind = host.kind(record.kind);
    if (!record.field("corrected_by").empty()) return {};  // nobody can put it right any more, and another stands for it
    BookSurroundings surroundings(host, book, day_of(record, kind));
    return judge(record, kind, rules_for(host, book ? book->info().region : std::string(), record.kind), surroundings);
  }

 private:
  /// The declared checks of a region, nearest layer first, read once.
  const std::vector<CheckRule>& rules(Host& host, const std::string& region) {
    if (const auto known = rules_.find(region); known != rules_.end()) return known->second;
    std::vector<CheckRule> all;  // kept only once all are read: a broken file must not leave a region without rules
    for (const Contribution& row : host.contributions("check", region)) {
      if (!row.row.has("file")) continue;
      std::vector<CheckRule> more = read_checks(host.parse_xml(host.file_of(row)));
      std::move(more.begin(), more.end(), std::back_inserter(all));
    }
    return rules_.emplace(region, std::move(all)).first->second;
  }
  /// Those of them that can concern a kind, so that not every record is held against every rule.
  const std::vector<CheckRule>& rules_for(Host& host, const std::string& region, const std::string& kind) {
    if (const auto known = by_kind_.find({region, kind}); known != by_kind_.end()) return known->second;
    std::vector<CheckRule> some;
    for (const CheckRule& rule : rules(host, region))
      if (host.is_kind(kind, rule.kind)) some.push_back(rule);
    return by_kind_.emplace(std::pair(region, kind), std::move(some)).first->second;
  }
  std::map<std::string, std::vector<CheckRule>> rules_;
  std::map<std::pair<std::string, std::string>, std::vector<CheckRule>> by_kind_;
};

/// check [ID…] [--all]: what the kind demands and every rule in force, of the records named or of the whole book.
Outcome check_records(const Arguments& arguments, Host& host, Book* book) {
  Outcome out;
  const bool all = !arguments.option("all").empty();
  std::vector<std::string> ids = arguments.positional;
  if (ids.empty())
    for (const Listed& row : book->list({})) ids.push_back(row.id);
  bool complaints = false;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i % 64 == 0) host.progress(tr("Checking"), i, ids.size());
    for (Finding& finding : host.check(record_called(*book, ids[i]), book, all)) {
      complaints |= finding.open();
      out.yes = out.yes && !(finding.open() && finding.level == Level::Must);
      out.findings.push_back(std::move(finding));
    }
  }
  out.text.push_back(complaints ? tr("See above.") : tr("Nothing to complain about."));
  out.json = Value::object().set("checked", ids.size());
  return out;
}

class LawPlugin final : public Plugin {
 public:
  explicit LawPlugin(Host&) {}
  Check* check(std::string_view id) override {
    if (id == "law:structure") return &structure_;
    return id == "law:declared" ? &declared_ : nullptr;
  }
  Command* command(std::string_view id) override { return id == "law:explain" ? &explain_ : id == "law:check" ? &check_ : nullptr; }

 private:
  FunctionCommand explain_{explain}, check_{check_records};
  StructureCheck structure_;
  DeclaredCheck declared_;
};

}  // namespace
}  // namespace yishibu::law

YISHIBU_PLUGIN("law", "1.0.0", yishibu::law::LawPlugin)
