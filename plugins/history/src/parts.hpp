// SPDX-License-Identifier: MIT
// A record as its parts: fields, rows and paragraphs, each with a key, so that one can be told from the others, compared and put into
// another version. Must not know books.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"

namespace yishibu::history {

struct Key {
  enum class Sort { Field, Row, Paragraph, Foreign };
  Sort sort = Sort::Field;
  std::string part;  ///< name of the field, table or text
  std::string id;    ///< of row or paragraph
  auto operator<=>(const Key&) const = default;
};

/// Every part with a spelling that is the same only for the same content.
std::map<Key, std::string> parts_of(const Record& record);
/// Parts that differ, those that only one has among them.
std::vector<Key> changed_parts(const Record& before, const Record& after);
/// Rows and paragraphs that stand elsewhere among those that both have: all but a longest row that kept its order.
std::vector<Key> moved_parts(const Record& before, const Record& after);
/// Makes the part in `target` what it is in `source`: changed, put in after what it follows there, or taken out.
void put_part(Record& target, const Record& source, const Key& key);
/// `now` with one part as it is in `then`: a field, table or text by name or label, or a row or paragraph by its id. Nothing where neither
/// has such a part.
std::optional<Record> with_part(const Record& now, const Record& then, const std::string& name, const Kind& kind);
/// Labels of the fields, tables and texts that differ: 到会人数、参会人员; "" where none does.
std::string changed_labels(const Record& before, const Record& after, const Kind& kind);

/// Puts the rows of that table, or the paragraphs of that text, in the order of `source`; what only `target` has stays behind what it follows.
void take_order(Record& target, const Record& source, const Key& key);

/// What two people made of one record: `theirs` with every part that differs between `base` and `mine`, and every order, as in `mine`.
/// `conflicts` gets the parts that both changed or moved, and not to the same.
Record merged(const Record& base, const Record& mine, const Record& theirs, std::vector<Key>& conflicts);

}  // namespace yishibu::history
