// SPDX-License-Identifier: MIT
// The text of a document: fields, tables, headings. Every value stands in it once; attributes of our own say which it is.
// Must not know the meta data.
#include <algorithm>
#include <optional>

#include "akn_draft.hpp"
#include "akn_outline.hpp"
#include "days.hpp"

namespace yishibu::akn {
namespace {

constexpr const char* kOther = "其他";

bool is_vote(std::string_view name) { return among(name, {"in_favour", "against", "abstain", "satisfied", "fairly", "unsatisfied"}); }
bool is_answer(std::string_view name) { return among(name, {"answer", "reply", "response", "explanation", "explained_by", "answered_on", "explained_on", "responded_on"}); }
bool is_decision(std::string_view name) { return among(name, {"decision", "opinion"}); }

bool names_person(std::string_view table, std::string_view field) {
  if (field == "name") return among(table, {"attendance", "members", "people", "panel", "presenters", "pool", "drawn", "invited", "askers", "collectors", "said", "objections", "ledger"});
  return among(field, {"chair", "recorder", "moderator", "mediator", "lecturer", "proposer", "asker", "speaker", "person", "explained_by", "witness", "applicant", "approved_by",
                       "registered_by", "sealed_by", "issued_by"});
}
bool names_organization(std::string_view table, std::string_view field) {
  if (field == "name") return among(table, {"issuers", "addressees", "copies", "villages"});
  return among(field, {"issuer", "lead", "printed_by", "commissioned_by"});
}

class Text {
 public:
  Text(Draft& draft, Writer& out) : draft_(draft), out_(out), act_(document_type(draft.record.kind, draft.host) == std::string_view("act")) {}

  void write() {
    preface();
    std::vector<const Body*> bodies;
    for (const Body& body : draft_.record.bodies)
      if (!body.paragraphs.empty()) bodies.push_back(&body);
    out_.block(act_ ? "body" : "mainBody");
    std::size_t parts = 0;
    // The first text of a rule is the body itself: its articles stand directly below.
    if (act_ && !bodies.empty()) out_.attr("ysb:body", bodies[parts]->name), write_outline(*bodies[parts], out_, true), ++parts;
    for (const Rows& table : draft_.record.tables)
      if (!table.rows.empty() && !attached(table)) rows(table), ++parts;
    for (std::size_t i = act_ && !bodies.empty() ? 1 : 0; i < bodies.size(); ++i, ++parts) body(*bodies[i]);
    if (parts == 0) empty();
    out_.close();
    for (const Rows& table : draft_.record.tables)
      if (attached(table)) attachments(table);
  }

 private:
  const std::vector<Field>& fields() const { return draft_.record.fields; }
  static std::string label_of(const FieldSpec* spec, const Field& field) { return spec ? spec->label : field.name; }

