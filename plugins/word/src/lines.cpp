// SPDX-License-Identifier: MIT
// See lines.hpp. Follows what LibreOffice and Word do where both agree; fonts are not known here.
#include "lines.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>

#include "markup.hpp"

namespace yishibu::word {
using namespace markup;
namespace {

bool switched_on(const Element* element) {
  if (!element) return false;
  const std::string_view value = element->attribute("w:val");
  return value != "0" && value != "false" && value != "off";
}

void apply(const Element* p, ParagraphLook& look) {
  if (!p) return;
  const auto flag = [&](std::string_view name, bool& into) {
    if (const Element* element = p->first(name)) into = switched_on(element);
  };
  flag("w:keepNext", look.keep_next);
  flag("w:keepLines", look.keep_lines);
  flag("w:pageBreakBefore", look.break_before);
  flag("w:widowControl", look.widow_control);
  flag("w:contextualSpacing", look.contextual);
  if (const Element* spacing = p->first("w:spacing")) {
    look.before = number_of(spacing, "w:before", look.before);
    look.after = number_of(spacing, "w:after", look.after);
    look.line = number_of(spacing, "w:line", look.line);
    if (const std::string_view rule = spacing->attribute("w:lineRule"); !rule.empty())
      look.rule = rule == "exact" ? ParagraphLook::Rule::Exact : rule == "atLeast" ? ParagraphLook::Rule::AtLeast : ParagraphLook::Rule::Auto;
  }
  if (const Element* ind = p->first("w:ind")) {
    look.left = number_of(ind, "w:left", number_of(ind, "w:start", look.left));
    look.right = number_of(ind, "w:right", number_of(ind, "w:end", look.right));
    look.left_chars = number_of(ind, "w:leftChars", number_of(ind, "w:startChars", look.left_chars));
    look.right_chars = number_of(ind, "w:rightChars", number_of(ind, "w:endChars", look.right_chars));
    look.first = number_of(ind, "w:firstLine", look.first);
    look.first_chars = number_of(ind, "w:firstLineChars", look.first_chars);
    if (ind->has("w:hanging")) look.first = -number_of(ind, "w:hanging", 0);
    if (ind->has("w:hangingChars")) look.first_chars = -number_of(ind, "w:hangingChars", 0);
  }
  if (const Element* tabs = p->first("w:tabs"))
    for (const Element& tab : tabs->children)
      if (tab.name == "w:tab" && tab.attribute("w:val") != "clear")
        look.tabs.emplace_back(number_of(&tab, "w:pos", 0), tab.attribute("w:val") == "right" || tab.attribute("w:val") == "end");
}

struct Atom {
  enum class Kind { Wide, Narrow, Space, Tab, Line, Page };
  Kind kind = Kind::Wide;
  int width = 0, size = 0;
  int gap = 0;  ///< before it, where the line goes on
  bool no_start = false, no_end = false, hangs = false;
};

bool wide(std::string_view c) {
  if (c.size() < 3) return c == "·" || c == "×" || c == "°" || c == "±";
  if (c.size() == 4) return true;
  const auto lead = static_cast<unsigned char>(c[0]), second = static_cast<unsigned char>(c[1]);
  if (lead == 0xE2) return second == 0x80 ? c == "“" || c == "”" || c == "‘" || c == "’" || c == "—" || c == "…" || c == "―" : true;
  if (lead == 0xEF && second == 0xBD) return static_cast<unsigned char>(c[2]) <= 0xA0;  // half-width katakana begin behind
  return lead >= 0xE2;
}

class Gatherer {
 public:
  Gatherer(const ParagraphLook& look, const Styles& styles) : look_(look), styles_(styles) {}

  void walk(const Element& element) {
    for (const Element& child : element.children) {
      if (child.name == "w:r") run(child);
      else if (child.name == "w:hyperlink" || child.name == "w:ins" || child.name == "w:smartTag" || child.name == "w:fldSimple" || child.name == "w:sdt" ||
               child.name == "w:sdtContent")
        walk(child);
    }
  }
  std::vector<Atom> atoms;

