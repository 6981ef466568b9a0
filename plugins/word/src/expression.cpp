// SPDX-License-Identifier: MIT
// Reading a tag. See expression.hpp.
#include "expression.hpp"

#include <algorithm>
#include <array>

#include "markup.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr std::size_t kDepth = 16, kLength = 2000;

std::string_view trimmed(std::string_view text) {
  const auto drop = [&](std::string_view mark) {
    if (text.starts_with(mark)) return text.remove_prefix(mark.size()), true;
    if (text.ends_with(mark)) return text.remove_suffix(mark.size()), true;
    return false;
  };
  while (drop(" ") || drop("\t") || drop("\n") || drop("　") || drop("\xC2\xA0")) {
  }
  return text;
}

/// Splits at | outside quotes; input methods give full-width forms of all marks.
std::vector<std::string_view> split_filters(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  std::string_view until;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (!until.empty()) {
      if (rest.starts_with(until) || (until == "\"" && rest.starts_with("”"))) until = {};
    } else if (rest.starts_with("\"")) until = "\"";
    else if (rest.starts_with("'")) until = "'";
    else if (rest.starts_with("“")) until = "”";
    else if (rest.starts_with("‘")) until = "’";
    else if (rest.starts_with("|") || rest.starts_with("｜")) {
      out.push_back(text.substr(from, at - from));
      at += rest[0] == '|' ? 1 : 3;
      from = at;
      continue;
    }
    ++at;
  }
  out.push_back(text.substr(from));
  return out;
}

/// The length of the quote that `text` begins with, its marks included; 0 where it begins with none or it is not closed.
std::size_t quoted(std::string_view text, std::string& out) {
  constexpr std::array<std::pair<std::string_view, std::array<std::string_view, 2>>, 5> kQuotes = {
      {{"\"", {"\"", "”"}}, {"'", {"'", "’"}}, {"“", {"”", "\""}}, {"”", {"”", "“"}}, {"‘", {"’", "'"}}}};
  for (const auto& [open, closers] : kQuotes) {
    if (!text.starts_with(open)) continue;
    std::size_t best = std::string_view::npos, length = 0;
    for (const std::string_view close : closers)
      if (const std::size_t at = text.find(close, open.size()); at < best) best = at, length = close.size();
    if (best == std::string_view::npos) return 0;
    out = std::string(text.substr(open.size(), best - open.size()));
    return best + length;
  }
  return 0;
}

std::string unquoted(std::string_view text) {
  std::string out;
  return quoted(text, out) == text.size() && !text.empty() ? out : std::string(text);
}

