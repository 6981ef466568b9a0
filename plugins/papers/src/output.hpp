// SPDX-License-Identifier: MIT
// Where what was made goes, and under which name. Must not know how it was made.
#pragma once

#include <string>
#include <vector>

#include "yishibu/contribution.hpp"

namespace yishibu::papers {

/// Puts files where somebody wants them; remembers which, for what the command says in the end.
class Output {
 public:
  Output(const Arguments& arguments, Host& host, Book& book) : target_(arguments.option("output")), force_(arguments.option("force") == "yes"), host_(host), book_(book) {}
  /// One file goes to the path itself, unless that is a folder or ends in "/"; several go into it as a folder.
  void write(const std::vector<File>& files) { write(files, target_); }
  /// The first file goes to the path itself, the others beside it, where the path names a file; else as write().
  void write_around(const std::vector<File>& files);
  Outcome outcome() const;

 private:
  void write(const std::vector<File>& files, const std::string& target);

  std::string target_;
  bool force_;
  Host& host_;
  Book& book_;
  std::vector<std::string> paths_;
};

/// A name for one paper of several: id, title, and the name that the paper has by itself.
std::string paper_name(const Record& record, const Kind& kind, const std::string& file);

}  // namespace yishibu::papers
