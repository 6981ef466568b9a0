// SPDX-License-Identifier: MIT
// XML as a flat list of tokens over its bytes: enough to find tags and to copy all the rest untouched. Knows no
// vocabulary; refuses what is not well-formed and every DOCTYPE.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/element.hpp"

namespace yishibu::markup {

struct Token {
  enum class Kind { Text, Open, Close, Empty, Other };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  Kind kind = Kind::Text;
  std::size_t begin = 0, end = 0;   ///< bytes of the source
  std::string_view name;            ///< of elements, with prefix
  std::size_t match = kNone;        ///< Open ↔ Close; an Empty matches itself
  std::size_t parent = kNone;       ///< index of the surrounding Open

  bool element() const { return kind == Kind::Open || kind == Kind::Empty; }
};

/// `xml` must outlive the tokens. Throws Invalid, naming `part`.
std::vector<Token> scan(std::string_view xml, std::string_view part);

/// The attribute's value in a start tag, still escaped; "" where there is none.
std::string_view attribute(std::string_view tag, std::string_view name);

/// The text of a token.
inline std::string_view source_of(std::string_view xml, const Token& token) { return xml.substr(token.begin, token.end - token.begin); }
/// A number of at most ten digits without a sign, as ids are; -1 where it is none.
std::int64_t id_number(std::string_view text);

/// One character of escaped text at `at`, which moves behind it.
std::string next_character(std::string_view text, std::size_t& at);
std::string unescaped(std::string_view text);
/// Appends `text` escaped for elements and attributes, without characters that XML forbids and with broken UTF-8 replaced.
void escape(std::string& out, std::string_view text);

/// The same as a tree, for what is easier to read so. Refuses more than `most` elements.
Element tree(std::string_view xml, std::string_view part, std::size_t most = Token::kNone);

}  // namespace yishibu::markup
