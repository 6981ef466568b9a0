// SPDX-License-Identifier: MIT
// The way of a record through its procedure: what “show” and “list --where due” say of it, and the command “step”.
#pragma once

#include "book_procedures.hpp"
#include "yishibu/contribution.hpp"

namespace yishibu::procedure {

/// The view's member `procedure`: label, line, closed, steps (id, label, stage, state, on, evidence, due …), now, four questions (S41).
class WayDerivation final : public Derivation {
 public:
  explicit WayDerivation(Procedures& procedures) : procedures_(procedures) {}
  Value run(const Record& record, Host& host, Book* book) override;

 private:
  Procedures& procedures_;
};

/// step ID STEP: writes down that a step was done, and when. Without STEP it says where the record stands.
class StepCommand final : public Command {
 public:
  explicit StepCommand(Procedures& procedures) : procedures_(procedures) {}
  Outcome run(const Arguments& arguments, Host& host, Book* book) override;

 private:
  Procedures& procedures_;
};

/// What people wrote by hand names steps of the record's procedure, and steps were done in its order: consultation before the decision.
class StepsCheck final : public Check {
 public:
  explicit StepsCheck(Procedures& procedures) : procedures_(procedures) {}
  Findings run(const Record& record, Host& host, Book* book) override;

 private:
  Procedures& procedures_;
};

}  // namespace yishibu::procedure
