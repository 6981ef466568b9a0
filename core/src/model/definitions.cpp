// SPDX-License-Identifier: MIT
// See definitions.hpp.
#include "model/definitions.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/date.hpp"
#include "base/text.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::model {
namespace {

constexpr std::pair<FieldType, const char*> kTypes[] = {
    {FieldType::Text, "text"},       {FieldType::Date, "date"}, {FieldType::DateTime, "datetime"},
    {FieldType::Integer, "integer"}, {FieldType::Boolean, "boolean"},
    {FieldType::Term, "term"},       {FieldType::Reference, "reference"}};

std::string name_of(const Element& element) {
  std::string name(element.attribute("name"));
  if (!text::is_plain_name(name)) throw Error(ErrorKind::Invalid, say("“{0}” is no name for <{1}>.", {name, element.name}));
  return name;
}

Requirement requirement(const Element& element) {
  const std::string_view word = element.attribute("required");
  if (word.empty() || word == "may") return Requirement::May;
  if (word == "should") return Requirement::Should;
  if (word == "must") return Requirement::Must;
  throw Error(ErrorKind::Invalid, say("“{0}” is not one of must, should, may.", {word}));
}

const char* word_for(Requirement required) {
  return required == Requirement::Must ? "must" : required == Requirement::Should ? "should" : "";
}

FieldSpec read_field(const Element& element) {
  expect(element, {"name", "label", "type", "required", "many", "vocabulary", "target", "source"}, {});
  FieldSpec spec;
  spec.name = name_of(element);
  spec.label = element.attribute("label");
  const std::string_view type = element.has("type") ? element.attribute("type") : "text";
  const auto* known = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const auto& pair) { return type == pair.second; });
  if (known == std::end(kTypes)) throw Error(ErrorKind::Invalid, say("The field type “{0}” is not known.", {type}));
  spec.type = known->first;
  spec.required = requirement(element);
  spec.many = element.attribute("many") == "yes";
  spec.vocabulary = element.attribute("vocabulary");
  spec.target = element.attribute("target");
  spec.source = element.attribute("source");
  if (spec.type == FieldType::Term && spec.vocabulary.empty())
    throw Error(ErrorKind::Invalid, say("The field “{0}” is a term but names no vocabulary.", {spec.name}));
  return spec;
}

template <typename Spec>
void put(std::vector<Spec>& specs, Spec spec) {
  if (Spec* old = named(specs, spec.name)) *old = std::move(spec);
  else specs.push_back(std::move(spec));
}

Element write_field(const FieldSpec& spec) {
  Element element{"field", {}, {}, {}, 0};
  element.set("name", spec.name).set("label", spec.label);
  for (const auto& [type, word] : kTypes)
    if (type == spec.type) element.set("type", word);
  if (const char* word = word_for(spec.required); *word) element.set("required", word);
  if (spec.many) element.set("many", "yes");
  if (!spec.vocabulary.empty()) element.set("vocabulary", spec.vocabulary);
  if (!spec.target.empty()) element.set("target", spec.target);
  if (!spec.source.empty()) element.set("source", spec.source);
  return element;
}

constexpr const char* kCorrectedBy = "corrected_by";

const std::vector<FieldSpec>& issue_fields() {
  static const std::vector<FieldSpec> fields = {
      {kIssuedOn, "签发日期", FieldType::Date, Requirement::May, false, {}, {}, {}},
      {"issued_by", "签发人", FieldType::Text, Requirement::May, false, {}, {}, {}},
      {"issue_reason", "未过检查仍签发的理由", FieldType::Text, Requirement::May, false, {}, {}, {}},
      {"corrects", "更正的记录", FieldType::Reference, Requirement::May, false, {}, {}, {}},
      {"correction_reason", "更正理由", FieldType::Text, Requirement::May, false, {}, {}, {}},
      {kCorrectedBy, "更正后的记录", FieldType::Reference, Requirement::May, false, {}, {}, {}},
  };
  return fields;
}

std::vector<std::string> aliases(const Element& term) {
  std::vector<std::string> out;
  for (const Element& child : term.children)
    if (child.name == "alias") out.push_back(child.content());
  return out;
}

