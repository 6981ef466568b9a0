// SPDX-License-Identifier: MIT
// See procedure_check.hpp. Read by the reader that goes by it: what that one refuses is a fault.
#include "procedure_check.hpp"

#include "procedure.hpp"
#include "rule_check.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {

void check_procedure(const Contribution& row, const Element& root, const std::string& file, Host& host, Faults& out) {
  const Kind& kind = host.kind(row.row.attribute("kind"));
  const auto fault = [&](const std::string& step, std::string what, std::string fix) { out.push_back({4, step.empty() ? file : file + ", " + step, std::move(what), std::move(fix)}); };
  const auto named = [&](const std::string& step, const RowsSpec* rows, const std::string& name) {
    if (!name.empty() && !has_name(kind, rows, name)) fault(step, say("it asks for “{0}”, which the kind {1} does not have", {name, kind.id}), tr("Name a field of the kind."));
  };
  const auto base = [&](const std::string& id) {
    for (const Contribution& other : host.contributions("procedure", "*"))
      if (other.id == id) return host.parse_xml(host.file_of(other));
    throw Error(ErrorKind::NotFound, say("There is no procedure “{0}”.", {id}));
  };
  try {
    const procedure::Procedure read = procedure::read_procedure(root, row.id, row.label, kind.id, base);
    for (const Condition::Word& word : read.on.words) named("", nullptr, word.name);
    for (const procedure::Step& step : read.steps) {
      for (const Condition& condition : {step.on, step.again_if})
        for (const Condition::Word& word : condition.words) named(step.id, nullptr, word.name);
      for (const procedure::Evidence& evidence : step.evidence) {
        if (!evidence.kind.empty()) continue;
        const RowsSpec* rows = evidence.rows.empty() ? nullptr : kind.rows(evidence.rows);
        if (!evidence.rows.empty() && !rows) fault(step.id, say("it asks for “{0}”, which the kind {1} does not have", {evidence.rows, kind.id}), tr("Name a table of the kind."));
        else named(step.id, rows, evidence.field);
      }
    }
  } catch (const Error& failure) {
    fault("", failure.message(), tr("Mend the procedure: docs/formats/plugin.md, “Procedure”."));
  }
}

}  // namespace yishibu::kit
