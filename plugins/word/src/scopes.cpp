// SPDX-License-Identifier: MIT
// Looking values up. See expression.hpp.
#include <algorithm>
#include <charconv>

#include "expression.hpp"

namespace yishibu::word {
namespace {

/// Numbers are compared as numbers, all else as text.
int compare(const Value* a, const Value* b) {
  const std::string x = a ? value_text(*a) : "", y = b ? value_text(*b) : "";
  double m = 0, n = 0;
  const auto number = [](const std::string& text, double& out) {
    const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
    return !text.empty() && end.ec == std::errc() && end.ptr == text.data() + text.size();
  };
  if (number(x, m) && number(y, n)) return m < n ? -1 : m > n ? 1 : 0;
  return x < y ? -1 : x > y ? 1 : 0;
}

/// yes and no may be compared with how they are printed and with how programs write them.
bool equal(const Value* a, const Value* b) {
  for (const auto& [flag, other] : {std::pair(a, b), std::pair(b, a)})
    if (flag && flag->boolean() && other && other->text()) {
      const std::string& text = *other->text();
      if (text == "true" || text == "yes") return *flag->boolean();
      if (text == "false" || text == "no") return !*flag->boolean();
    }
  return compare(a, b) == 0;
}

using Kind = Expression::Kind;

bool holds(Kind kind, const Value* a, const Value* b) {
  if (kind == Kind::Equal) return equal(a, b);
  // What is missing is neither less nor more.
  return !missing(a) && !missing(b) && compare(a, b) < (kind == Kind::Less ? 0 : 1);
}

/// Of a list, as `rows.name` gathers one, it is enough that one item compares so.
bool any_holds(Kind kind, const Value* a, const Value* b) {
  if (holds(kind, a, b)) return true;
  for (const Value* list : {a, b})
    if (list && list->items())
      return std::any_of(list->items()->begin(), list->items()->end(), [&](const Value& item) { return list == a ? holds(kind, &item, b) : holds(kind, a, &item); });
  return false;
}

}  // namespace

bool position_name(std::string_view name) { return name == "$number" || name == "$序号" || name == "$index" || name == "$first" || name == "$last"; }

const Value* Scopes::member(const Value& in, const std::string& name) const {
  const Value* found = in.find(name);
  if (found && touched_) touched_->insert(found);
  return found;
}

Scopes::Found Scopes::look_up(const std::string& name) const {
  const auto search = [&](const std::string& wanted) -> Found {
    for (std::size_t i = scopes_.size(); i-- > 0;)
      if (const Value* value = member(*scopes_[i], wanted)) return {scopes_[i], value, &wanted};
    return {};
  };
  if (const Found found = search(name); found.value) return found;
  for (const auto& [label, alias] : labels_)
    if (label == name)
      if (const Found found = search(alias); found.value) return found;
  return {};
}

const Value* Scopes::at_path(const std::vector<std::string>& path, Value& held, bool gaps) const {
  if (path.empty()) return scopes_.back();
  const Value* at = look_up(path.front()).value;
  const auto below = [&](const Value& in, const std::string& name) -> const Value* {
    if (const Value* found = member(in, name)) return found;
    for (const auto& [label, alias] : labels_)
      if (label == name)
        if (const Value* found = member(in, alias)) return found;
    return nullptr;
  };
  for (std::size_t i = 1; i < path.size() && at; ++i) {
    if (const Value::List* list = at->items()) {
      Value gathered = Value::list();
      for (const Value& item : *list)
        if (const Value* found = below(item, path[i]); found || gaps) gathered.add(found ? *found : Value());
      held = std::move(gathered);
      at = &held;
    } else {
      at = below(*at, path[i]);
    }
  }
  return at;
}

/// Of the innermost list. Asked only where the data has no such name.
const Value* Scopes::position(const std::string& name, Value& held) const {
  if (positions_.empty() || !position_name(name)) return nullptr;
  const Position& here = *positions_.back();
  if (name == "$number" || name == "$序号") held = here.at + 1;
  else if (name == "$index") held = here.at;
  else if (name == "$first") held = here.at == 0;
  else held = here.at + 1 >= here.passes;
  return &held;
}

const Value* Scopes::owner(const Expression& expression, std::string& name) const {
  if (expression.kind != Expression::Kind::Path || expression.path.size() != 1) return nullptr;
  const Found found = look_up(expression.path.front());
  if (found.name) name = *found.name;
  return found.scope;
}

const Value* Scopes::find(const Expression& expression, Value& held, bool gaps) const {
  if (expression.kind == Kind::Path) {
    const Value* found = at_path(expression.path, held, gaps);
    return found || expression.path.size() != 1 ? found : position(expression.path.front(), held);
  }
  if (expression.kind == Kind::Text) {
    held = expression.text;
    return &held;
  }
  const bool compares = expression.kind != Kind::Not && expression.kind != Kind::And && expression.kind != Kind::Or;
  Value first, second;
  const Value* a = find(expression.parts[0], first, compares);
  const bool yes = a && a->truthy();
  if (expression.kind == Kind::Not) {
    held = !yes;
  } else if (!compares) {
    const bool done = yes == (expression.kind == Kind::Or);
    const Value* b = done ? nullptr : find(expression.parts[1], second);
    held = done ? yes : b && b->truthy();
  } else {
    const Value* b = find(expression.parts[1], second, true);
    // What is missing is unlike everything but "".
    held = expression.kind == Kind::NotEqual ? !any_holds(Kind::Equal, a, b) : any_holds(expression.kind, a, b);
  }
  return &held;
}

std::optional<std::string> Scopes::text(const Tag& tag) const {
  Value held;
  const Value* value = find(tag.expression, held);
  std::optional<std::string> out;
  std::string_view separator = "、";
  for (const Filter& filter : tag.filters)
    if (filter.name == "join" && filter.has_argument) separator = filter.argument;
  if (!missing(value)) out = value_text(*value, separator);
  for (const Filter& filter : tag.filters) apply(filter, value, out);
  return out;
}

}  // namespace yishibu::word