Term read_term(const Element& element, const VocabularyLayer& layer) {
  const auto own = [&](std::string_view name) {
    return std::string(element.has(name) ? element.attribute(name) : layer.root.attribute(name));
  };
  Term term;
  term.code = element.attribute("code");
  term.label = element.attribute("label");
  term.aliases = aliases(element);
  term.from = own("from");
  term.to = own("to");
  term.source = own("source");
  term.note = element.attribute("note");
  term.status = element.attribute("status");
  term.layer = layer.plugin;
  if (term.code.empty() || term.label.empty())
    throw Error(ErrorKind::Invalid, say("A term of plugin “{0}” has no code or no label.", {layer.plugin}));
  return term;
}

}  // namespace

void expect(const Element& element, const std::vector<std::string_view>& attributes, const std::vector<std::string_view>& children) {
  const auto has = [](const std::vector<std::string_view>& list, std::string_view name) {
    return name.find(':') != std::string_view::npos || std::find(list.begin(), list.end(), name) != list.end();
  };
  for (const auto& [name, value] : element.attributes)
    if (name != "xmlns" && !has(attributes, name))
      throw Error(ErrorKind::Invalid, say("<{0}> has no attribute “{1}”.", {element.name, name}));
  for (const Element& child : element.children)
    if (child.is_text() ? !text::trimmed(child.text).empty() : !has(children, child.name) && !child.has("xmlns"))
      throw Error(ErrorKind::Invalid, say("“{1}” cannot stand in <{0}>.", {element.name, child.is_text() ? child.text : child.name}));
}

Kind read_kind(const Element& root, const std::string& id, const std::string& label, const Kind* base) {
  expect(root, {"base", "folder", "partition", "title", "date", "id", "label"}, {"field", "rows", "body", "withdraw"});
  Kind kind = base ? *base : Kind{};
  kind.id = id;
  kind.label = label;
  kind.base = root.attribute("base");
  for (const auto& [attribute, member] : {std::pair{"folder", &Kind::folder}, {"partition", &Kind::partition},
                                          {"title", &Kind::title_field}, {"date", &Kind::date_field}})
    if (root.has(attribute)) kind.*member = root.attribute(attribute);
  if (kind.partition.empty()) kind.partition = "none";
  if (!text::is_plain_name(kind.folder) || (kind.partition != "none" && kind.partition != "year" && kind.partition != "month"))
    throw Error(ErrorKind::Invalid, say("The kind “{0}” has no proper folder or partition.", {id}));
  if (!base) {
    RowsSpec attachments{kAttachments, "附件", Requirement::May, {}};
    for (const auto& [name, title] : {std::pair{"file", "文件"}, {"name", "名称"}, {"size", "字节数"}})
      attachments.fields.push_back({name, title, FieldType::Text, Requirement::May, false, {}, {}, {}});
    kind.tables.push_back(std::move(attachments));
    kind.fields = issue_fields();
  }
  for (const Element& child : root.children) {
    if (child.name == "field") {
      put(kind.fields, read_field(child));
    } else if (child.name == "rows") {
      expect(child, {"name", "label", "required"}, {"field"});
      const RowsSpec* old = kind.rows(name_of(child));
      RowsSpec spec{name_of(child), std::string(child.attribute("label")), requirement(child),
                    old ? old->fields : std::vector<FieldSpec>{}};
      for (const Element& field : child.children)
        if (!field.is_text()) put(spec.fields, read_field(field));
      put(kind.tables, std::move(spec));
    } else if (child.name == "body") {
      expect(child, {"name", "label", "required"}, {});
      put(kind.bodies, BodySpec{name_of(child), std::string(child.attribute("label")), requirement(child)});
    } else if (child.name == "withdraw") {
      const std::string name = name_of(child);
      std::erase_if(kind.fields, [&](const auto& spec) { return spec.name == name; });
      std::erase_if(kind.tables, [&](const auto& spec) { return spec.name == name; });
      std::erase_if(kind.bodies, [&](const auto& spec) { return spec.name == name; });
    }
  }
  if (!base) std::rotate(kind.fields.begin(), kind.fields.begin() + static_cast<std::ptrdiff_t>(issue_fields().size()), kind.fields.end());
  return kind;
}

