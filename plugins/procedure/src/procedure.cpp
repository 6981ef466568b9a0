// SPDX-License-Identifier: MIT
// See procedure.hpp.
#include "procedure.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

class Reader {
 public:
  Reader(Procedure& out, const std::function<Element(const std::string&)>& base) : out_(out), base_(base) {}

  void read(const Element& root, int depth) {
    if (depth > 8) invalid(tr("its bases go round in a circle"));
    expect(root, {"source", "from", "to", "if", "base"}, {"step", "relabel", "withdraw"});
    if (root.has("base")) read(base_(std::string(root.attribute("base"))), depth + 1);
    for (const auto& [name, member] : {std::pair{"source", &Procedure::source}, {"from", &Procedure::from}, {"to", &Procedure::to}})
      if (depth == 0 || (out_.*member).empty()) out_.*member = root.attribute(name);
    out_.on = read_condition(root.attribute("if"));
    for (const Element& child : root.children) {
      if (child.name == "step") put(step(child), child.attribute("insert-after"));
      if (child.name == "relabel") step_called(child.attribute("id"))->label = child.attribute("label");
      if (child.name == "withdraw") {
        const std::string id(child.attribute("id"));
        const auto gone = step_called(id);
        const std::vector<std::string> before = gone->after;
        for (Step& other : out_.steps)  // who came after it comes after what it came after
          if (const auto at = std::find(other.after.begin(), other.after.end(), id); at != other.after.end()) {
            other.after.erase(at);
            for (const std::string& name : before)
              if (std::find(other.after.begin(), other.after.end(), name) == other.after.end()) other.after.push_back(name);
          }
        out_.steps.erase(gone);
      }
    }
  }

  void verify() {
    if (out_.steps.empty()) invalid(tr("it has no steps"));
    if (std::none_of(out_.steps.begin(), out_.steps.end(), [](const Step& step) { return step.final; }))
      invalid(tr("it has no final step"));
    std::set<std::string> reached;
    for (bool more = true; more;) {
      more = false;
      for (const Step& step : out_.steps)
        if (!reached.count(step.id) &&
            std::all_of(step.after.begin(), step.after.end(), [&](const std::string& name) { return reached.count(name) > 0; }))
          more = reached.insert(step.id).second;
    }
    for (const Step& step : out_.steps) {
      for (const std::string& name : step.after) step_called(name);
      if (!step.again_from.empty()) step_called(step.again_from);
      if (!reached.count(step.id)) invalid(say("the step “{0}” can never be reached", {step.label}));
    }
    std::set<std::string> leads;  // steps from which a final one can be reached
    for (bool more = true; more;) {
      more = false;
      for (const Step& step : out_.steps)
        if (step.final || leads.count(step.id)) {
          more |= leads.insert(step.id).second;
          for (const std::string& name : step.after) more |= leads.insert(name).second;
        }
    }
    for (const Step& step : out_.steps)
      if (!step.optional && !leads.count(step.id)) invalid(say("after the step “{0}” nothing follows, and it is not final", {step.label}));
  }

 private:
  [[noreturn]] void invalid(const std::string& what) const {
    throw Error(ErrorKind::Invalid, say("The procedure “{0}”: {1}.", {out_.id, what}));
  }

  void expect(const Element& element, const std::vector<std::string_view>& attributes,
              const std::vector<std::string_view>& children) const {
    for (const auto& [name, value] : element.attributes)
      if (name != "xmlns" && std::find(attributes.begin(), attributes.end(), name) == attributes.end())
        invalid(say("<{0}> has no attribute “{1}”", {element.name, name}));
    for (const Element& child : element.children)
      if (!child.is_text() && std::find(children.begin(), children.end(), child.name) == children.end())
        invalid(say("<{0}> is not known", {child.name}));
  }

  std::vector<Step>::iterator step_called(std::string_view id) {
    const auto at = std::find_if(out_.steps.begin(), out_.steps.end(), [&](const Step& step) { return step.id == id; });
    if (at == out_.steps.end()) invalid(say("there is no step “{0}”", {id}));
    return at;
  }

  long number(const Element& element, std::string_view name, long fallback) const {
    if (!element.has(name)) return fallback;
    const std::string_view text = element.attribute(name);
    long out = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || out < 0 || out > 100'000)
      invalid(say("“{0}” is no number", {text}));
    return out;
  }

