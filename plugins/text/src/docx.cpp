// SPDX-License-Identifier: MIT
// Implementation of docx.hpp: what stands between paragraphs. What stands inside one is in runs.cpp. Must not know records.
#include "docx.hpp"

#include <algorithm>

#include "lists.hpp"
#include "outline.hpp"
#include "package.hpp"
#include "runs.hpp"
#include "table.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kMostTables = 8;  ///< inside one another that are read as tables
constexpr std::size_t kMerged = 60;     ///< characters of a merged cell that are repeated beside it

class Body {
 public:
  Body(const Package& package, const Normalise& normalise, Imported& report)
      : package_(package), normalise_(normalise), report_(report), styles_(package.part_of("styles")), lists_(package.part_of("numbering")),
        runs_(package, styles_, report) {}

  Paper run() {
    const Element root = package_.text();
    blocks(*root.first("w:body"), paper_.lines);
    runs_.finish();
    margins();
    paper_.pictures = runs_.take_pictures();
    leftovers();
    return std::move(paper_);
  }

 private:
  using Lines = std::vector<Line>;

  void blocks(const Element& holder, Lines& out) {
    std::string outer = std::exchange(carried_, {});
    for (const Element& child : holder.children) block(child, out);
    // A paragraph whose mark is deleted goes on in the next one; here there is none.
    if (!carried_.empty()) emit(std::exchange(carried_, {}), carried_line_, {}, out);
    carried_ = std::move(outer);
  }

  void block(const Element& e, Lines& out) {
    if (e.name == "w:p") {
      paragraph(e, out);
    } else if (e.name == "w:tbl") {
      table(e, out);
    } else if (e.name == "w:sdt") {
      const Element* content = e.first("w:sdtContent");
      if (content && !runs_.is_placeholder(e, number_ + 1))
        for (const Element& child : content->children) block(child, out);
    } else if (e.name == "mc:AlternateContent") {
      if (const Element* chosen = alternative(e))
        for (const Element& child : chosen->children) block(child, out);
    } else if (e.name == "w:altChunk" || e.name == "w:subDoc") {
      report_.doubts.push_back({number_ + 1, tr("Here another file is inserted whole; it cannot be read.")});
    } else if (e.name == "w:del" || e.name == "w:moveFrom") {
      runs_.begin(number_ + 1);
      runs_.drop_deleted(e);
    } else if (e.name == "m:oMathPara" || e.name == "m:oMath") {
      runs_.begin(number_ + 1);
      runs_.walk(e);
      emit(runs_.take(), number_ + 1, {}, out);
    } else if (!std::string_view(e.name).ends_with("Pr")) {
      for (const Element& child : e.children) block(child, out);
    }
  }

