// SPDX-License-Identifier: MIT
// XML in and out as Element values. pugixml is used in xml.cpp only; what it lets through is checked there.
// Must not know any format.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yishibu/element.hpp"

namespace pugi {
class xml_document;
struct xml_node_struct;
}  // namespace pugi

namespace yishibu::xml {

/// Parses a document. Throws Error{Invalid} with line and column for anything malformed or beyond base/limits.hpp:
/// DOCTYPE (before parsing), bad UTF-8, forbidden characters, duplicate attributes, depth, counts. Comments and
/// processing instructions are dropped, as is white space between elements.
Element parse(std::string_view bytes);

/// An element or a run of text of a Document, looked at where it lies: for what is read too often to be copied into
/// Elements first. Valid as long as the Document.
class Node {
 public:
  explicit Node(pugi::xml_node_struct* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }
  bool is_text() const { return name().empty(); }
  std::string_view name() const;  ///< "" for a run of text
  std::string_view text() const;  ///< of a run of text
  std::string_view attribute(std::string_view key) const;  ///< "" where there is none, with no data
  std::vector<std::pair<std::string_view, std::string_view>> attributes() const;
  std::string_view attribute_beside(std::initializer_list<std::string_view> known) const;  ///< name of one that is not known
  Node first() const;  ///< child: null where there is none
  Node next() const;   ///< after this one in the same element
  size_t offset() const;  ///< of the element in the source

 private:
  pugi::xml_node_struct* node_;
};

/// A parsed document; everything that parse() refuses is refused here. White space between elements is kept.
class Document {
 public:
  explicit Document(std::string_view bytes);
  ~Document();
  Document(const Document&) = delete;
  Node root() const;

 private:
  std::unique_ptr<pugi::xml_document> document_;
};

/// The source text of the element that begins at `offset`, to the end of its end tag, in a document that parse() accepted.
std::string_view source_of(std::string_view bytes, size_t offset);

/// "12:7", counted from 1 in lines and bytes.
std::string position(std::string_view bytes, size_t offset);

/// Text and attribute values escaped; line breaks and tabs in either become character references, so that one element
/// always stays on one line.
std::string escaped(std::string_view text);

/// Document with declaration: one element a line, two spaces a level, attributes as given. An element with text inside is
/// written on one line.
std::string write(const Element& root);

}  // namespace yishibu::xml
