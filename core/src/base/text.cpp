// SPDX-License-Identifier: MIT
// See text.hpp.
#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::text {
namespace {

/// Decodes one code point at `at`; returns its length, or 0 where the bytes are not UTF-8.
size_t decode(std::string_view bytes, size_t at, utf8proc_int32_t& code) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + at);
  const auto n = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(bytes.size() - at), &code);
  return n > 0 ? static_cast<size_t>(n) : 0;
}

/// Offset of the first character that is not well-formed or not `allowed`, or npos.
template <typename Allowed>
size_t first_not(std::string_view bytes, Allowed&& allowed) {
  for (size_t i = 0; i < bytes.size();) {
    utf8proc_int32_t code = static_cast<unsigned char>(bytes[i]);
    const size_t n = code < 0x80 ? 1 : decode(bytes, i, code);
    if (n == 0 || !allowed(code)) return i;
    i += n;
  }
  return std::string_view::npos;
}

bool steers_terminal(utf8proc_int32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/// Characters that composing leaves as they are, beside others of their own sort: most of what is written in Chinese.
bool stands_as_it_is(utf8proc_int32_t c) {
  return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3029) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff5e);
}

}  // namespace

size_t invalid_utf8(std::string_view bytes) {
  return first_not(bytes, [](utf8proc_int32_t) { return true; });
}

bool xml_characters_only(std::string_view utf8) {
  const auto allowed = [](utf8proc_int32_t c) { return c < 0x20 ? c == '\t' || c == '\n' || c == '\r' : c != 0xfffe && c != 0xffff; };
  return first_not(utf8, allowed) == std::string_view::npos;
}

std::string normalised(std::string_view utf8) {
  if (first_not(utf8, stands_as_it_is) == std::string_view::npos) return std::string(utf8);
  utf8proc_uint8_t* out = nullptr;
  const auto n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                              static_cast<utf8proc_ssize_t>(utf8.size()), &out,
                              static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (n < 0) throw Error(ErrorKind::Invalid, tr("The text is not valid UTF-8."));
  std::string result(reinterpret_cast<char*>(out), static_cast<size_t>(n));
  std::free(out);  // utf8proc hands out malloc'ed memory
  return result;
}

std::string printable(std::string_view utf8) {
  std::string out;
  for (size_t i = 0; i < utf8.size();) {
    utf8proc_int32_t code = 0;
    const size_t n = decode(utf8, i, code);
    if (n == 0) {
      out += "\\x?";
      ++i;
    } else if (steers_terminal(code)) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(code));
      out += buffer;
      i += n;
    } else {
      out += utf8.substr(i, n);
      i += n;
    }
  }
  return out;
}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  std::string best;
  size_t best_distance = name.size() / 2 + 1;
  for (const std::string& candidate : candidates) {
    std::vector<size_t> row(candidate.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (size_t i = 1; i <= name.size(); ++i) {
      size_t diagonal = row[0];
      row[0] = i;
      for (size_t j = 1; j < row.size(); ++j) {
        const size_t substitute = diagonal + (name[i - 1] != candidate[j - 1]);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

std::string_view trimmed(std::string_view text) {
  const size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (size_t from = 0; from <= text.size();) {
    const size_t to = std::min(text.find(separator, from), text.size());
    if (to > from) out.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > 120) return false;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!alphanumeric && (i == 0 || (c != '.' && c != '_' && c != '-'))) return false;
  }
  return true;
}

std::string for_level(std::string_view words, std::string_view level) {
  std::string out(words);
  if (level != "village" && level != "community") return out;
  const bool village = level == "village";
  for (const auto& [both, one] : {std::pair<std::string_view, std::string_view>{"村（居）", village ? "村" : "居"}, {"村（社区）", village ? "村" : "社区"}})
    for (size_t at; (at = out.find(both)) != std::string::npos;) out.replace(at, both.size(), one);
  return out;
}

}  // namespace yishibu::text
