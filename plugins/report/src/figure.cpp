// SPDX-License-Identifier: MIT
// See figure.hpp.
#include "figure.hpp"

#include <algorithm>

namespace yishibu::report {

std::string percent(std::int64_t n, std::int64_t m) {
  if (m <= 0) return {};
  const std::int64_t tenths = (n * 2000 + m) / (m * 2);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string shown(std::int64_t value, const std::string& unit) {
  if (unit != "分") return std::to_string(value) + unit;
  const std::string cents = std::to_string(value % 100);
  return std::to_string(value / 100) + "." + (cents.size() < 2 ? "0" : "") + cents + "元";
}

std::string shown(const Figure& figure) {
  if (!figure.value) return kUnrecorded;
  if (!figure.of) return shown(*figure.value, figure.unit);
  return std::to_string(*figure.value) + "/" + shown(*figure.of, figure.unit) + (*figure.of > 0 ? "（" + percent(*figure.value, *figure.of) + "）" : "");
}

std::optional<std::int64_t> hundredths(std::string_view text) {
  if (text.ends_with("元")) text.remove_suffix(std::string_view("元").size());
  std::int64_t out = 0;
  std::size_t digits = 0, decimals = 0;
  bool point = false;
  for (const char c : text) {
    if (c == ',' && !point && digits > 0) continue;
    if (c == '.' && !point && digits > 0) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > 14 || (point && ++decimals > 2)) return std::nullopt;
    out = out * 10 + (c - '0');
  }
  if (digits == 0 || (point && decimals == 0)) return std::nullopt;
  for (; decimals < 2; ++decimals) out *= 10;
  return out;
}

namespace {

Value list_of(const Ids& ids) {
  Value out = Value::list();
  for (const std::string& id : ids) out.add(id);
  return out;
}

}  // namespace

Value to_json(const Figure& figure) {
  Value out = Value::object(), parts = Value::list();
  out.set("code", figure.code).set("label", figure.label).set("goal", figure.goal).set("recorded", figure.recorded());
  out.set("value", figure.value ? Value(*figure.value) : Value());
  if (figure.of) out.set("of", *figure.of).set("percent", percent(figure.value.value_or(0), *figure.of));
  out.set("unit", figure.unit).set("basis", figure.basis).set("note", figure.note).set("ids", list_of(figure.ids));
  for (const Part& part : figure.parts)
    parts.add(Value::object().set("code", part.code).set("label", part.label).set("value", part.value).set("ids", list_of(part.ids)));
  return out.set("parts", parts);
}

void Tally::expect(const std::string& code, const std::string& label) {
  if (places_.try_emplace(code, parts_.size()).second) parts_.push_back({code, label, 0, {}});
}

void Tally::add(const std::string& code, const std::string& label, const std::string& id, std::int64_t count) {
  const bool none = code.empty();
  expect(none ? kUnrecorded : code, none ? kUnrecorded : label);
  Part& part = parts_[places_.at(none ? kUnrecorded : code)];
  part.value += count;
  append(part.ids, id);
}

std::vector<Part> Tally::parts() const {
  std::vector<Part> out;
  for (const Part& part : parts_)
    if (part.value > 0 && part.code != kUnrecorded) out.push_back(part);
  for (const Part& part : parts_)
    if (part.value > 0 && part.code == kUnrecorded) out.push_back(part);
  return out;
}

void append(Ids& ids, const std::string& id) {
  if (ids.empty() || ids.back() != id) ids.push_back(id);
}

}  // namespace yishibu::report
