// SPDX-License-Identifier: MIT
// See tag_file.hpp. Must not touch the disk. iconv is used here only.
#include "tag_file.hpp"

#include <iconv.h>

#include <cerrno>

#include "names.hpp"

namespace yishibu::bundle {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += lower(c);
  return out;
}
bool blank(char c) { return c == ' ' || c == '\t'; }
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}
bool hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::optional<std::string> decode_text(std::string_view bytes, std::string_view encoding, std::size_t& bad, bool& mark) {
  mark = false;
  const std::string name = lower(encoding);
  if (name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii") {
    mark = bytes.starts_with("\xEF\xBB\xBF");
    if (mark) bytes.remove_prefix(3);
    bad = invalid_utf8(bytes);
    if (bad != std::string_view::npos) return std::nullopt;
    return std::string(bytes);
  }
  bad = std::string_view::npos;
  for (const char c : name)  // iconv takes options behind slashes; a bag may not set them
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return std::nullopt;
  const iconv_t converter = ::iconv_open("UTF-8", name.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out, in(bytes);
  char* from = in.data();
  std::size_t left = in.size();
  bool fine = true;
  while (left > 0 && fine) {
    char buffer[4096];
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t result = ::iconv(converter, &from, &left, &to, &room);
    out.append(buffer, sizeof buffer - room);
    fine = result != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  ::iconv_close(converter);
  if (!fine) {
    bad = in.size() - left;
    return std::nullopt;
  }
  if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  return out;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  std::size_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) out.push_back({number, text.substr(at, end - at)});
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return out;
}

std::size_t digits_of(std::string_view algorithm) {
  if (algorithm == "md5") return 32;
  if (algorithm == "sha1") return 40;
  if (algorithm == "sha256" || algorithm == "sm3") return 64;
  if (algorithm == "sha512") return 128;
  return 0;
}

std::optional<ManifestLine> manifest_line(std::string_view line, std::string_view algorithm) {
  ManifestLine out;
  std::size_t at = 0;
  while (at < line.size() && !blank(line[at])) out.sum += lower(line[at++]);
  const std::size_t digits = digits_of(algorithm);
  if (out.sum.empty() || (digits && out.sum.size() != digits)) return std::nullopt;
  for (const char c : out.sum)
    if (!hex(c)) return std::nullopt;
  const std::size_t gap = at;
  while (at < line.size() && blank(line[at])) ++at;
  if (at == gap || at == line.size()) return std::nullopt;
  if (line[at] == '*' && at + 1 < line.size()) ++at;  // binary mode of md5sum and its kin
  out.path = line.substr(at);
  return out;
}

std::optional<FetchLine> fetch_line(std::string_view line) {
  const auto word = [&] {
    while (!line.empty() && blank(line.front())) line.remove_prefix(1);
    std::size_t end = 0;
    while (end < line.size() && !blank(line[end])) ++end;
    const std::string out(line.substr(0, end));
    line.remove_prefix(end);
    return out;
  };
  FetchLine out;
  out.url = word();
  out.length = word();
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  out.path = line;
  const bool number = out.length == "-" || (!out.length.empty() && out.length.find_first_not_of("0123456789") == std::string::npos);
  if (out.url.empty() || !number || out.path.empty()) return std::nullopt;
  return out;
}

std::vector<Tag> tags_of(std::string_view text, std::vector<std::size_t>& wrong) {
  std::vector<Tag> out;
  for (const Line& line : lines_of(text)) {
    if (trimmed(line.text).empty()) continue;
    if (blank(line.text.front())) {
      if (out.empty()) wrong.push_back(line.number);
      else out.back().value += " " + std::string(trimmed(line.text));
      continue;
    }
    const std::size_t colon = line.text.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      wrong.push_back(line.number);
      continue;
    }
    out.push_back({line.number, std::string(trimmed(line.text.substr(0, colon))), std::string(trimmed(line.text.substr(colon + 1)))});
  }
  return out;
}

bool same_label(std::string_view a, std::string_view b) { return lower(a) == lower(b); }

}  // namespace yishibu::bundle
