// SPDX-License-Identifier: MIT
// See describe.hpp.
#include "describe.hpp"

#include "yishibu/text.hpp"

namespace yishibu::law {
namespace {

bool called(const Contribution& row, const std::string& name) {
  return row.id == name || row.label == name || row.id.substr(row.id.find(':') + 1) == name;
}

struct TypeWords {
  const char *code, *words;
};

TypeWords words_of(FieldType type) {
  switch (type) {
    case FieldType::Text: return {"text", tr("words")};
    case FieldType::Date: return {"date", tr("date")};
    case FieldType::DateTime: return {"datetime", tr("date and time")};
    case FieldType::Integer: return {"integer", tr("whole number")};
    case FieldType::Boolean: return {"boolean", tr("yes or no")};
    case FieldType::Term: return {"term", tr("term")};
    case FieldType::Reference: return {"reference", tr("record")};
  }
  return {"", ""};
}

const char* code_of(Requirement required) {
  return required == Requirement::Must ? "must" : required == Requirement::Should ? "should" : "may";
}

/// Words behind a label: empty for what may be left out.
std::string demand(Requirement required) {
  if (required == Requirement::May) return {};
  return std::string("  ") + (required == Requirement::Must ? tr("required") : tr("should be filled in"));
}

class KindDescriber {
 public:
  KindDescriber(const std::string& region, const std::string& day, Host& host, Outcome& out) : region_(region), day_(day), host_(host), out_(out) {}

  Value run(const Kind& kind) {
    out_.text.push_back(kind.label + "（" + kind.id + "）" + (kind.base.empty() ? "" : say(", built on {0} ({1})", {host_.kind(kind.base).label, kind.base})));
    Value tables = Value::list(), bodies = Value::list();
    Value fields = all(kind.fields, "  ");
    for (const RowsSpec& table : kind.tables) {
      out_.text.push_back("  【" + table.label + "】" + table.name + demand(table.required));
      Value columns = all(table.fields, "    ");
      tables.add(Value::object().set("name", table.name).set("label", table.label).set("required", code_of(table.required)).set("fields", columns));
    }
    for (const BodySpec& body : kind.bodies) {
      out_.text.push_back("  【" + body.label + "】" + body.name + "  " + tr("running text") + demand(body.required));
      bodies.add(Value::object().set("name", body.name).set("label", body.label).set("required", code_of(body.required)));
    }
    return Value::object().set("kind", kind.id).set("label", kind.label).set("base", kind.base).set("fields", fields).set("tables", tables).set("bodies", bodies);
  }

 private:
  Value all(const std::vector<FieldSpec>& specs, const char* indent) {
    Value out = Value::list();
    for (const FieldSpec& spec : specs) {
      const TypeWords type = words_of(spec.type);
      std::string line = indent + spec.label + " = " + spec.name + "  " + type.words;
      // What to choose from is asked for with the same command: it is named as that understands it.
      if (spec.type == FieldType::Term) line += "（" + host_.vocabulary(spec.vocabulary, region_, day_).label + " " + spec.vocabulary + "）";
      if (spec.type == FieldType::Reference && !spec.target.empty()) line += "（" + host_.kind(spec.target).label + " " + spec.target + "）";
      if (spec.many) line += std::string("  ") + tr("several");
      line += demand(spec.required);
      if (!spec.source.empty()) line += "  " + spec.source;
      out_.text.push_back(line);
      Value value = Value::object();
      value.set("name", spec.name).set("label", spec.label).set("type", type.code).set("required", code_of(spec.required)).set("many", spec.many);
      value.set("vocabulary", spec.vocabulary).set("target", spec.target).set("source", spec.source);
      out.add(std::move(value));
    }
    return out;
  }

  const std::string &region_, &day_;
  Host& host_;
  Outcome& out_;
};

}  // namespace

void describe_kind(const std::string& name, const std::string& region, const std::string& day, Host& host, Outcome& out, Value& found) {
  for (const Contribution& row : host.contributions("kind", region.empty() ? "*" : region))
    if (called(row, name)) found.add(KindDescriber(region, day, host, out).run(host.kind(row.id)));
}

void describe_vocabulary(const std::string& name, const std::string& region, const std::string& day, Host& host, Outcome& out, Value& found) {
  for (const Contribution& row : host.contributions("vocabulary", "*")) {
    if (!called(row, name)) continue;
    const Vocabulary& list = host.vocabulary(row.id, region, day);
    std::string head = list.label + "（" + row.id + "）";
    for (const std::string& part : {list.source, list.status})
      if (!part.empty()) head += "  " + part;
    out.text.push_back(head);
    Value terms = Value::list();
    for (const Term& term : list.terms) {
      out.text.push_back("  " + term.label + " = " + term.code + "  ← " + term.layer + (term.status.empty() ? "" : "  " + term.status));
      terms.add(Value::object().set("code", term.code).set("label", term.label).set("layer", term.layer).set("source", term.source).set("status", term.status));
    }
    if (list.terms.empty()) out.text.push_back(say("  no term stands in it on {0}", {day}));
    found.add(Value::object().set("vocabulary", row.id).set("label", list.label).set("source", list.source).set("status", list.status).set("terms", terms));
  }
}

}  // namespace yishibu::law
