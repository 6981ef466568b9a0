// SPDX-License-Identifier: MIT
// What the meeting that a step rests on says of who was there and how they voted, for the sheet of that step: it is typed once, in the
// meeting. Must not know any step by name.
#pragma once

#include "progress.hpp"
#include "yishibu/host.hpp"

namespace yishibu::procedure {

/// Table of the record → on, place, chair, recorder, meeting_name, due, attended, in_favour, against, abstain, opinion: of the meeting
/// that is the evidence of the step which that table shows. What the meeting does not say is not there; what stands in the table itself
/// is not looked at: a sheet prefers it.
Value sheets_of(const Record& record, const Progress& progress, Host& host, Book* book);

}  // namespace yishibu::procedure