bool breaks_issue(const Record& before, const Record& after) {
  const auto kept = [](Record record) {
    std::erase_if(record.fields, [](const Field& field) { return field.name == kCorrectedBy; });
    std::erase_if(record.tables, [](const Rows& table) { return table.name == kAttachments; });
    return record;
  };
  return !before.field(kIssuedOn).empty() && kept(before) != kept(after);
}

Element write_kind(const Kind& kind) {
  Element root{"kind", {{"xmlns", "urn:yishibu:plugin:1"}}, {}, {}, 0};
  root.set("id", kind.id).set("label", kind.label);
  if (!kind.base.empty()) root.set("base", kind.base);
  root.set("folder", kind.folder).set("partition", kind.partition).set("title", kind.title_field);
  if (!kind.date_field.empty()) root.set("date", kind.date_field);
  const auto common = [](const FieldSpec& spec) {
    return std::any_of(issue_fields().begin(), issue_fields().end(), [&](const FieldSpec& own) { return own.name == spec.name; });
  };
  for (const FieldSpec& spec : kind.fields)
    if (!common(spec)) root.add(write_field(spec));
  for (const RowsSpec& spec : kind.tables) {
    if (spec.name == kAttachments) continue;
    Element& rows = root.add({"rows", {{"name", spec.name}, {"label", spec.label}}, {}, {}, 0});
    if (const char* word = word_for(spec.required); *word) rows.set("required", word);
    for (const FieldSpec& field : spec.fields) rows.add(write_field(field));
  }
  for (const BodySpec& spec : kind.bodies) {
    Element& body = root.add({"body", {{"name", spec.name}, {"label", spec.label}}, {}, {}, 0});
    if (const char* word = word_for(spec.required); *word) body.set("required", word);
  }
  return root;
}

Vocabulary resolve(const std::string& id, const std::string& label, const std::vector<VocabularyLayer>& layers,
                   std::string_view region, std::string_view day) {
  Vocabulary out{id, label, {}, {}, {}};
  for (const VocabularyLayer& layer : layers) {
    if (!region.starts_with(layer.region)) continue;
    const Element& root = layer.root;
    // An extension whose day has not come yet changes nothing, whatever it adds or withdraws.
    if (&layer != layers.data() && !date::in_period(day, root.attribute("from"), root.attribute("to"))) continue;
    if (root.has("source")) out.source = root.attribute("source");
    if (root.has("status")) out.status = root.attribute("status");
    for (const Element& child : root.children) {
      const auto at = std::find_if(out.terms.begin(), out.terms.end(), [&](const Term& t) { return t.code == child.attribute("code"); });
      if (child.name == "term") {
        Term term = read_term(child, layer);
        if (at != out.terms.end()) {
          *at = std::move(term);
          continue;
        }
        const auto after = std::find_if(out.terms.begin(), out.terms.end(), [&](const Term& t) { return t.code == child.attribute("after"); });
        out.terms.insert(after == out.terms.end() ? after : after + 1, std::move(term));
      } else if (child.name == "relabel" && at != out.terms.end()) {
        if (child.has("label")) at->label = child.attribute("label");
        if (child.has("note")) at->note = child.attribute("note");
        if (child.has("status")) at->status = child.attribute("status");
        for (std::string& alias : aliases(child)) at->aliases.push_back(std::move(alias));
        at->layer = layer.plugin;
        at->source = child.has("source") ? child.attribute("source") : root.attribute("source");
      } else if (child.name == "withdraw" && at != out.terms.end()) {
        out.terms.erase(at);
      } else if (!child.is_text() && child.name != "term") {
        throw Error(ErrorKind::Invalid, say("The extension of “{0}” by plugin “{1}” changes “{2}”, which is not there.",
                                            {id, layer.plugin, child.attribute("code")}));
      }
    }
  }
  std::erase_if(out.terms, [&](const Term& term) { return !date::in_period(day, term.from, term.to); });
  return out;
}

std::string day_of(const Record& record, const Kind& kind) {
  const std::string_view own = kind.date_field.empty() ? std::string_view() : record.field(kind.date_field);
  if (own.size() >= 10 && date::is_date(own.substr(0, 10))) return std::string(own.substr(0, 10));
  return record.id.substr(0, 4) + "-" + record.id.substr(4, 2) + "-" + record.id.substr(6, 2);
}

}  // namespace yishibu::model
