// SPDX-License-Identifier: MIT
// See query.hpp.
#include "query.hpp"

#include <algorithm>

#include "letters.hpp"

namespace yishibu::find {
namespace {

constexpr std::size_t kWords = 64, kLetters = 2000;

struct Piece {
  std::u32string text;
  bool quoted = false, minus = false;
};

char32_t closing(char32_t c) {
  switch (c) {
    case '"': return '"';
    case 0x201C: case 0x201D: return 0x201D;  // “ and, where somebody typed the wrong one, ”
    case 0x300C: return 0x300D;
    case 0x300E: return 0x300F;
    default: return 0;
  }
}

bool means_something(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return letter(c) != Letter::Gap; });
}

bool space(char32_t c) { return c <= ' ' || c == 0x7F || (c >= 0x80 && c <= 0xA0) || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF; }

std::vector<Piece> pieces(std::u32string_view text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    if (space(text[at])) {
      ++at;
      continue;
    }
    Piece piece;
    if (text[at] == '-' && at + 1 < text.size() && !space(text[at + 1])) {
      piece.minus = true;
      ++at;
    }
    if (const char32_t end_mark = closing(text[at])) {
      std::size_t end = at + 1;
      while (end < text.size() && text[end] != end_mark && !(end_mark == 0x201D && text[end] == '"')) ++end;  // unbalanced: to the end
      piece.quoted = true;
      piece.text = text.substr(at + 1, end - at - 1);
      at = std::min(end + 1, text.size());
    } else {
      std::size_t end = at;
      while (end < text.size() && !space(text[end]) && (end == at || !closing(text[end]))) ++end;
      piece.text = text.substr(at, end - at);
      at = end;
    }
    out.push_back(std::move(piece));
  }
  return out;
}

/// Gaps at the ends say nothing: 水渠， is 水渠.
std::u32string trimmed(std::u32string text) {
  while (!text.empty() && letter(text.back()) == Letter::Gap) text.pop_back();
  std::size_t gaps = 0;
  while (gaps < text.size() && letter(text[gaps]) == Letter::Gap) ++gaps;
  return text.substr(gaps);
}

Word word_of(const Piece& piece) {
  Word out;
  out.text = trimmed(piece.text);
  if (std::all_of(out.text.begin(), out.text.end(), is_han)) out.plain = utf8_of(out.text);
  if (piece.quoted) return out;
  if (std::all_of(out.text.begin(), out.text.end(), [](char32_t c) { return c >= 'a' && c <= 'z'; })) out.letters = utf8_of(out.text);
  const std::size_t colon = out.text.find(U':');
  if (colon == std::u32string::npos || colon == 0 || colon > 20 || !means_something(out.text.substr(colon + 1))) return out;
  if (letter(out.text[0]) != Letter::Sign && !(out.text[0] >= 'a' && out.text[0] <= 'z')) return out;  // 10:30
  out.whole = out.text;
  out.label = out.text.substr(0, colon);
  out.text = trimmed(out.whole.substr(colon + 1));
  out.plain.clear();
  return out;
}

bool is_or(const Piece& piece) { return !piece.quoted && !piece.minus && (piece.text == U"or" || piece.text == U"或" || piece.text == U"|"); }

}  // namespace

Query parse_query(std::string_view utf8) {
  Query out;
  std::u32string text = folded(characters(utf8));
  if (text.size() > kLetters) {
    text.resize(kLetters);
    out.cut = true;
  }
  const std::vector<Piece> all = pieces(text);
  bool join = false;
  std::size_t words = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // An operator between two words joins them; one at an end is left over from typing; alone it is a word.
    if (is_or(all[i]) && all.size() > 1) {
      join = i > 0 && i + 1 < all.size() && !out.groups.empty() && !all[i - 1].minus && !all[i + 1].minus;
      continue;
    }
    const bool joined = join;
    join = false;
    if (!means_something(all[i].text)) continue;
    if (++words > kWords) {
      out.cut = true;
      break;
    }
    Word word = word_of(all[i]);
    if (all[i].minus) out.without.push_back(std::move(word));
    else if (joined) out.groups.back().push_back(std::move(word));
    else out.groups.push_back({std::move(word)});
  }
  return out;
}

}  // namespace yishibu::find
