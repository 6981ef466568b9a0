// SPDX-License-Identifier: MIT
// The figures of a year. Each is counted from records alone; what no record says is left without a value. Must not print.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure.hpp"
#include "plan.hpp"
#include "year.hpp"

namespace yishibu::report {

/// Fixed order, fixed codes; with the goal of national:goal that each belongs to.
std::vector<Figure> count(const Year& year, Labels& labels);
const Figure& figure_of(const std::vector<Figure>& figures, std::string_view code);

/// A consultation is a meeting with a form, or one that is no statutory meeting.
bool consultation(const Record& meeting);

/// What the words of a result say. The longer, negative words are looked at first: 未达成一致 holds 达成一致.
enum class Agreement { Unrecorded, Agreed, NotAgreed, Other };
Agreement agreement(std::string_view result);

/// A result, its matter, and where it stands on the year's day.
enum class Progress { Unrecorded, Done, UnderWay, NotDone };
Progress progress(const Row& result, std::string_view as_of);
/// Whether its deadline has passed on that day without its being done.
bool overdue(const Row& result, std::string_view as_of);
/// Whether the matter was to be decided by the residents' or representatives' meeting, by its own words or its meetings'.
bool says_submitted(std::string_view text);

}  // namespace yishibu::report
