// SPDX-License-Identifier: MIT
// A tree of plain data: what templates are filled from and what --json prints. Must not know records or files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace yishibu {

/// Null, boolean, integer, text (UTF-8), list, or object with its keys in insertion order. A value type.
class Value {
 public:
  using List = std::vector<Value>;
  using Object = std::vector<std::pair<std::string, Value>>;

  Value() = default;
  Value(bool b) : data_(b) {}
  Value(std::int64_t n) : data_(n) {}
  Value(int n) : data_(static_cast<std::int64_t>(n)) {}
  Value(std::size_t n) : data_(static_cast<std::int64_t>(n)) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(List list) : data_(std::move(list)) {}
  Value(Object object) : data_(std::move(object)) {}

  static Value list() { return Value(List{}); }
  static Value object() { return Value(Object{}); }

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&data_); }
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  const List* items() const { return std::get_if<List>(&data_); }
  const Object* members() const { return std::get_if<Object>(&data_); }

  /// The member called `key`, or null where this is no object or has none.
  const Value* find(std::string_view key) const {
    if (const Object* object = members())
      for (const auto& [name, value] : *object)
        if (name == key) return &value;
    return nullptr;
  }

  /// Sets a member, replacing one of the same name; makes this an object if it is null.
  Value& set(std::string_view key, Value value) {
    if (is_null()) data_ = Object{};
    auto& object = std::get<Object>(data_);
    for (auto& [name, old] : object)
      if (name == key) {
        old = std::move(value);
        return *this;
      }
    object.emplace_back(std::string(key), std::move(value));
    return *this;
  }

  /// Appends an item; makes this a list if it is null.
  Value& add(Value value) {
    if (is_null()) data_ = List{};
    std::get<List>(data_).push_back(std::move(value));
    return *this;
  }

  /// What a condition in a template sees: null, false, 0, "" and the empty list are no.
  bool truthy() const {
    if (const bool* b = boolean()) return *b;
    if (const std::int64_t* n = number()) return *n != 0;
    if (const std::string* t = text()) return !t->empty();
    if (const List* l = items()) return !l->empty();
    return members() != nullptr;
  }

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, List, Object> data_;
};

}  // namespace yishibu
