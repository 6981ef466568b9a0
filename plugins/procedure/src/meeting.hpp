// SPDX-License-Identifier: MIT
// Meetings: who was due and who came, who may vote, what was left undone; calling the next one so that nothing is typed twice; the
// lost-work subsidy counted from sign-ins. Must not know procedures.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::procedure {

/// Heads of a meeting, counted from its attendance rows.
struct Roll {
  long due = 0;        ///< 应到: all but observers
  long present = 0;    ///< 实到, those who sent somebody not counted
  long leave = 0;      ///< 请假
  long absent = 0;     ///< 缺席, without leave
  long proxies = 0;    ///< 委托他人
  long observers = 0;  ///< 列席 who came
  long late = 0, early = 0;
  long voters = 0;  ///< may vote here: those marked, or, where nobody is marked, all who came and are no observers; proxies count
};
Roll roll_of(const Record& meeting);

/// The view's member `roll`: the numbers, names of each group, entry long after the event; marks unfinished, dissent.
class RollDerivation final : public Derivation {
 public:
  Value run(const Record& record, Host& host, Book* book) override;
};

/// Votes of an item cannot be more than those who may vote.
class VotesCheck final : public Check {
 public:
  Findings run(const Record& record, Host& host, Book* book) override;
};

/// Who has a stake in a matter on the agenda (S05): kinds of subjects that the matter names and nobody at the meeting stands for.
class CoverageCheck final : public Check {
 public:
  Findings run(const Record& record, Host& host, Book* book) override;
};

/// convene [COMMITTEE] --on TIME: a meeting with the roster of that day, its number, its items; --carry takes what the last one left.
Outcome convene(const Arguments& arguments, Host& host, Book* book);
/// subsidy --from DAY --to DAY --rate YUAN --resolution ID --commission TEXT: sittings and amounts from attendance.
Outcome subsidy(const Arguments& arguments, Host& host, Book* book);

/// “2016年第3次” for a meeting of `committee` held on `day`: the number after those that the book has in that year or term.
std::string next_ordinal(const Record& committee, const std::string& day, Host& host, Book& book);

}  // namespace yishibu::procedure
