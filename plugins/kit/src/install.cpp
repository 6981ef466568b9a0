// SPDX-License-Identifier: MIT
// “plugin install”: a folder or a .zip of one folder, into the user's plugin folder, whole or not at all. Must not run anything of it.
#include <sys/stat.h>

#include <cstdlib>

#include "commands.hpp"
#include "condition.hpp"
#include "files.hpp"
#include "manifest.hpp"
#include "program.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;
namespace {

/// Whether version `a` is newer than `b`, by numbers between dots.
bool newer(const std::string& a, const std::string& b) {
  const auto mine = split(a, '.'), other = split(b, '.');
  for (size_t i = 0; i < std::max(mine.size(), other.size()); ++i) {
    const long x = i < mine.size() ? std::atol(mine[i].c_str()) : 0, y = i < other.size() ? std::atol(other[i].c_str()) : 0;
    if (x != y) return x > y;
  }
  return false;
}

/// Unpacks the one folder of the file into `into`.
void unpack(const fs::path& file, const fs::path& into) {
  const std::string bytes = read_file(file);
  zip::Limits limits;
  limits.part = kFileBytes;
  limits.total = kPluginBytes;
  const zip::Reader reader(bytes, limits);
  std::string top;
  for (const zip::Entry& entry : reader.entries()) {
    const size_t slash = entry.name.find('/');
    if (entry.link) throw Error(ErrorKind::Invalid, say("{0} is a link; a plugin holds ordinary files only.", {entry.name}));
    if (slash == std::string::npos) throw Error(ErrorKind::Invalid, say("{0} stands outside the plugin's folder.", {entry.name}), tr("Pack the folder itself, not what is in it."));
    if (top.empty()) top = entry.name.substr(0, slash + 1);
    if (!entry.name.starts_with(top)) throw Error(ErrorKind::Invalid, say("{0} stands outside the plugin's folder.", {entry.name}), tr("A file holds one plugin."));
  }
  for (const zip::Entry& entry : reader.entries()) write_file(into / entry.name.substr(top.size()), reader.bytes(entry));
}

void take(const fs::path& folder, const fs::path& into) {
  std::uintmax_t bytes = 0;
  for (const std::string& file : files_below(folder)) {
    const std::string content = read_file(folder / file);
    bytes += content.size();
    if (bytes > kPluginBytes) throw Error(ErrorKind::Invalid, say("{0} is too large.", {shown(folder)}));
    write_file(into / file, content);
  }
}

/// The program reads the manifest in a child that has no plugin of the user's but those that this one may need.
void require_taken(const fs::path& folder, const Described& plugin) {
  const WorkFolder work;
  Order show = program_order(folder, work.path(), {"plugin", "show", plugin.id});
  std::erase(show.words, "--quiet");
  const Ran ran = run_child(show);
  if (ran.out.find("\n" + folder.string() + "\n") == std::string::npos)
    throw Error(ErrorKind::Invalid, ran.err.empty() ? tr("The program does not take this plugin.") : first_line(ran.err), tr("“plugin check” says more."));
}

}  // namespace

Outcome plugin_install(const Arguments& arguments, Host& host, Book*) {
  const fs::path from = arguments.positional.front(), home = fs::absolute(user_folder());
  std::error_code failure;
  if (!fs::exists(from, failure)) throw Error(ErrorKind::NotFound, say("There is no file {0}.", {shown(from)}));
  // Beside the plugins, so that a rename brings it to them; not among them, or a start meanwhile would see half of it.
  const WorkFolder work(home);
  const fs::path fresh = work.path() / "new";
  if (fs::is_directory(from, failure)) take(from, fresh);
  else unpack(from, fresh);
  const Described plugin = describe(fresh, host);
  const Faults faults = check_manifest(fresh, plugin);
  for (const Fault& fault : faults)
    if (fault.where == plugin.id || fault.where == "plugin.xml") throw Error(ErrorKind::Invalid, fault.where + tr(": ") + fault.what, fault.fix);
  require_taken(fresh, plugin);

  const fs::path place = home / "plugins" / plugin.id;
  const bool there = fs::exists(place, failure);
  if (there) {
    const Described old = describe(place, host);
    if (!newer(plugin.version, old.version))
      throw Error(ErrorKind::Conflict, say("The plugin “{0}” {1} is installed already; {2} is not newer.", {plugin.id, old.version, plugin.version}), say("To put it back all the same, take the folder {0} away first.", {shown(place)}));
    fs::rename(place, work.path() / "old");
  }
  fs::create_directories(place.parent_path(), failure);
  fs::rename(fresh, place, failure);
  if (failure) {
    std::error_code ignored;
    if (there) fs::rename(work.path() / "old", place, ignored);
    throw Error(ErrorKind::Io, say("{0} cannot be written.", {shown(place)}), tr("Is there room on the disk, and may you write there?"));
  }
  Outcome out;
  out.text = {say("The plugin “{0}” {1} is installed.", {plugin.id, plugin.version})};
  if (!plugin.library.empty()) out.text.push_back(say("It has code, which does not run yet. If you know where it comes from: plugin trust {0}", {plugin.id}));
  out.json = Value::object().set("id", plugin.id).set("version", plugin.version).set("folder", shown(place)).set("code", !plugin.library.empty());
  return out;
}

}  // namespace yishibu::kit
