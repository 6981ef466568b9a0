// SPDX-License-Identifier: MIT
// See reference.hpp. Goes through the text once; what it looks back at is bounded.
#include "reference.hpp"

#include <algorithm>

#include "numeral.hpp"

namespace yishibu::rules {
namespace {

constexpr std::size_t kLookBack = 12;

bool ends(View text, View with) { return text.size() >= with.size() && text.substr(text.size() - with.size()) == with; }

/// For every character whether it is quoted: 1 inside quotation marks, 2 inside 《》. A mark that never closes quotes nothing.
std::vector<char> quoted(View text) {
  constexpr View kOpen = U"《“‘「『", kClose = U"》”’」』";
  struct Pair { std::size_t from, to; char kind; };
  std::vector<Pair> pairs;  // none inside another
  std::vector<std::size_t> open, waiting(kOpen.size(), 0);
  std::size_t straight = View::npos;
  const auto close = [&](std::size_t from, std::size_t to, char kind) {
    while (!pairs.empty() && pairs.back().from > from) pairs.pop_back();
    pairs.push_back({from, to, kind});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'"') {
      if (straight != View::npos) close(straight, i, 1);
      straight = straight == View::npos ? i : View::npos;
    } else if (const std::size_t opens = kOpen.find(text[i]); opens != View::npos) {
      open.push_back(i);
      ++waiting[opens];
    } else if (const std::size_t mark = kClose.find(text[i]); mark != View::npos && waiting[mark] > 0) {
      std::size_t from = 0;
      do {
        from = open.back();
        open.pop_back();
        --waiting[kOpen.find(text[from])];
      } while (text[from] != kOpen[mark]);
      close(from, i, mark == 0 ? 2 : 1);
    }
  }
  std::vector<char> out(text.size(), 0);
  for (const Pair& pair : pairs)
    for (std::size_t i = pair.from; i <= pair.to; ++i) out[i] = std::max(out[i], pair.kind);
  return out;
}

/// Where the words end that stand before `at`, blanks and 的 left out.
std::size_t words_before(View text, std::size_t at) {
  while (at > 0 && (is_space(text[at - 1]) || text[at - 1] == U'的')) --at;
  return at;
}

enum class Whose { Own, Foreign, Titled };

Whose whose(View text, const std::vector<char>& quotes, std::size_t at, View own_title) {
  at = words_before(text, at);
  if (at > 0 && text[at - 1] == U'）') {  // 《…法》（2025年修订）第三条
    std::size_t open = at - 1;
    while (open > 0 && at - open < 30 && text[open] != U'（') --open;
    if (text[open] == U'（' && open > 0 && text[open - 1] == U'》') at = open;
  }
  if (at > 0 && text[at - 1] == U'》' && quotes[at - 1] == 2) {
    std::size_t open = at - 1;
    while (open > 0 && text[open] != U'《' && at - open < 100) --open;
    return text.substr(open + 1, at - open - 2) == own_title ? Whose::Own : Whose::Titled;
  }
  std::size_t from = at;
  while (from > 0 && at - from < kLookBack && !quotes[from - 1] && !among(text[from - 1], U"，。；：、！？（）(),;")) --from;
  const View before = text.substr(from, at - from);
  if (before.find(U'本') != View::npos) return Whose::Own;
  for (const View name : {U"法", U"条例", U"规定", U"办法", U"制度", U"章程", U"细则", U"规则", U"公约", U"民约", U"意见", U"通知", U"决定", U"规程", U"准则", U"解释", U"法典", U"方案", U"纲要", U"决议", U"协议", U"合同"})
    if (ends(before, name)) return Whose::Foreign;
  return Whose::Own;
}

/// A connector at `at`: its length; `reaches` says whether it is 至.
std::size_t connector(View text, std::size_t at, bool& reaches) {
  reaches = among(text.size() > at ? text[at] : U'\0', U"至到—－~～-");
  if (reaches) return text.substr(at, 2) == U"——" ? 2 : 1;
  for (const View word : {U"、", U"和", U"与", U"或者", U"或", U"以及", U"及"})
    if (text.substr(at, word.size()) == word) return word.size();
  return 0;
}

struct Number {
  std::size_t begin, end;
  int value;
  bool reaches;
};

/// 三 · （三） · 三、四 · （一）至（三） behind 第; the position behind it, or `from` where there is none.
std::size_t numbers(View text, std::size_t from, std::vector<Number>& out) {
  std::size_t i = from;
  for (bool reaches = false; out.size() < 50;) {
    const bool bracket = among(at(text, i), U"（(");
    const std::size_t begin = i + bracket, size = numeral_size(text, begin);
    const auto value = value_of(text.substr(std::min(begin, text.size()), size));
    if (!value || (bracket && !among(at(text, begin + size), U"）)"))) return out.empty() ? from : i;
    out.push_back({begin, begin + size, *value, reaches});
    i = begin + size + bracket;
    const std::size_t joined = connector(text, i, reaches);
    if (joined == 0 || numeral_size(text, i + joined + among(at(text, i + joined), U"（(")) == 0) return i;
    i += joined;
  }
  return i;
}

}  // namespace

