// SPDX-License-Identifier: MIT
// See xml.hpp.
#include "base/xml.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::xml {
namespace {

[[noreturn]] void refuse(std::string_view bytes, size_t offset, std::string what) {
  throw Error(ErrorKind::Invalid, say("The XML is not acceptable at {0}: {1}", {position(bytes, offset), what}));
}

/// Depth is counted on the raw bytes, before anything recurses: a million open tags must not cost a million frames.
void check_depth(std::string_view bytes) {
  size_t depth = 0;
  for (size_t i = bytes.find('<'); i != std::string_view::npos; i = bytes.find('<', i + 1)) {
    if (bytes.substr(i, 4) == "<!--" || bytes.substr(i, 9) == "<![CDATA[") {
      const std::string_view end = bytes[i + 2] == '-' ? "-->" : "]]>";
      i = bytes.find(end, i + 4);
      if (i == std::string_view::npos) return;
      continue;
    }
    if (i + 1 >= bytes.size() || bytes[i + 1] == '?' || bytes[i + 1] == '!') continue;
    if (bytes[i + 1] == '/') {
      if (depth > 0) --depth;
      continue;
    }
    char quote = 0;
    size_t end = i + 1;
    for (; end < bytes.size() && (quote || bytes[end] != '>'); ++end) {
      if (quote) {
        if (bytes[end] == quote) quote = 0;
      } else if (bytes[end] == '"' || bytes[end] == '\'') {
        quote = bytes[end];
      }
    }
    if (end < bytes.size() && bytes[end - 1] != '/' && ++depth > limits::kXmlDepth)
      refuse(bytes, i, say("elements are nested more than {0} deep.", {std::to_string(limits::kXmlDepth)}));
    i = std::min(end, bytes.size() - 1);
  }
}

/// What pugixml lets through and no document may hold.
void vet(std::string_view bytes, const pugi::xml_node& element, size_t& nodes) {
  const auto refuse_here = [&](std::string what) { refuse(bytes, Node(element.internal_object()).offset(), std::move(what)); };
  if (++nodes > limits::kXmlNodes) refuse_here(tr("there are too many elements."));
  size_t count = 0;
  for (pugi::xml_attribute at = element.first_attribute(); at; at = at.next_attribute()) {
    if (++count > limits::kXmlAttributes) refuse_here(tr("an element has too many attributes."));
    const std::string_view name = at.name(), value = at.value();
    for (pugi::xml_attribute before = element.first_attribute(); before != at; before = before.next_attribute())
      if (before.name() == name) refuse_here(say("the attribute “{0}” stands twice.", {name}));
    if (value.size() > limits::kXmlAttributeBytes || !text::xml_characters_only(value))
      refuse_here(say("the attribute “{0}” is too long or holds forbidden characters.", {name}));
  }
  for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) vet(bytes, child, nodes);
    else if (!text::xml_characters_only(child.value())) refuse_here(tr("a text holds forbidden characters."));
  }
}

Element convert(Node node) {
  Element element{std::string(node.name()), {}, {}, {}, node.offset()};
  for (const auto& [name, value] : node.attributes()) element.attributes.emplace_back(name, value);
  size_t count = 0;
  for (Node child = node.first(); child; child = child.next()) ++count;
  element.children.reserve(count);
  for (Node child = node.first(); child; child = child.next()) {
    if (!child.is_text()) element.children.push_back(convert(child));
    else if (count == 1 || !text::trimmed(child.text()).empty()) element.children.push_back({{}, {}, {}, std::string(child.text()), 0});
  }
  return element;
}

void write_start(std::string& out, const Element& element) {
  out += '<';
  out += element.name;
  for (const auto& [name, value] : element.attributes) {
    out += ' ';
    out += name;
    out += "=\"";
    out += escaped(value);
    out += '"';
  }
  if (element.children.empty()) out += '/';
  out += '>';
}

void write_node(std::string& out, const Element& element, size_t level, bool pretty) {
  if (element.is_text()) {
    out += escaped(element.text);
    return;
  }
  const bool block = pretty && !element.children.empty() &&
                     std::none_of(element.children.begin(), element.children.end(), [](const Element& c) { return c.is_text(); });
  write_start(out, element);
  for (const Element& child : element.children) {
    if (block) out.append("\n").append(2 * (level + 1), ' ');
    write_node(out, child, level + 1, block);
  }
  if (element.children.empty()) return;
  if (block) out.append("\n").append(2 * level, ' ');
  out += "</" + element.name + ">";
}

}  // namespace

