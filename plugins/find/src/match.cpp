// SPDX-License-Identifier: MIT
// See match.hpp.
#include "match.hpp"

#include <string.h>

#include <algorithm>

#include "letters.hpp"
#include "tokens.hpp"

namespace yishibu::find {
namespace {

constexpr std::size_t kBefore = 12, kAfter = 28;  // signs shown around a hit: a line of a terminal

}  // namespace

Plan plan_of(const Query& query) {
  Plan out;
  for (const auto& group : query.groups) {
    std::vector<std::vector<Piece>> alternatives;
    for (const Word& word : group) {
      Needs text = needs_of(word.text);
      out.exact = out.exact && text.exact && word.label.empty();
      alternatives.push_back(std::move(text.pieces));
      for (Needs& pinyin : pinyin_needs(word.letters)) {
        out.exact = out.exact && pinyin.exact;
        alternatives.push_back(std::move(pinyin.pieces));
      }
    }
    out.sought.groups.push_back(std::move(alternatives));
  }
  for (const Word& word : query.without) {
    const Needs text = needs_of(word.text);
    if (text.exact && word.label.empty()) out.sought.without.push_back(text.pieces.front());
    else out.exact = false;
  }
  return out;
}

Reading::Reading(std::string packed_parts) : bytes_(std::move(packed_parts)) {
  const auto parts = unpacked(bytes_);
  lines_.reserve(parts.size());
  for (const PartView& part : parts) lines_.push_back({part, {}});
}

const std::u32string& Reading::Line::folded_text() const {
  if (text.empty() && !part.text.empty()) text = folded(characters(part.text));
  return text;
}

Reading::Found Reading::found(const Line& line, const Word& word) const {
  if (!word.label.empty()) {
    const auto labelled = [&](std::string_view label) { return folded(characters(label)) == word.label; };
    if (labelled(line.part.label) || labelled(line.part.column))
      if (const std::size_t at = place_of(line.folded_text(), word.text); at != std::u32string::npos) return {at, word.text.size()};
    const std::size_t at = place_of(line.folded_text(), word.whole);
    return at == std::u32string::npos ? Found{} : Found{at, word.whole.size()};
  }
  if (!word.plain.empty() && line.part.text.find(word.plain) == std::string_view::npos) return {};
  if (const std::size_t at = place_of(line.folded_text(), word.text); at != std::u32string::npos) return {at, word.text.size()};
  if (word.letters.empty() || !line.part.named) return {};
  const Span span = reads(line.folded_text(), word.letters);
  return {span.at, span.count};
}

bool may_hold(const Query& query, std::string_view packed_parts) {
  return std::all_of(query.groups.begin(), query.groups.end(), [&](const std::vector<Word>& group) {
    return std::any_of(group.begin(), group.end(), [&](const Word& word) {
      return word.plain.empty() || ::memmem(packed_parts.data(), packed_parts.size(), word.plain.data(), word.plain.size()) != nullptr;
    });
  });
}

bool Reading::stands(const Word& word) const {
  return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) { return found(line, word).count > 0; });
}

bool Reading::holds(const Query& query) const {
  for (const auto& group : query.groups)
    if (std::none_of(group.begin(), group.end(), [&](const Word& word) { return stands(word); })) return false;
  // What is not wanted is meant as it is written: pinyin would shut out more than anybody thinks of.
  return std::none_of(query.without.begin(), query.without.end(), [&](Word word) {
    word.letters.clear();
    return stands(word);
  });
}

std::vector<Reading::Place> Reading::places(const Query& query, std::size_t most) const {
  std::vector<Place> out;
  std::vector<const Line*> shown;
  const auto show = [&](const Line& line, Found hit) {
    const std::u32string text = characters(line.part.text);
    const auto words = [&](std::size_t from, std::size_t to) {
      std::u32string some = text.substr(from, to - from);
      for (char32_t& c : some)
        if (c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) c = ' ';
      return utf8_of(some);
    };
    const std::size_t from = hit.at > kBefore ? hit.at - kBefore : 0, end = hit.at + hit.count;
    const std::size_t shown_end = std::min(end, hit.at + 60), to = std::min(text.size(), end + kAfter);
    std::string snippet = from > 0 ? "…" : "";
    snippet += words(from, hit.at);
    if (hit.count) snippet += "【" + words(hit.at, shown_end) + (shown_end < end ? "…" : "") + "】";
    snippet += words(end, to) + (to < text.size() ? "…" : "");
    out.push_back({line.part.part(), std::move(snippet)});
    shown.push_back(&line);
  };
  for (const auto& group : query.groups) {
    for (const Word& word : group) {
      if (out.size() >= most) return out;
      const Line* best = nullptr;
      Found hit;
      for (const Line& line : lines_) {
        const Found one = found(line, word);
        if (one.count == 0 || (best && line.part.place != Part::Place::Title)) continue;
        best = &line;
        hit = one;
        if (line.part.place == Part::Place::Title) break;
      }
      const bool again = best && std::find(shown.begin(), shown.end(), best) != shown.end();
      if (best && !again) show(*best, hit);
    }
  }
  if (out.empty() && query.groups.empty())
    for (const Line& line : lines_)
      if (line.part.place == Part::Place::Paragraph || (&line == &lines_.back() && line.part.place != Part::Place::Title)) {
        show(line, {});
        break;
      }
  return out;
}

int Reading::weight(const Query& query) const {
  int out = 0;
  for (const auto& group : query.groups)
    for (const Word& word : group) {
      int inside = 0;
      for (const Line& line : lines_) {
        if (found(line, word).count == 0) continue;
        if (line.part.place == Part::Place::Title) out += 20;
        else if (line.part.named) out += 6;
        // The tenth paragraph that speaks of a thing says little that the third did not.
        else out += inside < 5 ? 5 - inside++ : 0;
      }
    }
  return out;
}

}  // namespace yishibu::find
