// SPDX-License-Identifier: MIT
// See commands.hpp. Must not know how a template is compiled.
#include "commands.hpp"

#include <filesystem>
#include <map>

#include "docx.hpp"
#include "markup.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
using namespace markup;
namespace fs = std::filesystem;
namespace {

/// At the top only the content types belong to a template; README, samples and hidden files do not.
bool belongs(const std::string& name) {
  if (name.find('/') == std::string::npos) return name == "[Content_Types].xml";
  const std::string file = name.substr(name.rfind('/') + 1);
  return file.front() != '.' || name.ends_with("_rels/.rels");
}

void gather(const fs::path& folder, std::map<std::string, std::string>& parts, Host& host) {
  if (!fs::is_directory(folder)) throw Error(ErrorKind::NotFound, say("There is no folder {0}.", {folder.string()}));
  std::error_code failure;
  for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    if (!at->is_regular_file()) continue;
    const std::string name = at->path().lexically_relative(folder).generic_string();
    if (belongs(name)) parts[name] = host.read_file(at->path().string());
  }
  if (failure) throw Error(ErrorKind::Io, say("{0} cannot be read: {1}.", {folder.string(), failure.message()}));
}

}  // namespace

Outcome template_pack(const Arguments& arguments, Host& host, Book* book) {
  const std::string output(arguments.option("output"));
  if (output.empty()) throw Error(ErrorKind::Usage, tr("Say with -o where the template is to be written."));
  std::map<std::string, std::string> parts;
  if (const std::string base(arguments.option("base")); !base.empty()) gather(base, parts, host);
  for (const std::string& folder : arguments.positional) gather(folder, parts, host);
  for (const auto& [name, bytes] : parts)
    if (name.ends_with(".xml") || name.ends_with(".rels")) scan(bytes, name);
  std::string out;
  zip::Writer writer(out);
  // Readers that look at the first bytes only expect the content types there.
  for (const char* first : {"[Content_Types].xml", "_rels/.rels"}) {
    const auto at = parts.find(first);
    if (at == parts.end()) throw Error(ErrorKind::Invalid, say("The template has no {0}.", {first}), tr("Name the folder with the shared parts with --base."));
    writer.add(first, at->second);
    parts.erase(at);
  }
  for (const auto& [name, bytes] : parts) writer.add(name, bytes);
  writer.finish();
  const Docx check(out);
  check.require_sound();
  host.write_file(output, out, book, true);
  Outcome outcome;
  outcome.text = {say("Written: {0}", {output})};
  outcome.json.set("file", output).set("parts", parts.size() + 2).set("tags", check.tags().size());
  return outcome;
}

Outcome template_unpack(const Arguments& arguments, Host& host, Book* book) {
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name one template."));
  const fs::path file(arguments.positional.front());
  const std::string output(arguments.option("output"));
  fs::path folder(output);
  if (output.empty()) folder = file.parent_path() / file.stem();
  std::error_code ignored;
  if (fs::exists(folder, ignored) && !fs::is_empty(folder, ignored))
    throw Error(ErrorKind::Conflict, say("{0} is there already and not empty.", {folder.string()}), tr("Name another folder with -o."));
  const std::string bytes = host.read_file(file.string());
  const zip::Reader reader(bytes);
  std::vector<std::pair<const zip::Entry*, std::string>> contents;  // all read before anything is written
  for (const zip::Entry& entry : reader.entries()) contents.emplace_back(&entry, reader.bytes(entry));
  for (const auto& [entry, content] : contents) host.write_file((folder / entry->name).string(), content, book, true);
  Outcome outcome;
  outcome.text = {say("Written: {0}", {folder.string()})};
  outcome.json.set("folder", folder.string()).set("parts", contents.size());
  return outcome;
}

Outcome template_tags(const Arguments& arguments, Host& host, Book*) {
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name one template."));
  const Docx docx(host.read_file(arguments.positional.front()));
  docx.require_sound();
  Outcome outcome;
  Value list = Value::list();
  std::string part;
  std::size_t depth = 0;
  for (const auto& [name, tag] : docx.tags()) {
    if (name != part) outcome.text.push_back((part = name) + ":");
    if (tag.kind == Tag::Kind::Close) {
      if (depth > 0) --depth;
      continue;
    }
    outcome.text.push_back(std::string(2 + 2 * depth, ' ') + tag.written);
    const bool section = tag.section();
    list.add(Value::object().set("part", name).set("tag", tag.written).set("name", tag.name).set("section", section).set("depth", depth));
    if (section) ++depth;
  }
  if (outcome.text.empty()) outcome.text = {tr("The template has no tags.")};
  outcome.json = Value::object().set("tags", list);
  return outcome;
}

}  // namespace yishibu::word
