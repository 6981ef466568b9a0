// SPDX-License-Identifier: MIT
// Trusting a plugin, and the commands that plugins contribute.
#include <algorithm>

#include "base/date.hpp"
#include "cli/commands.hpp"
#include "plugin/trust.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace {

Outcome trust(Session& session, const Arguments& arguments) {
  const std::string& id = arguments.positional.front();
  const plugin::Manifest* manifest = session.registry().plugin(id);
  if (!manifest) throw Error(ErrorKind::NotFound, say("There is no plugin “{0}”.", {id}), tr("“plugin list” shows what there is."));
  plugin::trust(*manifest, date::today());
  return {true, {say("The plugin “{0}” {1} is trusted as it stands now; any change of its files ends that.", {id, manifest->version})}, {}, {}};
}

}  // namespace

std::vector<CommandSpec> plugin_commands() {
  return {{"plugin trust", tr("Let a plugin's code run, as it stands now"), {{"PLUGIN", tr("Plugin")}}, {}, trust}};
}

std::vector<CommandSpec> contributed_commands(Session& session) {
  std::vector<CommandSpec> out;
  for (const Contribution& row : session.registry().all("command", "*")) {
    CommandSpec spec{std::string(row.row.attribute("words")), row.label, {}, {}, {}};
    std::vector<std::string> named;  // options that name a record
    for (const Element& child : row.row.children) {
      const std::string name(child.attribute("name")), label(child.attribute("label"));
      if (child.name == "option" && child.attribute("value") == "ID") named.push_back(name);
      if (child.name == "option") spec.options.push_back({name, label, child.has("value"), child.attribute("many") == "yes"});
      if (child.name == "argument") spec.arguments.push_back({name, label, child.attribute("optional") == "yes", child.attribute("many") == "yes"});
    }
    spec.run = [id = row.id, plugin = row.plugin, names = spec.arguments, named, wants = std::string(row.row.attribute("book"))](Session& running, Arguments arguments) {
      // Where it wants none, a damaged book or a mistyped --book must not keep it from running.
      Book* book = wants == "yes" ? &running.book() : wants == "no" ? nullptr : running.book_if_any();
      for (size_t i = 0; i < arguments.positional.size() && !names.empty(); ++i)
        if (names[std::min(i, names.size() - 1)].name == "ID") arguments.positional[i] = running.full_id(arguments.positional[i]);
      for (auto& [option, value] : arguments.options)
        if (std::find(named.begin(), named.end(), option) != named.end()) value = running.full_id(value);
      Command& command = running.host().command(id);
      return plugin::guard(plugin, "", [&] { return command.run(arguments, running.host(), book); });
    };
    out.push_back(std::move(spec));
  }
  return out;
}

}  // namespace yishibu::cli
