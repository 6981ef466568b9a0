// SPDX-License-Identifier: MIT
// See markup.hpp. No recursion: a hostile file cannot use up the stack.
#include "markup.hpp"

#include <algorithm>
#include <cstdint>

#include "utf8.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::markup {
namespace {

constexpr std::size_t kDepth = 256, kAttributes = 256;

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Length of the character at `at`, 0 where there is none that XML allows.
std::size_t length_at(std::string_view s, std::size_t at) {
  char32_t c = 0;
  const std::size_t length = utf8::decode(s, at, c);
  return c == 0xFFFE || c == 0xFFFF ? 0 : length;
}

class Scanner {
 public:
  Scanner(std::string_view xml, std::string_view part, std::size_t most) : xml_(xml), part_(part), most_(most) {}

  std::vector<Token> run() {
    tokens_.reserve(xml_.size() / 24);
    check_bytes();
    std::size_t at = 0;
    while (at < xml_.size()) {
      const std::size_t end = xml_[at] == '<' ? markup(at) : text(at);
      at = end;
    }
    if (!open_.empty()) fail(xml_.size(), say("<{0}> is not closed", {tokens_[open_.back()].name}));
    if (roots_ != 1) fail(0, tr("there is no root element, or more than one"));
    return std::move(tokens_);
  }

