// SPDX-License-Identifier: MIT
// See record_xml.hpp.
#include "model/record_xml.hpp"

#include <algorithm>
#include <set>

#include "base/date.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::model {
namespace {

constexpr std::string_view kNamespace = "urn:yishibu:record:1";

class Parser {
 public:
  explicit Parser(std::string_view bytes) : bytes_(bytes), document_(bytes) {}

  Record parse() const {
    const Node root = document_.root();
    if (root.name() != "record" || root.attribute("xmlns") != kNamespace)
      refuse(root, say("this is no record: its root must be <record xmlns=\"{0}\">.", {kNamespace}));
    Record record;
    for (const auto& [name, value] : root.attributes()) {
      if (name == "id") record.id = value;
      else if (name == "kind") record.kind = value;
      else if (name.starts_with("xmlns:")) record.namespaces.push_back({std::string(name.substr(6)), std::string(value)});
      else if (name != "xmlns") refuse(root, say("the attribute “{0}” is not known here.", {name}));
    }
    if (!is_record_id(record.id)) refuse(root, say("“{0}” is no record id.", {record.id}));
    if (record.kind.find(':') == std::string::npos) refuse(root, say("“{0}” is no kind.", {record.kind}));
    for (Node child = first_element(root); child; child = next_element(root, child)) {
      if (foreign(child)) record.foreign.emplace_back(xml::source_of(bytes_, child.offset()));
      else if (child.name() == "field") record.fields.push_back(field(child));
      else if (child.name() == "rows") record.tables.push_back(rows(child));
      else if (child.name() == "body") record.bodies.push_back(body(child));
      else unknown(child);
    }
    return record;
  }

 private:
  using Node = xml::Node;
  [[noreturn]] void refuse(Node at, const std::string& what) const {
    throw Error(ErrorKind::Invalid, say("The record is not acceptable at {0}: {1}", {xml::position(bytes_, at.offset()), what}));
  }
  [[noreturn]] void unknown(Node child) const { refuse(child, say("the element <{0}> is not known here.", {child.name()})); }

  /// Our own elements never mix text and elements, so white space between them means nothing.
  Node element_from(Node parent, Node child) const {
    for (; child && child.is_text(); child = child.next())
      if (!text::trimmed(child.text()).empty()) refuse(parent, tr("text stands where only elements may stand."));
    return child;
  }
  Node first_element(Node parent) const { return element_from(parent, parent.first()); }
  Node next_element(Node parent, Node child) const { return element_from(parent, child.next()); }
  static bool foreign(Node element) {
    const std::string_view own = element.attribute("xmlns");
    return element.name().find(':') != std::string_view::npos || (own.data() && own != kNamespace);
  }
  void attributes(Node element, std::initializer_list<std::string_view> known) const {
    if (const std::string_view other = element.attribute_beside(known); !other.empty()) refuse(element, say("the attribute “{0}” is not known here.", {other}));
  }
  std::string name(Node element) const {
    attributes(element, {"name"});
    const std::string_view value = element.attribute("name");
    if (!text::is_plain_name(value)) refuse(element, say("“{0}” is no name.", {value}));
    return std::string(value);
  }
  std::string text_of(Node element) const {
    std::string out;
    for (Node child = element.first(); child; child = child.next()) {
      if (!child.is_text()) unknown(child);
      out += child.text();
    }
    return out;
  }
  Field field(Node element) const { return {name(element), text_of(element)}; }
  std::string id_of(Node element, std::set<std::string_view>& seen) const {
    const std::string_view id = element.attribute("id");
    if (!text::is_plain_name(id)) refuse(element, say("“{0}” is no row or paragraph id.", {id}));
    if (!seen.insert(id).second) refuse(element, say("the id “{0}” stands twice.", {id}));
    return std::string(id);
  }
  Rows rows(Node element) const {
    Rows out{name(element), {}};
    std::set<std::string_view> seen;
    for (Node child = first_element(element); child; child = next_element(element, child)) {
      if (child.name() != "row") unknown(child);
      attributes(child, {"id"});
      Row& row = out.rows.emplace_back();
      row.id = id_of(child, seen);
      for (Node inner = first_element(child); inner; inner = next_element(child, inner)) {
        if (foreign(inner)) row.foreign.emplace_back(xml::source_of(bytes_, inner.offset()));
        else if (inner.name() == "field") row.fields.push_back(field(inner));
        else unknown(inner);
      }
    }
    return out;
  }
  Body body(Node element) const {
    Body out{name(element), {}};
    std::set<std::string_view> seen;
    for (Node child = first_element(element); child; child = next_element(element, child)) {
      if (child.name() != "p") unknown(child);
      attributes(child, {"id", "level", "number", "heading"});
      Paragraph& paragraph = out.paragraphs.emplace_back();
      paragraph.id = id_of(child, seen);
      const std::string_view level = child.attribute("level");
      if (level.size() > 1 || (!level.empty() && (level[0] < '0' || level[0] > '5')))
        refuse(child, say("“{0}” is no heading level.", {level}));
      paragraph.level = level.empty() ? 0 : level[0] - '0';
      paragraph.number = child.attribute("number");
      paragraph.heading = child.attribute("heading");
      paragraph.text = text_of(child);
    }
    return out;
  }

