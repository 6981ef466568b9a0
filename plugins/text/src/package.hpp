// SPDX-License-Identifier: MIT
// A Word document as the package it is: which part is the text, what the parts point at, what is left over. Must not know
// paragraphs, nor what any part says.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/element.hpp"
#include "zip.hpp"

namespace yishibu::text_import {

struct Relation {
  std::string type;    ///< last word of the type's address: image, header …
  std::string target;  ///< name of an entry; an address where external
  bool external = false;
};
using Relations = std::map<std::string, Relation, std::less<>>;  ///< by id

class Package {
 public:
  /// Refuses, each in its own words, what is no .docx: other formats, encrypted files, macros.
  explicit Package(std::string_view bytes);

  Element text() const;  ///< root of the main part
  const Relations& relations() const { return relations_; }  ///< of the main part
  /// The root of the main part's only part of this type; one without a name where there is none.
  Element part_of(std::string_view type) const;
  Element part(const std::string& entry) const;
  bool has(std::string_view entry) const { return entries_.contains(entry); }
  std::string bytes(std::string_view entry) const { return reader_.bytes(*entries_.at(std::string(entry))); }
  /// Names of the pictures, charts and other files that stand in the package.
  std::vector<std::string> inserts() const;

 private:
  Relations relations_of(const std::string& entry) const;

  zip::Reader reader_;
  std::map<std::string, const zip::Entry*, std::less<>> entries_;  ///< a document may point at one of thousands a million times
  std::string main_;
  Relations relations_;
};

}  // namespace yishibu::text_import
