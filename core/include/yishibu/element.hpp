// SPDX-License-Identifier: MIT
// An XML element as a plain value, so that no XML library shows in the SDK. Must not know any vocabulary of elements.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yishibu/named.hpp"

namespace yishibu {

/// An element, or a run of text where `name` is empty. Names keep their prefix as written; namespace declarations are
/// ordinary attributes. Text is unescaped UTF-8.
struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Element> children;
  std::string text;     ///< only where name is empty
  std::size_t offset = 0;  ///< byte in the parsed source where it begins; 0 for one made by hand

  bool is_text() const { return name.empty(); }

  /// The attribute's value, or "" where there is none.
  std::string_view attribute(std::string_view key) const {
    for (const auto& [name_, value] : attributes)
      if (name_ == key) return value;
    return {};
  }
  bool has(std::string_view key) const {
    for (const auto& [name_, value] : attributes)
      if (name_ == key) return true;
    return false;
  }
  Element& set(std::string key, std::string value) {
    attributes.emplace_back(std::move(key), std::move(value));
    return *this;
  }
  Element& add(Element child) {
    children.push_back(std::move(child));
    return children.back();
  }
  /// All the text directly inside, joined.
  std::string content() const {
    std::string out;
    for (const Element& child : children)
      if (child.is_text()) out += child.text;
    return out;
  }
  const Element* first(std::string_view child_name) const { return named(children, child_name); }
  std::string child_text(std::string_view child_name) const {
    const Element* child = first(child_name);
    return child ? child->content() : std::string();
  }
};

}  // namespace yishibu
