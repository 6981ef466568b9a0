// SPDX-License-Identifier: MIT
// Implementation of package.hpp. Nothing here believes a name: targets are only ever looked up among the entries.
#include "package.hpp"

#include <algorithm>
#include <optional>

#include "markup.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::text_import {
namespace {

// A part is held as a tree, many times its size; a picture is held as it is and may be larger.
constexpr std::size_t kElements = 1'000'000;      ///< of one part, comments included
constexpr std::uint64_t kPart = 32u << 20;  ///< bytes of one part that is XML: some thousand pages

/// Names inside an OLE file stand in UTF-16.
bool names(std::string_view bytes, std::string_view word) {
  std::string wide;
  for (const char c : word) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

[[noreturn]] void no_docx(const char* message) {
  throw Error(ErrorKind::Unsupported, message, tr("Open it in Word or WPS and save it as .docx."));
}

std::string_view checked(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    if (names(bytes, "EncryptedPackage"))
      throw Error(ErrorKind::Denied, tr("The document is encrypted with a password."),
                  tr("Open it in Word or WPS with its password, take the password off and save it again as .docx."));
    no_docx(tr("The document is in the old format of Word 97 or WPS (.doc, .wps), which is not read."));
  }
  if (bytes.starts_with("{\\rtf")) no_docx(tr("The document is in the RTF format, which is not read."));
  if (!bytes.starts_with("PK")) no_docx(tr("The file is not a Word document: it is not a ZIP file."));
  return bytes;
}

/// `target` as an entry's name, seen from the folder of `from`.
std::string resolved(const std::string& from, const std::string& target) {
  std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1);
  if (target.starts_with("/")) return target.substr(1);
  std::string_view rest(target);
  while (rest.starts_with("../") || rest.starts_with("./")) {
    const bool up = rest.starts_with("../");
    rest.remove_prefix(up ? 3 : 2);
    if (!up || folder.empty()) continue;
    const std::size_t slash = folder.size() < 2 ? std::string::npos : folder.rfind('/', folder.size() - 2);
    folder.erase(slash == std::string::npos ? 0 : slash + 1);
  }
  return folder.append(rest);
}

}  // namespace

Package::Package(std::string_view bytes) : reader_(checked(bytes)) {
  for (const zip::Entry& entry : reader_.entries()) entries_.emplace(entry.name, &entry);
  if (!has("[Content_Types].xml")) no_docx(tr("The file is not a Word document: it is a ZIP file of another kind."));
  for (const zip::Entry& entry : reader_.entries())
    if (entry.name.ends_with("vbaProject.bin"))
      throw Error(ErrorKind::Denied, tr("The document holds macros, which can do harm."), tr("Save it as .docx without macros."));
  for (const Element& type : part("[Content_Types].xml").children)
    if (type.attribute("ContentType").find("macroEnabled") != std::string_view::npos)
      throw Error(ErrorKind::Denied, tr("The document holds macros, which can do harm."), tr("Save it as .docx without macros."));
  main_ = "word/document.xml";
  for (const auto& [id, relation] : relations_of(""))
    if (relation.type == "officeDocument" && !relation.external) main_ = relation.target;
  if (!has(main_)) no_docx(tr("The file is not a Word document: it has no text part."));
  relations_ = relations_of(main_);
}

Element Package::text() const {
  Element root = part(main_);
  if (root.name != "w:document" || !root.first("w:body")) no_docx(tr("The file is not a Word document: its main part is of another kind."));
  return root;
}

Element Package::part(const std::string& entry) const {
  const auto found = entries_.find(entry);
  if (found == entries_.end()) return {};
  // What is declared need not be believed: the reader refuses an entry that turns out to have another size.
  if (found->second->size > kPart)
    throw Error(ErrorKind::Invalid, say("“{0}” unpacks to more than {1} MiB.", {entry, std::to_string(kPart >> 20)}), tr("Divide it into several files."));
  return markup::tree(reader_.bytes(*found->second), entry, kElements);
}

Element Package::part_of(std::string_view type) const {
  for (const auto& [id, relation] : relations_)
    if (relation.type == type && !relation.external) return part(relation.target);
  return {};
}

Relations Package::relations_of(const std::string& entry) const {
  const std::size_t slash = entry.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : entry.substr(0, slash + 1);
  Relations out;
  for (const Element& one : part(folder + "_rels/" + entry.substr(folder.size()) + ".rels").children) {
    if (one.name != "Relationship") continue;
    const std::string_view type = one.attribute("Type");
    const bool external = one.attribute("TargetMode") == "External";
    std::string target(one.attribute("Target"));
    if (!external) target = resolved(entry, target);
    out[std::string(one.attribute("Id"))] = {std::string(type.substr(type.rfind('/') + 1)), std::move(target), external};
  }
  return out;
}

std::vector<std::string> Package::inserts() const {
  std::vector<std::string> out;
  for (const zip::Entry& entry : reader_.entries())
    for (const std::string_view folder : {"/media/", "/embeddings/", "/charts/chart", "/diagrams/data", "/afchunk", "/activeX/"})
      if (entry.name.find(folder) != std::string::npos && !entry.name.ends_with(".rels")) {
        out.push_back(entry.name);
        break;
      }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace yishibu::text_import
