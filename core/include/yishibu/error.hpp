// SPDX-License-Identifier: MIT
// The one error type. Thrown when the current command cannot be done; expected outcomes are values, and validation
// returns every Finding instead. Must not know anything but the standard library.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace yishibu {

/// What class of failure an Error is. The program's exit code follows from it.
enum class ErrorKind {
  NotFound,     ///< asked for something that is not there (exit 1)
  Usage,        ///< the command line makes no sense (exit 2)
  Invalid,      ///< input breaks a rule of the format or of a kind (exit 3)
  Conflict,     ///< somebody else changed the same thing meanwhile (exit 3)
  Denied,       ///< a rule or the trust list forbids it (exit 3)
  Io,           ///< the environment fails: disk, permissions, missing program (exit 4)
  Corrupt,      ///< stored bytes are not what they must be (exit 4)
  Unsupported,  ///< made by or for another version of this program (exit 4)
  Plugin,       ///< a plugin failed or cannot be loaded (exit 4)
};

/// An error with a sentence for the user and the trail of what was being done, innermost first.
/// `message` and every trail entry are already translated. `hint` may be empty; otherwise it says what to do next.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, std::string hint = {})
      : kind_(kind), message_(std::move(message)), hint_(std::move(hint)) {}

  ErrorKind kind() const noexcept { return kind_; }
  const std::string& message() const noexcept { return message_; }
  const std::string& hint() const noexcept { return hint_; }
  const std::vector<std::string>& trail() const noexcept { return trail_; }
  const char* what() const noexcept override { return message_.c_str(); }

  /// Adds what the caller was doing ("reading meetings/2016/03/…"). Returns itself so that it can be chained.
  Error& while_doing(std::string action) {
    trail_.push_back(std::move(action));
    return *this;
  }

 private:
  ErrorKind kind_;
  std::string message_;
  std::string hint_;
  std::vector<std::string> trail_;
};

}  // namespace yishibu
