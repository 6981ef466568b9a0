// SPDX-License-Identifier: MIT
// See command.hpp.
#include "cli/command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

#include "base/text.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace {

constexpr std::string_view kValueGlobals[] = {"--book", "--lang", "--plugin-dir"};

bool takes_value(std::string_view word) { return std::find(std::begin(kValueGlobals), std::end(kValueGlobals), word) != std::end(kValueGlobals); }

void add_globals(CLI::App& app, Globals& into) {
  app.add_option("--book", into.book, tr("Folder of the book (default: search upwards)"))->type_name("DIR");
  app.add_option("--lang", into.language, tr("Language of messages: zh_CN or en"))->type_name("LANG");
  app.add_option("--plugin-dir", into.plugin_folders, tr("A further plugin, or a folder of plugins"))->type_name("DIR")->allow_extra_args(false);
  app.add_flag("--json", into.json, tr("Print JSON"));
  app.add_flag("--safe", into.safe, tr("Load no code of plugins that did not come with the program"));
  app.add_flag("--quiet", into.quiet, tr("Print no progress and no notes"));
}

/// The values CLI11 fills in for one command.
struct Slots {
  const CommandSpec* command;
  CLI::App* app;
  std::vector<std::vector<std::string>> arguments, options;
  std::vector<char> flags;
};

std::unique_ptr<Slots> add_command(CLI::App& parent, const std::string& name, const CommandSpec& spec) {
  auto slots = std::make_unique<Slots>();
  slots->command = &spec;
  slots->app = parent.add_subcommand(name, spec.summary)->fallthrough()->group(tr("Commands"));
  slots->app->get_help_ptr()->group(tr("Options"));
  slots->arguments.resize(spec.arguments.size());
  slots->options.resize(spec.options.size());
  slots->flags.resize(spec.options.size());
  for (size_t i = 0; i < spec.arguments.size(); ++i) {
    const ArgumentSpec& argument = spec.arguments[i];
    auto& values = slots->arguments[i];
    if (!argument.many) values.resize(1);
    CLI::Option* option = argument.many ? slots->app->add_option(argument.name, values, argument.label) : slots->app->add_option(argument.name, values.front(), argument.label);
    option->type_name("")->required(!argument.optional);
  }
  for (size_t i = 0; i < spec.options.size(); ++i) {
    const OptionSpec& option = spec.options[i];
    const std::string names = (option.name == "output" ? "-o,--" : "--") + option.name;
    if (!option.takes_value) {
      slots->app->add_flag_callback(names, [flag = &slots->flags[i]] { *flag = 1; }, option.label);
      continue;
    }
    slots->app->add_option(names, slots->options[i], option.label)->type_name("")->allow_extra_args(false);
  }
  return slots;
}

Arguments collect(const Slots& slots) {
  Arguments out;
  for (const auto& values : slots.arguments)
    for (const std::string& value : values)
      if (!value.empty()) out.positional.push_back(value);
  for (size_t i = 0; i < slots.options.size(); ++i) {
    const std::string& name = slots.command->options[i].name;
    for (const std::string& value : slots.options[i]) out.options.emplace_back(name, value);
    if (slots.flags[i]) out.options.emplace_back(name, "yes");
  }
  return out;
}

}  // namespace

Globals read_globals(const std::vector<std::string>& words) {
  Globals out;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string name = words[i], value;
    if (name == "--") break;
    if (const size_t equals = name.find('='); name.starts_with("--") && equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    } else if (takes_value(name) && i + 1 < words.size()) {
      value = words[++i];
    }
    if (name == "--book") out.book = value;
    if (name == "--lang") out.language = value;
    if (name == "--plugin-dir") out.plugin_folders.push_back(value);
    out.json = out.json || name == "--json";
    out.safe = out.safe || name == "--safe";
    out.quiet = out.quiet || name == "--quiet";
  }
  return out;
}

std::string first_word(const std::vector<std::string>& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("-")) return words[i];
    if (takes_value(words[i])) ++i;
  }
  return {};
}

/// What CLI11 says in English only.
std::string in_words(const CLI::ParseError& failure) {
  const std::string what = failure.what();
  const size_t colon = what.find(": "), needed = what.find(" is required");
  if (dynamic_cast<const CLI::ExtrasError*>(&failure) && colon != what.npos) return say("“{0}” means nothing here.", {what.substr(colon + 2)});
  if (dynamic_cast<const CLI::RequiredError*>(&failure) && needed != what.npos) return say("{0} is missing.", {what.starts_with("A sub") ? tr("COMMAND") : what.starts_with("ID ") ? tr("the record") : what.substr(0, needed)});
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&failure)) return say("{0} needs a value.", {what.substr(0, colon)});
  return what;
}

Parsed parse(const std::vector<std::string>& words, const std::vector<CommandSpec>& commands) {
  CLI::App app(tr("The book of deliberation of a village or community"), "yishibu");
  for (const auto& [word, ours] : {std::pair{"Usage", tr("Usage")}, {"OPTIONS", tr("OPTIONS")}, {"Positionals", tr("What to give")}, {"REQUIRED", tr("(needed)")}, {"SUBCOMMAND", tr("COMMAND")}})
    app.get_formatter()->label(word, ours);
  app.option_defaults()->group(tr("Options"));
  Globals ignored;
  add_globals(app, ignored);
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", tr("Print this help"));
  std::vector<std::unique_ptr<Slots>> all;
  std::vector<std::string> names;
  std::map<std::string, CLI::App*> groups;
  for (const CommandSpec& spec : commands) {
    const size_t space = spec.words.find(' ');
    const std::string first = spec.words.substr(0, space);
    names.push_back(first);
    CLI::App* parent = &app;
    if (space != std::string::npos) {
      CLI::App*& group = groups[first];
      if (!group) (group = app.add_subcommand(first, say("Commands of “{0}”", {first}))->require_subcommand(1)->fallthrough()->group(tr("Commands")))->get_help_ptr()->group(tr("Options"));
      parent = group;
    }
    all.push_back(add_command(*parent, space == std::string::npos ? first : spec.words.substr(space + 1), spec));
  }
  const std::string first = first_word(words);
  if (!first.empty() && std::find(names.begin(), names.end(), first) == names.end()) {
    const std::string near = text::nearest(first, names);
    throw Error(ErrorKind::Usage, say("There is no command “{0}”.", {first}), near.empty() ? tr("“yishibu --help” lists them.") : say("Did you mean “{0}”?", {near}));
  }
  std::vector<std::string> reversed(words.rbegin(), words.rend());  // CLI11 wants them so
  // It would also take -停车 for an option; no option of ours begins so, and with a blank before it it is an argument.
  for (size_t i = 1; i < reversed.size(); ++i) reversed[i - 1].insert(0, reversed[i - 1][0] == '-' && static_cast<unsigned char>(reversed[i - 1][1]) >= 0x80 && !reversed[i].starts_with("--"), ' ');
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    Parsed out;
    out.message = app.help();
    for (const CLI::App* at = &app; at;) {
      const auto chosen = at->get_subcommands();
      out.message = at->help();
      at = chosen.empty() ? nullptr : chosen.front();
    }
    return out;
  } catch (const CLI::ParseError& failure) {
    throw Error(ErrorKind::Usage, in_words(failure), tr("“--help” behind the command shows how it is used."));
  }
  for (const auto& slots : all)
    if (slots->app->parsed()) return {slots->command, collect(*slots), {}};
  throw Error(ErrorKind::Usage, tr("Say what to do."), tr("“yishibu --help” lists the commands."));
}

}  // namespace yishibu::cli
