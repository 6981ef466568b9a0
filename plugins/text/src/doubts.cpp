// SPDX-License-Identifier: MIT
// Implementation of doubts.hpp. Linear in the text. Must not change anything.
#include "doubts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "outline.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kCutFrom = 20;  ///< a shorter last line without a full stop is a signature or a list item

struct Piece {
  View text;
  char32_t mark = U'\0';  ///< what ends it
};

/// The text divided at every mark; quotation marks and brackets stay inside their pieces.
std::vector<Piece> pieces_of(View text) {
  std::vector<Piece> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size();
    if (!end && View(U"，、。；：？！").find(text[i]) == View::npos) continue;
    out.push_back({text.substr(from, i - from), end ? U'\0' : text[i]});
    from = i + 1;
  }
  return out;
}

void repeated_items(const Block& block, const std::vector<Piece>& pieces, Imported& report) {
  std::unordered_set<View> seen;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i - 1].mark != U'、') seen.clear();
    else if (pieces[i].mark == U'、' && pieces[i].text.size() >= 2 && !seen.insert(pieces[i].text).second)
      report.doubts.push_back({block.line, say("The list names this twice: {0}", {to_utf8(pieces[i].text)})});
  }
}

void mixed_marks(const Block& block, const std::vector<Piece>& pieces, Imported& report) {
  std::size_t commas = 0, all = 0, listed = 0, from = 0;
  bool alone = false;
  const auto flush = [&](std::size_t to) {
    // Where every comma stands between items, and one item has a comma at either side, none of them parts clauses.
    if (alone && commas >= 2 && commas == all && listed >= 3) {
      std::string shown;
      for (std::size_t i = from; i <= to && i < pieces.size() && shown.size() < 150; ++i) {
        shown += to_utf8(pieces[i].text);
        if (i < to) shown += to_utf8(View(&pieces[i].mark, 1));
      }
      report.doubts.push_back({block.line, say("The list is parted by 、 and by ，: {0}", {shown})});
    }
    commas = all = listed = 0;
    alone = false;
    from = to + 1;
  };
  const auto item = [&](std::size_t i) {
    return i < pieces.size() && pieces[i].text.size() >= 2 && pieces[i].text.size() <= 12 &&
           !starts_any(pieces[i].text, {U"以及", U"和", U"并", U"及"});
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].mark == U'、') ++listed;
    if (pieces[i].mark == U'，') ++all;
    if (pieces[i].mark == U'，' && item(i) && item(i + 1)) ++commas;
    alone = alone || (pieces[i].mark == U'，' && i > 0 && pieces[i - 1].mark == U'，' && item(i) && pieces[i].text.size() <= 6);
    if (pieces[i].mark != U'、' && pieces[i].mark != U'，') flush(i);
  }
}

/// Three sentences that begin with the same word, and the word again inside a clause: a full stop is likely missing.
void missing_stops(const Block& block, const std::vector<Piece>& pieces, Imported& report) {
  std::map<Text, std::size_t, std::less<>> openings;
  bool fresh = true;
  for (const Piece& piece : pieces) {
    if (fresh && piece.text.size() >= 4 && is_han(piece.text[0]) && is_han(piece.text[1])) ++openings[Text(piece.text.substr(0, 2))];
    fresh = piece.mark == U'。';
  }
  std::erase_if(openings, [](const auto& one) { return one.second < 3; });
  if (openings.empty()) return;
  std::set<std::pair<View, std::size_t>> found;  // by word, then by piece
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (std::size_t at = 6; at + 4 <= pieces[i].text.size(); ++at)
      if (const auto opening = openings.find(pieces[i].text.substr(at, 2)); opening != openings.end()) found.emplace(opening->first, i);
  for (const auto& [word, i] : found)
    report.doubts.push_back({block.line, say("A full stop may be missing before “{0}”: {1}", {to_utf8(word), excerpt(pieces[i].text, 40)})});
}

}  // namespace

void doubt_block(const Block& block, Imported& report) {
  if (block.text.size() < 10 || block.text.size() > kLongLine) return;
  const std::vector<Piece> pieces = pieces_of(block.text);
  repeated_items(block, pieces, report);
  mixed_marks(block, pieces, report);
  missing_stops(block, pieces, report);
  std::size_t open = 0, close = 0;
  for (const char32_t c : block.text) {
    open += c == U'《' ? 1 : 0;
    close += c == U'》' ? 1 : 0;
  }
  if (open != close) report.doubts.push_back({block.line, say("《 and 》 do not match: {0}", {excerpt(block.text, 40)})});
}

bool doubt_draft(const Draft& draft, Imported& report) {
  std::unordered_map<View, std::size_t> seen;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    doubt_block(block, report);
    if (block.text.size() >= 20) {
      const auto [at, first] = seen.emplace(block.text, block.line);
      if (!first) report.doubts.push_back({block.line, say("The paragraph repeats line {0}.", {std::to_string(at->second)})});
    }
    if (block.unfinished && i + 1 < draft.blocks.size())
      report.doubts.push_back({block.line, say("The sentence has no end: {0}", {excerpt(block.text, 20, true)})});
  }
  if (draft.contents || draft.lead_in || draft.blocks.empty()) return false;
  const Block& last = draft.blocks.back();
  if (!last.unfinished || last.text.size() < kCutFrom) return false;
  report.doubts.push_back({last.line, say("The text is cut off after: {0}", {excerpt(last.text, 20, true)})});
  return true;
}

}  // namespace yishibu::text_import
