// SPDX-License-Identifier: MIT
// See view.hpp.
#include "view.hpp"

#include <algorithm>

#include "days.hpp"
#include "local_words.hpp"
#include "yishibu/error.hpp"

namespace yishibu::papers {
namespace {

class Viewer {
 public:
  Viewer(Host& host, Book* book, std::string day) : host_(host), book_(book), day_(std::move(day)) {}

  void fields(Value& out, const std::vector<Field>& fields, const std::vector<FieldSpec>& specs) {
    for (const FieldSpec& spec : specs) {
      const std::vector<std::string> values = field_values(fields, spec.name);
      if (values.empty() && !spec.many) continue;
      if (spec.many) {
        Value labels = Value::list(), codes = Value::list();
        for (const std::string& v : values) {
          labels.add(shown(spec, v));
          codes.add(v);
        }
        out.set(spec.name, labels);
        if (spec.type == FieldType::Term) out.set(spec.name + "_code", codes);
        continue;
      }
      out.set(spec.name, shown(spec, values.front()));
      if (spec.type == FieldType::Term) out.set(spec.name + "_code", values.front());
      if (spec.type == FieldType::Reference) out.set(spec.name + "_id", values.front());
    }
    for (const Field& field : fields)  // what the kind does not know is still shown, as it stands
      if (!out.find(field.name)) out.set(field.name, field.value);
  }

  Value table(const std::vector<Row>& rows, const RowsSpec& spec, Value& around) {
    Value out = Value::list(), present = Value::list(), absent = Value::list(), leave = Value::list();
    std::size_t due = 0, came = 0, unsaid = 0;  // without observers, who are there and make no quorum
    const bool marks = std::any_of(spec.fields.begin(), spec.fields.end(), [](const FieldSpec& f) { return f.name == "present"; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Value row = Value::object();
      row.set("index", i + 1).set("row_id", rows[i].id);
      fields(row, rows[i].fields, spec.fields);
      const bool observes = marks && rows[i].field("observer") == "yes", here = rows[i].field("present") == "yes";
      due += !observes;
      came += here && !observes;
      if (marks && here) present.add(row);
      else if (marks && !observes && rows[i].field("leave") == "yes") leave.add(row);
      else if (marks && !observes && !rows[i].field("present").empty()) absent.add(row);
      else unsaid += marks && !observes;
      out.add(std::move(row));
    }
    around.set(spec.name + "_count", due);
    if (marks) {
      around.set(spec.name + "_present", came).set(spec.name + "_leave", leave.items()->size()).set(spec.name + "_absent", absent.items()->size()).set(spec.name + "_unsaid", unsaid);
      around.set(spec.name + "_taken", came + absent.items()->size() > 0);  // else nobody has called the roll, and 0 would be invented
      around.set(spec.name + "_present_rows", present).set(spec.name + "_leave_rows", leave).set(spec.name + "_absent_rows", absent);
    }
    return out;
  }

  static Value body(const Body* text) {
    Value out = Value::list();
    if (text)
      for (const Paragraph& p : text->paragraphs) {
        Value value = Value::object();
        value.set("paragraph_id", p.id).set("level", p.level).set("number", p.number).set("heading", p.heading).set("text", p.text);
        for (int level = 0; level <= 5; ++level) value.set("level" + std::to_string(level), p.level == level);
        value.set("run_in", !p.heading.empty() && !p.text.empty());
        out.add(std::move(value));
      }
    return out;
  }

 private:
  Value shown(const FieldSpec& spec, const std::string& value) {
    switch (spec.type) {
      case FieldType::Boolean: return value == "yes";
      case FieldType::Term: {
        const Vocabulary& list = host_.vocabulary(spec.vocabulary, book_ ? book_->info().region : "", day_);
        const Term* term = list.find(value);
        return term ? local(term->label, book_ ? book_->info().level : "") : value;
      }
      case FieldType::Reference: {
        if (!book_) return value;
        const auto record = book_->find(value);
        if (!record) return value;
        try {
          return std::string(record->field(host_.kind(record->kind).title_field));
        } catch (const Error&) {
          return value;  // of a kind that nobody has here the title is not known
        }
      }
      default: return value;
    }
  }
  Host& host_;
  Book* book_;
  std::string day_;
};

}  // namespace

const std::vector<Contribution>& View::derived(const std::string& kind, Host& host) {
  const auto [at, fresh] = derived_.try_emplace(kind);
  if (!fresh) return at->second;
  for (Contribution& row : host.contributions("derivation", "*")) {
    if (!row.row.has("name") || (row.row.has("kind") && !host.is_kind(kind, row.row.attribute("kind")))) continue;
    try {
      if (host.load(row.plugin)) at->second.push_back(std::move(row));
    } catch (const Error&) {
      continue;  // “plugin doctor” says why; the record itself is there without it
    }
  }
  return at->second;
}

Value View::run(const Record& record, Host& host, Book* book) {
  const Kind& kind = host.kind(record.kind);
  Viewer viewer(host, book, day_of(record, kind));
  Value out = Value::object();
  out.set("id", record.id).set("kind", record.kind).set("kind_label", kind.label).set("today", host.today());
  if (book) out.set("book", Value::object().set("name", book->info().name).set("region", book->info().region).set("level", book->info().level));
  viewer.fields(out, record.fields, kind.fields);
  for (const RowsSpec& spec : kind.tables) out.set(spec.name, viewer.table(record.rows(spec.name), spec, out));
  for (const BodySpec& spec : kind.bodies) out.set(spec.name, Viewer::body(record.body(spec.name)));
  for (const Contribution& row : derived(record.kind, host)) out.set(row.row.attribute("name"), host.derive(row.id, record, book));
  return out;
}

}  // namespace yishibu::papers
