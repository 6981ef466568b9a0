// SPDX-License-Identifier: MIT
// See registry.hpp.
#include "plugin/registry.hpp"

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "yishibu/text.hpp"

namespace yishibu::plugin {
namespace fs = std::filesystem;

void Registry::scan(const fs::path& folder, Origin origin) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (fs::exists(at->path() / "plugin.xml", error)) found.push_back(at->path());
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) add(path, origin);
}

void Registry::add_given(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw Error(ErrorKind::NotFound, say("There is no plugin folder {0}.", {folder.string()}));
  if (fs::exists(folder / "plugin.xml", error)) add(fs::absolute(folder, error), Origin::Given);
  else scan(fs::absolute(folder, error), Origin::Given);
}

void Registry::add(const fs::path& folder, Origin origin) {
  try {
    Manifest manifest = read_manifest(folder, origin);
    if (const Manifest* twin = plugin(manifest.id)) {
      if (twin->folder == manifest.folder) return;
      throw Error(ErrorKind::Conflict, say("The plugin “{0}” is there twice: {1} and {2}. The first is used.",
                                           {manifest.id, twin->folder.string(), manifest.folder.string()}));
    }
    plugins_.push_back(std::move(manifest));
  } catch (const Error& failure) {
    problems_.push_back(failure);
  }
}

void Registry::settle() {
  for (bool again = true; again;) {
    again = false;
    for (auto at = plugins_.begin(); at != plugins_.end(); ++at) {
      const auto unmet = std::find_if(at->needs.begin(), at->needs.end(), [&](const auto& need) {
        const Manifest* other = plugin(need.first);
        return !other || !at_least(other->version, need.second);
      });
      if (unmet == at->needs.end()) continue;
      problems_.emplace_back(ErrorKind::Plugin, say("The plugin “{0}” is not used: it needs “{1}” {2} or newer.", {at->id, unmet->first, unmet->second}));
      plugins_.erase(at);
      again = true;
      break;
    }
  }
}

const Manifest* Registry::plugin(std::string_view id) const {
  for (const Manifest& manifest : plugins_)
    if (manifest.id == id) return &manifest;
  return nullptr;
}

const Contribution* Registry::find(std::string_view type, std::string_view id) const {
  for (const Manifest& manifest : plugins_)
    for (const Contribution& row : manifest.rows)
      if (row.row.name == type && row.id == id) return &row;
  return nullptr;
}

std::vector<Contribution> Registry::all(std::string_view type, std::string_view region) const {
  std::vector<const Manifest*> order;
  for (const Manifest& manifest : plugins_)
    if (region == "*" || region.starts_with(manifest.region)) order.push_back(&manifest);
  std::stable_sort(order.begin(), order.end(), [](const Manifest* a, const Manifest* b) { return a->region.size() > b->region.size(); });
  std::vector<Contribution> out;
  for (const Manifest* manifest : order)
    for (const Contribution& row : manifest->rows)
      if (row.row.name == type) out.push_back(row);
  return out;
}

std::string Registry::file_of(const Contribution& row) const {
  const Manifest* owner = plugin(row.plugin);
  if (!owner || !row.row.has("file")) throw Error(ErrorKind::NotFound, say("“{0}” has no file.", {row.id}));
  try {
    return file::read(owner->folder / row.row.attribute("file"), limits::kFileBytes);
  } catch (Error& failure) {
    throw failure.while_doing(say("reading “{0}” of plugin “{1}”", {row.id, row.plugin}));
  }
}

Element Registry::xml_of(const Contribution& row) const {
  try {
    return xml::parse(file_of(row));
  } catch (Error& failure) {
    throw failure.while_doing(say("reading “{0}” of plugin “{1}”", {row.id, row.plugin}));
  }
}

const Kind* Registry::kind(std::string_view id) {
  if (const auto known = kinds_.find(id); known != kinds_.end()) return &known->second;
  const Contribution* row = find("kind", id);
  const auto snapshot = snapshots_.find(id);
  if (!row && snapshot == snapshots_.end()) return nullptr;
  const Element root = row ? xml_of(*row) : snapshot->second;
  const Kind* base = nullptr;
  // A snapshot is already flat: it must not inherit a second time from a base that may have changed since.
  if (row && root.has("base")) {
    if (root.attribute("base") == id) throw Error(ErrorKind::Invalid, say("The kind “{0}” is built on itself.", {id}));
    base = kind(root.attribute("base"));
    if (!base) throw Error(ErrorKind::NotFound, say("The kind “{0}” is built on “{1}”, which nobody has.", {id, root.attribute("base")}));
  }
  const std::string label = row ? row->label : std::string(root.attribute("label"));
  return &kinds_.emplace(std::string(id), model::read_kind(root, std::string(id), label, base)).first->second;
}

