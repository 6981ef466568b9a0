// SPDX-License-Identifier: MIT
// See lines.hpp.
#include "lines.hpp"

#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

/// Appends to a neighbour of the same turn, so that marks do not close only to open again.
void put(std::vector<Bit>& bits, Turn turn, std::string text) {
  if (text.empty()) return;
  if (!bits.empty() && bits.back().turn == turn) bits.back().text += text;
  else bits.push_back({turn, std::move(text)});
}

void put_difference(std::vector<Bit>& bits, const std::string& before, const std::string& after) {
  const Text a = from_utf8(before), b = from_utf8(after);
  for (const Stretch& s : readable_diff(a, b)) put(bits, s.turn, to_utf8(s.text));
}

/// 姓名：王某　到会：是; what is empty in both is left out.
void put_row(std::vector<Bit>& bits, const Item& item) {
  bool begun_a = false, begun_b = false;
  for (const Cell& cell : item.cells) {
    const std::string label_a = (begun_a ? "　" : "") + cell.label + "：", label_b = (begun_b ? "　" : "") + cell.label + "：";
    const bool in_a = !cell.before.empty(), in_b = !cell.after.empty();
    if (in_a && in_b && label_a == label_b) {
      put(bits, Turn::Same, label_a);
      put_difference(bits, cell.before, cell.after);
    } else {
      if (in_a) put(bits, Turn::Removed, label_a + cell.before);
      if (in_b) put(bits, Turn::Added, label_b + cell.after);
    }
    begun_a = begun_a || in_a;
    begun_b = begun_b || in_b;
  }
  // A line without a word could be neither seen nor tracked.
  const bool empty_a = !item.added() && !begun_a, empty_b = !item.removed() && !begun_b;
  if (empty_a && empty_b) return put(bits, Turn::Same, tr("(empty)"));
  if (empty_a) put(bits, Turn::Removed, tr("(empty)"));
  if (empty_b) put(bits, Turn::Added, tr("(empty)"));
}

void put_paragraph(std::vector<Bit>& bits, const Item& item) {
  const auto shown = [](const std::string& text, bool there) { return there && text.empty() ? std::string(tr("(empty)")) : text; };
  put_difference(bits, shown(item.cells.front().before, !item.added()), shown(item.cells.front().after, !item.removed()));
}

Line::Fate fate_of(const Item& item) {
  if (item.added()) return Line::Fate::Added;
  if (item.removed()) return Line::Fate::Removed;
  if (item.place == Item::Place::Leaves) return Line::Fate::Leaves;
  if (item.place == Item::Place::Comes) return Line::Fate::Comes;
  return item.changed() ? Line::Fate::Changed : Line::Fate::Same;
}

}  // namespace

std::string Line::before() const {
  std::string out;
  for (const Bit& bit : bits)
    if (bit.turn != Turn::Added) out += bit.text;
  return out;
}

std::string Line::after() const {
  std::string out;
  for (const Bit& bit : bits)
    if (bit.turn != Turn::Removed) out += bit.text;
  return out;
}

std::vector<Line> lines_of(const std::vector<Part>& parts) {
  std::vector<Line> out;
  for (const Part& part : parts) {
    Line line;
    line.part = part.name;
    line.part_sort = static_cast<std::size_t>(part.sort);
    if (part.sort == Part::Sort::Field) {
      const Cell& cell = part.value;
      line.fate = !cell.changed() ? Line::Fate::Same : cell.before.empty() ? Line::Fate::Added : cell.after.empty() ? Line::Fate::Removed : Line::Fate::Changed;
      if (line.fate == Line::Fate::Added || line.fate == Line::Fate::Removed) {
        put(line.bits, line.fate == Line::Fate::Added ? Turn::Added : Turn::Removed, part.label + "：" + cell.before + cell.after);
      } else {
        put(line.bits, Turn::Same, part.label + "：");
        put_difference(line.bits, cell.before, cell.after);
      }
      out.push_back(std::move(line));
      continue;
    }
    bool in_a = false, in_b = false;
    for (const Item& item : part.items) {
      in_a = in_a || !item.added();
      in_b = in_b || !item.removed();
    }
    line.heading = true;
    line.fate = in_a && in_b ? Line::Fate::Same : in_b ? Line::Fate::Added : Line::Fate::Removed;
    line.bits = {{in_a && in_b ? Turn::Same : in_b ? Turn::Added : Turn::Removed, part.label}};
    out.push_back(line);
    line.heading = false;
    line.numbered = part.sort == Part::Sort::Text;
    for (const Item& item : part.items) {
      line.fate = fate_of(item);
      line.id = item.id;
      line.a = item.a;
      line.b = item.b;
      line.bits.clear();
      if (part.sort == Part::Sort::Table) put_row(line.bits, item);
      else put_paragraph(line.bits, item);
      out.push_back(line);
    }
  }
  return out;
}

std::string move_words(const Line& line) {
  const std::string from = std::to_string(line.a + 1), to = std::to_string(line.b + 1);
  if (line.fate == Line::Fate::Leaves) return line.numbered ? say("(moved to paragraph {0})", {to}) : say("(moved to line {0})", {to});
  return line.numbered ? say("(moved here from paragraph {0})", {from}) : say("(moved here from line {0})", {from});
}

const char* fate_code(Line::Fate fate) {
  switch (fate) {
    case Line::Fate::Changed: return "changed";
    case Line::Fate::Added: return "added";
    case Line::Fate::Removed: return "removed";
    case Line::Fate::Leaves: return "moved-from";
    case Line::Fate::Comes: return "moved-to";
    case Line::Fate::Same: break;
  }
  return "same";
}

}  // namespace yishibu::history
