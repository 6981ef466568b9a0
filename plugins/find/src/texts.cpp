// SPDX-License-Identifier: MIT
// See texts.hpp.
#include "texts.hpp"

#include <algorithm>

#include "letters.hpp"
#include "local_words.hpp"
#include "tokens.hpp"
#include "yishibu/error.hpp"

namespace yishibu::find {
namespace {

// No record holds these two: XML 1.0 does not know them.
constexpr char kPart = '\x1e', kPiece = '\x1f';
constexpr std::size_t kName = 20;  ///< signs of a value that is taken for a name; longer ones are prose

/// Whether a column holds people, by the label that its kind gives it. No list of fields: every plugin has its own.
bool of_people(std::string_view label) {
  return label.find("姓名") != std::string_view::npos || label.ends_with("人") || label.ends_with("者") || label.ends_with("员");
}

/// 张三、李四 → 张三 and 李四.
std::vector<std::string> apart(const std::string& names) {
  std::vector<std::string> out(1);
  for (const char32_t c : characters(names)) {
    if (letter(c) == Letter::Gap && c != 0xB7 && c != 0x30FB) out.emplace_back();
    else out.back() += utf8_of(std::u32string_view(&c, 1));
  }
  std::erase(out, "");
  return out;
}

class Marks {
 public:
  void add(std::string_view name, std::string_view value) { all_.push_back(mark(name, value)); }
  std::string joined() {
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    std::string out;
    for (const std::string& one : all_) (out += one) += ' ';
    return out;
  }

 private:
  std::vector<std::string> all_;
};

void mark_people(Marks& marks, const FieldSpec* spec, const std::string& value) {
  if (!spec || spec->type != FieldType::Text || !of_people(spec->label)) return;
  for (const std::string& name : apart(value)) marks.add("\1person", utf8_of(folded(characters(name))));
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) (out += out.empty() ? "" : "／") += name;
  return out;
}

std::string label_of(const FieldSpec* spec, const std::string& name) { return spec ? spec->label : name; }

}  // namespace

std::string packed(const std::vector<Part>& parts) {
  std::string out;
  for (const Part& part : parts) {
    if (!out.empty()) out += kPart;
    out += static_cast<char>(part.place);
    out += part.named ? '1' : '0';
    for (const std::string* piece : {&part.label, &part.number, &part.column, &part.text}) {
      out += kPiece;
      for (const char c : *piece) out += c == kPart || c == kPiece ? ' ' : c;
    }
  }
  return out;
}

std::vector<PartView> unpacked(std::string_view bytes) {
  std::vector<PartView> out;
  out.reserve(16);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find(kPart), bytes.size());
    std::string_view one = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    PartView part;
    if (one.size() < 2) throw Error(ErrorKind::Corrupt, "parts");  // the cache is damaged; whoever reads it makes it anew
    part.place = static_cast<Part::Place>(one[0]);
    part.named = one[1] == '1';
    one.remove_prefix(2);
    for (std::string_view* piece : {&part.label, &part.number, &part.column, &part.text}) {
      if (one.empty() || one[0] != kPiece) throw Error(ErrorKind::Corrupt, "parts");
      one.remove_prefix(1);
      const std::size_t stop = std::min(one.find(kPiece), one.size());
      *piece = one.substr(0, stop);
      one.remove_prefix(stop);
    }
    out.push_back(std::move(part));
  }
  return out;
}

std::string status_of(const Record& record) {
  return !record.field("corrected_by").empty() ? "corrected" : !record.field("issued_on").empty() ? "issued" : "draft";
}

std::vector<std::string> Texts::called(const FieldSpec& spec, const std::string& value) {
  if (spec.type != FieldType::Term) return {value};
  if (!known_[spec.vocabulary]) {
    known_[spec.vocabulary] = true;
    try {
      // Whatever a code was ever called finds it: who looks for an old paper types the old words, who holds a printed one those of this book.
      for (const Term& term : host_.vocabulary(spec.vocabulary, book_.region, "").terms) {
        std::vector<std::string>& labels = terms_[{spec.vocabulary, term.code}];
        for (std::string label : {local(term.label, book_.level), term.label})
          if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(std::move(label));
      }
    } catch (const Error&) {
      // A book outlives its plugins: the code itself is what can be found then.
    }
  }
  const auto at = terms_.find({spec.vocabulary, value});
  return at == terms_.end() ? std::vector<std::string>{value} : at->second;
}

