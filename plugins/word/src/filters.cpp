// SPDX-License-Identifier: MIT
// See filters.hpp.
#include "filters.hpp"

#include <algorithm>
#include <array>

#include "utf8.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

struct Name {
  std::string_view name, chinese;
};
/// pad, sort and group work on sections; merge on a cell of a repeated row.
constexpr std::array<Name, 18> kNames = {{{"date", "日期"}, {"join", "连接"}, {"cn", "汉字"}, {"digits", "汉字数字"}, {"default", "默认"}, {"money", "大写金额"},
                                          {"percent", "百分比"}, {"check", "勾选"}, {"yesno", "是否"}, {"name", "姓名"}, {"count", "个数"}, {"upper", "大写"},
                                          {"lower", "小写"}, {"first", "首项"}, {"last", "末项"}, {"village", "村居"}, {"merge", "合并"}, {"pad", "补足"}}};

constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string digits_text(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9') out += kDigits[static_cast<std::size_t>(c - '0')];
    else out += c;
  return out;
}

bool is_yes(const Value* value, const std::string& text) {
  if (value && value->boolean()) return *value->boolean();
  return !text.empty() && text != "0" && text != "否" && text != "no" && text != "false";
}

/// 0.5 → 50%; "31/40" → 77.5%; one decimal where it does not come out even.
std::string percent_text(const std::string& text) {
  const auto decimal = [](std::string_view piece, std::int64_t& thousandths) {
    std::int64_t whole = 0, part = 0;
    int places = 0;
    bool dot = false;
    if (piece.empty() || piece.size() > 12) return false;
    for (const char c : piece) {
      if (c == '.' && !dot) dot = true;
      else if (c < '0' || c > '9') return false;
      else if (!dot) whole = whole * 10 + (c - '0');
      else if (places < 6) part = part * 10 + (c - '0'), ++places;
    }
    for (; places < 6; ++places) part *= 10;
    thousandths = whole * 1'000'000 + part;
    return true;
  };
  std::int64_t above = 0, below = 1'000'000;
  const std::size_t slash = text.find('/');
  if (!decimal(std::string_view(text).substr(0, slash), above)) return text;
  if (slash != std::string::npos && (!decimal(std::string_view(text).substr(slash + 1), below) || below == 0)) return text;
  const std::int64_t tenths = (above * 1000 + below / 2) / below;
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + "%";
}

/// Names of two characters are set as wide as those of three: 张　三.
std::string padded_name(const std::string& text) {
  if (characters(text) != 2) return text;
  const std::size_t first = static_cast<unsigned char>(text[0]) < 0x80 ? 1 : static_cast<unsigned char>(text[0]) < 0xE0 ? 2 : static_cast<unsigned char>(text[0]) < 0xF0 ? 3 : 4;
  return first == 1 ? text : text.substr(0, first) + "　" + text.substr(first);
}

}  // namespace

std::string filter_named(std::string_view written) {
  for (const Name& known : kNames)
    if (known.name == written || known.chinese == written) return std::string(known.name);
  return {};
}

std::string nearest_filter(std::string_view written) {
  std::string best;
  std::size_t least = 3;
  for (const Name& known : kNames)
    for (const std::string_view name : {known.name, known.chinese})
      if (const std::size_t d = distance(written, name, 3); d < least && d < characters(written)) least = d, best = name;
  return best;
}

std::string filter_mistake(const Filter& filter, bool on_section) {
  if (filter.name == "default" && !filter.has_argument) return tr("the filter default needs a text; write default:\"…\"");
  if (filter.name == "village" && filter.argument.find('/') == std::string::npos) return tr("the filter village needs both words; write village:\"村/居\"");
  if (filter.name == "pad" && (!all_digits(filter.argument) || filter.argument.size() > 3)) return tr("the filter pad needs the number of rows; write pad:10");
  if (on_section != (filter.name == "pad")) return on_section ? tr("a section has no filter but pad; leave out what follows |") : tr("the filter pad belongs to the tag that opens a section, as in {#rows | pad:10}");
  return {};
}