/// Conditions: or, and, not, comparisons, ( ), 'text', numbers, paths.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  std::optional<Expression> run() {
    Expression out = either(0);
    if (!trimmed(rest_).empty()) good_ = false;
    return good_ ? std::optional(std::move(out)) : std::nullopt;
  }

 private:
  bool take(std::initializer_list<std::string_view> marks) {
    rest_ = trimmed(rest_);
    for (const std::string_view mark : marks) {
      if (!rest_.starts_with(mark)) continue;
      // Words end where no letter follows.
      const char next = rest_.size() > mark.size() ? rest_[mark.size()] : ' ';
      const bool word = mark[0] >= 'a' && mark[0] <= 'z';
      if (word && next != ' ' && next != '(' && next != '\xE3' && next != '\xEF') continue;
      rest_.remove_prefix(mark.size());
      return true;
    }
    return false;
  }
  static Expression joined(Expression::Kind kind, Expression a, Expression b) {
    Expression out;
    out.kind = kind;
    out.parts.push_back(std::move(a));
    out.parts.push_back(std::move(b));
    return out;
  }
  Expression either(std::size_t depth) {
    Expression left = both(depth);
    while (good_ && take({"||", "or", "或者", "或"})) left = joined(Expression::Kind::Or, std::move(left), both(depth));
    return left;
  }
  Expression both(std::size_t depth) {
    Expression left = negated(depth);
    while (good_ && take({"&&", "and", "并且", "且"})) left = joined(Expression::Kind::And, std::move(left), negated(depth));
    return left;
  }
  Expression negated(std::size_t depth) {
    rest_ = trimmed(rest_);
    if (depth > kDepth) good_ = false;
    if (good_ && !rest_.starts_with("!=") && take({"!", "！", "not"})) {
      Expression out;
      out.kind = Expression::Kind::Not;
      out.parts.push_back(negated(depth + 1));
      return out;
    }
    return compared(depth);
  }
  Expression compared(std::size_t depth) {
    Expression left = operand(depth);
    using Kind = Expression::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 13> kMarks = {{{"===", Kind::Equal}, {"==", Kind::Equal}, {"!==", Kind::NotEqual}, {"!=", Kind::NotEqual},
                                                                           {"<=", Kind::LessOrEqual}, {"≤", Kind::LessOrEqual}, {"<", Kind::Less}, {"=", Kind::Equal},
                                                                           {"＝", Kind::Equal}, {"≠", Kind::NotEqual}, {"＜", Kind::Less}, {"等于", Kind::Equal}, {"不等于", Kind::NotEqual}}};
    for (const auto& [mark, kind] : kMarks)
      if (good_ && take({mark})) return joined(kind, std::move(left), operand(depth));
    for (const std::string_view mark : {">=", "≥", ">", "＞"})
      if (good_ && take({mark})) {
        Expression right = operand(depth);
        return joined(mark == ">=" || mark == "≥" ? Kind::LessOrEqual : Kind::Less, std::move(right), std::move(left));
      }
    return left;
  }
  Expression operand(std::size_t depth) {
    Expression out;
    if (take({"(", "（"})) {
      if (depth > kDepth) good_ = false;
      if (good_) out = either(depth + 1);
      if (!take({")", "）"})) good_ = false;
      return out;
    }
    rest_ = trimmed(rest_);
    if (const std::size_t length = quoted(rest_, out.text); length > 0) {
      rest_.remove_prefix(length);
      out.kind = Expression::Kind::Text;
      return out;
    }
    std::size_t end = 0;
    while (end < rest_.size() && !stops(rest_.substr(end))) ++end;
    const std::string_view word = trimmed(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (word.empty()) {
      good_ = false;
    } else if ((word.find_first_not_of("0123456789.-") == std::string_view::npos && word != ".") || word == "true" || word == "false") {
      out.kind = Expression::Kind::Text;
      out.text = std::string(word);
    } else if (word != ".") {
      for (std::size_t at = 0; at <= word.size();) {
        const std::size_t dot = std::min(word.find('.', at), word.size());
        out.path.emplace_back(trimmed(word.substr(at, dot - at)));
        if (out.path.back().empty()) good_ = false;
        at = dot + 1;
      }
    }
    return out;
  }
  static bool stops(std::string_view rest) {
    for (const std::string_view mark : {" and ", " or ", " && ", " || ", "==", "!=", "<", ">", "=", "(", ")", "（", "）", "≤", "≥", "≠", "＝", "＜", "＞", "&&", "\"", "'", "“", "”", " 且", " 或", " 等于", " 不等于"})
      if (rest.starts_with(mark)) return true;
    return false;
  }
  std::string_view rest_;
  bool good_ = true;
};

/// Marks that no field's name holds, and that show that a tag has swallowed the sentence behind it.
bool sentence(const Expression& expression) {
  for (const std::string& name : expression.path)
    for (const std::string_view mark : {"，", "。", "；", "！", "？", "：", "、", "　", "\n", "`", "~", "^", "#", "*", ";", ",", "?", "\\", "/", "@", "%", "&", "|", ":", "[", "]", "$"})
      if (name.find(mark) != std::string::npos && !(mark == "$" && name.starts_with("$"))) return true;
  return std::any_of(expression.parts.begin(), expression.parts.end(), sentence);
}

void gather_paths(const Expression& expression, std::vector<std::string>& out) {
  if (expression.kind == Expression::Kind::Path) {
    std::string path;
    for (const std::string& piece : expression.path) path += (path.empty() ? "" : ".") + piece;
    if (!path.empty()) out.push_back(std::move(path));
  }
  for (const Expression& part : expression.parts) gather_paths(part, out);
}

}  // namespace

bool Tag::has(std::string_view filter) const {
  return std::any_of(filters.begin(), filters.end(), [&](const Filter& f) { return f.name == filter; });
}

