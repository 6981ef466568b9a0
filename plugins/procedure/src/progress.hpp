// SPDX-License-Identifier: MIT
// How far a record has come on its procedure: what is done and what shows it, what comes now and until when, what was passed over.
// Must not know books: what it needs of them it asks its surroundings.
#pragma once

#include <string>
#include <vector>

#include "procedure.hpp"
#include "yishibu/record.hpp"

namespace yishibu::procedure {

class Surroundings {
 public:
  virtual ~Surroundings() = default;
  /// Records of `kind` or built on it that name the record, oldest first; corrected ones left out.
  virtual const std::vector<Record>& naming(const std::string& kind) = 0;
  virtual std::string title_of(const Record& record) = 0;
  virtual std::string today() = 0;
};

enum class State {
  Done,
  Now,  ///< everything before it is done
  Gap,  ///< something after it is done, it is not
  Later,
  NotNeeded,  ///< its condition does not hold
};

struct StepState {
  const Step* step = nullptr;
  State state = State::Later;
  std::string on;        ///< day it was done, "" where nobody wrote it
  std::string record;    ///< id of the record that shows it, or ""
  std::string evidence;  ///< what shows it, in the user's words
  std::string lacking;   ///< what is missing; also where it was marked as done by hand
  std::string due;       ///< YYYY-MM-DD
  bool overdue = false;
  std::string stuck;  ///< label where it takes too long
};

struct Progress {
  std::vector<StepState> steps;
  bool closed = false;  ///< a final step is done

  const StepState* find(std::string_view id) const;
};

Progress progress_of(const Record& record, const Procedure& procedure, Surroundings& context);

}  // namespace yishibu::procedure