  void paragraph(const Element& p, Lines& out) {
    check_count(number_);
    const std::size_t number = ++number_;
    const Element* properties = p.first("w:pPr");
    const std::string_view style(value_of(properties, "w:pStyle"));
    Styles::Look look = styles_.look(style);
    add_paragraph_look(properties, look);
    runs_.begin(number, look.hidden == 1);
    for (const Element& child : p.children)
      if (child.name != "w:pPr") runs_.walk(child);
    std::string text = runs_.take();
    const std::vector<const Element*> boxes = runs_.take_boxes();
    if (look.name.starts_with("toc ")) {
      drop_contents(number, text, out);
      return;
    }
    const Element* mark = properties ? properties->first("w:rPr") : nullptr;
    const bool joined = mark && (mark->first("w:del") || mark->first("w:moveFrom"));
    if (look.number > 0 && !(joined && text.empty())) text = numbered(number, look, style, std::move(text));
    const bool goes_on = !carried_.empty();
    if (goes_on) {
      const std::string before = ending(carried_), after = shortened(text);
      report_.changes.push_back({number, tr("Paragraphs joined whose end was deleted with changes tracked"), before + "\n" + after, before + after});
      text.swap(carried_ += text);
      carried_.clear();
    }
    if (joined && !text.empty()) {
      carried_ = std::move(text);
      if (!goes_on) carried_line_ = number;
    } else {
      emit(std::move(text), number, look, out);
    }
    for (const Element* box : boxes) {
      Lines inside;
      blocks(*box, inside);
      if (!inside.empty()) report_.changes.push_back({number, tr("Text box placed behind the paragraph that holds it"), "", excerpt(inside[0].text, 40)});
      out.insert(out.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
    }
  }

  std::string numbered(std::size_t number, const Styles::Look& look, std::string_view style, std::string text) {
    std::string strange;
    const std::string label = lists_.next(look.number, look.level, style, strange);
    if (label.empty() || text.find_first_not_of(" \t\n") == std::string::npos) return text;
    if (!strange.empty())
      report_.doubts.push_back({number, say("Numbers of the form “{0}” are written in digits: {1}", {strange, label})});
    report_.changes.push_back({number, tr("Automatic number written into the text"), shortened(text), label + shortened(text)});
    return label + text;
  }

  static std::string ending(const std::string& text) {
    const Text all = from_utf8(text.size() > 1000 ? text.substr(text.size() - 1000 + continuation(text, text.size() - 1000)) : text).value_or(Text());
    return excerpt(all, 20, true);
  }
  /// Bytes until a character begins.
  static std::size_t continuation(const std::string& text, std::size_t at) {
    std::size_t n = 0;
    while (at + n < text.size() && (static_cast<unsigned char>(text[at + n]) & 0xC0) == 0x80) ++n;
    return n;
  }
  static std::string shortened(const std::string& text) { return excerpt(from_utf8(text).value_or(Text()), 20); }

  /// One line, or several where the paragraph is broken by hand; in a heading such breaks only make it look well.
  void emit(const std::string& text, std::size_t number, const Styles::Look& look, Lines& out) {
    Text all = from_utf8(text).value_or(Text());
    const bool title = look.name == "title" || look.name == "标题";
    const std::size_t heading = title ? 1 : look.outline >= 0 ? std::min<std::size_t>(static_cast<std::size_t>(look.outline) + 2, 6) : 0;
    const bool centred = look.align == "center";
    const View said = trimmed(all);
    if ((heading > 0 || (centred && out.empty())) && has(said, U"\n") && said.size() <= 120) {
      Text whole(said);
      std::erase(whole, U'\n');
      report_.changes.push_back({number, tr("Line break in a heading removed"), to_utf8(said), to_utf8(whole)});
      all = std::move(whole);
    }
    bool any = false;
    for (std::size_t at = 0; at <= all.size();) {
      const std::size_t end = std::min(all.find(U'\n', at), all.size());
      const View raw = View(all).substr(at, end - at);
      Line line;
      line.number = number;
      if (fill_line(line, raw, normalise_, report_)) {
        check_count(out.size());
        line.blanks = std::exchange(blanks_, 0);
        line.heading = any ? 0 : heading;
        line.indented = !any && (heading > 0 || look.first_line == 1 || look.number > 0 || centred || look.align == "right" || look.align == "end" ||
                                 starts(raw, U"　　") || starts(raw, U"    "));
        any = true;
        out.push_back(std::move(line));
      }
      at = end + 1;
    }
    if (!any) ++blanks_;
  }

  void drop_contents(std::size_t number, const std::string& text, Lines& out) {
    if (text.empty()) return;
    if (!out.empty() && is_contents_line(out.back().text)) {
      report_.dropped.push_back({say("line {0}: list of contents that the program made", {std::to_string(out.back().number)}), to_utf8(out.back().text)});
      out.pop_back();
    }
    report_.dropped.push_back({say("line {0}: list of contents that the program made", {std::to_string(number)}), text});
  }

  /// Rows and cells stand right below, or inside content controls and the like.
  template <typename Take>
  void inner(const Element& holder, std::string_view name, const Take& take) {
    for (const Element& child : holder.children) {
      if (child.name == name) take(child);
      else if (child.name == "w:sdt" || child.name == "w:sdtContent" || child.name == "w:customXml" || child.name == "w:ins") inner(child, name, take);
    }
  }

  void table(const Element& e, Lines& out) {
    if (tables_ == kMostTables) return flat(e, out);
    ++tables_;
    std::vector<TableRow> rows;
    std::map<std::size_t, Lines> above;  // by column, what a merged cell began with
    inner(e, "w:tr", [&](const Element& tr_) {
      const Element* properties = tr_.first("w:trPr");
      TableRow row;
      row.line = number_ + 1;
      std::size_t column = properties ? static_cast<std::size_t>(std::max(integer(value_of(properties, "w:gridBefore"), 0), 0)) : 0;
      const bool deleted = properties && properties->first("w:del");
      Text gone;
      inner(tr_, "w:tc", [&](const Element& tc) {
        const Element* look = tc.first("w:tcPr");
        Cell cell;
        cell.column = column;
        blocks(tc, cell.lines);
        blanks_ = 0;
        for (Line& line : cell.lines) line.blanks = 0;
        for (const Line& line : cell.lines) gone += line.text + U" ";
        const Element* merged = look ? look->first("w:vMerge") : nullptr;
        cell.merged = merged != nullptr;
        if (merged && merged->attribute("w:val") != "restart" && cell.lines.empty() && above.contains(column)) {
          cell.continued = true;
          cell.lines = above[column];
        } else {
          above.erase(column);
          if (merged && short_enough(cell.lines)) above[column] = cell.lines;
          else if (merged) above[column] = {};
        }
        column += static_cast<std::size_t>(std::clamp(integer(value_of(look, "w:gridSpan"), 1), 1, 1000));
        row.cells.push_back(std::move(cell));
      });
      if (!deleted) rows.push_back(std::move(row));
      else if (!gone.empty()) report_.dropped.push_back({say("line {0}: row of a table deleted with changes tracked", {std::to_string(row.line)}), to_utf8(trimmed(gone))});
    });
    add_table(rows, out, report_);
    --tables_;
    check_count(out.size());
  }

  /// What a merged cell says is repeated in every row beside it, so only what may be a label or a unit is.
  static bool short_enough(const Lines& lines) {
    std::size_t size = 0;
    for (const Line& line : lines) size += line.text.size() + line.cells.size();
    return size <= kMerged;
  }

  /// A table too deep inside others: its paragraphs one after another. Each further level would copy all that is inside once more.
  void flat(const Element& e, Lines& out) {
    if (!std::exchange(flat_, true))
      report_.doubts.push_back({number_ + 1, tr("A table stands inside too many others; its cells became lines of text.")});
    for (const Element& child : e.children) block(child, out);
  }

  /// Headers and footers, which belong to pages and not to the text.
  void margins() {
    std::set<std::string> said;
    for (const auto& [id, relation] : package_.relations()) {
      if (relation.external || (relation.type != "header" && relation.type != "footer") || !said.insert(relation.target).second) continue;
      const std::string text = runs_.text_of(package_.part(relation.target));
      if (!text.empty() && said.insert(relation.type + " " + text).second)
        report_.dropped.push_back({relation.type == "header" ? tr("header of the pages") : tr("footer of the pages"), text});
    }
  }

  void leftovers() {
    for (const std::string& name : package_.inserts())
      if (!runs_.used().contains(name))
        report_.dropped.push_back({tr("a picture or an object in the file that does not stand in the text; it stays in the original"), name});
  }

  const Package& package_;
  const Normalise& normalise_;
  Imported& report_;
  Styles styles_;
  Lists lists_;
  Runs runs_;
  Paper paper_;
  std::size_t number_ = 0, blanks_ = 0, carried_line_ = 0, tables_ = 0;
  std::string carried_;
  bool flat_ = false;  ///< a table too deep inside others has been told
};

}  // namespace

Paper paper_of(std::string_view bytes, const Normalise& normalise, Imported& report) {
  const Package package(bytes);
  return Body(package, normalise, report).run();
}

}  // namespace yishibu::text_import
