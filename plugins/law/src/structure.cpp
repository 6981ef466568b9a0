// SPDX-License-Identifier: MIT
// See structure.hpp.
#include "structure.hpp"

#include <algorithm>
#include <utility>

#include "days.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::law {
namespace {

class Checker {
 public:
  Checker(const Record& record, const Kind& kind, Surroundings& context) : record_(record), kind_(kind), context_(context) {}

  void fields(const std::vector<Field>& fields, const std::vector<FieldSpec>& specs, const std::string& place) {
    for (const Field& field : fields) {
      const FieldSpec* spec = named(specs, field.name);
      if (!spec) {
        std::vector<std::string> names;
        for (const FieldSpec& known : specs) names.push_back(known.name);
        const std::string near = context_.nearest(field.name, names);
        add(Level::Must, place + field.name, tr("This kind has no such field."), "",
            near.empty() ? tr("Remove it, or choose a kind that has it.") : say("Did you mean “{0}”?", {near}));
      } else {
        value(field, *spec, place + spec->label);
      }
    }
    for (const FieldSpec& spec : specs) {
      const auto count = std::count_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == spec.name; });
      if (count > 1 && !spec.many) add(Level::Must, place + spec.label, tr("It may stand only once."), spec.source, tr("Keep one value."));
      if (count == 0 && spec.required != Requirement::May) missing(spec.required, place + spec.label, spec.source);
    }
  }

  void missing(Requirement required, const std::string& where, const std::string& source) {
    add(required == Requirement::Must ? Level::Must : Level::Should, where, tr("It is missing."), source, tr("Fill it in."));
  }

  void structure() {
    fields(record_.fields, kind_.fields, "");
    for (const Rows& table : record_.tables) {
      const RowsSpec* spec = kind_.rows(table.name);
      if (!spec) {
        add(Level::Must, table.name, tr("This kind has no such table."), "", tr("Remove it, or choose a kind that has it."));
        continue;
      }
      for (std::size_t i = 0; i < table.rows.size(); ++i) fields(table.rows[i].fields, spec->fields, spec->label + " " + std::to_string(i + 1) + " · ");
    }
    for (const RowsSpec& spec : kind_.tables)
      if (spec.required != Requirement::May && record_.rows(spec.name).empty()) missing(spec.required, spec.label, "");
    for (const Body& body : record_.bodies)
      if (!kind_.body(body.name)) add(Level::Must, body.name, tr("This kind has no such text."), "", tr("Remove it, or choose a kind that has it."));
    for (const BodySpec& spec : kind_.bodies)
      if (spec.required != Requirement::May && !record_.body(spec.name)) missing(spec.required, spec.label, "");
  }

  Findings findings;

 private:
  void add(Level level, const std::string& where, const std::string& what, const std::string& rule, const std::string& fix) {
    findings.push_back({level, record_.id, where, what, rule, fix});
  }

  void value(const Field& field, const FieldSpec& spec, const std::string& where) {
    const std::string& v = field.value;
    switch (spec.type) {
      case FieldType::Text:
        break;
      case FieldType::Date:
        if (!is_date(v)) add(Level::Must, where, say("“{0}” is no date.", {v}), spec.source, tr("Write it as 2016-03-15."));
        break;
      case FieldType::DateTime:
        if (!is_datetime(v)) add(Level::Must, where, say("“{0}” is no date with time.", {v}), spec.source, tr("Write it as 2016-03-15T14:30."));
        break;
      case FieldType::Integer:
        if (v.find_first_not_of("0123456789", v.starts_with("-") ? 1 : 0) != std::string::npos || v == "-" || v.size() > 18)
          add(Level::Must, where, say("“{0}” is no number.", {v}), spec.source, tr("Write digits only."));
        break;
      case FieldType::Boolean:
        if (v != "yes" && v != "no") add(Level::Must, where, say("“{0}” is neither yes nor no.", {v}), spec.source, tr("Write yes or no."));
        break;
      case FieldType::Term:
        try {
          term(v, spec, where);
        } catch (const Error& failure) {  // without its list nobody can say; the rest of the record is judged all the same
          add(Level::Must, where, failure.message(), spec.source, tr("“plugin list” shows what there is."));
          findings.back().verdict = Verdict::Unknown;
        }
        break;
      case FieldType::Reference: {
        const auto kind = context_.kind_of(v);
        if (!kind) add(Level::Must, where, say("There is no record {0}.", {v}), "", tr("Choose a record of this book."));
        else if (!kind->empty() && !spec.target.empty() && !context_.is_kind(*kind, spec.target))
          add(Level::Must, where, say("{0} is of another kind ({1}).", {v, *kind}), "", say("Choose a record of kind {0}.", {spec.target}));
        break;
      }
    }
  }

  void term(const std::string& code, const FieldSpec& spec, const std::string& where) {
    const Vocabulary& vocabulary = context_.vocabulary(spec.vocabulary);
    if (vocabulary.find(code)) return;
    std::vector<std::string> names;
    for (const Term& term : vocabulary.terms) names.insert(names.end(), {term.code, term.label});
    const std::string near = context_.nearest(code, names);
    const Term* term = vocabulary.find(near);
    add(Level::Must, where, say("“{0}” is not in the list “{1}” on that day.", {code, vocabulary.label}), vocabulary.source,
        near.empty() ? say("Choose a term of the list; “explain {0}” prints it.", {vocabulary.label}) : say("Did you mean “{0}”?", {term ? term->label : near}));
  }

  const Record& record_;
  const Kind& kind_;
  Surroundings& context_;
};

}  // namespace

Findings judge_structure(const Record& record, const Kind& kind, Surroundings& context) {
  Checker checker(record, kind, context);
  checker.structure();
  return std::move(checker.findings);
}

}  // namespace yishibu::law
