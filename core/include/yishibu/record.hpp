// SPDX-License-Identifier: MIT
// A record: one matter, meeting, rule … of a book. A plain value without rules; what may stand in it is said by its Kind.
// Its bytes on disk are described in docs/formats/record.md. Must not know git, SQLite or files.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/named.hpp"

namespace yishibu {

/// One named value. A field that may hold several values stands several times.
struct Field {
  std::string name;
  std::string value;  ///< UTF-8, NFC; may hold line breaks
  bool operator==(const Field&) const = default;
};

/// The first value of `name`, or "" where there is none.
inline std::string_view field_value(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = named(fields, name);
  return field ? std::string_view(field->value) : std::string_view();
}

inline std::vector<std::string> field_values(const std::vector<Field>& fields, std::string_view name) {
  std::vector<std::string> out;
  for (const Field& field : fields)
    if (field.name == name) out.push_back(field.value);
  return out;
}

/// Replaces every value of `name` by `values`, in place of the first old one, else at the end.
inline void set_field(std::vector<Field>& fields, std::string_view name, const std::vector<std::string>& values) {
  size_t at = fields.size();
  for (size_t i = fields.size(); i-- > 0;)
    if (fields[i].name == name) at = i;
  std::vector<Field> fresh;
  for (const std::string& value : values) fresh.push_back({std::string(name), value});
  std::vector<Field> out;
  for (size_t i = 0; i <= fields.size(); ++i) {
    if (i == at) out.insert(out.end(), fresh.begin(), fresh.end());
    if (i < fields.size() && fields[i].name != name) out.push_back(fields[i]);
  }
  fields = std::move(out);
}

/// One line of a table. `id` is short, unique inside its record and never used again: merging relies on it.
struct Row {
  std::string id;
  std::vector<Field> fields;
  std::vector<std::string> foreign;  ///< elements of other namespaces, verbatim
  bool operator==(const Row&) const = default;

  std::string_view field(std::string_view name) const { return field_value(fields, name); }
};

struct Rows {
  std::string name;
  std::vector<Row> rows;
  bool operator==(const Rows&) const = default;
};

/// A paragraph of running text, or a heading. `level` 0 is text; 1–4 are 一、（一）1.（1）, 5 is 第X条. `heading` is the
/// heading's own words; a run-in heading has both `heading` and `text`.
struct Paragraph {
  std::string id;
  int level = 0;
  std::string number;   ///< as printed, with its punctuation: "一、", "（一）", "第三条"
  std::string heading;
  std::string text;
  bool operator==(const Paragraph&) const = default;
};

struct Body {
  std::string name;
  std::vector<Paragraph> paragraphs;
  bool operator==(const Body&) const = default;
};

struct Record {
  std::string id;    ///< YYYYMMDD-xxxxxxxx, the last eight of a-z2-7
  std::string kind;  ///< plugin:kind
  std::vector<Field> fields;
  std::vector<Rows> tables;
  std::vector<Body> bodies;
  std::vector<std::string> foreign;  ///< elements of other namespaces, verbatim, kept untouched
  std::vector<Field> namespaces;     ///< declarations xmlns:x that the foreign elements need (name = prefix)
  bool operator==(const Record&) const = default;

  std::string_view field(std::string_view name) const { return field_value(fields, name); }

  const std::vector<Row>& rows(std::string_view name) const {
    static const std::vector<Row> none;
    const Rows* table = named(tables, name);
    return table ? table->rows : none;
  }
  std::vector<Row>& rows(std::string_view name) {
    if (Rows* table = named(tables, name)) return table->rows;
    return tables.emplace_back(Rows{std::string(name), {}}).rows;
  }
  const Body* body(std::string_view name) const { return named(bodies, name); }
  Body& body(std::string_view name) {
    if (Body* text = named(bodies, name)) return *text;
    return bodies.emplace_back(Body{std::string(name), {}});
  }
};

}  // namespace yishibu
