// SPDX-License-Identifier: MIT
// See personal.hpp. Form of identity numbers: GB 11643-1999; check digit of accounts: ISO/IEC 7812-1 (Luhn).
#include "personal.hpp"

#include <initializer_list>

#include "utf8.hpp"

namespace yishibu::personal {
namespace {

struct Character {
  char32_t code;
  std::size_t begin, end;
};

bool digit(char32_t c) { return c >= '0' && c <= '9'; }
bool word(char32_t c) { return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool money(char32_t c) { return c == U'元' || c == U'圆' || c == U'万' || c == U'亿' || c == '%'; }
bool currency(char32_t c) { return c == U'¥' || c == U'￥' || c == '$'; }

/// YYYYMMDD of the last two centuries.
bool date(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t count) {
    int out = 0;
    for (const char c : text.substr(at, count)) out = out * 10 + (c - '0');
    return out;
  };
  const int year = number(0, 4), month = number(4, 2), day = number(6, 2);
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int days = month == 2 ? 28 + leap : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return day >= 1 && day <= days;
}

/// The provinces' codes of GB/T 2260, with 91 as abroad and 83 as on residence permits.
bool province(std::string_view text) {
  constexpr std::string_view kCodes = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91";
  return kCodes.find(text.substr(0, 2)) != std::string_view::npos;
}

/// A province and a day of birth where they belong. The check digit is not asked: a number that was mistyped tells as much.
bool identity(std::string_view number) { return province(number) && date(number.size() == 15 ? "19" + std::string(number.substr(6, 6)) : number.substr(6, 8)); }

bool luhn(std::string_view number) {
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const int value = number[number.size() - 1 - i] - '0';
    sum += i % 2 == 0 ? value : value * 2 > 9 ? value * 2 - 9 : value * 2;
  }
  return sum % 10 == 0;
}

/// No card begins with 0 or 1, nor with 20, which serial numbers made of a date and a time do.
bool account(std::string_view number) { return number[0] >= '2' && !number.starts_with("20") && luhn(number); }

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      char32_t code = 0;
      std::size_t length = utf8::decode(text, at, code);
      if (length == 0) length = 1, code = 0xFFFD;
      if (code >= 0xFF01 && code <= 0xFF5E && code != U'￥') code -= 0xFEE0;  // full-width forms of ASCII
      characters_.push_back({code, at, at + length});
      at += length;
    }
  }

  std::vector<Found> run() {
    for (std::size_t i = 0; i < characters_.size();) {
      if (!digit(code(i)) || !starts(i)) {
        ++i;
        continue;
      }
      const std::size_t end = match(i);
      if (end > i) i = end;
      else
        while (i < characters_.size() && word(code(i))) ++i;
    }
    return std::move(out_);
  }

 private:
  char32_t code(std::size_t i) const { return i < characters_.size() ? characters_[i].code : 0; }

  /// Whether a number may begin here: not inside a word or behind a decimal point.
  bool starts(std::size_t i) const {
    if (i == 0) return true;
    const char32_t before = code(i - 1);
    return !word(before) && !currency(before) && !(before == '.' && i > 1 && digit(code(i - 2)));
  }
  bool ends(std::size_t i) const { return !word(code(i)) && !money(code(i)) && !(code(i) == '.' && digit(code(i + 1))); }

  /// Digits in groups of these sizes, with one space or hyphen between all of them or none; where they end, or 0.
  std::size_t groups(std::size_t i, std::initializer_list<std::size_t> sizes, std::string& number) const {
    number.clear();
    char32_t separator = 0;
    bool first = true;
    for (const std::size_t size : sizes) {
      if (size == 0) continue;
      const bool parted = code(i) == ' ' || code(i) == '-';
      if (!number.empty()) {
        if (first) separator = parted ? code(i) : 0;
        else if ((parted ? code(i) : 0) != separator) return 0;
        first = false;
        if (parted) ++i;
      }
      for (std::size_t n = 0; n < size; ++n, ++i) {
        const bool check = number.size() == 17 && (code(i) == 'X' || code(i) == 'x');
        if (!digit(code(i)) && !check) return 0;
        number += check ? 'X' : static_cast<char>(code(i));
      }
    }
    return ends(i) ? i : 0;
  }

  /// Takes characters [from, end), of which the first `head` and last four digits stay.
  std::size_t take(Kind kind, std::size_t from, std::size_t end, std::size_t digits, std::size_t head, std::size_t stars) {
    std::string shown;
    std::size_t seen = 0;
    for (std::size_t i = from; i < end; ++i) {
      const Character& c = characters_[i];
      if (!digit(c.code) && c.code != 'X' && c.code != 'x') continue;
      if (seen == head) shown += std::string(stars, '*');
      if (seen < head || seen + 4 >= digits) shown += text_.substr(c.begin, c.end - c.begin);
      ++seen;
    }
    out_.push_back({kind, characters_[from].begin, characters_[end - 1].end, shown});
    return end;
  }

  std::size_t match(std::size_t i) {
    std::string number;
    if (const std::size_t end = groups(i, {6, 6, 3}, number); end && number.find('X') == std::string::npos && identity(number)) return take(Kind::Identity, i, end, 15, 3, 8);
    for (const std::size_t last : {std::size_t{4}, std::size_t{5}, std::size_t{3}})  // as it should be, one digit too many, one too few
      if (const std::size_t end = groups(i, {6, 8, last}, number); end && identity(number)) return take(Kind::Identity, i, end, 14 + last, 3, 7 + last);
    if (const std::size_t end = mobile(i)) return end;
    if (const std::size_t end = landline(i)) return end;
    for (const std::size_t last : {std::size_t{3}, std::size_t{2}, std::size_t{1}, std::size_t{0}})
      if (const std::size_t end = groups(i, {4, 4, 4, 4, last}, number); end && number.find('X') == std::string::npos && account(number))
        return take(Kind::Account, i, end, 16 + last, 0, 4);
    return 0;
  }

  std::size_t mobile(std::size_t i) {
    std::string number;
    std::size_t from = i;
    if (code(i) == '8' && code(i + 1) == '6' && i > 0 && code(i - 1) == '+') from += code(i + 2) == ' ' || code(i + 2) == '-' ? 3 : 2;
    const std::size_t end = groups(from, {3, 4, 4}, number);
    return end && number[0] == '1' && number[1] >= '3' ? take(Kind::Mobile, from, end, 11, 3, 4) : 0;
  }

  /// 010-12345678, (0550)1234567, 05501234567: the area code stays, and what parts it from the number.
  std::size_t landline(std::size_t i) {
    if (code(i) != '0' || !digit(code(i + 1)) || code(i + 1) == '0') return 0;
    const std::size_t area = code(i + 1) <= '2' ? 3 : 4;
    std::size_t at = i;
    while (at < i + area && digit(code(at))) ++at;
    if (at != i + area) return 0;
    if (code(at) == ')' && i > 0 && code(i - 1) == '(') ++at;
    if (code(at) == '-' || code(at) == ' ' || code(at) == U'—') ++at;
    std::string number;
    for (const std::size_t size : {std::size_t{8}, std::size_t{7}}) {
      const std::size_t end = groups(at, {size}, number);
      if (!end || (area == 3 && size == 7) || number[0] < '2' || (size == 8 && date(number))) continue;
      take(Kind::Landline, at, end, size, 0, size - 4);
      Found& found = out_.back();
      found.masked = std::string(text_.substr(characters_[i].begin, characters_[at].begin - characters_[i].begin)) + found.masked;
      found.begin = characters_[i].begin;
      return end;
    }
    return 0;
  }

  std::string_view text_;
  std::vector<Character> characters_;
  std::vector<Found> out_;
};

}  // namespace

std::vector<Found> find(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) digits += (c >= '0' && c <= '9') || c == '\xEF';  // full-width forms begin so
  return digits < 10 ? std::vector<Found>() : Finder(text).run();
}

std::string masked(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (const Found& found : find(text)) {
    out += text.substr(at, found.begin - at);
    out += found.masked;
    at = found.end;
  }
  return out + std::string(text.substr(at));
}

}  // namespace yishibu::personal
