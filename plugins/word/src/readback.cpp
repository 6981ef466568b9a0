// SPDX-License-Identifier: MIT
// See readback.hpp. Paragraphs outside tables and whole rows of tables are the units that are compared.
#include "readback.hpp"

#include <algorithm>
#include <map>

#include "markup.hpp"

namespace yishibu::word {

using namespace markup;
namespace {

struct Piece {
  std::size_t begin = 0, end = 0;  ///< bytes of the cell's text
  const Span* span = nullptr;
};
struct Cell {
  std::string text;
  std::vector<Piece> pieces;
};
struct Unit {
  bool row = false;
  std::size_t table = 0;  ///< which one, from 1; 0 outside
  std::vector<Cell> cells;

  std::string text() const {
    std::string out;
    for (const Cell& cell : cells) out += cell.text + '\x1f';
    return out;
  }
  bool blank() const {
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.find_first_not_of(" \n\t") == std::string::npos; });
  }
  /// The item that all values in it belong to; empty where they belong to none or to several.
  std::pair<std::string, std::string> item() const {
    std::pair<std::string, std::string> out;
    for (const Cell& cell : cells)
      for (const Piece& piece : cell.pieces) {
        if (piece.span->list.empty()) continue;
        const std::pair here(piece.span->list, piece.span->item);
        if (!out.first.empty() && out != here) return {};
        out = here;
      }
    return out;
  }
};

class Units {
 public:
  Units(const std::string& xml, const std::vector<Span>& spans) : xml_(xml), spans_(spans) {}

  std::vector<Unit> run() {
    const std::vector<Token> tokens = scan(xml_, "word/document.xml");
    std::size_t rows = 0, tables = 0, tables_open = 0, paragraphs = 0, gone = 0;
    for (const Token& token : tokens) {
      const bool open = token.kind == Token::Kind::Open, close = token.kind == Token::Kind::Close, outer = tables_open <= 1;
      const std::string_view name = token.name;
      if (name == "w:tbl" && open && ++tables_open == 1) ++tables;
      if (name == "w:tbl" && close) --tables_open;
      if (name == "w:del" || name == "w:moveFrom") gone += open ? 1 : 0, gone -= close ? 1 : 0;
      if (name == "w:tr" && outer && open && ++rows == 1) units_.push_back({true, tables, {}});
      if (name == "w:tr" && outer && close) --rows;
      if (name == "w:tc" && outer && open && rows == 1) units_.back().cells.emplace_back();
      if (name == "w:p") {
        if (open && ++paragraphs == 1) {
          if (rows == 0) units_.push_back({false, 0, {Cell{}}});
          else if (!units_.back().cells.empty() && !units_.back().cells.back().text.empty()) units_.back().cells.back().text += '\n';
        }
        if (close) --paragraphs;
        continue;
      }
      if (paragraphs == 0 || gone > 0 || units_.empty() || units_.back().cells.empty()) continue;
      std::string& text = units_.back().cells.back().text;
      if (name == "w:t" && open) mark(token.end, text.size());
      if (token.element() && tokens[token.parent].name == "w:r") {
        if (name == "w:br" || name == "w:cr") text += '\n';
        if (name == "w:tab") text += '\t';
      }
      if (token.kind == Token::Kind::Text && tokens[token.parent].name == "w:t")
        for (std::size_t at = token.begin; at < token.end;) {
          mark(at, text.size());
          text += next_character(xml_, at);
          mark(at, text.size());
        }
    }
    for (Unit& unit : units_)
      for (Cell& cell : unit.cells) std::stable_sort(cell.pieces.begin(), cell.pieces.end(), [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
    return std::move(units_);
  }

 private:
  /// Notes the places of values that begin or end at this byte.
  void mark(std::size_t byte, std::size_t text) {
    for (; next_ < spans_.size() && spans_[next_].begin <= byte; ++next_) {
      units_.back().cells.back().pieces.push_back({text, text, &spans_[next_]});
      open_.push_back({units_.size() - 1, units_.back().cells.size() - 1, units_.back().cells.back().pieces.size() - 1});
    }
    std::erase_if(open_, [&](const Place& place) {
      Piece& piece = units_[place.unit].cells[place.cell].pieces[place.piece];
      if (place.unit == units_.size() - 1 && place.cell == units_.back().cells.size() - 1 && piece.span->end >= byte) piece.end = text;
      return piece.span->end <= byte;
    });
  }
  struct Place { std::size_t unit, cell, piece; };
  const std::string& xml_;
  const std::vector<Span>& spans_;
  std::vector<Unit> units_;
  std::vector<Place> open_;
  std::size_t next_ = 0;
};

/// How alike two texts are, 0…1: shared pairs of bytes.
double likeness(const std::string& a, const std::string& b) {
  if (a == b) return 1;
  if (a.size() < 2 || b.size() < 2) return 0;
  std::map<std::string_view, int> pairs;
  for (std::size_t i = 0; i + 2 <= a.size(); ++i) ++pairs[std::string_view(a).substr(i, 2)];
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 2 <= b.size(); ++i)
    if (const auto at = pairs.find(std::string_view(b).substr(i, 2)); at != pairs.end() && at->second > 0) --at->second, ++shared;
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - 2);
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Pairs in order with the greatest sum of `worth`. The lists are cut into bands where they are long.
template <typename Worth>
Pairs aligned(std::size_t rows, std::size_t columns, Worth&& worth) {
  std::vector<std::vector<double>> best(rows + 1, std::vector<double>(columns + 1));
  std::vector<std::vector<double>> value(rows, std::vector<double>(columns));
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;) {
      value[i][j] = worth(i, j);
      best[i][j] = std::max({best[i + 1][j], best[i][j + 1], value[i][j] > 0 ? best[i + 1][j + 1] + value[i][j] : 0});
    }
  Pairs out;
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (value[i][j] > 0 && best[i][j] == best[i + 1][j + 1] + value[i][j]) out.emplace_back(i++, j++);
    else if (best[i][j] == best[i + 1][j]) ++i;
    else ++j;
  }
  return out;
}