Document Texts::document(const Record& record) {
  static const Kind none;
  const Kind* kind = &none;
  try {
    kind = &host_.kind(record.kind);
  } catch (const Error&) {
    // As above: without its kind a record is found by its words, under the names of its fields.
  }
  Document out{record.id, {}, {}, {}, record.kind, {}, {}, {}, {}};
  out.date = kind->date_field.empty() ? "" : record.field(kind->date_field);
  if (out.date.empty() && record.id.size() >= 8) out.date = record.id.substr(0, 4) + "-" + record.id.substr(4, 2) + "-" + record.id.substr(6, 2);
  Marks marks;
  marks.add("\1kind", record.kind);
  marks.add("\1status", status_of(record));
  if (out.date.size() >= 4) marks.add("\1year", out.date.substr(0, 4));
  std::vector<Part> parts;
  const auto add = [&](Part part, const FieldSpec* spec) {
    part.named = part.place == Part::Place::Title || (spec && spec->type == FieldType::Term) ||
                 (part.place != Part::Place::Paragraph && part.text.find('\n') == std::string::npos && characters(part.text).size() <= kName);
    parts.push_back(std::move(part));
  };
  const auto searchable = [](const FieldSpec* spec) { return !spec || (spec->type != FieldType::Reference && spec->type != FieldType::Boolean); };
  for (const Field& field : record.fields) {
    const FieldSpec* spec = kind->field(field.name);
    const auto names = spec ? called(*spec, field.value) : std::vector<std::string>{field.value};
    const std::string text = joined(names), label = label_of(spec, field.name);
    for (const std::string& name : {field.name, label}) {
      marks.add(name, field.value);
      for (const std::string& value : names) marks.add(name, value);
    }
    mark_people(marks, spec, field.value);
    // What kinds call 类别 is what lists are counted by; its field is named so in every plugin.
    if (field.name == "category") (out.facets += out.facets.empty() ? "" : "\n") += names.front();
    const bool title = !kind->title_field.empty() && field.name == kind->title_field;
    if (title) out.title = text;
    if (searchable(spec)) add({title ? Part::Place::Title : Part::Place::Field, false, label, {}, {}, text}, spec);
  }
  if (out.title.empty()) out.title = record.field("title");
  for (const Rows& table : record.tables) {
    const RowsSpec* rows = kind->rows(table.name);
    std::size_t number = 0;
    for (const Row& row : table.rows) {
      ++number;
      for (const Field& field : row.fields) {
        const FieldSpec* spec = nullptr;
        for (std::size_t i = 0; rows && i < rows->fields.size() && !spec; ++i)
          if (rows->fields[i].name == field.name) spec = &rows->fields[i];
        mark_people(marks, spec, field.value);
        if (searchable(spec))
          add({Part::Place::Row, false, rows ? rows->label : table.name, std::to_string(number), label_of(spec, field.name), spec ? joined(called(*spec, field.value)) : field.value}, spec);
      }
    }
  }
  for (const Body& body : record.bodies) {
    const BodySpec* spec = kind->body(body.name);
    std::size_t number = 0;
    for (const Paragraph& paragraph : body.paragraphs)
      add({Part::Place::Paragraph, false, spec ? spec->label : body.name, std::to_string(++number), {}, paragraph.number + paragraph.heading + paragraph.text}, nullptr);
  }
  out.parts = packed(parts);
  out.marks = marks.joined();
  return out;
}

Document Texts::unreadable(const Listed& listed) {
  Marks marks;
  marks.add("\1kind", listed.kind);
  if (listed.date.size() >= 4) marks.add("\1year", listed.date.substr(0, 4));
  return {listed.id, {}, {}, listed.date, listed.kind, listed.title, {}, packed({{Part::Place::Title, true, {}, {}, {}, listed.title}}), marks.joined()};
}

}  // namespace yishibu::find
