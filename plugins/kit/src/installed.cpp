// SPDX-License-Identifier: MIT
// “plugin list”, “plugin show” and “plugin doctor”: what is there and whether it works. Must not know how code is found, trusted or loaded.
#include "installed.hpp"

#include "commands.hpp"
#include "files.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace {

const char* origin_word(Installed::Origin origin) {
  return origin == Installed::Origin::System ? tr("came with the program") : origin == Installed::Origin::User ? tr("installed by you") : tr("named on the command line");
}

const Installed* find(std::string_view id, Host& host) {
  for (const Installed* plugin : host.plugins())
    if (plugin->id == id) return plugin;
  return nullptr;
}

/// Where the book was made with other plugins than those that are here.
void compare(Host& host, Book* book, Findings& findings) {
  for (const auto& [id, version] : host.made_with(book)) {
    const Installed* here = find(id, host);
    if (!here) findings.push_back({Level::Should, "", id, say("The book was made with plugin {0} {1}, which is not here.", {id, version}), "", tr("The records can be read all the same.")});
    else if (here->version != version) findings.push_back({Level::Note, "", id, say("The book was made with version {0}; here is {1}.", {version, here->version}), "", ""});
  }
}

}  // namespace

const Installed& installed(std::string_view id, Host& host) {
  if (const Installed* plugin = find(id, host)) return *plugin;
  throw Error(ErrorKind::NotFound, say("There is no plugin “{0}”.", {id}), tr("“plugin list” shows what there is."));
}

Outcome plugin_list(const Arguments&, Host& host, Book*) {
  Outcome out;
  out.json = Value::list();
  for (const Installed* plugin : host.plugins()) {
    out.text.push_back(plugin->id + " " + plugin->version + "  " + plugin->title + "  (" + origin_word(plugin->origin) + (plugin->has_code() ? ", " + std::string(tr("with code")) : "") + ")");
    out.json.add(Value::object().set("id", plugin->id).set("version", plugin->version).set("title", plugin->title).set("region", plugin->region).set("code", plugin->has_code()).set("folder", plugin->folder.string()));
  }
  return out;
}

Outcome plugin_show(const Arguments& arguments, Host& host, Book*) {
  const Installed& plugin = installed(arguments.positional.front(), host);
  Outcome out{true, {plugin.id + " " + plugin.version + "  " + plugin.title, plugin.description, plugin.folder.string()}, {}, {}};
  Value rows = Value::list();
  for (const Contribution& row : plugin.rows) {
    out.text.push_back("  " + row.row.name + "  " + row.id + "  " + row.label);
    rows.add(Value::object().set("type", row.row.name).set("id", row.id).set("label", row.label));
  }
  out.json = Value::object().set("id", plugin.id).set("version", plugin.version).set("contributes", rows);
  return out;
}

Outcome plugin_doctor(const Arguments& arguments, Host& host, Book* book) {
  const std::string only = arguments.positional.empty() ? "" : installed(arguments.positional.front(), host).id;
  Outcome out;
  Value plugins = Value::list(), problems = Value::list(), loaded = Value::list();
  for (const Error& problem : host.refused()) {
    problems.add(problem.message());
    out.text.push_back("✗ " + problem.message());
    out.yes = false;
  }
  for (const Installed* plugin : host.plugins()) {
    if (!only.empty() && only != plugin->id) continue;
    std::string state;
    try {
      const bool loads = host.load(plugin->id);
      state = loads ? tr("loads") : plugin->has_code() ? tr("not loaded (--safe)") : tr("data only");
      if (loads) loaded.add(plugin->id);
    } catch (const Error& failure) {
      state = failure.message() + (failure.hint().empty() ? "" : " " + failure.hint());
      out.findings.push_back({Level::Must, "", plugin->id, failure.message(), "", failure.hint()});
    }
    plugins.add(Value::object().set("id", plugin->id).set("version", plugin->version).set("state", state));
    out.text.push_back(plugin->id + " " + plugin->version + "  " + state);
  }
  compare(host, book, out.findings);
  for (const Finding& finding : out.findings) out.yes = out.yes && finding.level != Level::Must;
  out.json = Value::object().set("plugins", plugins).set("loaded", loaded).set("problems", problems);
  return out;
}

}  // namespace yishibu::kit
