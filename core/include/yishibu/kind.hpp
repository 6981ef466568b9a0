// SPDX-License-Identifier: MIT
// What a record of one kind may hold. Read from a plugin's data (docs/formats/plugin.md). Must not know any kind by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yishibu/named.hpp"

namespace yishibu {

enum class FieldType {
  Text,       ///< any text
  Date,       ///< YYYY-MM-DD, or YYYY-MM or YYYY where the day is not known
  DateTime,   ///< YYYY-MM-DD or YYYY-MM-DDTHH:MM, local time of the place
  Integer,    ///< decimal, optional minus
  Boolean,    ///< yes | no
  Term,       ///< the code of a term of `vocabulary`
  Reference,  ///< the id of a record of the same book, of kind `target` or one built on it; any kind if empty
};

/// How much a missing value matters. Drafts are always saved; a `Must` is a finding that completeness checks refuse.
enum class Requirement { May, Should, Must };

struct FieldSpec {
  std::string name;
  std::string label;  ///< Chinese, as on the form; also usable as a template tag
  FieldType type = FieldType::Text;
  Requirement required = Requirement::May;
  bool many = false;
  std::string vocabulary;  ///< for Term
  std::string target;      ///< for Reference
  std::string source;      ///< law or standard with its clause, or ""
};

struct RowsSpec {
  std::string name;
  std::string label;
  Requirement required = Requirement::May;
  std::vector<FieldSpec> fields;
};

struct BodySpec {
  std::string name;
  std::string label;
  Requirement required = Requirement::May;
};

/// A kind with everything inherited from its bases already in place, in the order in which records are written.
struct Kind {
  std::string id;     ///< plugin:name
  std::string label;
  std::string base;   ///< id of the kind it is built on, or ""
  std::string folder;       ///< first folder of its records in a book
  std::string partition;    ///< "month", "year" or "none": folders by the id's date below that
  std::string title_field;
  std::string date_field;
  std::vector<FieldSpec> fields;
  std::vector<RowsSpec> tables;
  std::vector<BodySpec> bodies;

  const FieldSpec* field(std::string_view name) const { return named(fields, name); }
  const RowsSpec* rows(std::string_view name) const { return named(tables, name); }
  const BodySpec* body(std::string_view name) const { return named(bodies, name); }
};

}  // namespace yishibu
