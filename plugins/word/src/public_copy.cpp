// SPDX-License-Identifier: MIT
// See public_copy.hpp.
#include "public_copy.hpp"

#include "personal.hpp"

namespace yishibu::word {

bool is_public(std::string_view template_id, Host& host) {
  for (const Contribution& row : host.contributions("rendering", "*")) {
    const std::string_view named = row.row.attribute("template");
    if (row.row.attribute("public") == "yes" && template_id.starts_with(named) && (template_id.size() == named.size() || template_id[named.size()] == '-')) return true;
  }
  return false;
}

Value without_personal(const Value& data) {
  if (const std::string* text = data.text()) return personal::masked(*text);
  Value out = data;
  if (const Value::List* items = data.items()) {
    out = Value::list();
    for (const Value& item : *items) out.add(without_personal(item));
  }
  if (const Value::Object* members = data.members()) {
    out = Value::object();
    for (const auto& [name, member] : *members) out.set(name, name == "supervision_phone" ? member : without_personal(member));
  }
  return out;
}

}  // namespace yishibu::word
