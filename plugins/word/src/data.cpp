// SPDX-License-Identifier: MIT
// See data.hpp.
#include "data.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>
#include <charconv>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

/// Builds values as the parser meets them: a second tree of the same data would take as long as reading it.
struct Builder {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1), max_array_size = max_object_size, max_key_size = max_object_size,
                               max_string_size = max_object_size;
  using Failure = boost::json::error_code;
  using Piece = boost::json::string_view;
  struct Level {
    bool object;
    std::size_t from;  ///< of its own in `items` or `members`
  };
  std::vector<Level> open;
  // What all open levels have so far, so that each is stored once, in just the room it takes.
  Value::List items;
  Value::Object members;
  std::string key, text;
  Value whole;

  /// Where the next value goes; null as long as nobody has put one there.
  Value& slot() {
    if (open.empty()) return whole;
    return open.back().object ? members.back().second : items.emplace_back();
  }
  template <typename T>
  bool put(T&& value) {
    slot() = Value(std::forward<T>(value));
    return true;
  }
  template <typename List>
  List close(List& all) {
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(open.back().from);
    List out(std::make_move_iterator(from), std::make_move_iterator(all.end()));
    all.erase(from, all.end());
    open.pop_back();
    return out;
  }
  /// Of members with the same name the last one counts.
  static void drop_doubles(Value::Object& of) {
    std::unordered_map<std::string_view, std::size_t> last;
    for (std::size_t i = 0; i < of.size(); ++i) last[of[i].first] = i;
    if (last.size() == of.size()) return;
    std::vector<bool> keep(of.size());
    for (const auto& [name, at] : last) keep[at] = true;
    Value::Object kept;
    for (std::size_t i = 0; i < of.size(); ++i)
      if (keep[i]) kept.push_back(std::move(of[i]));
    of = std::move(kept);
  }

  bool on_document_begin(Failure&) { return true; }
  bool on_document_end(Failure&) { return true; }
  bool on_object_begin(Failure&) { return open.push_back({true, members.size()}), true; }
  bool on_object_end(std::size_t, Failure&) {
    Value::Object object = close(members);
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (object.size() > 16) drop_doubles(object);
    else
      for (std::size_t i = 1; i < object.size(); ++i)
        if (std::any_of(object.begin(), object.begin() + static_cast<std::ptrdiff_t>(i), [&](const auto& earlier) { return same(earlier, object[i]); })) {
          drop_doubles(object);
          break;
        }
    return put(std::move(object));
  }
  bool on_array_begin(Failure&) { return open.push_back({false, items.size()}), true; }
  bool on_array_end(std::size_t, Failure&) { return put(close(items)); }
  bool on_key_part(Piece piece, std::size_t, Failure&) { return key.append(piece), true; }
  bool on_key(Piece piece, std::size_t, Failure&) {
    members.emplace_back(key.append(piece), Value());
    key.clear();
    return true;
  }
  bool on_string_part(Piece piece, std::size_t, Failure&) { return text.append(piece), true; }
  bool on_string(Piece piece, std::size_t, Failure&) {
    put(std::move(text.append(piece)));
    text.clear();
    return true;
  }
  bool on_number_part(Piece, Failure&) { return true; }
  bool on_int64(std::int64_t number, Piece, Failure&) { return put(number); }
  bool on_uint64(std::uint64_t number, Piece, Failure&) { return put(std::to_string(number)); }
  bool on_double(double number, Piece, Failure&) {
    if (number == std::floor(number) && std::abs(number) < 9e15) return put(static_cast<std::int64_t>(number));
    char buffer[32];
    return put(std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr));
  }
  bool on_bool(bool yes, Failure&) { return put(yes); }
  bool on_null(Failure&) { return slot(), true; }
  bool on_comment_part(Piece, Failure&) { return true; }
  bool on_comment(Piece, Failure&) { return true; }
};

}  // namespace

Value parse_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  boost::json::error_code failure;
  boost::json::parse_options options;
  options.max_depth = 64;
  boost::json::basic_parser<Builder> parser(options);
  const std::size_t read = parser.write_some(false, text.data(), text.size(), failure);
  if (!failure && text.find_first_not_of(" \t\r\n", read) != text.npos) failure = boost::json::error::extra_data;
  if (failure)
    throw Error(ErrorKind::Invalid, say("The data is no JSON: {0}, line {1}.", {failure.message(), std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n'))}));
  return std::move(parser.handler().whole);
}

Options parse_options(std::string_view json) {
  Options out;
  const Value value = parse_json(json);
  const auto refuse = [](std::string_view name) { throw Error(ErrorKind::Invalid, say("The option “{0}” is not understood.", {name}), tr("Known are delimiters, paragraphLoop, linebreaks, stripInvalidXMLChars and nullText.")); };
  if (!value.members()) refuse("");
  for (const auto& [name, option] : *value.members()) {
    if (name == "delimiters") {
      const Value *start = option.find("start"), *end = option.find("end");
      if (!start || !end || !start->text() || !end->text() || start->text()->empty() || end->text()->empty()) refuse(name);
      out.delimiters = {*start->text(), *end->text()};
    } else if (name == "nullText") {
      if (!option.text()) refuse(name);
      out.missing = *option.text();
    } else if (name == "linebreaks" || name == "stripInvalidXMLChars" || name == "paragraphLoop") {
      if (!option.boolean()) refuse(name);
      if (name == "linebreaks") out.line_breaks = *option.boolean();
      if (name == "stripInvalidXMLChars") out.strip_control = *option.boolean();
    } else {
      refuse(name);
    }
  }
  return out;
}

}  // namespace yishibu::word
