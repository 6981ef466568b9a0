// SPDX-License-Identifier: MIT
// See explain.hpp.
#include "explain.hpp"

#include <algorithm>

#include "days.hpp"
#include "describe.hpp"
#include "rule.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::law {
namespace {

std::string period_of(const std::string& from, const std::string& to) {
  if (from.empty() && to.empty()) return {};
  return (from.empty() ? "" : from) + "—" + to;
}

const char* word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Fail: return tr("not met");
    case Verdict::Unknown: return tr("undecided");
    case Verdict::NotApplicable: return tr("does not apply");
    case Verdict::Pass: return tr("met");
  }
  return "";
}

Outcome of_record(const Record& record, Host& host, Book& book) {
  const Kind& kind = host.kind(record.kind);
  const std::string day = day_of(record, kind), level = book.info().level;
  Outcome out;
  out.text = {say("{0} ({1}), judged by {2}, region {3}, {4}", {kind.label, kind.id, day, book.info().region, level == "village" ? tr("village") : level == "community" ? tr("community") : tr("township")})};
  for (std::string base = kind.base; !base.empty(); base = host.kind(base).base)
    out.text.push_back(say("  built on {0} ({1})", {host.kind(base).label, base}));
  Value terms = Value::list(), checks = Value::list();
  const auto explain_terms = [&](const std::vector<Field>& fields, const std::vector<FieldSpec>& specs) {
    for (const FieldSpec& spec : specs) {
      if (spec.type != FieldType::Term) continue;
      for (const std::string& code : field_values(fields, spec.name)) {
        const Vocabulary& list = host.vocabulary(spec.vocabulary, book.info().region, day);
        const Term* term = list.find(code);
        if (!term) continue;
        out.text.push_back("  " + spec.label + "：" + term->label + "  ← " + term->layer +
                           (term->source.empty() ? "" : "  " + term->source));
        terms.add(Value::object()
                      .set("field", spec.name)
                      .set("code", code)
                      .set("label", term->label)
                      .set("layer", term->layer)
                      .set("source", term->source));
      }
    }
  };
  explain_terms(record.fields, kind.fields);
  for (const Finding& finding : host.check(record, &book, true)) {
    if (finding.check.empty()) continue;
    const std::string layer = finding.check.substr(0, finding.check.find(':'));
    if (finding.verdict != Verdict::NotApplicable)
      out.text.push_back(std::string("  [") + word_of(finding.verdict) + "] " + finding.check + "  ← " + layer +
                         (finding.open() ? "  " + finding.what : "") + (finding.rule.empty() ? "" : "  " + finding.rule));
    checks.add(Value::object()
                   .set("check", finding.check)
                   .set("layer", layer)
                   .set("result", verdict_code(finding.verdict))
                   .set("rule", finding.rule));
  }
  out.json = Value::object().set("id", record.id).set("kind", kind.id).set("day", day).set("terms", terms).set("checks", checks);
  return out;
}

}  // namespace

Outcome explain(const Arguments& arguments, Host& host, Book* book) {
  const std::string& name = arguments.positional.front();
  if (book)
    for (const Listed& row : book->list({}))
      if (row.id == name || row.title == name || (name.size() >= 4 && (row.id.starts_with(name) || row.id.ends_with(name))))
        if (const auto record = book->find(row.id)) return of_record(*record, host, *book);
  const std::string region = book ? book->info().region : std::string(arguments.option("region")),
                    day = arguments.option("on").empty() ? host.today() : std::string(arguments.option("on"));
  Outcome out;
  Value found = Value::list();
  describe_kind(name, region, day, host, out, found);
  describe_vocabulary(name, region, day, host, out, found);
  for (const Contribution& row : host.contributions("vocabulary", "*")) {
    const Vocabulary& list = host.vocabulary(row.id, region, day);
    for (const Term& term : list.terms) {
      if (term.code != name && term.label != name && std::find(term.aliases.begin(), term.aliases.end(), name) == term.aliases.end())
        continue;
      out.text.push_back(list.label + "（" + row.id + "）：" + term.label + " = " + term.code);
      std::string line = "  ← " + term.layer;
      for (const std::string& part : {term.source, period_of(term.from, term.to), term.status, term.note})
        if (!part.empty()) line += "  " + part;
      out.text.push_back(line);
      for (const std::string& alias : term.aliases) out.text.push_back("  = " + alias);
      found.add(Value::object()
                    .set("vocabulary", row.id)
                    .set("code", term.code)
                    .set("label", term.label)
                    .set("layer", term.layer)
                    .set("source", term.source)
                    .set("from", term.from)
                    .set("to", term.to)
                    .set("status", term.status));
    }
  }
  // The same check, as each layer of the region writes it: nearest first.
  for (const Contribution& row : host.contributions("check", region.empty() ? "*" : region)) {
    if (!row.row.has("file")) continue;
    for (const CheckRule& rule : read_checks(host.parse_xml(host.file_of(row)))) {
      if ((rule.id != name && rule.overrides != name) || !in_period(day, rule.from, rule.to)) continue;
      out.text.push_back(rule.id + "  ← " + row.plugin + "  " + rule.source +
                         (rule.floor ? tr(" (a floor: nearer layers can only be stricter)") : "") +
                         (rule.overrides.empty() ? "" : say(" (in place of {0})", {rule.overrides})));
      out.text.push_back("  " + rule.message);
      found.add(Value::object()
                    .set("check", rule.id)
                    .set("layer", row.plugin)
                    .set("source", rule.source)
                    .set("floor", rule.floor)
                    .set("overrides", rule.overrides));
    }
  }
  if (out.text.empty())
    throw Error(ErrorKind::NotFound, say("Nothing is called “{0}” on {1}: no record, no kind, no list, no term and no check.", {name, day}),
                tr("Write a record's id, a kind as meeting, a list as form, a term's code or words, or a check's id."));
  out.json = found;
  return out;
}

}  // namespace yishibu::law
