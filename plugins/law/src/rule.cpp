// SPDX-License-Identifier: MIT
// See rule.hpp.
#include "rule.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::law {
namespace {

constexpr std::pair<CheckType, const char*> kTypes[] = {
    {CheckType::Present, "present"},     {CheckType::OneOf, "one-of"},        {CheckType::Count, "count"},   {CheckType::Share, "share"},
    {CheckType::Before, "before"},       {CheckType::Days, "days"},           {CheckType::Covers, "covers"}, {CheckType::Unique, "unique"},
    {CheckType::Reference, "reference"}, {CheckType::Frequency, "frequency"}, {CheckType::Apart, "apart"},   {CheckType::Range, "range"}};

[[noreturn]] void invalid(const std::string& id, std::string what) {
  throw Error(ErrorKind::Invalid, say("The check “{0}”: {1}.", {id, what}));
}

long number(const std::string& id, std::string_view text) {
  long out = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size() || out < 0 || out > 1'000'000)
    invalid(id, say("“{0}” is no number", {text}));
  return out;
}

/// What nobody reads was most likely meant to say something.
void expect(const std::string& id, const Element& element, const std::vector<std::string_view>& attributes,
            const std::vector<std::string_view>& children) {
  for (const auto& [name, value] : element.attributes)
    if (std::find(attributes.begin(), attributes.end(), name) == attributes.end())
      invalid(id, say("the attribute “{0}” is not known", {name}));
  for (const Element& child : element.children)
    if (!child.name.empty() && std::find(children.begin(), children.end(), child.name) == children.end())
      invalid(id, say("<{0}> is not known", {child.name}));
}

Ratio ratio(const std::string& id, const Element& element, std::string_view attribute) {
  if (!element.has(attribute)) return {};
  const std::string_view text = element.attribute(attribute);
  const size_t slash = text.find('/');
  const Ratio out{number(id, text.substr(0, slash)), slash == text.npos ? 1 : number(id, text.substr(slash + 1))};
  if (!out.set()) invalid(id, say("“{0}” is no ratio; write it as 2/3", {text}));
  return out;
}

Quantity quantity(const Element& element, const std::string& name) {
  return {std::string(element.attribute(name)), std::string(element.attribute(name + "-rows")),
          read_condition(element.attribute(name + "-when")), std::string(element.attribute(name + "-figure"))};
}

Way way(const std::string& id, const Element& element) {
  Way out{std::string(element.attribute("label")), quantity(element, "part"),       quantity(element, "whole"),
          ratio(id, element, "at-least"),          ratio(id, element, "more-than"), ratio(id, element, "at-most")};
  if (!out.part.named() || !out.whole.named()) invalid(id, tr("a share needs a part and a whole"));
  if (!out.least.set() && !out.above.set() && !out.most.set()) invalid(id, tr("a share needs at-least, more-than or at-most"));
  return out;
}

}  // namespace