std::string value_text(const Value& value, std::string_view separator) {
  if (const std::string* text = value.text()) return *text;
  if (const std::int64_t* number = value.number()) return std::to_string(*number);
  if (const bool* yes = value.boolean()) return *yes ? "是" : "否";
  std::string out;
  if (const Value::List* list = value.items())
    for (const Value& item : *list) {
      const std::string text = value_text(item, separator);
      if (text.empty()) continue;
      if (!out.empty()) out += separator;
      out += text;
    }
  return out;
}

bool missing(const Value* value) { return !value || value->is_null() || value->members() || (value->items() && value->items()->empty()); }

void apply(const Filter& filter, const Value* value, std::optional<std::string>& text) {
  const std::string& name = filter.name;
  if (name == "default" && (!text || text->empty())) text = filter.argument;
  if (name == "check") {  // also of what is missing: an empty box
    const std::size_t slash = filter.argument.find('/');
    const bool yes = text && is_yes(value, *text);
    if (slash == std::string::npos) text = yes ? "☑" : "□";
    else text = yes ? filter.argument.substr(0, slash) : filter.argument.substr(slash + 1);
  }
  if (name == "count") text = std::to_string(value && value->items() ? value->items()->size() : value && !value->is_null() ? 1 : 0);
  if (!text) return;
  if (name == "date") text = date_text(*text, filter.has_argument ? filter.argument : "Y年M月D日");
  else if (name == "cn" && all_digits(*text) && text->size() < 13) text = chinese_number(std::stoll(*text));
  else if (name == "digits") text = digits_text(*text);
  else if (name == "money") text = money_text(*text);
  else if (name == "percent") text = percent_text(*text);
  else if (name == "yesno") {
    const std::size_t slash = filter.argument.find('/');
    const bool yes = is_yes(value, *text);
    if (slash == std::string::npos) text = yes ? "是" : "否";
    else text = yes ? filter.argument.substr(0, slash) : filter.argument.substr(slash + 1);
  } else if (name == "name") text = padded_name(*text);
  else if (name == "first" && value && value->items()) text = value_text(value->items()->front());
  else if (name == "last" && value && value->items()) text = value_text(value->items()->back());
  else if (name == "village") {
    const std::size_t slash = filter.argument.find('/');
    text = *text == "village" || *text == "村" ? filter.argument.substr(0, slash) : filter.argument.substr(slash + 1);
  } else if (name == "upper" || name == "lower") {
    for (char& c : *text)
      if (const char from = name == "upper" ? 'a' : 'A'; c >= from && c < from + 26) c = static_cast<char>(c ^ 0x20);
  }
}