  Evidence evidence(const Element& element) const {
    expect(element, {"field", "rows", "kind", "in", "when", "if", "or", "date", "every", "label"}, {});
    Evidence out;
    out.field = element.attribute("field");
    out.rows = element.attribute("rows");
    out.kind = element.attribute("kind");
    out.when = read_condition(element.attribute("when"));
    out.on = read_condition(element.attribute("if"));
    out.said = read_condition(element.attribute("or"));
    out.date = element.attribute("date");
    out.label = element.attribute("label");
    out.every = element.attribute("every") == "yes";
    const std::vector<std::string> in = split(element.attribute("in"), '/');
    out.table = in.size() == 2 ? in.front() : std::string();
    out.column = in.back();
    if (out.field.empty() && out.rows.empty() && out.kind.empty()) invalid(tr("an evidence names no field, no rows and no kind"));
    if (!out.kind.empty() && out.column.empty()) invalid(tr("an evidence of a kind says in which field the record is named"));
    return out;
  }

  Step step(const Element& element) const {
    expect(element,
           {"id", "label", "stage", "source", "if", "after", "within", "unit", "stuck", "stuck-label", "any", "optional", "final", "papers",
            "insert-after"},
           {"evidence", "deadline", "again"});
    Step out;
    for (const auto& [name, member] : {std::pair{"id", &Step::id},
                                       {"label", &Step::label},
                                       {"stage", &Step::stage},
                                       {"source", &Step::source},
                                       {"papers", &Step::papers},
                                       {"stuck-label", &Step::stuck_label}})
      out.*member = element.attribute(name);
    if (out.id.empty() || out.label.empty()) invalid(tr("a step has no id or no label"));
    out.on = read_condition(element.attribute("if"));
    if (element.has("after"))
      for (std::string& name : split(element.attribute("after"), ' '))
        if (!name.empty()) out.after.push_back(std::move(name));
    out.within = number(element, "within", -1);
    if (element.attribute("unit") == "hours") out.within = (out.within + 23) / 24;  // records know days, not hours
    out.working_days = element.attribute("unit") == "working";
    out.stuck = number(element, "stuck", -1);
    for (const auto& [name, member] : {std::pair{"any", &Step::any}, {"optional", &Step::optional}, {"final", &Step::final}})
      out.*member = element.attribute(name) == "yes";
    for (const Element& child : element.children) {
      if (child.name == "evidence") out.evidence.push_back(evidence(child));
      if (child.name == "deadline") {
        expect(child, {"rows", "field", "when"}, {});
        out.deadline_rows = child.attribute("rows");
        out.deadline_field = child.attribute("field");
        out.deadline_when = read_condition(child.attribute("when"));
      }
      if (child.name == "again") {
        expect(child, {"from", "if"}, {});
        out.again_from = child.attribute("from");
        out.again_if = read_condition(child.attribute("if"));
      }
    }
    implied_ = !element.has("after");
    return out;
  }

  void put(Step fresh, std::string_view insert_after) {
    const auto old = std::find_if(out_.steps.begin(), out_.steps.end(), [&](const Step& step) { return step.id == fresh.id; });
    if (old != out_.steps.end()) {
      if (implied_) fresh.after = old->after;
      *old = std::move(fresh);
      return;
    }
    auto place = out_.steps.end();
    if (!insert_after.empty()) place = step_called(insert_after) + 1;
    if (implied_ && place != out_.steps.begin()) {
      const std::string before = (place - 1)->id;
      fresh.after = {before};
      // A step put between two others parts them: who came after the one now comes after the new one.
      if (!insert_after.empty())
        for (Step& other : out_.steps) std::replace(other.after.begin(), other.after.end(), before, fresh.id);
    }
    out_.steps.insert(place, std::move(fresh));
  }

  Procedure& out_;
  const std::function<Element(const std::string&)>& base_;
  mutable bool implied_ = false;  ///< whether the step read last says nothing of what it comes after
};

}  // namespace

const Step* Procedure::find(std::string_view name) const {
  // Nobody types the quotation marks of 村“两委”会商议.
  const auto bare = [](std::string_view words) {
    std::string out(words);
    for (const std::string_view mark : {"“", "”", "\"", "'", "‘", "’", " "})
      for (std::size_t at; (at = out.find(mark)) != std::string::npos;) out.erase(at, mark.size());
    return out;
  };
  for (const Step& step : steps)
    if (step.id == name || step.label == name) return &step;
  for (const Step& step : steps)
    if (bare(step.label) == bare(name)) return &step;
  return nullptr;
}

Procedure read_procedure(const Element& root, std::string id, std::string label, std::string kind,
                         const std::function<Element(const std::string&)>& base) {
  Procedure out;
  out.id = std::move(id);
  out.label = std::move(label);
  out.kind = std::move(kind);
  Reader reader(out, base);
  reader.read(root, 0);
  reader.verify();
  return out;
}

}  // namespace yishibu::procedure
