// SPDX-License-Identifier: MIT
// Evaluates declared checks on one record: pass, fail, not applicable, or unknown where what it takes to decide is missing. Shares
// are compared as whole numbers, never as decimals. See judge.hpp.
#include <algorithm>
#include <charconv>

#include "days.hpp"
#include "judge.hpp"
#include "yishibu/text.hpp"

namespace yishibu::law {
namespace {

std::optional<long> parsed(std::string_view text) {
  long out = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size() || out < 0 || out > 2'000'000'000) return std::nullopt;
  return out;
}

class Judge {
 public:
  Judge(const Record& record, const Kind& kind, Surroundings& context) : record_(record), kind_(kind), context_(context), day_(day_of(record, kind)) {}

  void judge(const CheckRule& rule) {
    rule_ = &rule;
    if (!rule.on.holds(record_.fields)) return say_of(Verdict::NotApplicable, "");
    if (!rule.unless.words.empty() && rule.unless.holds(record_.fields)) return say_of(Verdict::Pass, "");
    switch (rule.type) {
      case CheckType::Count:
      case CheckType::Present: return present();
      case CheckType::OneOf: return each_row([&](const Row* row) { one_of(row); });
      case CheckType::Share: return each_row([&](const Row* row) { share(row); });
      case CheckType::Before: return each_row([&](const Row* row) { before(row); });
      case CheckType::Days: return each_row([&](const Row* row) { days(row); });
      case CheckType::Covers: return covers();
      case CheckType::Unique: return unique();
      case CheckType::Reference: return each_row([&](const Row* row) { reference(row); });
      case CheckType::Frequency: return frequency();
      case CheckType::Apart: return apart();
      case CheckType::Range: return range();
    }
  }

  Findings findings;

 private:
  // ---- What a record says ----
  /// `name`, or `reference/name`: a field of the record that a field refers to.
  std::string text_of(const std::string& path, const Row* row) {
    const size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    std::string value(row ? row->field(name) : std::string_view());
    if (value.empty()) value = record_.field(name);
    if (slash == path.npos || value.empty()) return value;
    const std::optional<Record> other = context_.record(value);
    return other ? std::string(other->field(path.substr(slash + 1))) : std::string();
  }
  std::optional<long> whole_of(const Quantity& quantity, const Row* row) {
    // What the book says of the whole counts before what a list of those invited shows.
    if (!quantity.figure.empty())
      if (const auto said = context_.figure(quantity.figure, day_)) return said;
    return number_of(quantity, row);
  }
  std::optional<long> number_of(const Quantity& quantity, const Row* row) {
    if (!quantity.rows.empty()) {
      const auto& rows = record_.rows(quantity.rows);
      // A table that nobody has filled in says nothing; none of those in it is an answer.
      if (rows.empty() && quantity.field.empty() && quantity.figure.empty()) return std::nullopt;
      if (!rows.empty()) return std::count_if(rows.begin(), rows.end(), [&](const Row& counted) { return quantity.where.holds(counted.fields); });
    }
    std::optional<long> stated;
    if (quantity.field.find('+') == std::string::npos) stated = quantity.field.empty() ? std::nullopt : parsed(text_of(quantity.field, row));
    else
      for (const std::string& name : split(quantity.field, '+'))
        if (const auto one = parsed(text_of(name, row))) stated = stated.value_or(0) + *one;
    if (stated) return stated;
    return quantity.figure.empty() ? std::nullopt : context_.figure(quantity.figure, day_);
  }

