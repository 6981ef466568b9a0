// SPDX-License-Identifier: MIT
// See contents.hpp. Must not touch the disk but through the source.
#include "contents.hpp"

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

std::string sum_of(std::string_view bytes, Host& host) {
  const auto digester = host.sha256();
  digester->update(bytes);
  return digester->finish();
}

}  // namespace

std::string digest_of(Source& source, Host& host) {
  std::string lines;
  for (const Source::Entry& entry : source.entries())
    if (entry.path.ends_with(".txt") && entry.path.find('/') == std::string::npos && (entry.path.starts_with("manifest-") || entry.path.starts_with("tagmanifest-")))
      lines += sum_of(bytes_of(source, entry), host) + "  " + entry.path + "\n";
  return lines.empty() ? std::string() : sum_of(lines, host);
}

Contents contents_of(Source& source, Host& host) {
  Contents out;
  out.digest = digest_of(source, host);
  const Source::Entry* index = nullptr;
  for (const Source::Entry& entry : source.entries())
    if (entry.path == "data/bundle.xml") index = &entry;
  const Element root = index ? host.parse_xml(bytes_of(source, *index)) : Element();
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
