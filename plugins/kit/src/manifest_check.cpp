// SPDX-License-Identifier: MIT
// See manifest.hpp.
#include <algorithm>
#include <set>

#include "files.hpp"
#include "manifest.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;
namespace {

bool made_of(std::string_view text, std::string_view allowed) { return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos; }

/// What may stand in a plugin's folder without being named in its manifest.
bool may_be_unnamed(const std::string& file) {
  const std::string first = file.substr(0, file.find('/'));
  return file == "plugin.xml" || file == "CMakeLists.txt" || file.starts_with("README") || first == "tests" || first == "samples" || first == "src" || first == "tables" || first == "po";
}

}  // namespace

bool Described::is_code(const Element& row) {
  return row.name == "exporter" || row.name == "importer" || row.name == "command" || row.name == "derivation" || (row.name == "check" && !row.has("file"));
}

Described describe(const fs::path& folder, Host& host) {
  std::error_code ignored;
  if (!fs::exists(folder / "plugin.xml", ignored)) throw Error(ErrorKind::NotFound, say("There is no plugin in {0}: it has no plugin.xml.", {shown(folder)}));
  const Element root = host.parse_xml(read_file(folder / "plugin.xml"));
  Described out{std::string(root.attribute("id")), std::string(root.attribute("version")), root.child_text("title"), {}, {}, {}};
  if (root.name != "plugin" || out.id.empty()) throw Error(ErrorKind::Invalid, say("{0} describes no plugin.", {shown(folder / "plugin.xml")}));
  if (const Element* region = root.first("region")) out.region = region->attribute("code");
  if (const Element* library = root.first("library")) out.library = library->attribute("file");
  if (const Element* rows = root.first("contributes"))
    for (const Element& row : rows->children)
      if (!row.is_text()) out.rows.push_back(row);
  return out;
}

Faults check_manifest(const fs::path& folder, const Described& plugin) {
  constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyz0123456789-";
  Faults out;
  const auto fault = [&](std::string where, std::string what, std::string fix) { out.push_back({1, std::move(where), std::move(what), std::move(fix)}); };
  if (!made_of(plugin.id, kName)) fault("plugin.xml", say("the id “{0}” is not made of a–z, 0–9 and -", {plugin.id}), tr("Give the plugin another id."));
  if (!made_of(plugin.version, "0123456789.")) fault("plugin.xml", say("the version “{0}” is not made of numbers and dots", {plugin.version}), tr("Write it as 1.0.0."));
  std::set<std::string> named, ids;
  bool code = false;
  for (const Element& row : plugin.rows) {
    const std::string id(row.name == "extension" ? row.attribute("of") : row.attribute("id")), file(row.attribute("file"));
    if (row.name != "extension") {
      if (!id.starts_with(plugin.id + ":") || !made_of(std::string_view(id).substr(plugin.id.size() + 1), kName))
        fault(id, say("the id does not read “{0}:” and a name of a–z, 0–9 and -", {plugin.id}), tr("Change it here and wherever it is used."));
      if (!ids.insert(row.name + " " + id).second) fault(id, tr("it is contributed twice"), tr("Take one of the two out."));
    }
    code = code || Described::is_code(row);
    if (Described::is_code(row) && plugin.library.empty()) fault(id, tr("it needs code, and the manifest names no <library>"), tr("Add <library file=\"plugin.so\" sha256=\"\"/>, or take the row out."));
    if (file.empty()) continue;
    named.insert(file);
    std::error_code ignored;
    if (!fs::is_regular_file(folder / file, ignored)) fault(id, say("the file {0} is not there", {file}), tr("Write the file, or take the row out."));
  }
  if (!plugin.library.empty()) {
    named.insert(plugin.library);
    std::error_code ignored;
    if (!fs::is_regular_file(folder / plugin.library, ignored))
      fault(plugin.library, tr("the code is not there"), tr("Build the plugin, and check the folder that the build has made."));
    if (!code) fault(plugin.library, tr("there is code, and no row that uses it"), tr("Take <library> out, or add the row."));
  }
  for (const std::string& file : files_below(folder))
    if (!named.contains(file) && !may_be_unnamed(file)) fault(file, tr("nothing names this file"), tr("Name it in plugin.xml, or take it away; what is not for the program belongs into src/ or tests/."));
  return out;
}

}  // namespace yishibu::kit
