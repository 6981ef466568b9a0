// SPDX-License-Identifier: MIT
// See data.hpp.
#include "data.hpp"

#include <algorithm>
#include <boost/json/src.hpp>
#include <charconv>
#include <cmath>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

Value converted(const boost::json::value& json) {
  switch (json.kind()) {
    case boost::json::kind::bool_: return json.get_bool();
    case boost::json::kind::int64: return json.get_int64();
    case boost::json::kind::uint64: return std::to_string(json.get_uint64());
    case boost::json::kind::double_: {
      const double number = json.get_double();
      if (number == std::floor(number) && std::abs(number) < 9e15) return static_cast<std::int64_t>(number);
      char buffer[32];
      return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
    }
    case boost::json::kind::string: return std::string(json.get_string());
    case boost::json::kind::array: {
      Value::List list;
      list.reserve(json.get_array().size());
      for (const auto& item : json.get_array()) list.push_back(converted(item));
      return list;
    }
    case boost::json::kind::object: {
      Value::Object object;
      object.reserve(json.get_object().size());
      for (const auto& member : json.get_object()) object.emplace_back(std::string(member.key()), converted(member.value()));
      return object;
    }
    default: return {};
  }
}

}  // namespace

Value parse_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  boost::json::error_code failure;
  boost::json::parse_options options;
  options.max_depth = 64;
  boost::json::stream_parser parser({}, options);
  const std::size_t read = parser.write_some(text.data(), text.size(), failure);
  if (!failure && text.find_first_not_of(" \t\r\n", read) != text.npos) failure = boost::json::error::extra_data;
  if (!failure) parser.finish(failure);
  if (failure)
    throw Error(ErrorKind::Invalid, say("The data is no JSON: {0}, line {1}.", {failure.message(), std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n'))}));
  return converted(parser.release());
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