 private:
  void run(const Element& r) {
    RunLook look = look_.run;
    styles_.run(r.first("w:rPr"), look);
    if (look.hidden) return;
    for (const Element& child : r.children) {
      if (child.name == "w:tab" || child.name == "w:br" || child.name == "w:drawing") word_ = false;
      if (child.name == "w:t") text(child.content(), look);
      else if (child.name == "w:tab") atoms.push_back({Atom::Kind::Tab, 0, look.size, 0, false, false, false});
      else if (child.name == "w:br" || child.name == "w:cr") {
        const std::string_view type = child.attribute("w:type");
        atoms.push_back({type == "page" || type == "column" ? Atom::Kind::Page : Atom::Kind::Line, 0, look.size, 0, false, false, false});
      } else if (child.name == "w:drawing") {
        if (const Element* box = child.first("wp:inline"))
          if (const Element* extent = box->first("wp:extent"))
            atoms.push_back({Atom::Kind::Wide, number_of(extent, "cx", 0) / 635, number_of(extent, "cy", 0) / 635 / 13, 0, false, false, false});
      }
    }
  }
  void text(const std::string& text, const RunLook& look) {
    static constexpr std::string_view kNoStart = "，。、；：？！）》」』】〕〉”’％…—·,.;:?!)]}%～", kNoEnd = "（《「『【〔〈“‘([{", kHangs = "，。、,.";
    for (std::size_t at = 0; at < text.size();) {
      std::size_t n = 1;
      while (at + n < text.size() && (static_cast<unsigned char>(text[at + n]) & 0xC0) == 0x80) ++n;
      const std::string_view c = std::string_view(text).substr(at, n);
      at += n;
      Atom atom;
      atom.size = look.size;
      const bool full = wide(c);
      atom.kind = c == " " ? Atom::Kind::Space : full ? Atom::Kind::Wide : Atom::Kind::Narrow;
      atom.width = look.size * (full ? 10 : 5) * look.scale / 100 + look.spacing;
      atom.no_start = kNoStart.find(c) != std::string_view::npos;
      atom.no_end = kNoEnd.find(c) != std::string_view::npos;
      atom.hangs = kHangs.find(c) != std::string_view::npos;
      // A fifth of a character between Chinese and Latin, as LibreOffice sets it whatever w:autoSpaceDE says.
      const bool word = full ? !atom.no_start && !atom.no_end : n == 1 && std::isalnum(static_cast<unsigned char>(c[0])) != 0;
      if (word && word_ && full != full_) atom.gap = look.size * 2;
      word_ = word;
      full_ = full;
      atoms.push_back(atom);
    }
  }
  bool word_ = false, full_ = false;  ///< of the character before
  const ParagraphLook& look_;
  const Styles& styles_;
};

/// Whether a line may end between two atoms.
bool may_break(const Atom& left, const Atom& right) {
  if (right.no_start || left.no_end || right.kind == Atom::Kind::Space) return false;
  if (left.kind == Atom::Kind::Space || left.kind == Atom::Kind::Tab || right.kind == Atom::Kind::Tab) return true;
  return left.kind == Atom::Kind::Wide || right.kind == Atom::Kind::Wide;
}

int height_of(const ParagraphLook& look, int size) {
  if (look.rule == ParagraphLook::Rule::Exact) return look.line;
  const int natural = size * 13;  // about what Chinese fonts ask for: 1.3 times the size
  return look.rule == ParagraphLook::Rule::AtLeast ? std::max(natural, look.line) : natural * look.line / 240;
}

}  // namespace

int number_of(const Element* element, std::string_view attribute, int otherwise) {
  if (!element || !element->has(attribute)) return otherwise;
  const std::string text(element->attribute(attribute));
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return end == text.c_str() || value > 1e9 || value < -1e9 ? otherwise : static_cast<int>(value);
}

Styles::Styles(const Element& root) {
  for (const Element& child : root.children) {
    if (child.name == "w:docDefaults") {
      if (const Element* d = child.first("w:rPrDefault")) run(d->first("w:rPr"), defaults_.run);
      if (const Element* d = child.first("w:pPrDefault")) apply(d->first("w:pPr"), defaults_);
    }
    if (child.name != "w:style") continue;
    const std::string id(child.attribute("w:styleId"));
    styles_[id] = &child;
    if (child.attribute("w:default") == "1" || child.attribute("w:default") == "true") {
      if (child.attribute("w:type") == "paragraph") default_paragraph_ = id;
      if (child.attribute("w:type") == "table") default_table_ = id;
    }
  }
}

void Styles::apply_style(std::string_view id, ParagraphLook& look, int depth) const {
  const auto at = styles_.find(id);
  if (at == styles_.end() || depth > 20) return;
  if (const Element* base = at->second->first("w:basedOn")) apply_style(base->attribute("w:val"), look, depth + 1);
  apply(at->second->first("w:pPr"), look);
  run(at->second->first("w:rPr"), look.run);
}

ParagraphLook Styles::paragraph(const Element& p) const {
  ParagraphLook look = defaults_;
  const Element* properties = p.first("w:pPr");
  const Element* style = properties ? properties->first("w:pStyle") : nullptr;
  look.style = style ? std::string(style->attribute("w:val")) : default_paragraph_;
  apply_style(look.style, look, 0);
  apply(properties, look);
  return look;
}

void Styles::run(const Element* properties, RunLook& look) const {
  if (!properties) return;
  if (const Element* style = properties->first("w:rStyle")) {
    ParagraphLook through;
    through.run = look;
    apply_style(style->attribute("w:val"), through, 0);
    look = through.run;
  }
  look.size = number_of(properties->first("w:sz"), "w:val", look.size);
  look.spacing = number_of(properties->first("w:spacing"), "w:val", look.spacing);
  look.scale = number_of(properties->first("w:w"), "w:val", look.scale);
  if (const Element* vanish = properties->first("w:vanish")) look.hidden = switched_on(vanish);
}

Styles::CellFrame Styles::cell_frame(const Element* table_properties) const {
  int left = 0, right = 0, top = 0, bottom = 0;
  CellFrame out;
  const auto take = [&](const Element* properties) {
    if (const Element* margins = properties ? properties->first("w:tblCellMar") : nullptr) {
      left = number_of(margins->first("w:left"), "w:w", left);
      right = number_of(margins->first("w:right"), "w:w", right);
      top = number_of(margins->first("w:top"), "w:w", top);
      bottom = number_of(margins->first("w:bottom"), "w:w", bottom);
    }
    const Element* borders = properties ? properties->first("w:tblBorders") : nullptr;
    if (const Element* rule = borders ? borders->first("w:insideH") : nullptr) {
      const bool none = rule->attribute("w:val") == "none" || rule->attribute("w:val") == "nil";
      out.rule = none ? 0 : number_of(rule, "w:sz", 0) * 5 / 2;  // eighths of a point
    }
  };
  const Element* named = table_properties ? table_properties->first("w:tblStyle") : nullptr;
  std::vector<const Element*> chain;
  std::string id = named ? std::string(named->attribute("w:val")) : default_table_;
  for (auto at = styles_.find(id); at != styles_.end() && chain.size() < 20;) {
    chain.push_back(at->second);
    const Element* base = at->second->first("w:basedOn");
    at = base ? styles_.find(base->attribute("w:val")) : styles_.end();
  }
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) take((*at)->first("w:tblPr"));
  take(table_properties);
  out.sides = left + right;
  out.ends = top + bottom;
  return out;
}

