// SPDX-License-Identifier: MIT
// See saved.hpp.
#include "saved.hpp"

#include <cstdlib>
#include <filesystem>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::find {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kNamespace = "urn:yishibu:searches:1";

fs::path place() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && *config) return fs::path(config) / "yishibu" / "searches.xml";
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : "/") / ".config" / "yishibu" / "searches.xml";
}

Element read(Host& host) {
  Element root{"searches", {{"xmlns", std::string(kNamespace)}}, {}, {}, 0};
  std::error_code failure;
  if (!fs::exists(place(), failure)) return root;
  Element found = host.parse_xml(host.read_file(place().string()));
  if (found.name != "searches" || found.attribute("xmlns") != kNamespace)
    throw Error(ErrorKind::Unsupported, say("{0} is from another version of this program.", {place().string()}));
  for (Element& child : found.children)
    if (child.name == "search") root.children.push_back(std::move(child));
  return root;
}

}  // namespace

void save_search(Host& host, std::string_view name, const Arguments& arguments) {
  Element root = read(host);
  std::erase_if(root.children, [&](const Element& child) { return child.attribute("name") == name; });
  Element search{"search", {{"name", std::string(name)}}, {}, {}, 0};
  for (const std::string& word : arguments.positional) search.add({"word", {}, {}, {}, 0}).add({"", {}, {}, word, 0});
  for (const auto& [option, value] : arguments.options)
    if (option != "save" && option != "saved") search.add({"option", {{"name", option}}, {}, {}, 0}).add({"", {}, {}, value, 0});
  root.add(std::move(search));
  host.write_file(place().string(), host.write_xml(root), nullptr, true);
}

Arguments saved_search(Host& host, std::string_view name) {
  std::string names;
  for (const Element& child : read(host).children) {
    if (child.attribute("name") != name) {
      names.append(names.empty() ? "" : "、").append(child.attribute("name"));
      continue;
    }
    Arguments out;
    for (const Element& part : child.children) {
      if (part.name == "word") out.positional.push_back(part.content());
      if (part.name == "option") out.options.emplace_back(part.attribute("name"), part.content());
    }
    return out;
  }
  throw Error(ErrorKind::NotFound, say("No search is kept under the name “{0}”.", {name}), names.empty() ? tr("“search … --save NAME” keeps one.") : say("There are: {0}.", {names}));
}

}  // namespace yishibu::find
