// SPDX-License-Identifier: MIT
// Implementation of decode.hpp: byte order marks, UTF-8, UTF-16, GB18030 through the C library's iconv.
// Must not know what the lines mean.
#include "decode.hpp"

#include <iconv.h>

#include <cerrno>

namespace yishibu::text_import {
namespace {

[[noreturn]] void no_text() {
  throw Error(ErrorKind::Invalid, tr("The file is no text in UTF-8, UTF-16 or GB18030."), tr("Save it again as plain text in UTF-8."));
}

Text from_utf16(std::string_view bytes, bool big) {
  if (bytes.size() % 2 != 0) no_text();
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big ? a * 256 + b : b * 256 + a);
  };
  Text out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const char32_t c = unit(i);
    if (c < 0xD800 || c > 0xDFFF) {
      out += c;
      continue;
    }
    i += 2;
    if (c > 0xDBFF || i >= bytes.size()) no_text();
    const char32_t low = unit(i);
    if (low < 0xDC00 || low > 0xDFFF) no_text();
    out += 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
  }
  return out;
}

Text from_gb18030(std::string_view bytes) {
  const iconv_t open = iconv_open("UTF-8", "GB18030");
  // NOLINTNEXTLINE: iconv's own way of saying "no".
  if (open == reinterpret_cast<iconv_t>(-1))
    throw Error(ErrorKind::Unsupported, tr("This system cannot convert GB18030."), tr("Save the file as UTF-8."));
  std::string in(bytes), out, buffer(64u << 10, '\0');
  char* from = in.data();
  std::size_t left = in.size();
  bool good = true;
  while (left > 0 && good) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(open, &from, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    good = result != static_cast<std::size_t>(-1) || (errno == E2BIG && room < buffer.size());
  }
  iconv_close(open);
  auto text = good ? from_utf8(out) : std::nullopt;
  if (!text) no_text();
  return std::move(*text);
}

Text decoded(std::string_view bytes, Imported& report) {
  const auto converted = [&report](const char* encoding) {
    report.changes.push_back({1, say("Converted from {0} to UTF-8", {encoding}), encoding, "UTF-8"});
  };
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool big = bytes[0] == '\xFE';
    converted(big ? "UTF-16BE" : "UTF-16LE");
    return from_utf16(bytes.substr(2), big);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    report.changes.push_back({1, tr("Byte order mark removed"), "U+FEFF", ""});
    bytes.remove_prefix(3);
  }
  // A NUL is no character of any text; telling so early spares converting a picture from "GB18030".
  if (bytes.find('\0') != std::string_view::npos) no_text();
  if (auto text = from_utf8(bytes)) return std::move(*text);
  Text text = from_gb18030(bytes);
  converted("GB18030");
  return text;
}

/// Characters that XML cannot hold or that nobody sees.
bool unwanted(char32_t c) {
  return (c < 0x20 && c != U'\t') || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

std::string code(char32_t c) {
  static const char* const digits = "0123456789ABCDEF";
  std::string out;
  for (; c != 0 || out.size() < 4; c >>= 4) out.insert(out.begin(), digits[c & 15]);
  return "U+" + out;
}

void clean(Line& line, Imported& report) {
  Text kept;
  std::string removed;
  std::size_t count = 0;
  for (const char32_t c : line.text) {
    if (!unwanted(c)) {
      kept += c;
    } else if (++count <= 20) {
      removed += (removed.empty() ? "" : " ") + code(c);
    }
  }
  if (count == 0) return;
  report.changes.push_back({line.number, say("Invisible characters removed: {0}", {std::to_string(count)}), removed, ""});
  line.text = std::move(kept);
}

}  // namespace

bool fill_line(Line& line, View raw, const Normalise& normalise, Imported& report) {
  line.text = Text(trimmed(raw));
  clean(line, report);
  line.text = Text(trimmed(line.text));
  if (line.text.empty()) return false;
  const std::string before = to_utf8(line.text);
  const std::string after = normalise(before);
  if (after != before) {
    report.changes.push_back({line.number, tr("Characters brought into their normal form"), before, after});
    if (auto text = from_utf8(after)) line.text = std::move(*text);
  }
  return true;
}

void check_count(std::size_t lines) {
  if (lines >= kMostLines)
    throw Error(ErrorKind::Invalid, tr("The file has more than 500000 lines."), tr("Divide it into several files."));
}

std::string utf8_of_file(std::string_view bytes, Imported& report) {
  const Text all = decoded(bytes, report);
  if (all.find(U'\0') != Text::npos) no_text();
  return to_utf8(all);
}

std::vector<Line> lines_of(std::string_view bytes, const Normalise& normalise, Imported& report) {
  if (bytes.size() > kMostBytes)
    throw Error(ErrorKind::Invalid, tr("The file is larger than 64 MiB."), tr("Divide it into several files."));
  const Text all = decoded(bytes, report);
  if (all.find(U'\0') != Text::npos) no_text();
  std::vector<Line> out;
  std::size_t number = 0, blanks = 0, returns = 0;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t end = at;
    while (end < all.size() && View(U"\n\r\f\v\u2028\u2029\u0085").find(all[end]) == View::npos) ++end;
    Line line;
    line.number = number + 1;
    const View raw = View(all).substr(at, end - at);
    const View bare = trimmed(raw);
    const std::size_t indent = bare.empty() ? 0 : static_cast<std::size_t>(bare.data() - raw.data());
    line.indented = indent >= 2 || (indent == 1 && (raw[0] == 0x3000 || raw[0] == U'\t'));
    line.blanks = blanks;
    at = end;
    if (at < all.size()) {
      const char32_t c = all[at++];
      if (c == U'\r') {
        ++returns;
        if (at < all.size() && all[at] == U'\n') ++at;
      }
      // A form feed begins a page inside what an editor counts as one line.
      if (c != U'\f' && c != U'\v' && c != 0x2028 && c != 0x2029 && c != 0x85) ++number;
    }
    if (!fill_line(line, raw, normalise, report)) {
      ++blanks;
      continue;
    }
    blanks = 0;
    check_count(out.size());
    out.push_back(std::move(line));
  }
  if (returns > 0) report.changes.push_back({1, say("Line ends of another system changed: {0}", {std::to_string(returns)}), "CR", "LF"});
  return out;
}

}  // namespace yishibu::text_import