std::vector<Line> break_lines(const Element& paragraph, const ParagraphLook& look, const Styles& styles, int width) {
  Gatherer gatherer(look, styles);
  gatherer.walk(paragraph);
  const std::vector<Atom>& atoms = gatherer.atoms;
  const int left = look.indent(look.left, look.left_chars), first = look.indent(look.first, look.first_chars);
  const int room = std::max(width - look.indent(look.right, look.right_chars), 1);
  RunLook mark = look.run;
  if (const Element* properties = paragraph.first("w:pPr")) styles.run(properties->first("w:rPr"), mark);
  std::vector<Line> lines;
  std::size_t at = 0;
  do {
    int x = left + (lines.empty() ? first : 0), size = 0;
    std::size_t i = at, good = at;  // good: the last place where the line may end
    Line line;
    bool full = false;
    for (; i < atoms.size(); ++i) {
      const Atom& atom = atoms[i];
      if (atom.kind == Atom::Kind::Line || atom.kind == Atom::Kind::Page) break;
      if (i > at && may_break(atoms[i - 1], atom)) good = i;
      int step = atom.width + (i > at ? atom.gap : 0);
      if (atom.kind == Atom::Kind::Tab) {
        int following = 0;
        for (std::size_t k = i + 1; k < atoms.size() && atoms[k].kind < Atom::Kind::Tab; ++k) following += atoms[k].width + atoms[k].gap;
        auto stop = std::find_if(look.tabs.begin(), look.tabs.end(), [&](const auto& tab) { return tab.first > x; });
        if (stop == look.tabs.end()) step = first < 0 && x < left ? left - x : 720 - x % 720;
        else step = stop->second ? std::max(stop->first - following - x, 0) : stop->first - x;
      }
      const bool over = x + step > room;
      // Spaces and, by one, full stops and commas may stand beyond the margin.
      if (over && atom.kind != Atom::Kind::Space && !(atom.hangs && x <= room) && i > at) {
        full = true;
        break;
      }
      x += step;
      size = std::max(size, atom.size);
    }
    if (full) {
      if (good > at) i = good;
      at = i;
    } else if (i < atoms.size()) {
      line.page_after = atoms[i].kind == Atom::Kind::Page;
      size = std::max(size, atoms[i].size);
      at = i + 1;
    } else {
      at = i;
    }
    line.height = height_of(look, size ? size : mark.size);
    const bool broken = !full && i < atoms.size();
    lines.push_back(line);
    if (broken && at == atoms.size()) lines.push_back({height_of(look, mark.size), false});
  } while (at < atoms.size());
  return lines;
}

}  // namespace yishibu::word
