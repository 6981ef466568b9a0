// SPDX-License-Identifier: MIT
// Command lines as data, and their parsing. CLI11 is used in command.cpp only. Must not know what commands do.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "yishibu/contribution.hpp"

namespace yishibu::cli {

class Session;

struct OptionSpec {
  std::string name;   ///< without dashes; "output" also answers to -o
  std::string label;
  bool takes_value = true;
  bool many = false;
};
struct ArgumentSpec {
  std::string name;
  std::string label;
  bool optional = false;
  bool many = false;
};
/// One command. `words` may be two words ("plugin list").
struct CommandSpec {
  std::string words;
  std::string summary;
  std::vector<ArgumentSpec> arguments;
  std::vector<OptionSpec> options;
  std::function<Outcome(Session&, const Arguments&)> run;
};

/// Options that every command has.
struct Globals {
  std::string book;
  std::string language;
  std::vector<std::string> plugin_folders;
  bool json = false, safe = false, quiet = false;
};

struct Parsed {
  const CommandSpec* command = nullptr;  ///< null: `message` is help or version, to be printed with exit 0
  Arguments arguments;                   ///< an option given several times stands several times
  std::string message;
};

/// Picks the global options out of the raw words, without judging the rest.
Globals read_globals(const std::vector<std::string>& words);
/// First word that is neither an option nor a global option's value; "" where there is none.
std::string first_word(const std::vector<std::string>& words);
/// Throws Error{Usage}, naming the nearest command for an unknown one.
Parsed parse(const std::vector<std::string>& words, const std::vector<CommandSpec>& commands);

}  // namespace yishibu::cli
