// SPDX-License-Identifier: MIT
// See tokens.hpp.
#include "tokens.hpp"

#include <algorithm>
#include <array>

#include "han.hpp"
#include "letters.hpp"
#include "utf8.hpp"

namespace yishibu::find {
namespace {

constexpr std::size_t kWord = 40;  ///< characters of a word that count; what is longer is checked against the text

/// Calls `signs(from, to)` and `word(from, to)` for what stands without a gap.
template <class Signs, class Word>
void runs(std::u32string_view text, Signs signs, Word word) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter kind = letter(text[at]);
    std::size_t end = at + 1;
    while (end < text.size() && letter(text[end]) == kind) ++end;
    if (kind == Letter::Sign) signs(at, end);
    if (kind == Letter::Word) word(at, end);
    at = end;
  }
}

bool latin(std::string_view letters) {
  return !letters.empty() && std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Splits letters into syllables in every way, the last perhaps begun only; at most `most` ways.
void split(std::string_view rest, std::vector<std::string_view>& so_far, std::vector<std::vector<std::string_view>>& out, std::size_t most) {
  if (out.size() >= most) return;
  if (rest.empty()) {
    out.push_back(so_far);
    return;
  }
  for (std::size_t length = std::min<std::size_t>(6, rest.size()); length > 0; --length) {
    if (!is_syllable(rest.substr(0, length))) continue;
    so_far.push_back(rest.substr(0, length));
    split(rest.substr(length), so_far, out, most);
    so_far.pop_back();
  }
}

}  // namespace

void Pieces::text(std::u32string_view text) {
  runs(
      text,
      [&](std::size_t at, std::size_t end) {
        for (std::size_t i = at; i < end; ++i) {
          signs_.push_back(text[i]);
          if (i + 1 < end) signs_.push_back(std::uint64_t{text[i]} << 21 | text[i + 1]);
          if (i + 2 < end) signs_.push_back(std::uint64_t{text[i]} << 42 | std::uint64_t{text[i + 1]} << 21 | text[i + 2]);
        }
      },
      [&](std::size_t at, std::size_t end) { words_.push_back(utf8_of(text.substr(at, std::min(end - at, kWord)))); });
}

void Pieces::pinyin(std::u32string_view text) {
  runs(
      text,
      [&](std::size_t at, std::size_t end) {
        std::array<std::vector<std::string_view>, 3> read;  // of the last three signs, the nearest last
        for (std::size_t i = at; i < end; ++i) {
          read[0] = std::move(read[1]);
          read[1] = std::move(read[2]);
          read[2] = readings(text[i]);
          if (read[2].size() > 3) read[2].resize(3);
          // The last of several syllables may be begun only: who has typed ouyan may go on to ouyang. Written out, since to ask FTS5 for all
          // that begins so costs milliseconds. One syllable alone is taken as it stands: too much begins with it.
          const auto begun = [&](std::string before, std::string_view last) {
            before.insert(0, ":");
            for (std::size_t length = 1; length <= last.size(); ++length) words_.push_back(before + std::string(last.substr(0, length)));
          };
          for (const auto c : read[2]) {
            words_.push_back(":" + std::string(c));
            for (const auto b : read[1]) {
              begun(std::string(b), c);
              words_.push_back(std::string(".") + b[0] + c[0]);
              for (const auto a : read[0]) {
                begun(std::string(a).append(b), c);
                words_.push_back(std::string(".") + a[0] + b[0] + c[0]);
              }
            }
          }
        }
      },
      [](std::size_t, std::size_t) {});
}

std::string Pieces::joined() {
  std::sort(signs_.begin(), signs_.end());
  signs_.erase(std::unique(signs_.begin(), signs_.end()), signs_.end());
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  std::string out;
  out.reserve(signs_.size() * 7 + words_.size() * 8);
  for (const std::uint64_t few : signs_) {
    for (const int shift : {42, 21, 0})
      if (const auto sign = static_cast<char32_t>(few >> shift & 0x1FFFFF)) utf8::append(out, sign);
    out += ' ';
  }
  for (const std::string& word : words_) (out += word) += ' ';
  return out;
}

std::string mark(std::string_view name, std::string_view value) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a: spread is all that is asked of it
  const auto add = [&](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  };
  add(name);
  add(std::string_view("\0", 1));
  add(value);
  std::string out = "=";
  for (int i = 0; i < 12; ++i, hash >>= 5) out += "abcdefghijklmnopqrstuvwxyz234567"[hash & 31];
  return out;
}

