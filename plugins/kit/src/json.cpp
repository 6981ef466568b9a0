// SPDX-License-Identifier: MIT
// See json.hpp.
#include "json.hpp"

namespace yishibu::kit {
namespace {

void quote(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (byte < 0x20) ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
    else out += c;
  }
  out += '"';
}

void put(std::string& out, const Value& value) {
  if (const auto* members = value.members()) {
    out += '{';
    for (const auto& [name, member] : *members) {
      if (out.back() != '{') out += ',';
      quote(out, name);
      out += ':';
      put(out, member);
    }
    out += '}';
  } else if (const auto* items = value.items()) {
    out += '[';
    for (const Value& item : *items) {
      if (out.back() != '[') out += ',';
      put(out, item);
    }
    out += ']';
  } else if (const auto* text = value.text()) quote(out, *text);
  else if (const auto* number = value.number()) out += std::to_string(*number);
  else if (const auto* yes = value.boolean()) out += *yes ? "true" : "false";
  else out += "null";
}

}  // namespace

std::string to_json(const Value& value) {
  std::string out;
  put(out, value);
  return out;
}

}  // namespace yishibu::kit
