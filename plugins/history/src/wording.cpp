// SPDX-License-Identifier: MIT
// See wording.hpp.
#include "wording.hpp"

#include "characters.hpp"
#include "local_words.hpp"
#include "numbered.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {

using namespace difference;

std::string Wording::words(const FieldSpec& spec, const std::vector<Field>& fields) {
  std::string out;
  for (const Field& field : fields)
    if (field.name == spec.name) out += (out.empty() ? "" : "、") + shown(spec, field.value);
  return out;
}

std::string Wording::shown(const FieldSpec& spec, const std::string& value) {
  if (spec.type == FieldType::Boolean && (value == "yes" || value == "no")) return value == "yes" ? tr("yes") : tr("no");
  if (spec.type == FieldType::Reference) return title(value);
  if (spec.type == FieldType::DateTime) return value.size() > 10 && value[10] == 'T' ? value.substr(0, 10) + " " + value.substr(11) : value;
  if (spec.type != FieldType::Term) return value;
  auto at = vocabularies_.find(spec.vocabulary);
  if (at == vocabularies_.end()) {
    Vocabulary list;
    try {
      list = host_.vocabulary(spec.vocabulary, book_.info().region, "");
    } catch (const Error&) {
      // A list that came with a plugin which is gone: the codes still tell versions apart.
    }
    at = vocabularies_.emplace(spec.vocabulary, std::move(list)).first;
  }
  const Term* term = at->second.find(value);
  return term ? local(term->label, book_.info().level) : value;
}

const std::string& Wording::title(const std::string& id) {
  const auto known = titles_.find(id);
  if (known != titles_.end()) return known->second;
  std::string out = id;
  try {
    if (const auto record = book_.find(id))
      if (const std::string_view text = record->field(host_.kind(record->kind).title_field); !text.empty()) out = text;
    if (out == id)
      for (const Listed& gone : book_.removed())
        if (gone.id == id && !gone.title.empty()) out = gone.title;
  } catch (const Error&) {
    // What a record names may be damaged; the record itself is not.
  }
  return titles_.emplace(id, std::move(out)).first->second;
}

std::string called(const Record& record, const Kind& kind) {
  const std::string_view title = record.field(kind.title_field);
  return kind.label + "《" + (title.empty() ? record.id : std::string(title)) + "》";
}

std::string whole(const Paragraph& p) { return printed_number(p) + p.heading + (p.heading.empty() || p.text.empty() ? "" : "。") + p.text; }

std::string excerpt(const std::string& text, std::size_t most) {
  const Text all = from_utf8(text);
  return all.size() <= most ? text : to_utf8(View(all).substr(0, most - 1)) + "…";
}

}  // namespace yishibu::history