  std::string_view bytes_;
  xml::Document document_;
};

void write_fields(std::string& out, const std::vector<Field>& fields, std::string_view indent) {
  for (const Field& field : fields) {
    out += indent;
    out += "<field name=\"" + field.name + "\">" + xml::escaped(field.value) + "</field>\n";
  }
}

void write_foreign(std::string& out, const std::vector<std::string>& foreign, std::string_view indent) {
  for (const std::string& element : foreign) {
    out += indent;
    out += element;
    out += '\n';
  }
}

void write_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += ' ';
  out += name;
  out += "=\"" + xml::escaped(value) + "\"";
}

/// Puts named things into the order of `specs`; others follow, as they came.
template <typename Thing, typename Spec>
void arrange(std::vector<Thing>& things, const std::vector<Spec>* specs) {
  if (!specs) return;
  const auto rank = [&](const Thing& thing) {
    size_t i = 0;
    while (i < specs->size() && (*specs)[i].name != thing.name) ++i;
    return i;
  };
  std::stable_sort(things.begin(), things.end(), [&](const Thing& a, const Thing& b) { return rank(a) < rank(b); });
}

void clean(std::vector<Field>& fields) {
  for (Field& field : fields) field.value = text::normalised(field.value);
  std::erase_if(fields, [](const Field& field) { return field.value.empty(); });
}

}  // namespace

bool is_record_id(std::string_view id) {
  if (id.size() != 17 || id[8] != '-') return false;
  const std::string day = std::string(id.substr(0, 4)) + "-" + std::string(id.substr(4, 2)) + "-" + std::string(id.substr(6, 2));
  if (!date::is_date(day)) return false;
  return std::all_of(id.begin() + 9, id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); });
}

Record parse_record(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xef\xbb\xbf") bytes.remove_prefix(3);
  return Parser(bytes).parse();
}

std::string write_record(const Record& record) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<record xmlns=\"";
  out += kNamespace;
  out += '"';
  for (const Field& prefix : record.namespaces) write_attribute(out, "xmlns:" + prefix.name, prefix.value);
  write_attribute(out, "id", record.id);
  write_attribute(out, "kind", record.kind);
  out += ">\n";
  write_fields(out, record.fields, "  ");
  for (const Rows& table : record.tables) {
    out += "  <rows name=\"" + table.name + "\">\n";
    for (const Row& row : table.rows) {
      out += "    <row id=\"" + row.id + "\">\n";
      write_fields(out, row.fields, "      ");
      write_foreign(out, row.foreign, "      ");
      out += "    </row>\n";
    }
    out += "  </rows>\n";
  }
  for (const Body& body : record.bodies) {
    out += "  <body name=\"" + body.name + "\">\n";
    for (const Paragraph& paragraph : body.paragraphs) {
      out += "    <p";
      write_attribute(out, "heading", paragraph.heading);
      write_attribute(out, "id", paragraph.id);
      if (paragraph.level > 0) write_attribute(out, "level", std::to_string(paragraph.level));
      write_attribute(out, "number", paragraph.number);
      out += '>' + xml::escaped(paragraph.text) + "</p>\n";
    }
    out += "  </body>\n";
  }
  write_foreign(out, record.foreign, "  ");
  out += "</record>\n";
  return out;
}

Record canonical(Record record, const Kind* kind) {
  std::sort(record.namespaces.begin(), record.namespaces.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
  clean(record.fields);
  arrange(record.fields, kind ? &kind->fields : nullptr);
  for (Rows& table : record.tables) {
    const RowsSpec* spec = kind ? kind->rows(table.name) : nullptr;
    for (Row& row : table.rows) {
      clean(row.fields);
      arrange(row.fields, spec ? &spec->fields : nullptr);
    }
  }
  std::erase_if(record.tables, [](const Rows& table) { return table.rows.empty(); });
  arrange(record.tables, kind ? &kind->tables : nullptr);
  for (Body& body : record.bodies)
    for (Paragraph& paragraph : body.paragraphs) {
      paragraph.text = text::normalised(paragraph.text);
      paragraph.heading = text::normalised(paragraph.heading);
      paragraph.number = text::normalised(paragraph.number);
    }
  std::erase_if(record.bodies, [](const Body& body) { return body.paragraphs.empty(); });
  arrange(record.bodies, kind ? &kind->bodies : nullptr);
  return record;
}

std::string record_path(const Kind& kind, std::string_view id) {
  std::string path = kind.folder + "/";
  if (kind.partition != "none") path += std::string(id.substr(0, 4)) + "/";
  if (kind.partition == "month") path += std::string(id.substr(4, 2)) + "/";
  return path + std::string(id) + ".xml";
}

}  // namespace yishibu::model
