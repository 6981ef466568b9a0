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

// FNV-1a: spread is all that is asked of it, and that it can go on from where it has come to.
constexpr std::uint64_t kHash = 14695981039346656037u;

std::uint64_t hashed(std::uint64_t so_far, std::string_view more) {
  for (const char c : more) so_far = (so_far ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return so_far;
}

constexpr Piece kThree = Piece{1} << 50, kHashed = Piece{1} << 51;  // beyond all that two signs give

Piece piece_of(std::uint64_t hash) { return hash >> 13 | kHashed; }

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

Piece sign_piece(char32_t first, char32_t second) { return second ? Piece{first} << 21 | second : Piece{first}; }

std::optional<Piece> three_piece(char32_t first, char32_t second, char32_t third) {
  if ((first | second | third) > 0xFFFF) return std::nullopt;
  return kThree | Piece{first} << 32 | Piece{second} << 16 | third;
}

std::optional<std::pair<Piece, Piece>> halves(Piece piece) {
  if (piece >> 48 != kThree >> 48) return std::nullopt;
  const auto sign = [&](int shift) { return static_cast<char32_t>(piece >> shift & 0xFFFF); };
  return std::pair(sign_piece(sign(32), sign(16)), sign_piece(sign(16), sign(0)));
}

Piece word_piece(std::string_view word) { return piece_of(hashed(kHash, word)); }

void add_pieces(std::u32string_view text, std::vector<Piece>& pieces) {
  runs(
      text,
      [&](std::size_t at, std::size_t end) {
        for (std::size_t i = at; i < end; ++i) {
          pieces.push_back(sign_piece(text[i]));
          if (i + 1 < end) pieces.push_back(sign_piece(text[i], text[i + 1]));
          if (const auto three = i + 2 < end ? three_piece(text[i], text[i + 1], text[i + 2]) : std::nullopt) pieces.push_back(*three);
        }
      },
      [&](std::size_t at, std::size_t end) { pieces.push_back(word_piece(utf8_of(text.substr(at, std::min(end - at, kWord))))); });
}

void add_pinyin(std::u32string_view text, std::vector<Piece>& pieces) {
  runs(
      text,
      [&](std::size_t at, std::size_t end) {
        std::array<std::vector<std::string_view>, 3> read;  // of the last three signs, the nearest last
        for (std::size_t i = at; i < end; ++i) {
          read[0] = std::move(read[1]);
          read[1] = std::move(read[2]);
          read[2] = readings(text[i]);
          if (read[2].size() > 3) read[2].resize(3);
          // The last of several syllables may be begun only: who has typed ouyan may go on to ouyang. Written out, since to look through all
          // that begins so costs milliseconds. One syllable alone is taken as it stands: too much begins with it.
          const auto begun = [&](std::uint64_t before, std::string_view last) {
            for (const char letter : last) pieces.push_back(piece_of(before = hashed(before, {&letter, 1})));
          };
          for (const auto c : read[2]) {
            pieces.push_back(piece_of(hashed(hashed(kHash, ":"), c)));
            for (const auto b : read[1]) {
              begun(hashed(hashed(kHash, ":"), b), c);
              const char initials[] = {'.', b[0], c[0]};
              pieces.push_back(word_piece({initials, 3}));
              for (const auto a : read[0]) {
                begun(hashed(hashed(hashed(kHash, ":"), a), b), c);
                const char three[] = {'.', a[0], b[0], c[0]};
                pieces.push_back(word_piece({three, 4}));
              }
            }
          }
        }
      },
      [](std::size_t, std::size_t) {});
}

std::string mark(std::string_view name, std::string_view value) {
  std::uint64_t hash = hashed(hashed(hashed(kHash, name), std::string_view("\0", 1)), value);
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
        for (std::size_t i = at; i + 1 < end; ++i) out.pieces.push_back(sign_piece(phrase[i], phrase[i + 1]));
        for (std::size_t i = at; i + 2 < end; ++i)
          if (const auto three = three_piece(phrase[i], phrase[i + 1], phrase[i + 2])) out.pieces.push_back(*three);
        if (end - at == 1) out.pieces.push_back(sign_piece(phrase[at]));
        ++pieces;
        whole = end - at == phrase.size() && end - at <= 2;
      },
      [&](std::size_t at, std::size_t end) {
        ++pieces;
        out.pieces.push_back(word_piece(utf8_of(phrase.substr(at, std::min(end - at, kWord)))));
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
    if (initials.exact) initials.pieces.push_back(word_piece("." + std::string(letters)));
    else
      for (std::size_t i = 0; i + 3 <= letters.size(); ++i) initials.pieces.push_back(word_piece("." + std::string(letters.substr(i, 3))));
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
      needs.pieces.push_back(word_piece(piece));
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