std::vector<Fragment> fragments_of(std::string_view escaped, std::string_view open, std::string_view close) {
  std::vector<Fragment> out(1);
  std::size_t from = 0;
  for (std::size_t at = 0; (at = escaped.find(open, at)) != escaped.npos;) {
    const std::size_t end = escaped.find(close, at);
    if (end == escaped.npos) break;
    Wrong wrong;
    auto tag = parse_tag(markup::unescaped(escaped.substr(at + open.size(), end - at - open.size())), wrong);
    if (!tag || tag->kind != Tag::Kind::Value) {
      at = end;
      continue;
    }
    out.back().words = escaped.substr(from, at - from);
    out.push_back({std::move(tag), {}});
    at = from = end + close.size();
  }
  out.back().words = escaped.substr(from);
  return out;
}

std::vector<std::string> paths_of(const Tag& tag) {
  std::vector<std::string> out;
  if (tag.kind != Tag::Kind::Close && tag.kind != Tag::Kind::Else) gather_paths(tag.expression, out);
  return out;
}

std::optional<Tag> parse_tag(std::string_view inside, Wrong& wrong) {
  Tag tag;
  tag.written = "{" + std::string(inside) + "}";
  std::string_view text = trimmed(inside);
  const auto refuse = [&](const char* code, std::string what) {
    wrong = {code, std::move(what)};
    return std::nullopt;
  };
  if (text.empty()) return refuse("malformed_tag", tr("the tag is empty; write a field's name or label between the braces, as in {title}"));
  if (text.size() > kLength) return refuse("malformed_tag", tr("the tag is longer than a page; close it with } right behind the name"));
  const auto prefix = [&](std::string_view narrow, std::string_view wide) {
    for (const std::string_view mark : {narrow, wide})
      if (text.starts_with(mark)) return text = trimmed(text.substr(mark.size())), true;
    return false;
  };
  if (prefix("#", "＃")) tag.kind = Tag::Kind::Open;
  else if (prefix("^", "＾")) tag.kind = Tag::Kind::Inverted;
  else if (prefix("/", "／")) tag.kind = Tag::Kind::Close;
  else if (prefix("@", "＠")) tag.kind = Tag::Kind::Raw;
  else if (prefix("%%", "％％")) tag.kind = Tag::Kind::CentredImage;
  else if (prefix("%", "％")) tag.kind = Tag::Kind::Image;
  else if (text == ":else" || text == "：else" || text == ":否则" || text == "：否则") {
    tag.kind = Tag::Kind::Else;
    tag.name = "else";
    return tag;
  } else if (text.starts_with("-")) {
    const std::size_t space = text.find_first_of(" \t");
    if (space == std::string_view::npos || space < 2)
      return refuse("malformed_tag", tr("what is to be repeated is missing; write the element and the list, as in {-w:p rows}"));
    tag.kind = Tag::Kind::Open;
    tag.element = std::string(text.substr(1, space - 1));
    text = trimmed(text.substr(space));
  }
  const std::vector<std::string_view> pieces = split_filters(text);
  const std::string_view name = trimmed(pieces.front());
  tag.name = std::string(name);
  if (tag.kind == Tag::Kind::Close) return tag;  // its name is only ever compared
  auto expression = name.empty() ? std::nullopt : Reader(name).run();
  if (!expression || sentence(*expression))
    return refuse("malformed_tag", say("“{0}” is no name; write only a field's name or label, close the tag with } right behind it", {name}));
  tag.expression = std::move(*expression);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const std::string_view piece = trimmed(pieces[i]);
    const std::size_t narrow = std::min(piece.find(':'), piece.size()), wide = std::min(piece.find("："), piece.size()), colon = std::min(narrow, wide);
    Filter filter;
    const std::string_view written = trimmed(piece.substr(0, colon));
    filter.name = filter_named(written);
    if (filter.name.empty()) {
      const std::string near = nearest_filter(written);
      return refuse("unknown_filter", near.empty() ? say("there is no filter “{0}”; write date:\"Y年M月D日\", join:\"、\", cn or default:\"…\"", {written})
                                                   : say("there is no filter “{0}”; write {1}", {written, near}));
    }
    if (colon < piece.size()) {
      filter.has_argument = true;
      filter.argument = unquoted(trimmed(piece.substr(colon + (colon == narrow ? 1 : 3))));
    }
    if (std::string mistake = filter_mistake(filter, tag.section()); !mistake.empty()) return refuse("malformed_tag", std::move(mistake));
    tag.filters.push_back(std::move(filter));
  }
  return tag;
}

}  // namespace yishibu::word