  // ---- The types ----
  template <typename Run>
  void each_row(Run run) {
    if (rule_->rows.empty()) return run(nullptr);
    size_t before = findings.size();
    for (const Row& row : record_.rows(rule_->rows))
      if (rule_->when.holds(row.fields)) run(&row);
    if (findings.size() == before) say_of(Verdict::NotApplicable, "");
  }
  void present() {
    if (rule_->rows.empty()) return say_of(record_.field(rule_->field).empty() && !record_.body(rule_->field) ? Verdict::Fail : Verdict::Pass, "");
    const auto& rows = record_.rows(rule_->rows);
    const auto count = static_cast<long>(std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return rule_->when.holds(row.fields); }));
    bool yes = count >= rule_->min && (rule_->max < 0 || count <= rule_->max);
    if (!yes && rule_->type == CheckType::Present && !rule_->counted.empty()) {
      const auto others = context_.naming(rule_->counted, record_);
      const auto says = [&](const Record& other) {
        if (rule_->with.words.empty()) return true;
        for (const Rows& table : other.tables)
          for (const Row& row : table.rows)
            if (std::any_of(row.fields.begin(), row.fields.end(), [&](const Field& field) { return field.value == record_.id; }) && rule_->with.holds(row.fields)) return true;
        return false;
      };
      yes = std::any_of(others.begin(), others.end(), [&](const Record& other) { return rule_->counted_when.holds(other.fields) && says(other); });
    }
    say_of(yes ? Verdict::Pass : Verdict::Fail, rule_->type == CheckType::Count ? say("there are {0}", {std::to_string(count)}) : "");
  }
  void one_of(const Row* row) {
    const std::string value = row ? std::string(row->field(rule_->field)) : text_of(rule_->field, nullptr);
    say_of(std::find(rule_->values.begin(), rule_->values.end(), value) != rule_->values.end() ? Verdict::Pass : Verdict::Fail, "", row);
  }
  void share(const Row* row) {
    bool unknown = false;
    std::string detail;
    for (const Way& way : rule_->ways) {
      const auto part = number_of(way.part, row), whole = whole_of(way.whole, row);
      if (!part || !whole || *whole == 0) {
        unknown = true;
        continue;
      }
      const long p = *part, w = *whole;
      const bool yes = (!way.least.set() || p * way.least.under >= way.least.over * w) && (!way.above.set() || p * way.above.under > way.above.over * w) &&
                       (!way.most.set() || p * way.most.under <= way.most.over * w);
      if (!detail.empty()) detail += tr("; ");
      if (!way.label.empty()) detail += way.label + " ";
      const Ratio& least = way.least;
      if (least.set()) detail += say("{0} of {1}, at least {2} are needed", {std::to_string(p), std::to_string(w), std::to_string((least.over * w + least.under - 1) / least.under)});
      else if (way.above.set()) detail += say("{0} of {1}, at least {2} are needed", {std::to_string(p), std::to_string(w), std::to_string(way.above.over * w / way.above.under + 1)});
      else detail += say("{0} of {1}, at most {2} are allowed", {std::to_string(p), std::to_string(w), std::to_string(way.most.over * w / way.most.under)});
      if (yes) return say_of(Verdict::Pass, detail, row);
    }
    say_of(unknown ? Verdict::Unknown : Verdict::Fail, detail, row);
  }
  void before(const Row* row) {
    const std::string first = text_of(rule_->field, row), second = text_of(rule_->other, row);
    if (first.empty() || second.empty()) return say_of(Verdict::NotApplicable, "", row);
    const std::size_t known = std::min(first.size(), second.size());  // as exactly as both are known: a month, a day, a time
    say_of(first.substr(0, known) <= second.substr(0, known) ? Verdict::Pass : Verdict::Fail, say("{0} and {1}", {first.substr(0, known), second.substr(0, known)}), row);
  }
  /// From one day to another; where the second is still to come, against today.
  void days(const Row* row) {
    const std::string first = text_of(rule_->field, row), second = text_of(rule_->other, row);
    const auto from = day_number(first);
    const auto to = second.empty() ? day_number(context_.today()) : day_number(second);
    if (!from || !to) return say_of(Verdict::Unknown, "", row);
    const long passed = rule_->working_days ? working_days(*from, *to) : *to - *from;
    const bool late = rule_->max >= 0 && passed > rule_->max;
    if (second.empty() && !late) return say_of(rule_->min >= 0 ? Verdict::Unknown : Verdict::NotApplicable, "", row);
    std::string detail = say("{0} days", {std::to_string(passed)});
    if (rule_->working_days) detail = say("{0} working days, public holidays not counted out", {std::to_string(passed)});
    say_of(!late && (rule_->min < 0 || passed >= rule_->min) ? Verdict::Pass : Verdict::Fail, detail, row);
  }
  void covers() {
    std::string lacking;
    for (const std::string& wanted : rule_->values) {
      const auto& rows = record_.rows(rule_->rows);
      if (std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return rule_->when.holds(row.fields) && row.field(rule_->field) == wanted; })) continue;
      lacking += (lacking.empty() ? "" : "、") + shown(rule_->rows, rule_->field, wanted);
    }
    say_of(lacking.empty() ? Verdict::Pass : Verdict::Fail, lacking.empty() ? "" : say("missing: {0}", {lacking}));
  }
  void unique() {
    if (rule_->rows.empty()) {
      const std::string value(record_.field(rule_->field));
      if (value.empty()) return say_of(Verdict::NotApplicable, "");
      return say_of(context_.count(rule_->kind, rule_->field, value) > 1 ? Verdict::Fail : Verdict::Pass, value);
    }
    std::vector<std::string> seen;
    for (const Row& row : record_.rows(rule_->rows)) {
      std::string value(row.field(rule_->field));
      if (value.empty() || !rule_->when.holds(row.fields)) continue;
      if (std::find(seen.begin(), seen.end(), value) != seen.end()) return say_of(Verdict::Fail, value);
      seen.push_back(std::move(value));
    }
    say_of(Verdict::Pass, "");
  }
  void reference(const Row* row) {
    const std::string id = text_of(rule_->field, row);
    if (id.empty()) return say_of(Verdict::Fail, "", row);
    const std::optional<Record> other = context_.record(id);
    if (!other) return say_of(Verdict::Unknown, id, row);
    say_of(rule_->with.holds(other->fields) ? Verdict::Pass : Verdict::Fail, id, row);
  }

  /// Of each part of the record's year that is over: whether there were enough of them.
  void frequency() {
    const std::string year = record_.field("year").empty() ? day_.substr(0, 4) : std::string(record_.field("year"));
    const int months = rule_->per == "quarter" ? 3 : rule_->per == "half" ? 6 : 12;
    const bool ever = rule_->per == "ever";
    const std::vector<Record> others = context_.records(rule_->counted, ever ? std::string() : year, year);
    std::string lacking;
    bool any = false;
    for (int first = 1; first <= 12; first += months) {
      const auto month = [&](int number) { return year + (number < 10 ? "-0" : "-") + std::to_string(number); };
      const std::string from = month(first), to = month(first + months - 1);
      if (to + "-31" >= context_.today()) break;
      any = true;
      const auto count = std::count_if(others.begin(), others.end(), [&](const Record& other) {
        const std::string day(other.field("held").empty() ? std::string_view() : other.field("held").substr(0, 7));
        return rule_->counted_when.holds(other.fields) && (ever || (day >= from && day <= to));
      });
      if (count < rule_->min) lacking += (lacking.empty() ? "" : "、") + (ever ? year : say("{0} to {1}: {2}", {from, to, std::to_string(count)}));
      if (ever) break;
    }
    if (!any) return say_of(Verdict::NotApplicable, "");
    say_of(lacking.empty() ? Verdict::Pass : Verdict::Fail, lacking);
  }
  /// Who stands in these rows stands in none of the other records.
  void apart() {
    std::string both;
    for (const Record& other : context_.records(rule_->counted, "", "")) {
      if (other.id == record_.id || !rule_->counted_when.holds(other.fields)) continue;
      for (const Row& row : record_.rows(rule_->rows))
        for (const Row& there : other.rows(rule_->rows))
          if (!row.field(rule_->field).empty() && row.field(rule_->field) == there.field(rule_->field) && rule_->when.holds(row.fields) && rule_->when.holds(there.fields)) both += (both.empty() ? "" : "、") + std::string(row.field(rule_->field));
    }
    say_of(both.empty() ? Verdict::Pass : Verdict::Fail, both);
  }
  void range() {
    const auto value = number_of(rule_->part, nullptr);
    if (!value) return say_of(Verdict::Unknown, "");
    say_of(*value >= rule_->min && (rule_->max < 0 || *value <= rule_->max) ? Verdict::Pass : Verdict::Fail, std::to_string(*value));
  }

  // ---- The findings ----
  std::string shown(const std::string& rows, const std::string& field, const std::string& value) {
    const RowsSpec* table = kind_.rows(rows);
    if (table)
      for (const FieldSpec& spec : table->fields)
        if (spec.name == field && !spec.vocabulary.empty())
          if (const Term* term = context_.vocabulary(spec.vocabulary).find(value)) return term->label;
    return value;
  }
  std::string place(const Row* row) const {
    std::string out = kind_.label;
    if (const RowsSpec* rows = kind_.rows(rule_->rows)) out = rows->label;
    else if (const FieldSpec* field = kind_.field(rule_->field)) out = field->label;
    else if (const BodySpec* body = kind_.body(rule_->field)) out = body->label;
    if (!row) return out;
    const std::string_view name = row->field("name").empty() ? row->field("topic") : row->field("name");
    return out + " " + (name.empty() ? std::to_string(row - record_.rows(rule_->rows).data() + 1) : std::string(name));
  }
  void say_of(Verdict verdict, const std::string& detail, const Row* row = nullptr) {
    Finding out;
    out.level = rule_->must ? Level::Must : Level::Should;
    out.verdict = verdict;
    out.check = rule_->id;
    out.record = record_.id;
    out.where = place(row);
    out.what = verdict == Verdict::Unknown ? say("It cannot be decided: {0}", {rule_->message}) : rule_->message;
    if (!detail.empty()) out.what += say(" ({0})", {detail});
    out.rule = rule_->cited;
    out.fix = rule_->fix;
    findings.push_back(std::move(out));
  }

  const Record& record_;
  const Kind& kind_;
  Surroundings& context_;
  std::string day_;
  const CheckRule* rule_ = nullptr;
};

}  // namespace

Findings judge(const Record& record, const Kind& kind, const std::vector<CheckRule>& rules, Surroundings& context) {
  const std::string day = day_of(record, kind);
  std::vector<const CheckRule*> in_force;
  for (const CheckRule& rule : rules) {
    const bool level = rule.levels.empty() || std::find(rule.levels.begin(), rule.levels.end(), context.level()) != rule.levels.end();
    if (level && in_period(day, rule.from, rule.to)) in_force.push_back(&rule);
  }
  // A nearer layer's rule stands in place of the one it overrides, unless that is a floor and the nearer one asks for less.
  std::vector<const CheckRule*> replaced;
  for (const CheckRule* rule : in_force)
    for (const CheckRule* base : in_force)
      if (!rule->overrides.empty() && base->id == rule->overrides) replaced.push_back(base->floor && laxer(*rule, *base) ? rule : base);
  Judge judge(record, kind, context);
  for (const CheckRule* rule : in_force)
    if (std::find(replaced.begin(), replaced.end(), rule) == replaced.end()) judge.judge(*rule);
  return std::move(judge.findings);
}

}  // namespace yishibu::law