std::string money_text(const std::string& amount) {
  constexpr std::array<std::string_view, 10> kBig = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  constexpr std::array<std::string_view, 4> kUnits = {"", "拾", "佰", "仟"}, kGroups = {"", "万", "亿", "万亿"};
  std::string plain;
  for (const char c : amount)
    if (c != ',') plain += c;
  const bool negative = plain.starts_with("-");
  const std::size_t dot = std::min(plain.find('.'), plain.size());
  std::string whole = plain.substr(negative, dot - negative), part = dot < plain.size() ? plain.substr(dot + 1) : "";
  if (!all_digits(whole) || whole.size() > 15 || (!part.empty() && !all_digits(part)) || part.size() > 2) return amount;
  part.resize(2, '0');
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  std::string out;
  bool zero = false, group_used = false;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const auto digit = static_cast<std::size_t>(whole[i] - '0');
    const std::size_t place = whole.size() - 1 - i;
    if (digit == 0) {
      zero = true;
    } else {
      if (zero && !out.empty()) out += kBig[0];
      zero = false;
      group_used = true;
      out += std::string(kBig[digit]) + std::string(kUnits[place % 4]);
    }
    if (place % 4 == 0) {
      if (group_used) out += kGroups[place / 4];
      group_used = false;
    }
  }
  if (!out.empty()) out += "元";
  const auto jiao = static_cast<std::size_t>(part[0] - '0'), fen = static_cast<std::size_t>(part[1] - '0');
  if (jiao == 0 && fen == 0) return (negative ? "负" : "") + (out.empty() ? "零元" : out) + "整";
  if (jiao) out += std::string(kBig[jiao]) + "角";
  else if (!out.empty()) out += kBig[0];
  if (fen) out += std::string(kBig[fen]) + "分";
  else out += "整";
  return (negative ? "负" : "") + out;
}

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  const auto split = [](std::string_view text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size() && out.size() < 64;) {
      char32_t c = 0;
      at += std::max<std::size_t>(utf8::decode(text, at, c), 1);
      out.push_back(c);
    }
    return out;
  };
  const std::vector<char32_t> x = split(a), y = split(b);
  if (std::max(x.size(), y.size()) - std::min(x.size(), y.size()) >= limit) return limit;
  std::vector<std::size_t> row(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (x[i - 1] == y[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return std::min(row.back(), limit);
}

std::string chinese_number(std::int64_t number) {
  if (number < 0) return "负" + chinese_number(-number);
  if (number >= 100'000'000) return chinese_number(number / 100'000'000) + "亿" + (number % 100'000'000 ? (number % 100'000'000 < 10'000'000 ? "零" : "") + chinese_number(number % 100'000'000) : "");
  if (number >= 10'000) return chinese_number(number / 10'000) + "万" + (number % 10'000 ? (number % 10'000 < 1'000 ? "零" : "") + chinese_number(number % 10'000) : "");
  if (number == 0) return "零";
  std::string out;
  bool gap = false;
  constexpr std::array<std::pair<int, const char*>, 4> kUnits = {{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};
  for (const auto& [unit, word] : kUnits) {
    const auto digit = static_cast<std::size_t>(number / unit % 10);
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += "零";
    gap = false;
    if (!(unit == 10 && digit == 1 && out.empty())) out += kDigits[digit];  // 十一, not 一十一
    out += word;
  }
  return out;
}

std::string date_text(const std::string& date, const std::string& format) {
  // YYYY[-MM[-DD[THH:MM]]]
  constexpr std::array<std::size_t, 5> kAt = {0, 5, 8, 11, 14}, kLength = {4, 2, 2, 2, 2};
  constexpr std::string_view kBefore = " --T:";
  std::array<int, 5> parts{};
  std::size_t known = 0;
  for (; known < parts.size() && kAt[known] + kLength[known] <= date.size(); ++known) {
    const std::string piece = date.substr(kAt[known], kLength[known]);
    if (!all_digits(piece) || (known > 0 && date[kAt[known] - 1] != kBefore[known] && !(known == 3 && date[kAt[known] - 1] == ' '))) break;
    parts[known] = std::stoi(piece);
  }
  if (known == 0) return date;
  if (format == "cn") {
    std::string out;
    for (const char c : date.substr(0, 4)) out += kDigits[static_cast<std::size_t>(c - '0')];
    out += "年";
    if (known > 1) out += chinese_number(parts[1]) + "月";
    if (known > 2) out += chinese_number(parts[2]) + "日";
    return out;
  }
  constexpr std::string_view kLetters = "YMDHI";
  std::string out, between;
  bool dropping = false;  // what is not known goes with the words behind it
  for (std::size_t at = 0; at < format.size();) {
    const std::size_t which = kLetters.find(format[at]);
    if (which == std::string_view::npos) {
      if (!dropping) between += format[at];
      ++at;
      continue;
    }
    std::size_t run = 1;
    while (at + run < format.size() && format[at + run] == format[at]) ++run;
    at += run;
    dropping = which >= known;
    if (dropping) {
      if (out.empty()) between.clear();
      continue;
    }
    out += between;
    between.clear();
    std::string number = std::to_string(parts[which]);
    if (run > 1 && number.size() < 2) number.insert(0, "0");
    out += number;
  }
  out += between;
  while (!out.empty() && (out.back() == ' ' || (known < 5 && (out.back() == '-' || out.back() == ':' || out.back() == '/')))) out.pop_back();
  return out;
}

}  // namespace yishibu::word