 private:
  [[noreturn]] void fail(std::size_t at, std::string what) const {
    std::size_t line = 1;
    for (const char c : xml_.substr(0, at)) line += c == '\n';
    throw Error(ErrorKind::Invalid, say("{0}, line {1}: {2}.", {part_, std::to_string(line), what}),
                tr("Open the file in Word or WPS and save it again as .docx."));
  }
  void check_bytes() const {
    for (std::size_t at = 0; at < xml_.size();) {
      const char c = xml_[at];
      if (static_cast<unsigned char>(c) < 0x20 && !space(c)) fail(at, tr("there is a control character"));
      const std::size_t n = length_at(xml_, at);
      if (n == 0) fail(at, tr("the text is not UTF-8"));
      at += n;
    }
  }
  void check_references(std::size_t from, std::size_t to) const {
    const std::string_view here = xml_.substr(0, to);  // a search beyond it would read the rest of the file for each attribute
    for (std::size_t at = from; (at = here.find('&', at)) < to; ++at) {
      const std::size_t end = here.find(';', at);
      const std::string_view name = end < to && end - at < 12 ? xml_.substr(at + 1, end - at - 1) : std::string_view();
      if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") continue;
      const bool hex = name.starts_with("#x");
      if (name.size() < (hex ? 3u : 2u) || name[0] != '#' || name.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789", hex ? 2 : 1) != std::string_view::npos)
        fail(at, tr("there is an unknown reference beginning with &"));
    }
  }
  Token& add(Token::Kind kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({kind, begin, end, {}, Token::kNone, open_.empty() ? Token::kNone : open_.back()});
    return tokens_.back();
  }
  std::size_t text(std::size_t at) {
    const std::size_t end = std::min(xml_.find('<', at), xml_.size());
    check_references(at, end);
    if (open_.empty() && xml_.substr(at, end - at).find_first_not_of(" \t\r\n\xEF\xBB\xBF") != std::string_view::npos)
      fail(at, tr("there is text outside the root element"));
    add(Token::Kind::Text, at, end);
    return end;
  }
  std::size_t until(std::size_t at, std::string_view mark) const {
    const std::size_t end = xml_.find(mark, at);
    if (end == std::string_view::npos) fail(at, say("“{0}” is missing", {mark}));
    return end + mark.size();
  }
  std::size_t markup(std::size_t at) {
    const std::string_view rest = xml_.substr(at);
    // What is left out of the text costs as much as what is in it.
    if ((rest.starts_with("<!--") || rest.starts_with("<?")) && ++elements_ > most_) fail(at, say("there are more than {0} elements", {std::to_string(most_)}));
    if (rest.starts_with("<!--")) return add(Token::Kind::Other, at, until(at + 4, "-->")).end;
    if (rest.starts_with("<![CDATA[")) fail(at, tr("CDATA is not supported"));
    if (rest.starts_with("<!")) fail(at, tr("DOCTYPE is forbidden"));
    if (rest.starts_with("<?")) {
      const std::size_t end = until(at, "?>");
      const std::string_view tag = xml_.substr(at, end - at);
      if (tag.starts_with("<?xml ")) {
        const std::string_view encoding = attribute(tag, "encoding");
        if (!encoding.empty() && encoding != "UTF-8" && encoding != "utf-8") fail(at, tr("the encoding is not UTF-8"));
      }
      return add(Token::Kind::Other, at, end).end;
    }
    const bool close = rest.starts_with("</");
    std::size_t i = at + (close ? 2 : 1);
    const std::size_t name_at = i;
    while (i < xml_.size() && name_byte(xml_[i])) ++i;
    const std::string_view name = xml_.substr(name_at, i - name_at);
    if (name.empty()) fail(at, tr("there is a stray <"));
    if (close) {
      while (i < xml_.size() && space(xml_[i])) ++i;
      if (i >= xml_.size() || xml_[i] != '>' || open_.empty() || tokens_[open_.back()].name != name) fail(at, say("</{0}> closes nothing", {name}));
      const std::size_t opener = open_.back();
      open_.pop_back();
      Token& token = add(Token::Kind::Close, at, i + 1);
      token.name = name;
      token.match = opener;
      tokens_[opener].match = tokens_.size() - 1;
      return i + 1;
    }
    std::vector<std::string_view> seen;
    for (;;) {
      const std::size_t before = i;
      while (i < xml_.size() && space(xml_[i])) ++i;
      if (i >= xml_.size()) fail(at, tr("the file ends inside an element"));
      if (xml_[i] == '>' || xml_[i] == '/') break;
      const std::size_t key_at = i;
      while (i < xml_.size() && name_byte(xml_[i])) ++i;
      const std::string_view key = xml_.substr(key_at, i - key_at);
      while (i < xml_.size() && space(xml_[i])) ++i;
      if (key.empty() || before == key_at || i >= xml_.size() || xml_[i] != '=') fail(at, say("<{0}> has a damaged attribute", {name}));
      ++i;
      while (i < xml_.size() && space(xml_[i])) ++i;
      if (i >= xml_.size() || (xml_[i] != '"' && xml_[i] != '\'')) fail(at, say("<{0}> has a damaged attribute", {name}));
      const std::size_t value_end = xml_.find(xml_[i], i + 1);
      if (value_end == std::string_view::npos || xml_.substr(i, value_end - i).find('<') != std::string_view::npos) fail(at, say("<{0}> has a damaged attribute", {name}));
      check_references(i, value_end);
      for (const std::string_view old : seen)
        if (old == key) fail(at, say("<{0}> has the attribute {1} twice", {name, key}));
      seen.push_back(key);
      if (seen.size() > kAttributes) fail(at, say("<{0}> has too many attributes", {name}));
      i = value_end + 1;
    }
    const bool empty = xml_[i] == '/';
    if (empty && (++i >= xml_.size() || xml_[i] != '>')) fail(at, tr("there is a stray /"));
    if (open_.empty()) ++roots_;
    if (++elements_ > most_) fail(at, say("there are more than {0} elements", {std::to_string(most_)}));
    Token& token = add(empty ? Token::Kind::Empty : Token::Kind::Open, at, i + 1);
    token.name = name;
    token.match = tokens_.size() - 1;
    if (!empty) {
      open_.push_back(tokens_.size() - 1);
      if (open_.size() > kDepth) fail(at, tr("the elements are nested too deeply"));
    }
    return i + 1;
  }

  std::string_view xml_, part_;
  std::size_t most_, elements_ = 0;
  std::vector<Token> tokens_;
  std::vector<std::size_t> open_;
  int roots_ = 0;
};

}  // namespace

std::vector<Token> scan(std::string_view xml, std::string_view part) { return Scanner(xml, part, Token::kNone).run(); }

std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find(name, at)) != std::string_view::npos; at += name.size()) {
    if (at == 0 || !space(tag[at - 1])) continue;
    std::size_t i = at + name.size();
    while (i < tag.size() && space(tag[i])) ++i;
    if (i >= tag.size() || tag[i] != '=') continue;
    ++i;
    while (i < tag.size() && space(tag[i])) ++i;
    if (i >= tag.size()) return {};
    const std::size_t end = tag.find(tag[i], i + 1);
    if (end == std::string_view::npos) return {};
    return tag.substr(i + 1, end - i - 1);
  }
  return {};
}