  /// The value inside an element that says what it is.
  void value(const Field& field, const FieldSpec* spec, std::string_view table, std::string_view role = {}) {
    const std::string& v = field.value;
    const auto begin = [&](std::string_view element) -> Writer& { return out_.inside(element); };
    const auto mark = [&]() -> Writer& { return out_.attr("ysb:field", field.name); };
    const FieldType type = spec ? spec->type : FieldType::Text;
    const bool blank = v.find_first_not_of(" \t\r\n") == std::string::npos;
    if (type == FieldType::Term) {
      if (const Term* term = draft_.find_term(spec->vocabulary, v)) {
        const std::string reference = draft_.term(spec->vocabulary, *term);
        if (table.empty()) draft_.keywords.push_back({v, term->label, draft_.dictionary(spec->vocabulary), reference});
        begin("concept").id("concept").attr("refersTo", reference);
        return mark().attr("ysb:value", v).text(term->label).close();
      }
    } else if (type == FieldType::Reference && v.size() == 17 && v[8] == '-') {
      const auto [href, title] = draft_.cite(v);
      begin("ref").id("ref").attr("href", href);
      return mark().attr("ysb:value", v).text(title).close();
    } else if (type == FieldType::Boolean && (v == "yes" || v == "no")) {
      begin("span");
      return mark().attr("ysb:value", v).text(v == "yes" ? kYes : kNo).close();
    } else if (const std::string day = type == FieldType::Date || type == FieldType::DateTime ? xsd_date(v) : std::string(); !day.empty()) {
      if (day.size() > 10) begin("time").id("time").attr("time", day);
      else begin("date").id("date").attr("date", day);
      return mark().text(v).close();
    } else if (type == FieldType::Integer && !blank) {
      const std::string measured = draft_.concept_of(spec->label);
      begin("quantity").id("qty").attr("refersTo", measured).attr("normalized", v);
      if (is_vote(field.name)) draft_.counts.push_back({measured, "#" + out_.eid(), v});
      return mark().text(v).close();
    } else if (!blank && names_person(table, field.name)) {
      begin("person").id("person").attr("refersTo", draft_.person(v));
      if (!role.empty() || (table.empty() && spec)) out_.attr("as", draft_.role(role.empty() ? std::string_view(spec->label) : role));
      return mark().text(v).close();
    } else if (!blank && names_organization(table, field.name)) {
      begin(table == "issuers" ? "docAuthority" : "organization").id("organization").attr("refersTo", draft_.organization(v));
      return mark().text(v).close();
    } else if (!blank && field.name == "place") {
      begin("location").id("location").attr("refersTo", draft_.place(v));
      return mark().text(v).close();
    } else if (!blank && field.name == "result" && among(table, {"items"})) {
      begin("outcome").id("outcome").attr("refersTo", draft_.concept_of(v));
      return mark().text(v).close();
    }
    begin("span");
    mark().text(v).close();
  }
  void labelled(const Field& field, const FieldSpec* spec, std::string_view table) {
    out_.block("p").id("p").text(label_of(spec, field) + "：");
    value(field, spec, table);
    out_.close();
  }
  void cell(const Field& field, const FieldSpec* spec, std::string_view table, std::string_view role = {}) {
    out_.inside("p");
    value(field, spec, table, role);
    out_.close();
  }
  void head(std::string_view words) { out_.block("heading").sole("heading").text(words).close(); }
  void header(std::string_view words) {
    out_.inside("th");
    out_.leaf("p", words);
    out_.close();
  }

  void title_line(const char* element, const Field& field, const std::string& date = {}) {
    out_.block("p").id("p");
    out_.inside(element).id(element);
    if (!date.empty()) out_.attr("date", date);
    out_.attr("ysb:field", field.name).text(field.value).close();
    out_.close();
  }
  void preface() {
    out_.block("preface").sole("preface");
    out_.block("p").id("p").leaf("docType", draft_.kind ? draft_.kind->label : draft_.record.kind);
    out_.close();
    std::vector<const Field*> rest;
    bool titled = false, numbered = false;
    for (const Field& field : fields()) {
      const std::string date = draft_.kind && field.name == draft_.kind->date_field ? xsd_date(field.value) : std::string();
      if (draft_.kind && !titled && field.name == draft_.kind->title_field) titled = true, title_line("docTitle", field);
      else if (draft_.kind && !numbered && among(field.name, {"number", "ordinal"}) && draft_.kind->field(field.name)) numbered = true, title_line("docNumber", field);
      else if (!date.empty() && named(fields(), field.name) == &field) title_line("docDate", field, date);
      else rest.push_back(&field);
    }
    if (!titled) {
      out_.block("p").id("p").leaf("docTitle", draft_.record.id);
      out_.close();
    }
    if (!rest.empty()) table_of(rest);
    draft_.vote("preface", {});
    out_.close();
  }
  void table_of(const std::vector<const Field*>& rest) {
    out_.block("table").id("table");
    for (std::size_t i = 0; i < rest.size();) {
      const FieldSpec* spec = draft_.kind ? draft_.kind->field(rest[i]->name) : nullptr;
      const std::string& name = rest[i]->name;
      out_.block("tr").id("tr");
      header(label_of(spec, *rest[i]));
      out_.inside("td");
      for (; i < rest.size() && rest[i]->name == name; ++i) cell(*rest[i], spec, {});
      out_.close();
      out_.close();
    }
    out_.close();
  }

  void empty() {
    if (act_) out_.block("hcontainer").id("hcontainer").attr("name", "empty").block("content").sole("content");
    out_.block("p").id("p").close();
    if (act_) out_.close(), out_.close();
  }

  void body(const Body& text) {
    const BodySpec* spec = draft_.kind ? draft_.kind->body(text.name) : nullptr;
    out_.block("hcontainer").id("hcontainer").attr("name", "text").attr("ysb:body", text.name);
    head(spec ? spec->label : text.name);
    write_outline(text, out_, false);
    out_.close();
  }

