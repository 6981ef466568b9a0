// SPDX-License-Identifier: MIT
// See manifest.hpp.
#include "plugin/manifest.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::plugin {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kNamespace = "urn:yishibu:plugin:1";
constexpr std::string_view kApi = "1";

struct RowType {
  const char* name;
  std::vector<std::string_view> attributes;
  std::vector<std::string_view> children;
};
const RowType kRowTypes[] = {
    {"kind", {"id", "label", "file"}, {}},
    {"vocabulary", {"id", "label", "file"}, {}},
    {"extension", {"of", "file"}, {}},
    {"check", {"id", "label", "file"}, {}},
    {"procedure", {"id", "label", "kind", "file"}, {}},
    {"derivation", {"id", "label", "kind", "name", "names", "settled", "marks"}, {}},
    {"template", {"id", "label", "file"}, {}},
    {"rendering", {"id", "label", "kind", "form", "exporter", "template", "default", "public"}, {}},
    {"outline", {"id", "label", "file"}, {}},
    {"exporter", {"id", "label", "extension", "templates"}, {}},
    {"importer", {"id", "label", "extensions"}, {}},
    {"command", {"id", "words", "label", "book"}, {"option", "argument"}},
};

/// A file named by a manifest stays inside the plugin's folder.
void check_inside(const std::string& file) {
  const auto parts = text::split(file, '/');
  const bool plain = !file.empty() && file.front() != '/' && file.find('\\') == std::string::npos &&
                     std::none_of(parts.begin(), parts.end(), [](const std::string& p) { return p == ".." || p == "."; });
  if (!plain) throw Error(ErrorKind::Invalid, say("“{0}” is no file of the plugin.", {file}));
}

Contribution read_row(const Element& row, const std::string& plugin) {
  const auto* type = std::find_if(std::begin(kRowTypes), std::end(kRowTypes), [&](const RowType& t) { return row.name == t.name; });
  if (type == std::end(kRowTypes)) throw Error(ErrorKind::Unsupported, say("The contribution <{0}> is not known.", {row.name}));
  model::expect(row, type->attributes, type->children);
  Contribution out{std::string(row.attribute("id")), std::string(row.attribute("label")), plugin, row};
  if (row.name == "extension") out.id = row.attribute("of");
  else if (!out.id.starts_with(plugin + ":")) throw Error(ErrorKind::Invalid, say("The id “{0}” must begin with “{1}:”.", {out.id, plugin}));
  if (row.has("file")) check_inside(std::string(row.attribute("file")));
  return out;
}

}  // namespace

Manifest read_manifest(const fs::path& folder, Origin origin) {
  Manifest out;
  out.folder = folder;
  out.origin = origin;
  out.id = folder.filename().string();
  try {
    const Element root = xml::parse(file::read(folder / "plugin.xml", limits::kFileBytes));
    if (root.name != "plugin" || root.attribute("xmlns") != kNamespace)
      throw Error(ErrorKind::Invalid, say("its root must be <plugin xmlns=\"{0}\">.", {kNamespace}));
    if (root.attribute("api") != kApi)
      throw Error(ErrorKind::Unsupported, say("it is made for interface {0}; this program has interface {1}.", {root.attribute("api"), kApi}),
                  tr("Get a version of the plugin that fits this program."));
    model::expect(root, {"id", "version", "api"}, {"title", "description", "region", "requires", "library", "contributes"});
    out.id = root.attribute("id");
    out.version = root.attribute("version");
    out.title = root.child_text("title");
    out.description = root.child_text("description");
    if (!text::is_plain_name(out.id) || out.version.empty()) throw Error(ErrorKind::Invalid, tr("it has no proper id or version."));
    if (const Element* region = root.first("region")) out.region = region->attribute("code");
    for (const Element& child : root.children)
      if (child.name == "requires") out.needs.emplace_back(child.attribute("id"), child.attribute("version"));
    if (const Element* library = root.first("library")) {
      out.library_file = library->attribute("file");
      out.library_sha256 = library->attribute("sha256");
      check_inside(out.library_file);
    }
    std::set<std::string> seen;
    if (const Element* rows = root.first("contributes"))
      for (const Element& row : rows->children) {
        if (row.is_text()) continue;
        out.rows.push_back(read_row(row, out.id));
        if (row.name != "extension" && !seen.insert(row.name + " " + out.rows.back().id).second)
          throw Error(ErrorKind::Invalid, say("“{0}” is contributed twice.", {out.rows.back().id}));
      }
    return out;
  } catch (const Error& failure) {
    throw Error(failure.kind(), say("The plugin “{0}” is not used: {1}", {out.id, failure.message()}), failure.hint())
        .while_doing(say("reading {0}", {(folder / "plugin.xml").string()}));
  }
}

bool at_least(const std::string& have, const std::string& least) {
  const auto mine = text::split(have, '.'), wanted = text::split(least, '.');
  for (size_t i = 0; i < wanted.size(); ++i) {
    const long a = i < mine.size() ? std::atol(mine[i].c_str()) : 0, b = std::atol(wanted[i].c_str());
    if (a != b) return a > b;
  }
  return true;
}

std::string tree_sha256(const fs::path& folder) {
  std::vector<std::string> lines;
  for (fs::recursive_directory_iterator at(folder), end; at != end; ++at)
    if (at->is_regular_file())
      lines.push_back(fs::relative(at->path(), folder).string() + "\n" + hash::sha256(file::read(at->path(), limits::kFileBytes)) + "\n");
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return hash::sha256(all);
}

}  // namespace yishibu::plugin
