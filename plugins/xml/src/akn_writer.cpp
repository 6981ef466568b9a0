// SPDX-License-Identifier: MIT
// See akn_writer.hpp.
#include "akn_writer.hpp"

#include <algorithm>

namespace yishibu::akn {

std::string Ids::next(std::string_view base, std::string_view number) {
  const auto id = [&](std::string_view n) { return std::string(base).append("_").append(n); };
  Given& given = given_[std::string(base)];
  const auto taken = [&](std::string_view n) { return std::find(given.numbers.begin(), given.numbers.end(), n) != given.numbers.end(); };
  if (!number.empty() && !taken(number) && (number.size() > 9 || std::stoi(std::string(number)) > given.last)) {
    given.numbers.emplace_back(number);
    return id(number);
  }
  std::string next = std::to_string(++given.last);
  while (taken(next)) next = std::to_string(++given.last);
  return id(next);
}

namespace {

void append_escaped(std::string& out, std::string_view text) {
  std::size_t kept = 0;
  for (std::size_t i = text.find_first_of("&<>\"\n\r\t"); i != std::string_view::npos; i = text.find_first_of("&<>\"\n\r\t", kept)) {
    const char c = text[i];
    out += text.substr(kept, i - kept);
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : c == '\n' ? "&#10;" : c == '\r' ? "&#13;" : "&#9;";
    kept = i + 1;
  }
  out += text.substr(kept);
}

}  // namespace

void Writer::finish_start() {
  if (start_) out_ += '>';
  start_ = false;
}

void Writer::line() { out_.append("\n").append(2 * (level_ + open_.size()), ' '); }

Writer& Writer::block(std::string_view name) {
  finish_start();
  if (!open_.empty()) open_.back().blocks = true;
  line();
  return inside(name);
}

Writer& Writer::inside(std::string_view name) {
  finish_start();
  open_.push_back({name, path_.size(), false});
  out_.append("<").append(name);
  start_ = true;
  return *this;
}

Writer& Writer::attr(std::string_view name, std::string_view value) {
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

Writer& Writer::id(std::string_view abbreviation, std::string_view number) {
  if (!path_.empty()) path_ += "__";
  path_ += abbreviation;
  path_ = ids_.next(path_, number);
  return attr("eId", path_);
}

Writer& Writer::sole(std::string_view name) {
  if (!path_.empty()) path_ += "__";
  path_ += name;
  return attr("eId", path_);
}

Writer& Writer::text(std::string_view words) {
  if (words.empty()) return *this;
  finish_start();
  append_escaped(out_, words);
  return *this;
}

void Writer::close() {
  const Open done = open_.back();
  open_.pop_back();
  path_.resize(done.path);
  if (start_) {
    out_ += "/>";
  } else {
    if (done.blocks) line();
    out_.append("</").append(done.name).append(">");
  }
  start_ = false;
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::string segment(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) out += c;
    else out += {'%', "0123456789ABCDEF"[(c >> 4) & 15], "0123456789ABCDEF"[c & 15]};
  }
  return out;
}

}  // namespace yishibu::akn