void Registry::add_snapshot(const Element& kind) {
  const std::string id(kind.attribute("id"));
  if (!find("kind", id)) snapshots_[id] = kind;
}

bool Registry::is_kind(std::string_view id, std::string_view ancestor) {
  std::string at(id);
  for (int depth = 0; depth < 16 && !at.empty(); ++depth) {
    if (at == ancestor) return true;
    const Kind* found = kind(at);
    at = found ? found->base : std::string();
  }
  return false;
}

std::vector<std::string> Registry::kinds() {
  std::vector<std::string> out;
  for (const Contribution& row : all("kind", "*")) out.push_back(row.id);
  for (const auto& [id, root] : snapshots_) out.push_back(id);
  return out;
}

std::vector<std::string> Registry::family(std::string_view ancestor) {
  std::vector<std::string> out = kinds();
  std::erase_if(out, [&](const std::string& id) { return !is_kind(id, ancestor); });
  return out;
}

std::string Registry::full_kind(std::string_view name) {
  if (kinds_.find(name) != kinds_.end()) return std::string(name);
  std::vector<std::string> matches;
  const std::vector<std::string> ids = kinds();
  for (const std::string& id : ids)
    if (id == name || id.substr(id.find(':') + 1) == name || (find("kind", id) && find("kind", id)->label == name)) matches.push_back(id);
  // "committee" is the national one as well as a province's: the base of the family stands for all of it.
  if (matches.size() > 1) std::erase_if(matches, [&](const std::string& id) { const Kind* k = kind(id); return k && !k->base.empty() && id != name; });
  if (matches.size() == 1) return matches.front();
  std::vector<std::string> names = ids;
  for (const std::string& id : ids) names.push_back(id.substr(id.find(':') + 1));
  const std::string near = text::nearest(name, names);
  throw Error(ErrorKind::NotFound, say("There is no kind “{0}”.", {name}), near.empty() ? tr("“plugin list” shows what there is.") : say("Did you mean “{0}”?", {near}));
}

const Vocabulary& Registry::vocabulary(std::string_view id, std::string_view region, std::string_view day) {
  auto known = layers_.find(id);
  if (known == layers_.end()) {
    const Contribution* row = find("vocabulary", id);
    if (!row) throw Error(ErrorKind::NotFound, say("There is no list “{0}”.", {id}));
    Layered fresh{row->label, {}, {}, {}};
    const Manifest* owner = plugin(row->plugin);
    fresh.layers.push_back({xml_of(*row), row->plugin, owner->region});
    std::vector<Contribution> extensions = all("extension", "*");
    std::reverse(extensions.begin(), extensions.end());  // all() has the nearest first; layers want it last
    for (const Contribution& extension : extensions)
      if (extension.id == id) fresh.layers.push_back({xml_of(extension), extension.plugin, plugin(extension.plugin)->region});
    std::set<std::string> bounds;
    const auto note = [&](const Element& element) {
      for (const char* name : {"from", "to"})
        if (element.has(name)) bounds.insert(std::string(element.attribute(name)));
    };
    for (const model::VocabularyLayer& layer : fresh.layers) {
      note(layer.root);
      for (const Element& child : layer.root.children) note(child);
    }
    fresh.bounds.assign(bounds.begin(), bounds.end());
    known = layers_.emplace(std::string(id), std::move(fresh)).first;
  }
  std::string key(region);
  key += day.empty() ? '*' : ' ';
  for (const std::string& bound : known->second.bounds) {
    const int side = day.substr(0, bound.size()).compare(bound);
    key += side < 0 ? '<' : side > 0 ? '>' : '=';
  }
  const auto [answer, fresh] = known->second.answers.try_emplace(key);
  if (fresh) answer->second = model::resolve(known->first, known->second.label, known->second.layers, region, day);
  return answer->second;
}

}  // namespace yishibu::plugin
