// SPDX-License-Identifier: MIT
// Instants of the history, as a clock on the wall said. Must not ask what time it is now.
#pragma once

#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

namespace yishibu {

/// YYYY-MM-DD HH:MM in the zone of the user's system, of an instant as Version::time has it (UTC). What is no instant stays as it is.
inline std::string local_time(std::string_view utc) {
  std::tm tm{};
  const std::string text(utc);
  if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2dZ", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min, &tm.tm_sec) != 6) return text;
  tm.tm_year -= 1900;
  tm.tm_mon -= 1;
  const std::time_t seconds = timegm(&tm);
  char out[32];
  std::tm local{};
  if (!localtime_r(&seconds, &local)) return text;
  return {out, std::strftime(out, sizeof out, "%Y-%m-%d %H:%M", &local)};
}

}  // namespace yishibu
