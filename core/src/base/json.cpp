// SPDX-License-Identifier: MIT
// See json.hpp.
#include "base/json.hpp"

#include <cstdio>

namespace yishibu::json {
namespace {

void write_text(std::string& out, const std::string& text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
      out += buffer;
    } else {
      out += c;
    }
  }
  out += '"';
}

void write_value(std::string& out, const Value& value) {
  if (const bool* b = value.boolean()) {
    out += *b ? "true" : "false";
  } else if (const auto* n = value.number()) {
    out += std::to_string(*n);
  } else if (const std::string* t = value.text()) {
    write_text(out, *t);
  } else if (const Value::List* list = value.items()) {
    out += '[';
    for (const Value& item : *list) {
      if (&item != list->data()) out += ',';
      write_value(out, item);
    }
    out += ']';
  } else if (const Value::Object* object = value.members()) {
    out += '{';
    for (const auto& [name, member] : *object) {
      if (&name != &object->front().first) out += ',';
      write_text(out, name);
      out += ':';
      write_value(out, member);
    }
    out += '}';
  } else {
    out += "null";
  }
}

}  // namespace

std::string write(const Value& value) {
  std::string out;
  write_value(out, value);
  return out;
}

}  // namespace yishibu::json
