// SPDX-License-Identifier: MIT
// Counting days between dates as records write them. Must not ask what day it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"

namespace yishibu {

/// Days since 1970-01-01 of a full date, with or without a time behind it; nothing where it is none.
std::optional<long> day_number(std::string_view text);
/// YYYY, YYYY-MM or YYYY-MM-DD that exists in the calendar.
bool is_date(std::string_view text);
/// A full date, or one with THH:MM behind it.
bool is_datetime(std::string_view text);
/// Mondays to Fridays after day `from`, up to and with day `to`; public holidays are not known here. Negative where `to` is earlier.
long working_days(long from, long to);
/// YYYY-MM-DD of a day number.
std::string date_of(long day);
/// `count` working days after `from`: five after a Friday is the next Friday.
long after_working_days(long from, long count);
/// The day a record is of: its kind's date field, else its id's date.
std::string day_of(const Record& record, const Kind& kind);
/// Whether `day` lies in [from, to]; bounds may be partial (a year stands for all its days) or "" for open.
bool in_period(std::string_view day, std::string_view from, std::string_view to);

}  // namespace yishibu
