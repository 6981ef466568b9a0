// SPDX-License-Identifier: MIT
// See days.hpp.
#include "days.hpp"

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>

namespace yishibu {

std::optional<long> day_number(std::string_view text) {
  int parts[3] = {};
  constexpr std::size_t kBegin[] = {0, 5, 8}, kEnd[] = {4, 7, 10};
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (int i = 0; i < 3; ++i) {
    const auto read = std::from_chars(text.data() + kBegin[i], text.data() + kEnd[i], parts[i]);
    if (read.ec != std::errc() || read.ptr != text.data() + kEnd[i] || parts[i] < 0) return std::nullopt;
  }
  using namespace std::chrono;
  const year_month_day date{year{parts[0]}, month{static_cast<unsigned>(parts[1])}, day{static_cast<unsigned>(parts[2])}};
  if (!date.ok()) return std::nullopt;
  return sys_days(date).time_since_epoch().count();
}

bool is_date(std::string_view text) {
  constexpr std::string_view kFirst = "0000-01-01";  // a year alone exists if its first day does
  if ((text.size() != 4 && text.size() != 7 && text.size() != 10) || text.starts_with("0000")) return false;
  return day_number(std::string(text) + std::string(kFirst.substr(text.size()))).has_value();
}

bool is_datetime(std::string_view text) {
  if (text.size() == 10) return is_date(text);
  const auto below = [&](std::size_t at, int limit) {
    int n = limit;
    const auto read = std::from_chars(text.data() + at, text.data() + at + 2, n);
    return read.ec == std::errc() && read.ptr == text.data() + at + 2 && n >= 0 && n < limit;
  };
  return text.size() == 16 && is_date(text.substr(0, 10)) && text[10] == 'T' && text[13] == ':' && below(11, 24) && below(14, 60);
}

long working_days(long from, long to) {
  if (to < from) return -working_days(to, from);
  const auto until = [](long day) {  // working days up to `day` since Monday, 1969-12-29
    const long passed = day + 3, week = passed / 7, rest = passed % 7;
    return week * 5 + (rest < 5 ? rest + 1 : 5);
  };
  return until(to) - until(from);
}

long after_working_days(long from, long count) {
  long day = from + count / 5 * 7;
  for (long left = count - working_days(from, day); left > 0; --left) {
    do ++day;
    while (working_days(day - 1, day) == 0);
  }
  return day;
}

std::string date_of(long day) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{day}}};
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out;
}

std::string day_of(const Record& record, const Kind& kind) {
  const std::string_view own = kind.date_field.empty() ? std::string_view() : record.field(kind.date_field);
  if (day_number(own)) return std::string(own.substr(0, 10));
  return record.id.substr(0, 4) + "-" + record.id.substr(4, 2) + "-" + record.id.substr(6, 2);
}

bool in_period(std::string_view day, std::string_view from, std::string_view to) {
  const bool begun = from.empty() || day.substr(0, from.size()) >= from;
  const bool over = !to.empty() && day.substr(0, to.size()) > to;
  return begun && !over;
}

}  // namespace yishibu
