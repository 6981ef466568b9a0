// SPDX-License-Identifier: MIT
// See contents.hpp. Must not touch the disk but through the source.
#include "contents.hpp"

#include "digest.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

std::string bytes_of(Source& source, const Source::Entry& entry) {
  std::string out;
  source.read(entry, [&](std::string_view piece) {
    if (out.size() + piece.size() > kMostBytes) throw Error(ErrorKind::Invalid, say("{0} is too large.", {entry.path}));
    out += piece;
  });
  return out;
}

}  // namespace

std::string file_in(Source& source, std::string_view path) {
  for (const Source::Entry& entry : source.entries())
    if (entry.path == path) return bytes_of(source, entry);
  return {};
}

std::string digest_of(Source& source) {
  const std::string tags = file_in(source, "tagmanifest-sha256.txt");
  return tags.empty() ? std::string() : sum_of(tags);
}

Contents contents_of(Source& source, Host& host) {
  Contents out;
  out.digest = digest_of(source);
  const std::string index = file_in(source, "data/bundle.xml");
  const Element root = index.empty() ? Element() : host.parse_xml(index);
  if (root.name != "bundle" || root.attribute("xmlns") != "urn:yishibu:bundle:1")
    throw Error(ErrorKind::Invalid, tr("The bag has no data/bundle.xml of this program: it is no bundle of a book."));
  out.title = root.attribute("title");
  out.year = root.attribute("year");
  out.book = root.attribute("book");
  out.region = root.attribute("region");
  out.revision = root.attribute("revision");
  for (const Element& part : root.children)
    for (const Element& item : part.children) {
      if (part.name != "part" || item.name != "item") continue;
      Contents::Sent sent{std::string(item.attribute("number")), std::string(item.attribute("id")), std::string(item.attribute("archive-no")), std::string(item.attribute("title")), {}};
      for (const Element& file : item.children)
        if (file.attribute("role") == "record") sent.sum = file.attribute("sha256");
      out.items.push_back(std::move(sent));
    }
  return out;
}

}  // namespace yishibu::bundle
