// SPDX-License-Identifier: MIT
// See date.hpp.
#include "base/date.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "base/text.hpp"

namespace yishibu::date {
namespace {

int digits(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return -1;
  int n = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    n = n * 10 + (text[i] - '0');
  }
  return n;
}

std::string printed(std::int64_t seconds, std::tm* (*broken_down)(const std::time_t*, std::tm*), const char* pattern) {
  const auto t = static_cast<std::time_t>(seconds);
  std::tm tm{};
  broken_down(&t, &tm);
  char buffer[32];
  return std::string(buffer, std::strftime(buffer, sizeof buffer, pattern, &tm));
}

}  // namespace

bool is_date(std::string_view text) {
  const int y = digits(text, 0, 4);
  if (y < 1 || (text.size() != 4 && text.size() != 7 && text.size() != 10)) return false;
  if (text.size() == 4) return true;
  const int m = digits(text, 5, 2);
  if (text[4] != '-' || m < 1 || m > 12) return false;
  if (text.size() == 7) return true;
  const int d = digits(text, 8, 2);
  using namespace std::chrono;
  return text[7] == '-' && d > 0 &&
         year_month_day(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))).ok();
}

bool is_datetime(std::string_view text) {
  if (!is_date(text.substr(0, 10)) || text.size() < 10) return false;
  if (text.size() == 10) return true;
  const int h = digits(text, 11, 2), m = digits(text, 14, 2);
  return text.size() == 16 && text[10] == 'T' && text[13] == ':' && h >= 0 && h < 24 && m >= 0 && m < 60;
}

std::string understood(std::string_view typed) {
  std::string spaced = std::string(typed) + (typed.ends_with("时") || typed.ends_with("点") ? "00" : ""), out;
  for (const std::string_view mark : {"年", "月", "日", "号", "时", "点", "分", "-", "/", ".", ":", "：", "T", "　"})
    for (size_t at; (at = spaced.find(mark)) != std::string::npos;) spaced.replace(at, mark.size(), " ");
  int n = 0;
  for (const std::string& part : text::split(spaced, ' '))
    if (!part.empty()) out += std::string(n == 0 ? "" : n < 3 ? "-" : n == 3 ? "T" : ":") + (part.size() == 1 ? "0" : "") + part, ++n;
  return is_date(out) || is_datetime(out) ? out : std::string(typed);
}

bool in_period(std::string_view day, std::string_view from, std::string_view to) {
  if (day.empty()) return true;
  const bool begun = from.empty() || day.substr(0, from.size()) >= from;
  const bool over = !to.empty() && day.substr(0, to.size()) > to;
  return begun && !over;
}

std::int64_t now() {
  if (const char* told = std::getenv("YISHIBU_NOW"))
    if (const std::int64_t seconds = parse_utc(told); seconds >= 0) return seconds;
  return static_cast<std::int64_t>(std::time(nullptr));
}

std::string utc(std::int64_t seconds) { return printed(seconds, gmtime_r, "%Y-%m-%dT%H:%M:%SZ"); }

std::string end_of_day(std::string_view day) {
  std::tm tm{};
  tm.tm_year = digits(day, 0, 4) - 1900;
  tm.tm_mon = digits(day, 5, 2) - 1;
  tm.tm_mday = digits(day, 8, 2) + 1;
  tm.tm_sec = -1;
  tm.tm_isdst = -1;
  return utc(static_cast<std::int64_t>(std::mktime(&tm)));
}

std::int64_t parse_utc(std::string_view text) {
  if (text.size() < 10 || !is_date(text.substr(0, 10))) return -1;
  std::tm tm{};
  tm.tm_year = digits(text, 0, 4) - 1900;
  tm.tm_mon = digits(text, 5, 2) - 1;
  tm.tm_mday = digits(text, 8, 2);
  if (text.size() > 10) {
    if (text.size() != 20 || text[10] != 'T' || text[19] != 'Z') return -1;
    tm.tm_hour = digits(text, 11, 2);
    tm.tm_min = digits(text, 14, 2);
    tm.tm_sec = digits(text, 17, 2);
    if (tm.tm_hour < 0 || tm.tm_min < 0 || tm.tm_sec < 0) return -1;
  }
  return static_cast<std::int64_t>(timegm(&tm));
}

std::string today() { return printed(now(), localtime_r, "%Y-%m-%d"); }

}  // namespace yishibu::date
