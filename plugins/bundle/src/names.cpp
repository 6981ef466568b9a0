// SPDX-License-Identifier: MIT
// See names.hpp. Must not touch the disk.
#include "names.hpp"

#include "utf8.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

bool forbidden(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x80) return std::string_view("%<>:\"/\\|?*").find(static_cast<char>(c)) != std::string_view::npos;
  // Characters that change the reading direction or show nothing make two names look alike.
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::size_t characters(std::string_view s) {
  std::size_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

}  // namespace

std::size_t invalid_utf8(std::string_view bytes) {
  char32_t c;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8::decode(bytes, at, c);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string safe_name(std::string_view prefix, std::string_view title, std::string_view suffix, Host& host) {
  constexpr std::size_t kCharacters = 80, kBytes = 200;
  const auto cleaned = [](std::string_view text) {
    std::string out;
    char32_t c;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = utf8::decode(text, at, c);
      if (length == 0 || forbidden(c)) {
        out += '_';
        at += length ? length : 1;
        continue;
      }
      out += text.substr(at, length);
      at += length;
    }
    return out;
  };
  std::string head = cleaned(prefix), tail = cleaned(suffix);
  if (characters(tail) > 20 || tail.size() > 60) tail.clear();  // no extension is that long
  const std::string body = host.normalised(cleaned(title));
  std::size_t room = kCharacters - characters(tail), bytes = kBytes - tail.size();
  std::string out;
  const std::string whole = head + body;
  char32_t c;
  for (std::size_t at = 0; at < whole.size() && room > 0;) {
    const std::size_t length = utf8::decode(whole, at, c);
    if (length > bytes) break;
    out += whole.substr(at, length);
    at += length;
    bytes -= length;
    --room;
  }
  out += tail;
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();  // Windows drops them silently
  while (!out.empty() && (out.front() == ' ' || out.front() == '~' || out.front() == '.')) out.erase(0, 1);
  return host.normalised(out.empty() ? "_" : out);
}

std::string padded(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

std::string folded(std::string_view path, Host& host) {
  std::string out = invalid_utf8(path) == std::string_view::npos ? host.normalised(path) : std::string(path);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string path_problem(std::string_view path) {
  if (path.empty()) return tr("the path is empty");
  if (path.front() == '/') return tr("the path is absolute");
  if (path.front() == '~') return tr("the path begins at a home folder (~)");
  if (path.find('\0') != std::string_view::npos) return tr("the path holds a zero byte");
  if (path.find('\\') != std::string_view::npos) return tr("the path holds a backslash, which some systems take for a folder");
  const char first = path.front();
  if (path.size() > 1 && path[1] == ':' && ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')))
    return tr("the path names a drive");
  if (invalid_utf8(path) != std::string_view::npos) return tr("the path is not UTF-8");
  for (std::size_t at = 0; at <= path.size();) {
    std::size_t end = path.find('/', at);
    if (end == std::string_view::npos) end = path.size();
    const std::string_view part = path.substr(at, end - at);
    if (part == "..") return tr("the path leaves the bag (..)");
    if (part == ".") return tr("the path holds the component “.”");
    if (part.empty()) return tr("the path holds an empty component");
    at = end + 1;
  }
  return {};
}

std::string decode_path(std::string_view path, bool percent, bool& stray) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      out += path[i];
      continue;
    }
    const std::string_view code = path.substr(i + 1, 2);
    char made = 0;
    if (code == "0A" || code == "0a") made = '\n';
    if (code == "0D" || code == "0d") made = '\r';
    if (code == "25" && percent) made = '%';
    if (made) {
      out += made;
      i += 2;
    } else {
      stray = true;
      out += '%';
    }
  }
  return out;
}

}  // namespace yishibu::bundle
