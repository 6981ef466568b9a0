// SPDX-License-Identifier: MIT
// See procedure_check.hpp. All that is known here of the format: <procedure> with <step id after if final optional>, `after` names
// steps by id, parted by spaces, `if` is a condition on the record, final="yes" ends it.
#include "procedure_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "condition.hpp"
#include "rule_check.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {

void check_procedure(const Element& root, const std::string& file, const Kind& kind, Faults& out) {
  const auto fault = [&](const std::string& step, std::string what, std::string fix) { out.push_back({4, step.empty() ? file : file + ", " + step, std::move(what), std::move(fix)}); };
  std::map<std::string, const Element*> steps;
  for (const Element& child : root.children) {
    if (child.name != "step") continue;
    const std::string id(child.attribute("id"));
    if (!steps.emplace(id, &child).second) fault(id, tr("there are two steps of this id"), tr("Give one of them another id."));
  }
  std::set<std::string> followed;
  bool ends = false;
  for (const auto& [id, step] : steps) {
    ends = ends || step->attribute("final") == "yes";
    for (const std::string& before : split(step->attribute("after"), ' ')) {
      if (before.empty()) continue;
      followed.insert(before);
      if (!steps.contains(before)) fault(id, say("it comes after “{0}”, which is no step", {before}), tr("Name a step of this procedure."));
    }
    for (const Condition::Word& word : read_condition(step->attribute("if")).words)
      if (!has_name(kind, nullptr, word.name)) fault(id, say("its condition asks for “{0}”, which the kind {1} does not have", {word.name, kind.id}), tr("Name a field of the kind."));
  }
  if (!ends) fault("", tr("no step is the last one"), tr("Give the last step final=\"yes\"."));
  // A step is reached once all that it comes after can be: what is never reached waits for itself.
  std::set<std::string> reached;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [id, step] : steps) {
      const std::vector<std::string> before = split(step->attribute("after"), ' ');
      const bool open = std::all_of(before.begin(), before.end(), [&](const std::string& one) { return one.empty() || reached.contains(one) || !steps.contains(one); });
      more = (open && reached.insert(id).second) || more;
    }
  }
  for (const auto& [id, step] : steps) {
    if (!reached.contains(id)) fault(id, tr("it can never be reached: it waits for itself"), tr("Look at “after” of this step and of those before it."));
    if (!followed.contains(id) && step->attribute("final") != "yes" && step->attribute("optional") != "yes")
      fault(id, tr("it leads nowhere: no step follows and it is not the last one"), tr("Let a step come after it, or give it final=\"yes\" or optional=\"yes\"."));
  }
}

}  // namespace yishibu::kit