class Comparison {
 public:
  Comparison(std::vector<Unit> old, std::vector<Unit> fresh) : old_(std::move(old)), new_(std::move(fresh)), match_(old_.size(), kNone), taken_(new_.size(), false) {}

  std::vector<HandEdit> run() {
    align();
    for (std::size_t i = 0; i < old_.size(); ++i)
      if (match_[i] != kNone) compare(old_[i], new_[match_[i]]);
    removed_and_moved();
    added();
    return std::move(edits_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kLongest = 3000;

  void pair(std::size_t i, std::size_t j) {
    match_[i] = j;
    taken_[j] = true;
  }
  void align() {
    std::vector<std::string> a, b;
    for (const Unit& unit : old_) a.push_back(unit.text());
    for (const Unit& unit : new_) b.push_back(unit.text());
    std::size_t front = 0, back = 0;
    while (front < a.size() && front < b.size() && a[front] == b[front]) pair(front, front), ++front;
    while (back < a.size() - front && back < b.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) pair(a.size() - 1 - back, b.size() - 1 - back), ++back;
    const std::size_t rows = std::min(a.size() - front - back, kLongest), columns = std::min(b.size() - front - back, kLongest);
    for (const auto& [i, j] : aligned(rows, columns, [&](std::size_t i, std::size_t j) {
           const Unit &x = old_[front + i], &y = new_[front + j];
           if (x.row != y.row || (x.row && x.cells.size() != y.cells.size())) return 0.0;
           if (a[front + i] == b[front + j]) return x.blank() ? 0.6 : 3.0;
           // A row is a form: what stands in it may be all new, yet it is the same kind of row.
           const double alike = likeness(a[front + i], b[front + j]);
           return alike > 0.25 ? alike : 0.0;
         }))
      pair(front + i, front + j);
    // What lies between the same neighbours and has the same shape was most likely rewritten.
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (match_[i] != kNone) continue;
      const std::size_t j = i == 0 ? 0 : match_[i - 1] == kNone ? kNone : match_[i - 1] + 1;
      const bool next = i + 1 == old_.size() ? j + 1 == new_.size() : match_[i + 1] != kNone && match_[i + 1] == j + 1;
      if (j != kNone && j < new_.size() && !taken_[j] && next && old_[i].row == new_[j].row && old_[i].cells.size() == new_[j].cells.size()) pair(i, j);
    }
  }

  void compare(const Unit& old, const Unit& now) {
    for (std::size_t c = 0; c < old.cells.size() && c < now.cells.size(); ++c) {
      const Cell& cell = old.cells[c];
      const std::string& text = now.cells[c].text;
      if (cell.text == text) continue;
      std::vector<std::string> values;
      if (!split(cell, text, values)) {
        HandEdit other;
        other.kind = HandEdit::Kind::Other;
        other.before = cell.text;
        other.now = text;
        edits_.push_back(std::move(other));
        continue;
      }
      for (std::size_t k = 0; k < cell.pieces.size(); ++k) {
        const Piece& piece = cell.pieces[k];
        const std::string before = cell.text.substr(piece.begin, piece.end - piece.begin);
        if (before == values[k]) continue;
        HandEdit edit;
        edit.list = piece.span->list;
        edit.item = piece.span->item;
        edit.name = piece.span->name;
        edit.before = before;
        edit.now = values[k];
        edits_.push_back(std::move(edit));
      }
    }
  }

  /// The values in a text that was printed like `cell`: first where all the words around them still stand, then where the
  /// one place that changed lies within one value.
  static bool split(const Cell& cell, const std::string& text, std::vector<std::string>& values) {
    if (cell.pieces.empty()) return false;
    std::size_t at = 0, from = 0;
    values.clear();
    bool good = true;
    for (std::size_t k = 0; k <= cell.pieces.size() && good; ++k) {
      const std::size_t end = k < cell.pieces.size() ? cell.pieces[k].begin : cell.text.size();
      const std::string words = cell.text.substr(from, end - from);
      std::size_t found = k == 0 ? (text.starts_with(words) ? 0 : kNone) : text.find(words, at);
      if (k == cell.pieces.size()) found = text.size() >= at + words.size() && text.ends_with(words) ? text.size() - words.size() : kNone;
      if (k > 0 && k < cell.pieces.size() && words.empty()) found = kNone;  // two values side by side: nobody can say where one ends
      good = found != kNone;
      if (k > 0 && good) values.push_back(text.substr(at, found - at));
      if (good) at = found + words.size();
      if (k < cell.pieces.size()) from = cell.pieces[k].end;
    }
    if (good) return true;
    std::size_t front = 0, back = 0;
    while (front < cell.text.size() && front < text.size() && cell.text[front] == text[front]) ++front;
    while (back < cell.text.size() - front && back < text.size() - front && cell.text[cell.text.size() - 1 - back] == text[text.size() - 1 - back]) ++back;
    while (front > 0 && front < cell.text.size() && (static_cast<unsigned char>(cell.text[front]) & 0xC0) == 0x80) --front;
    values.clear();
    bool inside = false;
    for (const Piece& piece : cell.pieces) {
      const bool here = !inside && piece.begin <= front && cell.text.size() - back <= piece.end;
      if (here) {
        const std::size_t tail = cell.text.size() - piece.end;
        if (text.size() < piece.begin + tail) return false;
        values.push_back(text.substr(piece.begin, text.size() - piece.begin - tail));
      } else {
        values.push_back(cell.text.substr(piece.begin, piece.end - piece.begin));
      }
      inside |= here;
    }
    return inside;
  }

  /// The last item of `list` that stands before new unit `j`.
  std::string before(std::size_t j, const std::string& list) const {
    for (std::size_t at = j; at-- > 0;)
      if (const auto found = items_.find(at); found != items_.end() && found->second.first == list) return found->second.second;
    return {};
  }
  void removed_and_moved() {
    for (std::size_t i = 0; i < old_.size(); ++i)
      if (match_[i] != kNone && !old_[i].item().first.empty()) items_[match_[i]] = old_[i].item();
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (match_[i] != kNone || old_[i].blank()) continue;
      const std::pair<std::string, std::string> owner = old_[i].item();
      const std::string &list = owner.first, &item = owner.second;
      std::size_t moved = kNone;
      for (std::size_t j = 0; j < new_.size() && moved == kNone; ++j)
        if (!taken_[j] && new_[j].row == old_[i].row && new_[j].text() == old_[i].text()) moved = j;
      HandEdit edit;
      edit.kind = list.empty() ? HandEdit::Kind::Other : moved == kNone ? HandEdit::Kind::Removed : HandEdit::Kind::Moved;
      edit.list = list;
      edit.item = item;
      edit.before = printable(old_[i]);
      // Several units may print one item: it is gone only when all of them are.
      const bool still = std::any_of(items_.begin(), items_.end(), [&](const auto& other) { return other.second == owner; });
      if (moved != kNone) {
        taken_[moved] = true;
        edit.after = before(moved, list);
        items_[moved] = {list, item};
      }
      if (!list.empty() && moved == kNone && still) continue;
      edits_.push_back(std::move(edit));
    }
  }
  void added() {
    std::size_t counted = 0;
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (taken_[j] || new_[j].blank()) continue;
      HandEdit edit;
      edit.kind = HandEdit::Kind::Other;
      edit.now = printable(new_[j]);
      // Like the nearest unit of the same shape that prints an item.
      const Unit* like = nullptr;
      std::size_t nearest = kNone;
      for (std::size_t i = 0; i < old_.size(); ++i) {
        if (old_[i].row != new_[j].row || old_[i].cells.size() != new_[j].cells.size() || old_[i].item().first.empty() || (old_[i].row && old_[i].table != new_[j].table)) continue;
        const std::size_t place = match_[i] == kNone ? i : match_[i], distance = place > j ? place - j : j - place;
        if (distance < nearest && (new_[j].row || distance <= 2)) nearest = distance, like = &old_[i];
      }
      if (like) {
        edit.list = like->item().first;
        for (std::size_t c = 0; c < like->cells.size(); ++c) {
          std::vector<std::string> values;
          const Cell& cell = like->cells[c];
          if (cell.pieces.empty()) continue;
          if (!split(cell, new_[j].cells[c].text, values)) {
            if (cell.pieces.size() != 1) continue;
            values = {new_[j].cells[c].text};
          }
          for (std::size_t k = 0; k < cell.pieces.size(); ++k)
            if (cell.pieces[k].span->list == edit.list && !values[k].empty()) edit.values.emplace_back(cell.pieces[k].span->name, values[k]);
        }
        if (!edit.values.empty()) {
          edit.kind = HandEdit::Kind::Added;
          edit.after = before(j, edit.list);
          edit.item = "+" + std::to_string(++counted);
          items_[j] = {edit.list, edit.item};
        }
      }
      edits_.push_back(std::move(edit));
    }
  }
  static std::string printable(const Unit& unit) {
    std::string out;
    for (const Cell& cell : unit.cells) out += (out.empty() ? "" : " | ") + cell.text;
    return out;
  }

  std::vector<Unit> old_, new_;
  std::vector<std::size_t> match_;  ///< old unit → new unit
  std::vector<bool> taken_;
  std::map<std::size_t, std::pair<std::string, std::string>> items_;  ///< new unit → list and item
  std::vector<HandEdit> edits_;
};

}  // namespace

std::vector<HandEdit> read_back(const std::string& made, const std::vector<Span>& spans, const std::string& edited) {
  return Comparison(Units(made, spans).run(), Units(edited, {}).run()).run();
}

}  // namespace yishibu::word