  // ---- rows ----
  static bool has(const RowsSpec* spec, std::initializer_list<std::string_view> names) {
    return spec && std::any_of(names.begin(), names.end(), [&](std::string_view name) { return named(spec->fields, name); });
  }
  void rows(const Rows& table) {
    const RowsSpec* spec = draft_.kind ? draft_.kind->rows(table.name) : nullptr;
    const std::string label = spec ? spec->label : table.name;
    const bool votes = has(spec, {"in_favour"}), speeches = has(spec, {"speaker", "asker", "person"}) || (has(spec, {"name"}) && has(spec, {"statement", "answer", "response"}));
    const char* element = act_ ? "hcontainer" : votes || speeches ? "debateSection" : table.name == "attendance" ? "rollCall" : table.name == "results" ? "resolutions" : "hcontainer";
    const std::string_view abbreviation = element == std::string_view("debateSection") ? "dbsect" : element == std::string_view("rollCall") ? "rollcall" : element;
    out_.block(element).id(abbreviation);
    if (abbreviation == "dbsect" || abbreviation == "hcontainer") out_.attr("name", table.name);
    out_.attr("ysb:rows", table.name);
    head(label);
    if (abbreviation == "dbsect") {
      for (const Row& row : table.rows) votes ? item(row, *spec) : exchange(row, *spec);
    } else {
      if (abbreviation == "hcontainer") out_.block("content").sole("content");
      grid(table, spec);
      if (abbreviation == "hcontainer") out_.close();
    }
    out_.close();
  }

  /// A table with a column for each field that is known, and one for all others.
  void grid(const Rows& table, const RowsSpec* spec) {
    std::vector<const FieldSpec*> columns;
    bool others = false;
    const auto holds = [](const Row& row, std::string_view name) { return named(row.fields, name) != nullptr; };
    if (spec)
      for (const FieldSpec& field : spec->fields)
        if (std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) { return holds(row, field.name); })) columns.push_back(&field);
    for (const Row& row : table.rows)
      for (const Field& field : row.fields) others = others || !spec || !named(spec->fields, field.name);
    others = others || columns.empty();
    out_.block("table").id("table");
    out_.block("tr").id("tr");
    for (const FieldSpec* column : columns) header(column->label);
    if (others) header(kOther);
    out_.close();
    for (const Row& row : table.rows) {
      out_.block("tr").id("tr").attr("ysb:row", row.id);
      for (const FieldSpec* column : columns) {
        out_.inside("td");
        for (const Field& field : row.fields)
          if (field.name == column->name) cell(field, column, table.name, role_of(row, *spec, field));
        out_.close();
      }
      if (others) {
        out_.inside("td");
        for (const Field& field : row.fields) {
          if (spec && named(spec->fields, field.name)) continue;
          out_.inside("p").text(field.name + "：");
          value(field, nullptr, table.name);
          out_.close();
        }
        out_.close();
      }
      draft_.vote(out_.eid(), {});
      out_.close();
    }
    out_.close();
  }
  /// As what somebody is there: what the row says, else what the record calls him.
  std::string role_of(const Row& row, const RowsSpec& spec, const Field& field) {
    if (!names_person(spec.name, field.name)) return {};
    for (const char* name : {"chair", "recorder"})
      if (draft_.record.field(name) == field.value) return draft_.kind->field(name) ? draft_.kind->field(name)->label : name;
    for (const char* name : {"standing", "role", "subject"}) {
      const std::string v(row.field(name));
      const FieldSpec* its = named(spec.fields, name);
      if (v.empty() || !its) continue;
      const Term* term = draft_.find_term(its->vocabulary, v);
      return term ? term->label : v;
    }
    return {};
  }