std::vector<CheckRule> read_checks(const Element& root) {
  const std::vector<std::string_view> kWay = {"label",      "part",       "part-rows",    "part-when", "part-figure", "whole",
                                              "whole-rows", "whole-when", "whole-figure", "at-least",  "more-than",   "at-most"};
  std::vector<CheckRule> out;
  for (const Element& child : root.children) {
    if (child.name != "check") continue;
    const std::string id(child.attribute("id"));
    std::vector<std::string_view> known = {"id",    "kind",   "type",      "rows",  "if",    "when",    "with",         "unless", "field",
                                           "other", "values", "min",       "max",   "level", "from",    "to",           "source", "message",
                                           "fix",   "books",  "overrides", "floor", "unit",  "counted", "counted-when", "per"};
    known.insert(known.end(), kWay.begin(), kWay.end());
    expect(id, child, known, {"way", "period"});
    CheckRule rule;
    for (const auto& [attribute, member] : {std::pair{"id", &CheckRule::id},
                                            {"kind", &CheckRule::kind},
                                            {"rows", &CheckRule::rows},
                                            {"field", &CheckRule::field},
                                            {"other", &CheckRule::other},
                                            {"source", &CheckRule::source},
                                            {"message", &CheckRule::message},
                                            {"fix", &CheckRule::fix},
                                            {"from", &CheckRule::from},
                                            {"to", &CheckRule::to},
                                            {"overrides", &CheckRule::overrides}})
      rule.*member = child.attribute(attribute);
    const auto* type =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const auto& pair) { return child.attribute("type") == pair.second; });
    if (type == std::end(kTypes)) throw Error(ErrorKind::Invalid, say("The check type “{0}” is not known.", {child.attribute("type")}));
    rule.type = type->first;
    rule.on = read_condition(child.attribute("if"));
    rule.when = read_condition(child.attribute("when"));
    rule.with = read_condition(child.attribute("with"));
    rule.unless = read_condition(child.attribute("unless"));
    if (child.has("values")) rule.values = split(child.attribute("values"), ' ');
    if (child.has("books")) rule.levels = split(child.attribute("books"), ' ');
    if (child.has("min")) rule.min = number(rule.id, child.attribute("min"));
    if (child.has("max")) rule.max = number(rule.id, child.attribute("max"));
    rule.must = child.attribute("level") == "must";
    rule.floor = child.attribute("floor") == "yes";
    rule.working_days = child.attribute("unit") == "working";
    rule.counted = child.attribute("counted");
    rule.counted_when = read_condition(child.attribute("counted-when"));
    rule.per = child.attribute("per");
    rule.part = quantity(child, "part");
    if (rule.type == CheckType::Range && !rule.part.named()) invalid(rule.id, tr("a range needs a part"));
    if ((rule.type == CheckType::Frequency || rule.type == CheckType::Apart) && rule.counted.empty())
      invalid(rule.id, tr("it must name the kind of the records it counts"));
    if (rule.type == CheckType::Frequency && rule.per != "quarter" && rule.per != "half" && rule.per != "year" && rule.per != "ever")
      invalid(rule.id, say("“{0}” is not one of quarter, half, year, ever", {rule.per}));
    if (rule.type == CheckType::Share) {
      for (const Element& one : child.children) {
        if (one.name != "way") continue;
        expect(id, one, kWay, {});
        rule.ways.push_back(way(rule.id, one));
      }
      if (rule.ways.empty()) rule.ways.push_back(way(rule.id, child));
    }
    if (rule.type == CheckType::Days && !child.has("min") && !child.has("max")) invalid(rule.id, tr("a check of days needs min or max"));
    if (rule.type == CheckType::Days && !child.has("min")) rule.min = -1;
    if (rule.message.empty() || rule.kind.empty()) invalid(rule.id, tr("it needs a kind and a message"));
    // The same rule through several versions of a law: each period says where it stands and what else was different then.
    const size_t before = out.size();
    for (const Element& period : child.children) {
      if (period.name != "period") continue;
      expect(id, period, {"from", "to", "source", "min", "max", "unless"}, {});
      CheckRule& dated = out.emplace_back(rule);
      dated.from = period.attribute("from");
      dated.to = period.attribute("to");
      dated.source = period.attribute("source");
      if (period.has("min")) dated.min = number(rule.id, period.attribute("min"));
      if (period.has("max")) dated.max = number(rule.id, period.attribute("max"));
      if (period.has("unless")) dated.unless = read_condition(period.attribute("unless"));
    }
    if (out.size() == before) out.push_back(std::move(rule));
  }
  for (CheckRule& rule : out)
    rule.cited = rule.source + (!rule.to.empty()     ? say(" (in force until {0})", {rule.to})
                                : !rule.from.empty() ? say(" (in force since {0})", {rule.from})
                                                     : std::string());
  return out;
}

bool laxer(const CheckRule& rule, const CheckRule& floor) {
  if (rule.type != floor.type) return false;
  if (floor.must && !rule.must) return true;
  if (rule.type == CheckType::Share) {
    const auto less = [](const Ratio& a, const Ratio& b) { return a.set() && b.set() && a.over * b.under < b.over * a.under; };
    const auto least_of = [](const Way& way) { return way.least.set() ? way.least : way.above; };
    for (size_t i = 0; i < std::min(rule.ways.size(), floor.ways.size()); ++i) {
      const Way &a = rule.ways[i], &b = floor.ways[i];
      if (less(least_of(a), least_of(b)) || less(b.most, a.most)) return true;
      // Half of them is less than more than half of them.
      if (!less(least_of(b), least_of(a)) && a.least.set() && b.above.set() && !b.least.set()) return true;
    }
    return rule.ways.size() > floor.ways.size();
  }
  const bool counted = rule.type == CheckType::Count || rule.type == CheckType::Days || rule.type == CheckType::Present;
  return counted && (rule.min < floor.min || (floor.max >= 0 && (rule.max < 0 || rule.max > floor.max)));
}

}  // namespace yishibu::law
