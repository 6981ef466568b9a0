// SPDX-License-Identifier: MIT
// Programs run as children under limits, so that whatever a plugin does ends as a sentence. Must not know why they are run.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace yishibu::kit {

struct Order {
  std::vector<std::string> words;  ///< the program's path first
  std::vector<std::pair<std::string, std::string>> environment;  ///< on top of our own
  std::filesystem::path work;      ///< for its output
  int seconds = 60;
  std::size_t memory = 0;          ///< bytes of address space; 0 = no limit
};

struct Ran {
  int code = 0;          ///< what it returned; -1 where it did not get so far
  std::string ended;     ///< how it ended, where it did not return: a sentence
  std::string out, err;  ///< what it printed
};

/// Runs it to its end, with all that it started. Throws Io where it cannot be started.
Ran run_child(const Order& order);

/// The first line, for a report.
std::string first_line(const std::string& text);

}  // namespace yishibu::kit