  /// Something that was voted on: heading, what was said, the vote, the resolution.
  void item(const Row& row, const RowsSpec& spec) {
    out_.block("debateSection").id("dbsect").attr("name", "item").attr("ysb:row", row.id);
    std::vector<const Field*> other, votes, decisions;
    const Field* heading = nullptr;
    for (const Field& field : row.fields) {
      if (!heading && among(field.name, {"topic", "meeting_name"})) heading = &field;
      else if (is_vote(field.name) || among(field.name, {"voting", "result"})) votes.push_back(&field);
      else if (is_decision(field.name)) decisions.push_back(&field);
      else other.push_back(&field);
    }
    if (heading) out_.block("heading").sole("heading").attr("ysb:field", heading->name).text(heading->value).close();
    else head(spec.label);
    const auto all = [&](const std::vector<const Field*>& list) {
      for (const Field* field : list) labelled(*field, named(spec.fields, field->name), spec.name);
    };
    all(other);
    if (!votes.empty()) {
      out_.block("debateSection").id("dbsect").attr("name", "voting");
      head("表决情况");
      all(votes);
      draft_.vote(out_.eid(), row.field("result"));
      out_.close();
    }
    for (const Field* field : decisions) {
      out_.block("resolutions").id("resolutions");
      head(label_of(named(spec.fields, field->name), *field));
      out_.block("p").id("p").attr("ysb:field", field->name).text(field->value).close();
      out_.close();
    }
    out_.close();
  }

  /// Something somebody said, and what was answered.
  void exchange(const Row& row, const RowsSpec& spec) {
    const bool answered = std::any_of(row.fields.begin(), row.fields.end(), [](const Field& field) { return is_answer(field.name); });
    const Field* who = nullptr;
    const Field* answerer = nullptr;
    for (const char* name : {"speaker", "asker", "person", "name"})
      if (!who) who = named(row.fields, name);
    answerer = named(row.fields, "explained_by");
    if (answered) out_.block("debateSection").id("dbsect").attr("name", "exchange").attr("ysb:row", row.id);
    const char* element = answered && !named(row.fields, "explanation") ? "question" : "speech";
    turn(element, who);
    if (!answered) out_.attr("ysb:row", row.id);
    said(row, spec, who, false);
    out_.close();
    if (!answered) return;
    turn("answer", answerer);
    said(row, spec, answerer, true);
    out_.close();
    out_.close();
  }
  void turn(const char* element, const Field* who) {
    const bool blank = !who || who->value.find_first_not_of(" \t\r\n") == std::string::npos;
    out_.block(element).id(element).attr("by", draft_.person(blank ? kUnnamed : std::string_view(who->value)));
  }
  void said(const Row& row, const RowsSpec& spec, const Field* who, bool answer) {
    if (who) out_.block("from").sole("from").attr("ysb:field", who->name).text(who->value).close();
    bool any = false;
    for (const Field& field : row.fields) {
      if (&field == who || is_answer(field.name) != answer) continue;
      any = true;
      if (among(field.name, {"content", "opinion", "view", "statement", "question", "answer", "reply", "response", "explanation"})) {
        out_.block("p").id("p").attr("ysb:field", field.name).text(field.value).close();
      } else {
        labelled(field, named(spec.fields, field.name), spec.name);
      }
    }
    if (!any) out_.block("p").id("p").close();
  }

  // ---- attachments ----
  bool attached(const Rows& table) const {
    return draft_.kind && table.name == "attachments" && !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
      return std::all_of(row.fields.begin(), row.fields.end(), [&](const Field& f) { return among(f.name, {"file", "name", "size"}) && named(row.fields, f.name) == &f; });
    });
  }
  void attachments(const Rows& table) {
    out_.block("attachments");  // takes no attributes
    for (const Row& row : table.rows) {
      out_.block("attachment").id("att").attr("ysb:rows", table.name).attr("ysb:row", row.id);
      const Field* file = named(row.fields, "file");
      const std::string name(row.field("name"));
      if (named(row.fields, "name")) out_.block("heading").sole("heading").attr("ysb:field", "name").text(name).close();
      if (named(row.fields, "size")) out_.block("subheading").sole("subheading").attr("ysb:field", "size").text(row.field("size")).close();
      out_.block("documentRef").id("dref").attr("href", file ? "/" + iri_path(file->value) : "#").attr("showAs", shown(name));
      if (file) out_.attr("ysb:field", "file").attr("ysb:value", file->value);
      out_.close();
      out_.close();
    }
    out_.close();
  }
  static std::string iri_path(std::string_view path) {
    std::string out;
    for (std::size_t i = 0; i <= path.size();) {
      const std::size_t slash = std::min(path.find('/', i), path.size());
      out += segment(path.substr(i, slash - i));
      if (slash < path.size()) out += '/';
      i = slash + 1;
    }
    return out;
  }

  Draft& draft_;
  Writer& out_;
  bool act_;
};

}  // namespace

void write_text(Draft& draft, Writer& out) { Text(draft, out).write(); }

}  // namespace yishibu::akn
