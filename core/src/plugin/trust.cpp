// SPDX-License-Identifier: MIT
// See trust.hpp. The list is described in docs/formats/trust.md.
#include "plugin/trust.hpp"

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/xml.hpp"
#include "plugin/quarantine.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::plugin {
namespace {

std::filesystem::path list_path() { return file::user_folder() / "trust.xml"; }

Element read_list() {
  if (const auto bytes = file::read_if_there(list_path(), limits::kFileBytes)) return xml::parse(*bytes);
  return {"trust", {{"xmlns", "urn:yishibu:trust:1"}}, {}, {}, 0};
}

}  // namespace

void require_trust(const Manifest& manifest, std::string_view library) {
  const std::string sum = hash::sha256(library);
  if (!manifest.library_sha256.empty() && sum != manifest.library_sha256)
    throw Error(ErrorKind::Denied, say("The plugin “{0}” is not loaded: its code is not the code that its manifest names.", {manifest.id}),
                tr("Install the plugin again."));
  if (manifest.origin == Origin::System) {
    if (manifest.library_sha256.empty())
      throw Error(ErrorKind::Denied, say("The plugin “{0}” is not loaded: its manifest does not name the sum of its code.", {manifest.id}),
                  tr("Install the plugin again."));
    return;
  }
  const std::string tree = tree_sha256(manifest.folder);
  for (const Element& entry : read_list().children)
    if (entry.attribute("id") == manifest.id && entry.attribute("sha256") == tree) return;
  throw Error(ErrorKind::Denied, say("The plugin “{0}” is not loaded: you have not trusted its code.", {manifest.id}),
              say("If you know where it comes from: plugin trust {0}", {manifest.id}));
}

void trust(const Manifest& manifest, const std::string& today) {
  Element list = read_list();
  std::erase_if(list.children, [&](const Element& entry) { return entry.attribute("id") == manifest.id; });
  list.add({"plugin", {{"date", today}, {"id", manifest.id}, {"sha256", tree_sha256(manifest.folder)}, {"version", manifest.version}}, {}, {}, 0});
  file::replace(list_path(), xml::write(list));
  forgive(manifest.id);
}

}  // namespace yishibu::plugin
