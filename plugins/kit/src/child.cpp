// SPDX-License-Identifier: MIT
// See child.hpp.
#include "child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "files.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace {

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

void point(int descriptor, const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file >= 0) ::dup2(file, descriptor);
}

}  // namespace

Ran run_child(const Order& order) {
  const std::string work = order.work.string(), out = (order.work / "stdout").string(), err = (order.work / "stderr").string();
  // All memory is taken before the fork: the child only makes calls that are allowed there.
  std::vector<std::string> environment;
  for (char** at = environ; *at; ++at) {
    bool replaced = false;
    for (const auto& [name, value] : order.environment) replaced = replaced || std::string_view(*at).starts_with(name + "=");
    if (!replaced) environment.push_back(*at);
  }
  for (const auto& [name, value] : order.environment) environment.push_back(name + "=" + value);
  std::vector<char*> words, variables;
  for (const std::string& word : order.words) words.push_back(const_cast<char*>(word.c_str()));
  for (const std::string& variable : environment) variables.push_back(const_cast<char*>(variable.c_str()));
  words.push_back(nullptr);
  variables.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) throw Error(ErrorKind::Io, say("{0} cannot be started: {1}.", {order.words.front(), std::strerror(errno)}));
  if (child == 0) {
    ::setpgid(0, 0);
    limit(RLIMIT_CORE, 0);
    if (order.memory) limit(RLIMIT_AS, order.memory);
    if (const int nothing = ::open("/dev/null", O_RDONLY); nothing >= 0) ::dup2(nothing, STDIN_FILENO);
    point(STDOUT_FILENO, out);
    point(STDERR_FILENO, err);
    if (::chdir(work.c_str()) != 0) ::_exit(127);  // not in a book that happens to be where we are
    ::execve(words[0], words.data(), variables.data());
    ::_exit(127);
  }
  const int watched = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  pollfd end{watched, POLLIN, 0};
  const bool late = watched >= 0 && ::poll(&end, 1, order.seconds * 1000) <= 0;
  if (late) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::kill(-child, SIGKILL);  // whatever it left running
  if (watched >= 0) ::close(watched);

  Ran ran;
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (late) ran.ended = say("it had not ended after {0} seconds", {std::to_string(order.seconds)});
  else if (WIFSIGNALED(status)) ran.ended = say("it was ended by signal {0} ({1})", {std::to_string(WTERMSIG(status)), ::sigabbrev_np(WTERMSIG(status))});
  ran.out = read_file(out);
  ran.err = read_file(err);
  return ran;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace yishibu::kit
