// SPDX-License-Identifier: MIT
// See akn_writer.hpp.
#include "akn_writer.hpp"

namespace yishibu::akn {

std::string Ids::next(const std::string& base, std::string_view number) {
  if (!number.empty()) {
    std::string id = base + "_" + std::string(number);
    if (given_.insert(id).second) return id;
  }
  for (int& n = last_[base];;) {
    std::string id = base + "_" + std::to_string(++n);
    if (given_.insert(id).second) return id;
  }
}

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
  out_.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
  return *this;
}

Writer& Writer::id(std::string_view abbreviation, std::string_view number) {
  path_ = ids_.next(path_.empty() ? std::string(abbreviation) : (path_ + "__").append(abbreviation), number);
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
  out_ += escaped(words);
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
  out.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      case '\t': out += "&#9;"; break;
      default: out += c;
    }
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
