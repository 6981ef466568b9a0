// SPDX-License-Identifier: MIT
// Start, printing, exit codes. The only place that writes to stdout.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <malloc.h>

#include "base/file.hpp"
#include "base/i18n.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "version.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace {

void print(std::FILE* to, const std::string& line) { std::fprintf(to, "%s\n", text::printable(line).c_str()); }

const char* level_word(Level level) { return level == Level::Must ? tr("must") : level == Level::Should ? tr("should") : tr("note"); }

void print_findings(const Findings& findings) {
  for (const Finding& finding : findings) {
    const char* word = finding.verdict == Verdict::Fail             ? level_word(finding.level)
                       : finding.verdict == Verdict::Unknown        ? tr("undecided")
                       : finding.verdict == Verdict::NotApplicable ? tr("does not apply")
                                                                    : tr("met");
    std::string line = std::string("[") + word + "] ";
    for (const std::string* part : {&finding.record, &finding.where})
      if (!part->empty()) line += *part + " ";
    line += finding.what;
    if (finding.open() && !finding.fix.empty()) line += " → " + finding.fix;
    if (!finding.rule.empty()) line += " (" + finding.rule + ")";
    print(stdout, line);
  }
}

Value finding_json(const Finding& finding) {
  return Value::object().set("level", level_code(finding.level)).set("record", finding.record).set("where", finding.where).set("what", finding.what).set("rule", finding.rule).set("fix", finding.fix).set("check", finding.check).set("result", verdict_code(finding.verdict));
}

void print_outcome(const Outcome& outcome, bool as_json) {
  if (!as_json) {
    print_findings(outcome.findings);
    for (const std::string& line : outcome.text) print(stdout, line);
    return;
  }
  Value value = outcome.json;
  if (value.is_null() || !outcome.findings.empty()) {
    if (!value.members()) value = value.is_null() ? Value::object() : Value::object().set("result", value);
    Value findings = Value::list();
    for (const Finding& finding : outcome.findings) findings.add(finding_json(finding));
    value.set("findings", findings);
  }
  std::fprintf(stdout, "%s\n", json::write(value).c_str());
}

void print_error(const Error& error, bool as_json) {
  if (as_json) {
    Value trail = Value::list();
    for (const std::string& step : error.trail()) trail.add(step);
    std::fprintf(stdout, "%s\n", json::write(Value::object().set("error", error.message()).set("hint", error.hint()).set("trail", trail)).c_str());
  }
  print(stderr, error.message());
  for (const std::string& step : error.trail()) print(stderr, say("  while {0}", {step}));
  if (!error.hint().empty()) print(stderr, "  " + error.hint());
}

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::NotFound: return 1;
    case ErrorKind::Usage: return 2;
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
    case ErrorKind::Denied: return 3;
    default: return 4;
  }
}

int run(const std::vector<std::string>& words) {
  const Globals globals = read_globals(words);
  i18n::start(globals.language, (file::program().parent_path().parent_path() / "share" / "locale").string());
  try {
    Session session(globals);
    std::vector<CommandSpec> commands;
    const auto add = [&](std::vector<CommandSpec> more) { commands.insert(commands.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())); };
    for (auto group : {book_commands, plugin_commands}) add(group());
    const std::string first = first_word(words);
    const auto other = [&](const CommandSpec& c) { return c.words.substr(0, c.words.find(' ')) != first; };
    // Reading the plugins for their commands costs more than a listing: only for help, for theirs, and for “plugin”, which reads the
    // plugins anyway and where they have commands of their own. So does setting up all commands: only for help and for unknown ones.
    if (first == "plugin" || std::all_of(commands.begin(), commands.end(), other)) add(contributed_commands(session));
    if (!std::all_of(commands.begin(), commands.end(), other)) std::erase_if(commands, other);
    const Parsed parsed = parse(words, commands);
    if (!parsed.command) {
      std::fputs(parsed.message.c_str(), stdout);
      return 0;
    }
    const Outcome outcome = parsed.command->run(session, parsed.arguments);
    print_outcome(outcome, globals.json);
    if (const std::size_t waiting = first == "edit" || first == "drafts" ? 0 : session.drafts())
      session.note(say("{0} drafts are not saved yet: “drafts” lists them, “edit” goes on with one.", {std::to_string(waiting)}));
    if (std::fflush(stdout) != 0) throw Error(ErrorKind::Io, say("The output cannot be written: {0}.", {std::strerror(errno)}));
    return outcome.yes ? 0 : 1;
  } catch (const Error& error) {
    print_error(error, globals.json);
    return exit_code(error.kind());
  } catch (const std::exception& error) {
    print(stderr, say("This is a fault of the program: {0}. Your book is unchanged.", {error.what()}));
    return 5;
  }
}

}  // namespace
}  // namespace yishibu::cli

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
    std::printf("yishibu %s\n", yishibu::kVersion);
    return 0;
  }
  // Else an import gives memory back and takes it again for every record, and a bundle for every picture.
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  struct sigaction action {};
  action.sa_handler = [](int) { yishibu::cli::interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second time stops it wherever it is
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) if (std::signal(signal, SIG_IGN) != SIG_IGN) sigaction(signal, &action, nullptr);
  return yishibu::cli::run({argv + 1, argv + argc});
}
