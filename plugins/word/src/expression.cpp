// SPDX-License-Identifier: MIT
// See expression.hpp. Chinese in this file is what is printed on paper, not messages: paper is Chinese in every locale.
#include "expression.hpp"

#include <algorithm>
#include <array>

#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto drop = [&](std::string_view mark) {
    if (text.starts_with(mark)) return text.remove_prefix(mark.size()), true;
    if (text.ends_with(mark)) return text.remove_suffix(mark.size()), true;
    return false;
  };
  while (drop(" ") || drop("\t") || drop("\n") || drop("　") || drop("\xC2\xA0")) {
  }
  return text;
}

/// Where the next of `marks` begins, and how long it is; input methods give full-width forms of all of them.
std::size_t find_mark(std::string_view text, std::initializer_list<std::string_view> marks, std::size_t& length) {
  std::size_t best = std::string_view::npos;
  for (const std::string_view mark : marks)
    if (const std::size_t at = text.find(mark); at < best) best = at, length = mark.size();
  return best;
}

/// Splits at | outside quotes.
std::vector<std::string_view> split_filters(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  std::string_view until;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (!until.empty()) {
      if (rest.starts_with(until) || (until == "\"" && rest.starts_with("”"))) until = {};
    } else if (rest.starts_with("\"")) until = "\"";
    else if (rest.starts_with("'")) until = "'";
    else if (rest.starts_with("“")) until = "”";
    else if (rest.starts_with("|") || rest.starts_with("｜")) {
      out.push_back(text.substr(from, at - from));
      at += rest[0] == '|' ? 1 : 3;
      from = at;
      continue;
    }
    ++at;
  }
  out.push_back(text.substr(from));
  return out;
}

std::string unquoted(std::string_view text) {
  constexpr std::array<std::string_view, 4> kQuotes = {"\"", "'", "“", "”"};
  for (const std::string_view open : kQuotes)
    for (const std::string_view close : kQuotes)
      if (text.size() >= open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
        return std::string(text.substr(open.size(), text.size() - open.size() - close.size()));
  return std::string(text);
}

bool name_is_fine(std::string_view name) {
  if (name.empty() || name.find_first_of(" \t\n,;!?\"'<>&=()[]+*$@%#^/\\|:`~") != std::string_view::npos) return false;
  for (const std::string_view mark : {"，", "。", "；", "！", "？", "：", "　"})
    if (name.find(mark) != std::string_view::npos) return false;
  return true;
}

constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

std::string value_text(const Value& value, std::string_view separator = "、") {
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

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

std::string Tag::name() const {
  std::string out;
  for (const std::string& piece : path) out += (out.empty() ? "" : ".") + piece;
  return out.empty() ? "." : out;
}

std::optional<Tag> parse_tag(std::string_view inside, std::string& wrong) {
  Tag tag;
  tag.written = "{" + std::string(inside) + "}";
  std::string_view text = trimmed(inside);
  if (text.empty()) {
    wrong = tr("the tag is empty; write a field's name or label between the braces, as in {title}");
    return std::nullopt;
  }
  const auto prefix = [&](std::string_view narrow, std::string_view wide) {
    for (const std::string_view mark : {narrow, wide})
      if (text.starts_with(mark)) return text = trimmed(text.substr(mark.size())), true;
    return false;
  };
  if (prefix("#", "＃")) tag.kind = Tag::Kind::Open;
  else if (prefix("^", "＾")) tag.kind = Tag::Kind::Inverted;
  else if (prefix("/", "／")) tag.kind = Tag::Kind::Close;
  else if (prefix("@", "＠") || prefix("%", "％") || prefix("-", "-") || prefix("=", "=") || prefix(">", "＞")) {
    wrong = say("raw XML, images and delimiters are not supported in tags; write {0}", {"{" + std::string(text) + "}"});
    return std::nullopt;
  }
  const std::vector<std::string_view> pieces = split_filters(text);
  std::string_view name = trimmed(pieces.front());
  if (tag.kind == Tag::Kind::Close && name.empty()) return tag;
  if (tag.kind != Tag::Kind::Value && pieces.size() > 1) {
    wrong = tr("a section has no filters; leave out what follows |");
    return std::nullopt;
  }
  if (name != ".") {
    for (std::size_t at = 0; at <= name.size();) {
      const std::size_t dot = std::min(name.find('.', at), name.size());
      const std::string_view piece = trimmed(name.substr(at, dot - at));
      if (!name_is_fine(piece)) {
        wrong = say("“{0}” is no name; write only a field's name or label, close the tag with } right behind it", {name});
        return std::nullopt;
      }
      tag.path.emplace_back(piece);
      at = dot + 1;
    }
  }
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    std::size_t length = 0;
    const std::string_view piece = trimmed(pieces[i]);
    const std::size_t colon = find_mark(piece, {":", "："}, length);
    Filter filter;
    filter.name = std::string(trimmed(piece.substr(0, colon)));
    if (colon != std::string_view::npos) {
      filter.has_argument = true;
      filter.argument = unquoted(trimmed(piece.substr(colon + length)));
    }
    if (filter.name != "date" && filter.name != "join" && filter.name != "cn" && filter.name != "default") {
      wrong = say("there is no filter “{0}”; write date:\"Y年M月D日\", join:\"、\", cn or default:\"…\"", {filter.name});
      return std::nullopt;
    }
    if (filter.name == "default" && !filter.has_argument) {
      wrong = tr("the filter default needs a text; write default:\"…\"");
      return std::nullopt;
    }
    tag.filters.push_back(std::move(filter));
  }
  return tag;
}

const Value* Scopes::member(const Value& in, const std::string& name) const {
  if (const Value* found = in.find(name)) return found;
  return nullptr;
}

const Value* Scopes::find(const Tag& tag, Value& held) const {
  if (tag.path.empty()) return scopes_.back();
  const Value* at = nullptr;
  const auto in_scopes = [&](const std::string& name) {
    for (std::size_t i = scopes_.size(); i-- > 0 && !at;) at = member(*scopes_[i], name);
  };
  in_scopes(tag.path.front());
  for (std::size_t i = 0; i < labels_.size() && !at; ++i)
    if (labels_[i].first == tag.path.front()) in_scopes(labels_[i].second);
  const auto below = [&](const Value& in, const std::string& name) -> const Value* {
    if (const Value* found = member(in, name)) return found;
    for (const auto& [label, alias] : labels_)
      if (label == name)
        if (const Value* found = member(in, alias)) return found;
    return nullptr;
  };
  for (std::size_t i = 1; i < tag.path.size() && at; ++i) {
    if (const Value::List* list = at->items()) {
      Value gathered = Value::list();
      for (const Value& item : *list)
        if (const Value* found = below(item, tag.path[i])) gathered.add(*found);
      held = std::move(gathered);
      at = &held;
    } else {
      at = below(*at, tag.path[i]);
    }
  }
  return at;
}

std::optional<std::string> Scopes::text(const Tag& tag) const {
  Value held;
  const Value* value = find(tag, held);
  std::optional<std::string> out;
  std::string separator = "、";
  for (const Filter& filter : tag.filters)
    if (filter.name == "join" && filter.has_argument) separator = filter.argument;
  if (!missing(value)) out = value_text(*value, separator);
  for (const Filter& filter : tag.filters) {
    if (filter.name == "default" && (!out || out->empty())) out = filter.argument;
    if (!out) continue;
    if (filter.name == "date") out = date_text(*out, filter.has_argument ? filter.argument : "Y年M月D日");
    if (filter.name == "cn" && all_digits(*out) && out->size() < 13) out = chinese_number(std::stoll(*out));
  }
  return out;
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