std::int64_t id_number(std::string_view text) {
  if (text.empty() || text.size() > 10 || text.find_first_not_of("0123456789") != std::string_view::npos) return -1;
  return std::stoll(std::string(text));
}

std::string next_character(std::string_view text, std::size_t& at) {
  if (text[at] != '&') {
    const std::size_t n = std::max<std::size_t>(length_at(text, at), 1);
    at += n;
    return std::string(text.substr(at - n, n));
  }
  const std::size_t end = text.find(';', at);
  const std::string_view name = text.substr(at + 1, end - at - 1);
  at = end + 1;
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  std::uint32_t code = 0;
  const bool hex = name[1] == 'x';
  for (const char c : name.substr(hex ? 2 : 1))
    code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  std::string out;
  utf8::append(out, code);
  return out;
}

std::string unescaped(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) out += next_character(text, at);
  return out;
}

void escape(std::string& out, std::string_view text) {
  std::size_t kept = 0;  // what stands as it is is copied in one piece
  const auto instead = [&](std::size_t at, std::size_t n, std::string_view what) {
    out.append(text, kept, at - kept);
    out += what;
    kept = at + n;
  };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const std::size_t n = length_at(text, at);
      if (n == 0) instead(at, 1, "\xEF\xBF\xBD");
      else if (n == 2 && c == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0) instead(at, n, "");
      at += std::max<std::size_t>(n, 1);
      continue;
    }
    if (c == '&') instead(at, 1, "&amp;");
    else if (c == '<') instead(at, 1, "&lt;");
    else if (c == '>') instead(at, 1, "&gt;");
    else if (c == '"') instead(at, 1, "&quot;");
    else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F) instead(at, 1, "");
    ++at;
  }
  out.append(text, kept);
}

Element tree(std::string_view xml, std::string_view part, std::size_t most) {
  Element root;
  std::vector<Element*> open = {&root};
  for (const Token& token : Scanner(xml, part, most).run()) {
    const std::string_view source = xml.substr(token.begin, token.end - token.begin);
    if (token.kind == Token::Kind::Text && open.size() > 1) {
      Element text;
      text.text = unescaped(source);
      open.back()->add(std::move(text));
    } else if (token.element()) {
      Element element;
      element.name = std::string(token.name);
      for (std::size_t at = source.find_first_of(" \t\r\n"); at < source.size();) {
        const std::size_t key = source.find_first_not_of(" \t\r\n/>", at);
        if (key == std::string_view::npos) break;
        const std::size_t equal = source.find('=', key), quote = source.find_first_of("\"'", equal), end = source.find(source[quote], quote + 1);
        std::string_view name = source.substr(key, equal - key);
        name = name.substr(0, name.find_last_not_of(" \t\r\n") + 1);
        element.set(std::string(name), unescaped(source.substr(quote + 1, end - quote - 1)));
        at = end + 1;
      }
      Element& added = open.back()->add(std::move(element));
      if (token.kind == Token::Kind::Open) open.push_back(&added);
    } else if (token.kind == Token::Kind::Close) {
      open.pop_back();
    }
  }
  return std::move(root.children.front());
}

}  // namespace yishibu::markup