std::vector<Reference> references(View text, View own_title) {
  std::vector<Reference> out;
  const std::vector<char> quotes = quoted(text);
  std::size_t chain = View::npos;  // where the reference before ended
  Whose last = Whose::Own;
  int owner = -1, chapter = -1, clause = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quotes[i]) continue;
    if (text[i] == U'前' && at(text, i + 1) == U'条' && !among(at(text, i + 2), U"件例") && !(i > 0 && among(text[i - 1], U"以之目当"))) {
      out.push_back({Unit::Previous, i, i + 2, i, i + 2});
      continue;
    }
    if (text[i] != U'第') continue;
    std::vector<Number> found;
    const std::size_t after = numbers(text, i + 1, found);
    const char32_t unit = at(text, after);
    if (found.empty() || !among(unit, U"条章节款项")) continue;
    if (unit == U'条')  // 第一条意见 is no article
      if (const View next = text.substr(after + 1, 2); next == U"意见" || next == U"建议" || next == U"措施" || next == U"线路" || next == U"经验") continue;

    bool reaches = false, linked = false;
    if (chain != View::npos) {
      const std::size_t joined = chain < i ? connector(text, chain, reaches) : 0;
      linked = chain + joined == i;
    }
    if (!linked) {
      last = whose(text, quotes, i, own_title);
      owner = chapter = -1;
      clause = 0;
      reaches = false;
    }
    std::size_t end = after + 1;
    int part = 0;
    if (unit == U'条' && at(text, end) == U'之')
      if (const std::size_t size = numeral_size(text, end + 1); size > 0)
        if (const auto value = value_of(text.substr(end + 1, size))) {
          part = *value;
          end += 1 + size;
        }
    chain = end;
    if (unit == U'款') clause = found.back().value;
    if (unit == U'款' || last == Whose::Titled) continue;
    for (std::size_t n = 0; n < found.size(); ++n) {
      Reference one;
      one.unit = unit == U'条' ? Unit::Article : unit == U'章' ? Unit::Chapter : unit == U'节' ? Unit::Section : Unit::Item;
      one.begin = found[n].begin;
      one.end = found[n].end;
      if (n + 1 == found.size() && part > 0) {
        one.part = part;
        one.end = end;
      }
      one.from = i;
      one.to = end;
      one.number = found[n].value;
      one.reaches = found[n].reaches || (n == 0 && linked && reaches);
      one.foreign = last == Whose::Foreign;
      if (one.unit == Unit::Item) {
        one.owner = owner;
        one.clause = clause;
      }
      if (one.unit == Unit::Section) one.owner = chapter;
      out.push_back(one);
    }
    if (unit == U'条') {
      owner = static_cast<int>(out.size()) - 1;
      clause = 0;
    }
    if (unit == U'章') chapter = static_cast<int>(out.size()) - 1;
  }
  return out;
}

}  // namespace yishibu::rules
