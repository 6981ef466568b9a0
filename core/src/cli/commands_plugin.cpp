// SPDX-License-Identifier: MIT
// Commands about plugins, and the commands that plugins contribute.
#include <algorithm>

#include "base/date.hpp"
#include "cli/commands.hpp"
#include "plugin/trust.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace {

const char* origin_word(plugin::Origin origin) {
  return origin == plugin::Origin::System ? tr("came with the program") : origin == plugin::Origin::User ? tr("installed by you") : tr("named on the command line");
}

const plugin::Manifest& find_plugin(Session& session, const std::string& id) {
  if (const plugin::Manifest* manifest = session.registry().plugin(id)) return *manifest;
  throw Error(ErrorKind::NotFound, say("There is no plugin “{0}”.", {id}), tr("“plugin list” shows what there is."));
}

Outcome list(Session& session, const Arguments&) {
  Outcome out;
  out.json = Value::list();
  for (const plugin::Manifest& manifest : session.registry().plugins()) {
    out.text.push_back(manifest.id + " " + manifest.version + "  " + manifest.title + "  (" + origin_word(manifest.origin) + (manifest.has_code() ? ", " + std::string(tr("with code")) : "") + ")");
    out.json.add(Value::object().set("id", manifest.id).set("version", manifest.version).set("title", manifest.title).set("region", manifest.region).set("code", manifest.has_code()).set("folder", manifest.folder.string()));
  }
  return out;
}

Outcome show(Session& session, const Arguments& arguments) {
  const plugin::Manifest& manifest = find_plugin(session, arguments.positional.front());
  Outcome out{true, {manifest.id + " " + manifest.version + "  " + manifest.title, manifest.description, manifest.folder.string()}, {}, {}};
  Value rows = Value::list();
  for (const Contribution& row : manifest.rows) {
    out.text.push_back("  " + row.row.name + "  " + row.id + "  " + row.label);
    rows.add(Value::object().set("type", row.row.name).set("id", row.id).set("label", row.label));
  }
  out.json = Value::object().set("id", manifest.id).set("version", manifest.version).set("contributes", rows);
  return out;
}

Outcome trust(Session& session, const Arguments& arguments) {
  const plugin::Manifest& manifest = find_plugin(session, arguments.positional.front());
  plugin::trust(manifest, date::today());
  return {true, {say("The plugin “{0}” {1} is trusted as it stands now; any change of its files ends that.", {manifest.id, manifest.version})}, {}, {}};
}

/// Loads every plugin with code, or one, and says what came of it.
Outcome doctor(Session& session, const Arguments& arguments) {
  const std::string only = arguments.positional.empty() ? "" : find_plugin(session, arguments.positional.front()).id;
  Outcome out;
  Value plugins = Value::list(), problems = Value::list();
  for (const Error& problem : session.registry().problems()) {
    problems.add(problem.message());
    out.text.push_back("✗ " + problem.message());
    out.yes = false;
  }
  session.host();
  for (const plugin::Manifest& manifest : session.registry().plugins()) {
    if (!only.empty() && only != manifest.id) continue;
    const bool held_back = session.globals().safe && manifest.origin != plugin::Origin::System;
    std::string state = !manifest.has_code() ? tr("data only") : held_back ? tr("not loaded (--safe)") : tr("loads");
    for (const Contribution& row : manifest.rows) {
      if (!manifest.has_code() || held_back) break;
      try {
        session.host().require(row);
      } catch (const Error& failure) {
        state = failure.message() + (failure.hint().empty() ? "" : " " + failure.hint());
        out.findings.push_back({Level::Must, "", manifest.id, failure.message(), "", failure.hint()});
        break;
      }
    }
    plugins.add(Value::object().set("id", manifest.id).set("version", manifest.version).set("state", state));
    out.text.push_back(manifest.id + " " + manifest.version + "  " + state);
  }
  Value loaded = Value::list();
  for (const std::string& id : session.host().loaded()) loaded.add(id);
  if (const store::BookStore* book = session.book_if_any())
    for (const store::Plugged& pinned : book->plugins()) {
      const plugin::Manifest* here = session.registry().plugin(pinned.id);
      if (!here) out.findings.push_back({Level::Should, "", pinned.id, say("The book was made with plugin {0} {1}, which is not here.", {pinned.id, pinned.version}), "", tr("The records can be read all the same.")});
      else if (here->version != pinned.version) out.findings.push_back({Level::Note, "", pinned.id, say("The book was made with version {0}; here is {1}.", {pinned.version, here->version}), "", ""});
    }
  for (const Finding& finding : out.findings) out.yes = out.yes && finding.level != Level::Must;
  out.json = Value::object().set("plugins", plugins).set("loaded", loaded).set("problems", problems);
  return out;
}

}  // namespace

std::vector<CommandSpec> plugin_commands() {
  const ArgumentSpec id{"PLUGIN", tr("Plugin"), false, false}, any{"PLUGIN", tr("Plugin"), true, false};
  return {
      {"plugin list", tr("List plugins"), {}, {}, list},
      {"plugin show", tr("What a plugin contributes"), {id}, {}, show},
      {"plugin trust", tr("Let a plugin's code run, as it stands now"), {id}, {}, trust},
      {"plugin doctor", tr("Load every plugin and say what is wrong"), {any}, {}, doctor},
  };
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
    spec.run = [id = row.id, plugin = row.plugin, names = spec.arguments, named, with_book = row.row.attribute("book") == "yes"](Session& running, Arguments arguments) {
      Book* book = with_book ? &running.book() : running.book_if_any();
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
