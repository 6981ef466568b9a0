// SPDX-License-Identifier: MIT
// Procedures as plugins write them (docs/formats/plugin.md, “Procedure”): steps in order, what shows that each is done, deadlines.
// Must not know any step, book or day.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "condition.hpp"
#include "yishibu/element.hpp"

namespace yishibu::procedure {

/// One thing that shows that a step was done. Exactly one of: a field of the record; a row of one of its tables; a record of `kind`
/// that names it in `table`/`column`.
struct Evidence {
  std::string field;  ///< of the record; with `rows` of the row; with `kind` of the naming record's row
  std::string rows;
  std::string kind, table, column;
  Condition when;      ///< of the row
  Condition on;        ///< of the record, or of the record that names it
  Condition said;      ///< of the row: it counts although the field is empty, without a day; with `rows`
  std::string date;    ///< field that says on which day, of whatever was found; "" = the field itself where it is a day
  bool every = false;  ///< all rows, not one of them
  std::string label;   ///< what is lacking, in the user's words
};

struct Step {
  std::string id, label, stage, source;
  Condition on;                    ///< whether the record needs it at all
  std::vector<std::string> after;  ///< ids of steps that come before; the previous one where nothing is said
  std::vector<Evidence> evidence;  ///< all of them are needed, or one where `any`
  std::string papers;              ///< ids of renderings that belong to it, parted by spaces
  std::string stuck_label;
  long within = -1;  ///< days from the last step before it; -1 = none
  long stuck = -1;   ///< days without it that are too many; -1 = none
  bool any = false, optional = false, final = false, working_days = false;
  std::string deadline_rows, deadline_field;  ///< deadlines that rows set themselves
  Condition deadline_when;
  std::string again_from;  ///< where `again_if` holds, everything from this step on has to be done once more
  Condition again_if;
};

struct Procedure {
  std::string id, label, kind, source, from, to;
  Condition on;
  std::vector<Step> steps;

  const Step* find(std::string_view name) const;  ///< by id or label
};

/// `base` fetches the file of another procedure by id. Throws Error{Invalid} naming the procedure and what is wrong with it: an unknown
/// attribute, step or type, a step that cannot be reached, no final step.
Procedure read_procedure(const Element& root, std::string id, std::string label, std::string kind,
                         const std::function<Element(const std::string&)>& base);

}  // namespace yishibu::procedure