Needs needs_of(std::u32string_view phrase) {
  Needs out;
  std::size_t pieces = 0;
  bool whole = true;
  runs(
      phrase,
      [&](std::size_t at, std::size_t end) {
        const std::size_t width = std::min<std::size_t>(3, end - at);
        for (std::size_t i = at; i + width <= end; ++i) out.pieces.push_back(utf8_of(phrase.substr(i, width)));
        ++pieces;
        whole = end - at == phrase.size() && end - at <= 3;
      },
      [&](std::size_t at, std::size_t end) {
        ++pieces;
        out.pieces.push_back(utf8_of(phrase.substr(at, std::min(end - at, kWord))));
        whole = end - at == phrase.size() && end - at <= kWord;
      });
  out.exact = pieces == 1 && whole;
  std::sort(out.pieces.begin(), out.pieces.end());
  out.pieces.erase(std::unique(out.pieces.begin(), out.pieces.end()), out.pieces.end());
  return out;
}

std::vector<Needs> pinyin_needs(std::string_view letters) {
  std::vector<Needs> out;
  if (!latin(letters) || letters.size() < 2 || letters.size() > 60) return out;
  if (letters.find_first_of("iuv") == std::string_view::npos) {  // no syllable begins with these
    Needs initials;
    initials.exact = letters.size() <= 3;
    if (initials.exact) initials.pieces.push_back("." + std::string(letters));
    else
      for (std::size_t i = 0; i + 3 <= letters.size(); ++i) initials.pieces.push_back("." + std::string(letters.substr(i, 3)));
    out.push_back(std::move(initials));
  }
  // The last syllable may be begun only: drop letters until the rest is whole syllables.
  std::vector<std::vector<std::string_view>> ways;
  std::size_t whole = letters.size();
  for (; whole > 0 && ways.empty() && letters.size() - whole < 6; --whole) {
    std::vector<std::string_view> so_far;
    split(letters.substr(0, whole), so_far, ways, 8);
  }
  ++whole;
  for (auto& way : ways) {
    if (whole < letters.size()) way.push_back(letters.substr(whole));
    Needs needs;
    const std::size_t width = std::min<std::size_t>(3, way.size());
    for (std::size_t i = 0; i + width <= way.size(); ++i) {
      std::string piece = ":";
      for (std::size_t j = 0; j < width; ++j) piece.append(way[i + j]);
      needs.pieces.push_back(std::move(piece));
    }
    needs.exact = way.size() <= 3;
    if (std::none_of(out.begin(), out.end(), [&](const Needs& one) { return one.pieces == needs.pieces; })) out.push_back(std::move(needs));
  }
  return out;
}

namespace {

/// Signs read from `at` on that spell `letters` whole, or 0.
std::size_t spelled(std::u32string_view text, std::size_t at, std::string_view letters) {
  if (at >= text.size()) return 0;
  for (const std::string_view reading : readings(text[at])) {
    if (letters.starts_with(reading)) {
      if (letters.size() == reading.size()) return 1;
      if (const std::size_t more = spelled(text, at + 1, letters.substr(reading.size()))) return more + 1;
    } else if (reading.starts_with(letters)) {
      return 1;
    }
  }
  return 0;
}

bool begins(std::u32string_view text, std::size_t at, std::string_view letters) {
  if (at + letters.size() > text.size()) return false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto all = readings(text[at + i]);
    if (std::none_of(all.begin(), all.end(), [&](std::string_view reading) { return reading[0] == letters[i]; })) return false;
  }
  return true;
}

}  // namespace

std::size_t place_of(std::u32string_view text, std::u32string_view phrase) {
  if (phrase.empty()) return std::u32string_view::npos;
  const auto word = [](char32_t c) { return letter(c) == Letter::Word; };
  const bool first = word(phrase.front()), last = word(phrase.back());
  for (std::size_t at = text.find(phrase); at != std::u32string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if (first && at > 0 && word(text[at - 1])) continue;
    if (last && end < text.size() && word(text[end])) continue;
    return at;
  }
  return std::u32string_view::npos;
}

Span reads(std::u32string_view text, std::string_view letters) {
  if (!latin(letters) || letters.size() < 2) return {};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_han(text[at])) continue;
    if (begins(text, at, letters)) return {at, letters.size()};
    if (const std::size_t count = spelled(text, at, letters); count > 0 && (count > 1 || is_syllable(letters))) return {at, count};
  }
  return {};
}

}  // namespace yishibu::find
