// SPDX-License-Identifier: MIT
// Which text of a rule was in force on a day, from its dates, its versions and the rules that replace it. Must not print.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::rules {

enum class State { InForce, NotYet, Ended, Unknown };
inline const char* state_code(State state) { return state == State::InForce ? "in-force" : state == State::NotYet ? "not-yet" : state == State::Ended ? "ended" : "unknown"; }

struct Standing {
  State state = State::Unknown;
  Record record;      ///< the text in force on that day; where none was, as it stands now
  std::string from;   ///< day the text took effect
  std::string until;  ///< first day without it, "" where it is not ended
  std::string by;     ///< id of the rule that ended it, "" where it was repealed
  bool later = false; ///< the oldest text the book has, though it was written into the book only after that day
};

/// The rules of a book with all their versions.
class Rules {
 public:
  Rules(Host& host, Book& book);
  /// Ids, by their day.
  const std::vector<std::string>& ids() const { return ids_; }
  Standing on(const std::string& id, const std::string& day) const;

 private:
  struct Stored {
    std::string day;  ///< saved on
    Record record;
  };
  struct Rule {
    std::vector<Stored> versions;  ///< newest first
  };
  struct End { std::string day, by; };
  std::vector<std::string> ids_;
  std::map<std::string, Rule> rules_;
  std::map<std::string, std::vector<End>> replaced_;
};

}  // namespace yishibu::rules
