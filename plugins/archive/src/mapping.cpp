// SPDX-License-Identifier: MIT
// See mapping.hpp.
#include "mapping.hpp"

#include <algorithm>
#include <cstdlib>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::archive {
namespace {
using namespace std::string_view_literals;

constexpr std::string_view kSpecial = "<>&\"\x00\x01\x02\x03\x04\x05\x06\x07\b\t\n\v\f\r\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F"sv;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(separator, at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

Source read_source(const Element& element) {
  Source out{std::string(element.attribute("name")), std::string(element.attribute("text")), std::string(element.attribute("else")), std::string(element.attribute("join")), split(element.attribute("from"), ' ')};
  if (out.name.empty()) throw Error(ErrorKind::Invalid, say("In the mapping of packages <{0}> has no name.", {element.name}));
  return out;
}

Slot read_slot(const Element& element) {
  Slot out{read_source(element), std::string(element.attribute("each")), element.attribute("keep") == "yes", {}, {}};
  for (const Element& child : element.children) {
    if (child.name == "attribute") out.attributes.push_back(read_source(child));
    if (child.name == "element") out.children.push_back(read_slot(child));
  }
  return out;
}

ActRule read_act(const Element& element) {
  const auto text = [&](const char* name) { return std::string(element.attribute(name)); };
  return {text("label"), element.name == "version", text("first") == "yes", text("package") == "yes", split(element.attribute("begins"), '|'), text("field"), text("rows"), text("on"), text("by"), text("what"), text("basis")};
}

class Writer {
 public:
  explicit Writer(const Names& names) : names_(names) {}

  /// Whether anything was written.
  bool write(const Slot& slot, std::vector<const Value*>& scopes) {
    if (slot.each.empty()) return one(slot, scopes);
    const Value* list = scopes.back()->find(slot.each);
    if (!list || !list->items()) return false;
    bool any = false;
    for (const Value& item : *list->items()) {
      scopes.push_back(&item);
      any |= one(slot, scopes);
      scopes.pop_back();
    }
    return any;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

 private:
  bool one(const Slot& slot, std::vector<const Value*>& scopes) {
    const std::size_t begin = out.size();
    out += "<" + slot.value.name;
    for (const Source& attribute : slot.attributes) {
      out += " " + attribute.name + "=\"";
      value(attribute, scopes);
      out += '"';
    }
    out += '>';
    const std::size_t content = out.size();
    value(slot.value, scopes);
    // A line each, but nowhere where a line end would become part of the words.
    const bool mixed = out.size() > content, flat = flat_;
    const std::size_t head = out.size();
    if (!slot.children.empty() && !mixed && !flat_) out += '\n';
    flat_ = flat || mixed;
    bool any = mixed;
    for (const Slot& child : slot.children) any |= write(child, scopes);
    flat_ = flat;
    if (!any && !slot.keep) {
      out.resize(begin);
      return false;
    }
    if (!any) out.resize(head);
    out += "</" + slot.value.name + ">";
    if (!flat_) out += '\n';
    return true;
  }

  /// Appends the escaped words.
  void value(const Source& source, const std::vector<const Value*>& scopes) {
    const std::size_t begin = out.size();
    escape(source.text);
    for (const std::string& path : source.from) {
      if (out.size() > begin && source.join.empty()) break;
      const std::size_t before = out.size();
      if (path.find('.') != std::string::npos) {
        const std::string words = names_.value(path);
        if (!words.empty() && before > begin) escape(source.join);
        escape(words);
        continue;
      }
      for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope)
        if (const Value* found = (*scope)->find(path)) {
          if (before > begin) escape(source.join);
          if (found->text()) escape(*found->text());
          if (found->number()) out += std::to_string(*found->number());
          break;
        }
    }
    if (out.size() == begin) escape(source.otherwise);
  }

  void escape(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(kSpecial, at), text.size());
      out += text.substr(at, end - at);
      if (end == text.size()) return;
      const char c = text[end];
      at = end + 1;
      if (c == '<') out += "&lt;";
      else if (c == '>') out += "&gt;";
      else if (c == '&') out += "&amp;";
      else if (c == '"') out += "&quot;";
      else if (c == '\n' || c == '\t') out += c;  // other control characters, which a name from outside may hold, are none in XML
    }
  }

  const Names& names_;
  bool flat_ = false;
};

}  // namespace

Mapping read_mapping(const Element& root) {
  Mapping out;
  out.inline_bytes = std::strtoull(std::string(root.attribute("inline")).c_str(), nullptr, 10);
  for (const Element& child : root.children) {
    if (child.name == "version" || child.name == "act") out.acts.push_back(read_act(child));
    if (child.name == "element") out.root = read_slot(child);
  }
  if (root.name != "mapping" || out.root.value.name.empty()) throw Error(ErrorKind::Invalid, tr("This is no mapping of packages."));
  return out;
}

std::string write_package(const Mapping& mapping, const Value& facts, const Names& names) {
  Writer writer(names);
  std::vector<const Value*> scopes{&facts};
  writer.write(mapping.root, scopes);
  return std::move(writer.out);
}

}  // namespace yishibu::archive