std::string_view source_of(std::string_view bytes, size_t offset) {
  size_t depth = 0;
  for (size_t i = offset; i != std::string_view::npos && i < bytes.size(); i = bytes.find('<', i)) {
    const auto skip = [&](std::string_view end) { i = std::min(bytes.find(end, i), bytes.size() - end.size()) + end.size(); };
    if (bytes.substr(i, 4) == "<!--") {
      skip("-->");
    } else if (bytes.substr(i, 9) == "<![CDATA[") {
      skip("]]>");
    } else if (bytes.substr(i, 2) == "<?") {
      skip("?>");
    } else {
      const bool closes = bytes.substr(i, 2) == "</";
      char quote = 0;
      for (; i < bytes.size() && (quote || bytes[i] != '>'); ++i) {
        if (quote ? bytes[i] == quote : bytes[i] == '"' || bytes[i] == '\'') quote = quote ? '\0' : bytes[i];
      }
      const bool empty = bytes[i - 1] == '/';
      ++i;
      if (closes) --depth;
      else if (!empty) ++depth;
      if (depth == 0) return bytes.substr(offset, i - offset);
    }
  }
  return bytes.substr(offset);
}

std::string position(std::string_view bytes, size_t offset) {
  offset = std::min(offset, bytes.size());
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  const size_t start = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  const size_t column = offset - (start == std::string_view::npos ? 0 : start + 1) + 1;
  return std::to_string(line) + ":" + std::to_string(column);
}

std::string_view Node::name() const { return pugi::xml_node(node_).name(); }
std::string_view Node::text() const { return pugi::xml_node(node_).value(); }
Node Node::first() const { return Node(pugi::xml_node(node_).first_child().internal_object()); }
Node Node::next() const { return Node(pugi::xml_node(node_).next_sibling().internal_object()); }
std::string_view Node::attribute(std::string_view key) const {
  for (pugi::xml_attribute at = pugi::xml_node(node_).first_attribute(); at; at = at.next_attribute())
    if (at.name() == key) return at.value();
  return {};
}
std::string_view Node::attribute_beside(std::initializer_list<std::string_view> known) const {
  for (pugi::xml_attribute at = pugi::xml_node(node_).first_attribute(); at; at = at.next_attribute())
    if (std::find(known.begin(), known.end(), at.name()) == known.end()) return at.name();
  return {};
}
std::vector<std::pair<std::string_view, std::string_view>> Node::attributes() const {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (const pugi::xml_attribute attribute : pugi::xml_node(node_).attributes()) out.emplace_back(attribute.name(), attribute.value());
  return out;
}
size_t Node::offset() const {
  const auto at = pugi::xml_node(node_).offset_debug();
  return at > 0 ? static_cast<size_t>(at - 1) : 0;  // pugixml points at the name, behind '<'
}

Document::~Document() = default;
Node Document::root() const { return Node(document_->document_element().internal_object()); }

Document::Document(std::string_view bytes) : document_(std::make_unique<pugi::xml_document>()) {
  if (bytes.size() > limits::kFileBytes) throw Error(ErrorKind::Invalid, tr("The XML file is too large."));
  if (bytes.substr(0, 3) == "\xef\xbb\xbf") bytes.remove_prefix(3);
  if (const size_t bad = text::invalid_utf8(bytes); bad != std::string_view::npos)
    refuse(bytes, bad, tr("it is not UTF-8."));
  if (const size_t nul = bytes.find('\0'); nul != std::string_view::npos) refuse(bytes, nul, tr("a text holds forbidden characters."));
  if (const size_t doctype = bytes.find("<!DOCTYPE"); doctype != std::string_view::npos)
    refuse(bytes, doctype, tr("a document type declaration is not allowed."));
  check_depth(bytes);
  const unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata;
  const auto result = document_->load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (!result) refuse(bytes, static_cast<size_t>(std::max<std::ptrdiff_t>(0, result.offset)), result.description());
  const auto element = [](const pugi::xml_node& node) { return node.type() == pugi::node_element; };
  if (!root()) refuse(bytes, 0, tr("there is no element."));
  if (const auto second = std::find_if(std::next(std::find_if(document_->begin(), document_->end(), element)), document_->end(), element); second != document_->end())
    refuse(bytes, static_cast<size_t>(second->offset_debug()), tr("there is a second root element."));
  size_t nodes = 0;
  vet(bytes, document_->document_element(), nodes);
}

Element parse(std::string_view bytes) { return convert(Document(bytes).root()); }

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      case '\t': out += "&#9;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string write(const Element& root) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  write_node(out, root, 0, true);
  out += '\n';
  return out;
}

}  // namespace yishibu::xml
