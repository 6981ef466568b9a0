// SPDX-License-Identifier: MIT
// See earlier.hpp.
#include "earlier.hpp"

#include "contents.hpp"
#include "digest.hpp"
#include "verify.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

Earlier::Had had(const Element& row) { return {std::string(row.attribute("id")), std::string(row.attribute("archive-no")), std::string(row.attribute("sha256")), std::string(row.attribute("sm3"))}; }

}  // namespace

const Earlier::Had* Earlier::find(std::string_view id) const {
  for (const auto* list : {&items, &before})
    for (const Had& one : *list)
      if (one.id == id) return &one;
  return nullptr;
}

Earlier read_earlier(const std::string& path, Host& host) {
  const auto source = open_source(path);
  if (!verify(*source, host).valid()) throw Error(ErrorKind::Invalid, say("{0} is not whole.", {path}), say("“bundle verify {0}” says what is wrong with it.", {path}));
  if (auto bundle = earlier_of(*source, host)) return std::move(*bundle);
  throw Error(ErrorKind::Invalid, say("{0} is a bag, but no bundle of this program.", {path}));
}

std::optional<Earlier> earlier_of(Source& source, Host& host) {
  const std::string index = file_in(source, "data/bundle.xml"), tags = file_in(source, "tagmanifest-sha256.txt");
  if (index.empty() || tags.empty()) return std::nullopt;
  const Element root = host.parse_xml(index);
  Earlier out;
  out.sha256 = sum_of(tags);
  out.sm3 = sum_of(tags, "sm3");
  out.date = root.attribute("date");
  out.revision = root.attribute("revision");
  out.public_copy = root.attribute("copy") == "public";
  out.original_sha256 = root.attribute("original-sha256");
  for (const Element& part : root.children) {
    if (part.name == "since")
      for (const Element& row : part.children)
        if (row.name == "had") out.before.push_back(had(row));
    if (part.name != "part") continue;
    for (const Element& item : part.children)
      for (const Element& file : item.children)
        if (file.attribute("role") == "record")
          out.items.push_back({std::string(item.attribute("id")), std::string(item.attribute("archive-no")), std::string(file.attribute("sha256")), std::string(file.attribute("sm3")), std::string(item.attribute("original-sha256"))});
  }
  return out;
}

}  // namespace yishibu::bundle
