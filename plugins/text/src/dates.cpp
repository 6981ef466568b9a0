// SPDX-License-Identifier: MIT
// Implementation of dates.hpp. Must not know the clock.
#include "dates.hpp"

namespace yishibu::text_import {
namespace {

char32_t peek(View text, std::size_t at) { return at < text.size() ? text[at] : U'\0'; }
void skip_blanks(View text, std::size_t& at) {
  while (is_space(peek(text, at))) ++at;
}
bool take(View text, std::size_t& at, View what) {
  if (text.substr(at > text.size() ? text.size() : at, what.size()) != what) return false;
  at += what.size();
  return true;
}

/// Arabic, or Chinese digit by digit (二〇一五) or with 十 (二十三). -1 where there is none.
int number(View text, std::size_t& at, std::size_t most) {
  skip_blanks(text, at);
  const std::size_t first = at;
  int value = 0;
  while (at - first < most && (is_digit(peek(text, at)) || (peek(text, at) >= U'０' && peek(text, at) <= U'９'))) {
    const char32_t zero = is_digit(text[at]) ? U'0' : U'０';
    value = value * 10 + static_cast<int>(text[at++] - zero);
  }
  if (at > first) return value;
  const View digits = U"〇一二三四五六七八九";
  int pending = -1;
  bool ten = false;
  for (; at < text.size() && at - first < most; ++at) {
    const char32_t c = text[at] == U'○' || text[at] == U'零' || text[at] == U'Ｏ' ? U'〇' : text[at];
    if (c == U'十') {
      value = (pending < 0 ? 1 : pending) * 10;
      pending = 0;
      ten = true;
    } else if (const std::size_t digit = digits.find(c); digit != View::npos) {
      pending = ten || pending < 0 ? static_cast<int>(digit) : pending * 10 + static_cast<int>(digit);
    } else {
      break;
    }
  }
  if (at == first) return -1;
  return value + (pending < 0 ? 0 : pending);
}

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

bool exists(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// HH:MM, or "" where there is no hour; `half` is the part of the day last named and goes on to the end of a span.
std::string read_hour(View text, std::size_t& at, int& half) {
  skip_blanks(text, at);
  std::size_t i = at;
  if (take(text, i, U"上午") || take(text, i, U"早上") || take(text, i, U"早晨") || take(text, i, U"凌晨")) half = 1;
  else if (take(text, i, U"下午") || take(text, i, U"晚上") || take(text, i, U"傍晚") || take(text, i, U"晚")) half = 2;
  else if (take(text, i, U"中午")) half = 3;
  int hour = number(text, i, 2), minute = 0;
  if (hour < 0 || hour > 24) return {};
  skip_blanks(text, i);
  if (take(text, i, U":") || take(text, i, U"：")) {
    minute = number(text, i, 2);
    if (minute < 0) return {};
    if (peek(text, i) == U':') {  // seconds are not kept in records, and not worth refusing the line for
      std::size_t j = i + 1;
      if (number(text, j, 2) >= 0) i = j;
    }
  } else if (take(text, i, U"时") || take(text, i, U"点")) {
    take(text, i, U"钟");
    if (take(text, i, U"半")) {
      minute = 30;
    } else if (take(text, i, U"整")) {
      minute = 0;
    } else {
      std::size_t j = i;
      const int said = number(text, j, 3);
      if (said >= 0) {
        minute = said;
        i = j;
        take(text, i, U"分");
      }
    }
  } else {
    return {};
  }
  if ((half == 2 && hour < 12) || (half == 3 && hour < 3)) hour += 12;
  if (hour > 23 || minute > 59) return {};
  at = i;
  return two(hour) + ":" + two(minute);
}

}  // namespace

std::string read_date(View text, std::size_t& at) {
  std::size_t i = at;
  const int year = number(text, i, 4);
  skip_blanks(text, i);
  const char32_t mark = peek(text, i);
  if (year < 0 || (mark != U'年' && mark != U'-' && mark != U'.' && mark != U'/')) return {};
  ++i;
  const int month = number(text, i, 3);
  skip_blanks(text, i);
  if (peek(text, i) != (mark == U'年' ? U'月' : mark)) return {};
  ++i;
  const int day = number(text, i, 3);
  skip_blanks(text, i);
  if (mark == U'年' && !take(text, i, U"日") && !take(text, i, U"号")) return {};
  if (!exists(year, month, day)) return {};
  at = i;
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

std::string whole_date(View line) {
  line = trimmed(line);
  if (line.size() > 30) return {};
  if (line.size() > 2 && (line.front() == U'（' || line.front() == U'(') && (line.back() == U'）' || line.back() == U')'))
    line = trimmed(line.substr(1, line.size() - 2));
  std::size_t at = 0;
  const std::string date = read_date(line, at);
  return at == line.size() ? date : std::string();
}

Held read_held(View text) {
  Held out;
  std::size_t at = 0;
  text = trimmed(text);
  const std::string day = read_date(text, at);
  if (day.empty()) return out;
  out.from = day;
  skip_blanks(text, at);
  for (const View open : {View(U"（"), View(U"("), View(U"")}) {
    std::size_t i = at;
    if (!take(text, i, open) || !(take(text, i, U"星期") || take(text, i, U"周"))) continue;
    if (View(U"一二三四五六日天").find(peek(text, i)) == View::npos) continue;
    ++i;
    if (!open.empty() && !take(text, i, U"）") && !take(text, i, U")")) continue;
    at = i;
    break;
  }
  skip_blanks(text, at);
  if (peek(text, at) == U'T' || peek(text, at) == U'，') ++at;
  int half = 0;
  const std::string hour = read_hour(text, at, half);
  if (!hour.empty()) {
    out.from += "T" + hour;
    std::size_t i = at;
    skip_blanks(text, i);
    const std::size_t dash = i;
    while (View(U"-—–－~～至到―").find(peek(text, i)) != View::npos && peek(text, i) != U'\0' && i - dash < 2) ++i;
    const std::string until = i > dash ? read_hour(text, i, half) : std::string();
    if (!until.empty() && until > hour) {
      out.to = day + "T" + until;
      at = i;
    }
  }
  out.whole = trimmed(text.substr(at)).empty() || trimmed(text.substr(at)) == U"。";
  return out;
}

}  // namespace yishibu::text_import
