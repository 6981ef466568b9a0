// SPDX-License-Identifier: MIT
// Dates as records write them, and the one clock. Nothing else in the program asks what time it is.
// Records hold local dates, history holds UTC instants.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yishibu::date {

/// YYYY, YYYY-MM or YYYY-MM-DD that exists in the calendar.
bool is_date(std::string_view text);
/// A full date, optionally followed by THH:MM.
bool is_datetime(std::string_view text);
/// What people write for a day or a time, as records write it: 2016年3月5日 14:30 → 2016-03-05T14:30. Anything else stays as it is.
std::string understood(std::string_view typed);
/// Whether `day` lies in [from, to]; bounds may be partial (a year stands for all its days) or "" for open.
bool in_period(std::string_view day, std::string_view from, std::string_view to);

/// Seconds since 1970 UTC: the environment variable YISHIBU_NOW (YYYY-MM-DDTHH:MM:SSZ) where set, else the system's.
std::int64_t now();
/// YYYY-MM-DDTHH:MM:SSZ.
std::string utc(std::int64_t seconds);
/// Reads what utc() writes, or a date alone (its first second); -1 where it is neither.
std::int64_t parse_utc(std::string_view text);
/// The last second of a day (YYYY-MM-DD) where the user is, as utc() writes it.
std::string end_of_day(std::string_view day);
/// Today's date where the user is: the zone of the system, of now().
std::string today();

}  // namespace yishibu::date
