// SPDX-License-Identifier: MIT
// See sentences.hpp.
#include "sentences.hpp"

#include <algorithm>

#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kBeside = 12;   // characters of a value that is shown whole beside another
constexpr std::size_t kShort = 24;    // of a value in a row that came or went
constexpr std::size_t kShown = 60;    // of a paragraph that came or went
constexpr std::size_t kEnds = 10;     // of what stayed the same, on either side of a change
constexpr std::size_t kFold = 30;     // what is longer is folded

std::string number(std::size_t index) { return std::to_string(index + 1); }

/// A value on one line.
std::string flat(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string differing(const std::string& before, const std::string& after) {
  const Text a = from_utf8(before), b = from_utf8(after);
  if (a.size() <= kBeside && b.size() <= kBeside) return flat(before) + "→" + flat(after);
  return flat(marked(readable_diff(a, b), true));
}

std::string cells_of(const Item& item, bool after) {
  std::string out;
  for (const Cell& cell : item.cells) {
    const std::string& says = after ? cell.after : cell.before;
    // Where an attachment lies says nothing to people.
    if (says.starts_with("attachments/")) continue;
    if (!says.empty() && says != item.called) out += (out.empty() ? "" : "，") + cell.label + " " + excerpt(flat(says), kShort);
  }
  return out.empty() ? out : "（" + out + "）";
}

std::string row_sentence(const Part& part, const Item& item) {
  if (item.added()) return say("{0}: new: {1}{2}", {part.label, item.called, cells_of(item, true)});
  if (item.removed()) return say("{0}: taken out: {1}{2}", {part.label, item.called, cells_of(item, false)});
  std::string what;
  if (item.place == Item::Place::Comes) what = say("moved from line {0} to line {1}", {number(item.a), number(item.b)});
  for (const Cell& cell : item.cells) {
    if (!cell.changed()) continue;
    what += what.empty() ? "" : "，";
    if (cell.before.empty()) what += say("{0} filled in: {1}", {cell.label, excerpt(flat(cell.after), kShown)});
    else if (cell.after.empty()) what += say("{0} emptied, was: {1}", {cell.label, excerpt(flat(cell.before), kShown)});
    else what += cell.label + " " + differing(cell.before, cell.after);
  }
  return say("{0}: {1}: {2}", {part.label, item.called, what});
}

std::string paragraph_sentence(const Part& part, const Item& item) {
  const Cell& text = item.cells.front();
  if (item.added()) return say("{0}: paragraph {1} is new: {2}", {part.label, number(item.b), excerpt(flat(text.after), kShown)});
  if (item.removed()) return say("{0}: paragraph {1} taken out: {2}", {part.label, number(item.a), excerpt(flat(text.before), kShown)});
  if (item.place == Item::Place::Comes) {
    const std::string moved = say("{0}: paragraph {1} moved to place {2}", {part.label, number(item.a), number(item.b)});
    return text.changed() ? moved + "，" + say("and rewritten: {0}", {differing(text.before, text.after)}) : moved + "：" + excerpt(flat(text.after), kShort);
  }
  return say("{0}: paragraph {1} rewritten: {2}", {part.label, number(item.b), differing(text.before, text.after)});
}

}  // namespace

std::string marked(const std::vector<Stretch>& stretches, bool folded) {
  std::string out;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const auto& [turn, text] = stretches[i];
    if (turn != Turn::Same) {
      out += (turn == Turn::Removed ? "〔-" : "〔+") + to_utf8(text) + (turn == Turn::Removed ? "-〕" : "+〕");
      continue;
    }
    const std::size_t head = i == 0 ? 0 : kEnds, tail = i + 1 == stretches.size() ? 0 : kEnds;
    if (!folded || stretches.size() == 1 || text.size() <= kFold) out += to_utf8(text);
    else out += to_utf8(text.substr(0, head)) + "……" + to_utf8(text.substr(text.size() - tail));
  }
  return out;
}

std::vector<std::string> sentences(const std::vector<Part>& parts) {
  std::vector<std::string> out;
  for (const Part& part : parts) {
    if (part.sort == Part::Sort::Field && part.value.changed()) {
      const Cell& cell = part.value;
      if (cell.before.empty()) out.push_back(say("{0} filled in: {1}", {part.label, excerpt(flat(cell.after), kShown)}));
      else if (cell.after.empty()) out.push_back(say("{0} emptied, was: {1}", {part.label, excerpt(flat(cell.before), kShown)}));
      else out.push_back(part.label + "：" + differing(cell.before, cell.after));
    }
    for (const Item& item : part.items) {
      // What moved is told once, where it came to.
      if (!item.changed() || item.place == Item::Place::Leaves) continue;
      out.push_back(part.sort == Part::Sort::Table ? row_sentence(part, item) : paragraph_sentence(part, item));
    }
  }
  return out;
}

Value changes_json(const std::vector<Part>& parts) {
  Value out = Value::list();
  const auto place = [](std::size_t index) { return index == kNone ? Value() : Value(index + 1); };
  for (const Part& part : parts) {
    if (part.sort == Part::Sort::Field && part.value.changed())
      out.add(Value::object().set("part", "field").set("name", part.name).set("label", part.label).set("what", part.value.before.empty() ? "added" : part.value.after.empty() ? "removed" : "changed")
                  .set("before", part.value.before).set("after", part.value.after));
    for (const Item& item : part.items) {
      if (!item.changed() || item.place == Item::Place::Leaves) continue;
      Value one = Value::object().set("part", part.sort == Part::Sort::Table ? "row" : "paragraph").set("name", part.name).set("label", part.label).set("id", item.id)
                      .set("what", item.added() ? "added" : item.removed() ? "removed" : item.place == Item::Place::Comes ? "moved" : "changed")
                      .set("place_before", place(item.a)).set("place_after", place(item.b));
      if (part.sort == Part::Sort::Text) {
        one.set("before", item.cells.front().before).set("after", item.cells.front().after);
      } else {
        Value cells = Value::list();
        for (const Cell& cell : item.cells)
          if (cell.changed()) cells.add(Value::object().set("name", cell.name).set("label", cell.label).set("before", cell.before).set("after", cell.after));
        one.set("called", item.called).set("fields", cells);
      }
      out.add(std::move(one));
    }
  }
  return out;
}

}  // namespace yishibu::history
