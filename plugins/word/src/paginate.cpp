// SPDX-License-Identifier: MIT
// Filling pages with paragraphs and table rows. See paginate.hpp.
#include "paginate.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "lines.hpp"
#include "markup.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

namespace yishibu::word {
using namespace markup;
namespace {

struct Section {
  int width = 11906 - 3600, height = 16838 - 2880, columns = 1;
  std::string type;
};
struct Block {
  const Element* element;
  std::size_t section;
};

bool on(const Element* parent, std::string_view name) {
  const Element* element = parent ? parent->first(name) : nullptr;
  return element && element->attribute("w:val") != "0" && element->attribute("w:val") != "false";
}

class Paginator {
 public:
  Paginator(const Element& document, const Styles& styles) : styles_(styles) {
    if (const Element* body = document.first("w:body")) {
      gather(*body);
      sections_.push_back(section(body->first("w:sectPr")));
    } else {
      sections_.push_back({});
    }
  }

  std::size_t run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i == 0 || blocks_[i].section != blocks_[i - 1].section) enter(blocks_[i].section, i == 0);
      if (blocks_[i].element->name == "w:p") paragraph(i);
      else table(*blocks_[i].element);
    }
    return pages_;
  }

 private:
  void gather(const Element& parent) {
    for (const Element& child : parent.children) {
      const Element* properties = child.name == "w:p" ? child.first("w:pPr") : nullptr;
      const Element* frame = properties ? properties->first("w:framePr") : nullptr;
      const bool beside = frame && frame->attribute("w:vAnchor") == "page";  // in the margin, where it takes no room
      if ((child.name == "w:p" && !beside) || child.name == "w:tbl") blocks_.push_back({&child, sections_.size()});
      if (child.name == "w:sdt" || child.name == "w:sdtContent") gather(child);
      if (properties && properties->first("w:sectPr")) sections_.push_back(section(properties->first("w:sectPr")));
    }
  }
  static Section section(const Element* s) {
    Section out;
    if (!s) return out;
    const Element* size = s->first("w:pgSz");
    const Element* margin = s->first("w:pgMar");
    const auto of = [&](std::string_view name, int otherwise) { return number_of(margin, name, otherwise); };
    out.width = number_of(size, "w:w", 11906) - of("w:left", 1800) - of("w:right", 1800) - of("w:gutter", 0);
    out.height = number_of(size, "w:h", 16838) - std::abs(of("w:top", 1440)) - std::abs(of("w:bottom", 1440));
    if (const Element* columns = s->first("w:cols")) {
      out.columns = std::clamp(number_of(columns, "w:num", 1), 1, 20);
      out.width = (out.width - (out.columns - 1) * number_of(columns, "w:space", 720)) / out.columns;
    }
    if (const Element* type = s->first("w:type")) out.type = std::string(type->attribute("w:val"));
    return out;
  }
  void enter(std::size_t index, bool first) {
    const Section& next = sections_[index];
    if (!first && next.type != "continuous") {
      ++pages_;
      if ((next.type == "oddPage" && pages_ % 2 == 0) || (next.type == "evenPage" && pages_ % 2 == 1)) ++pages_;
      y_ = 0;
    }
    column_ = 0;
    now_ = next;
    after_ = 0;
  }
  void advance() {
    if (++column_ >= now_.columns) {
      column_ = 0;
      ++pages_;
    }
    y_ = 0;
    after_ = 0;
  }
  bool fits(int height) const { return y_ + height <= now_.height; }

  /// Lines that must stay together at a paragraph's beginning.
  static std::size_t head(const std::vector<Line>& lines, const ParagraphLook& look) {
    if (look.keep_lines) return lines.size();
    if (!look.widow_control) return 1;
    return lines.size() <= 3 ? lines.size() == 3 ? 3 : lines.size() : 2;
  }
  static int sum(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    int out = 0;
    for (std::size_t i = from; i < to; ++i) out += lines[i].height;
    return out;
  }
  /// What must fit on the page for block `i` to begin there.
  int need(std::size_t i, int depth = 0) {
    if (i >= blocks_.size()) return 0;
    const Element& element = *blocks_[i].element;
    if (element.name == "w:tbl") {
      const std::vector<Row> all = rows(element, now_.width);
      int out = 0;
      for (const Row& row : all) {
        out += row.height;
        if (!row.header) break;
      }
      return out;
    }
    const ParagraphLook look = styles_.paragraph(element);
    if (look.break_before) return 0;
    const std::vector<Line> lines = break_lines(element, look, styles_, now_.width);
    if (look.keep_next && depth < 8) return look.before + sum(lines, 0, lines.size()) + look.after + need(i + 1, depth + 1);
    return look.before + sum(lines, 0, head(lines, look));
  }

  void paragraph(std::size_t i) {
    const Element& element = *blocks_[i].element;
    const ParagraphLook look = styles_.paragraph(element);
    const std::vector<Line> lines = break_lines(element, look, styles_, now_.width);
    if (look.break_before && y_ > 0) advance();
    const bool same = look.contextual && style_ == look.style;
    if (same) y_ -= after_;
    const int before = same ? 0 : look.before;
    if (y_ > 0) {
      const int wanted = before + sum(lines, 0, head(lines, look));
      const bool keep = look.keep_next && i + 1 < blocks_.size() && blocks_[i + 1].section == blocks_[i].section;
      int together = keep ? before + sum(lines, 0, lines.size()) + look.after + need(i + 1) : wanted;
      if (together > now_.height) together = wanted;  // what cannot be kept together anywhere is not
      if (!fits(together)) advance();
    }
    y_ += before;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const std::size_t left = lines.size() - k;
      // The last two lines go together: a single one never begins a page.
      const int wanted = look.widow_control && left == 2 && k > 1 ? lines[k].height + lines[k + 1].height : lines[k].height;
      if (y_ > 0 && !fits(wanted)) advance();
      y_ += lines[k].height;
      if (lines[k].page_after) advance();
    }
    const bool last_break = !lines.empty() && lines.back().page_after;
    after_ = last_break ? 0 : look.contextual && same_style_follows(i, look) ? 0 : look.after;
    y_ += after_;
    style_ = look.style;
  }
  bool same_style_follows(std::size_t i, const ParagraphLook& look) const {
    return i + 1 < blocks_.size() && blocks_[i + 1].element->name == "w:p" && styles_.paragraph(*blocks_[i + 1].element).style == look.style;
  }

  // ---- Tables ----
  struct Row {
    int height = 0, margins = 0;
    bool header = false, whole = false;
    std::vector<std::vector<int>> cells;  ///< heights that cannot be divided
  };
  void content(const Element& parent, int width, std::vector<int>& into, int depth) const {
    for (const Element& child : parent.children) {
      if (child.name == "w:sdt" || child.name == "w:sdtContent") content(child, width, into, depth);
      if (child.name == "w:p") {
        const ParagraphLook look = styles_.paragraph(child);
        const std::vector<Line> lines = break_lines(child, look, styles_, width);
        const std::size_t first = head(lines, look);
        for (std::size_t k = 0; k < lines.size(); ++k) {
          const int height = lines[k].height + (k == 0 ? look.before : 0) + (k + 1 == lines.size() ? look.after : 0);
          // Lines that may not be parted by a page's end make one piece.
          const bool joined = k > 0 && (k < first || (look.widow_control && k + 1 == lines.size()));
          if (joined) into.back() += height;
          else into.push_back(height);
        }
      }
      if (child.name == "w:tbl" && depth < 8)
        for (const Row& row : rows(child, width, depth + 1)) into.push_back(row.height);
    }
  }
  std::vector<Row> rows(const Element& table, int width, int depth = 0) const {
    const Element* properties = table.first("w:tblPr");
    const Styles::CellFrame frame = styles_.cell_frame(properties);
    std::vector<int> grid;
    if (const Element* g = table.first("w:tblGrid"))
      for (const Element& column : g->children)
        if (column.name == "w:gridCol") grid.push_back(number_of(&column, "w:w", 0));
    std::vector<Row> out;
    std::vector<int> merged(64, 0);  // per column: height of a cell that spans rows, not yet used up
    const std::function<void(const Element&)> collect = [&](const Element& parent) {
      for (const Element& tr : parent.children) {
        if (tr.name == "w:sdt" || tr.name == "w:sdtContent") collect(tr);
        if (tr.name == "w:tr") out.push_back(row(tr, grid, frame.sides, frame.ends + frame.rule, width, depth, merged));
      }
    };
    collect(table);
    // What a spanning cell still lacks makes the last row of the table or of its span higher.
    if (!out.empty()) out.back().height = std::max(out.back().height, *std::max_element(merged.begin(), merged.end()) + out.back().height) + frame.rule;
    return out;
  }
  Row row(const Element& tr, const std::vector<int>& grid, int sides, int ends, int width, int depth, std::vector<int>& merged) const {
    Row out;
    const Element* properties = tr.first("w:trPr");
    out.header = on(properties, "w:tblHeader");
    out.whole = on(properties, "w:cantSplit");
    out.margins = ends;
    std::size_t column = properties ? static_cast<std::size_t>(std::max(number_of(properties->first("w:gridBefore"), "w:val", 0), 0)) : 0;
    std::vector<std::pair<std::size_t, int>> spanning;
    std::vector<bool> continued(64, false);
    for (const Element& tc : tr.children) {
      if (tc.name != "w:tc") continue;
      const Element* p = tc.first("w:tcPr");
      const auto span = static_cast<std::size_t>(std::clamp(number_of(p ? p->first("w:gridSpan") : nullptr, "w:val", 1), 1, 63));
      int cell = 0;
      for (std::size_t k = column; k < column + span && k < grid.size(); ++k) cell += grid[k];
      if (cell == 0) cell = number_of(p ? p->first("w:tcW") : nullptr, "w:w", width / 4);
      const Element* merge = p ? p->first("w:vMerge") : nullptr;
      std::vector<int> pieces;
      if (!merge || merge->attribute("w:val") == "restart") content(tc, std::max(cell - sides, 1), pieces, depth);
      int height = ends;
      for (const int piece : pieces) height += piece;
      if (merge && column < 64) {
        if (merge->attribute("w:val") == "restart") spanning.emplace_back(column, height);
        else continued[column] = true;
      } else {
        out.height = std::max(out.height, height);
        out.cells.push_back(std::move(pieces));
      }
      column += span;
    }
    for (std::size_t k = 0; k < merged.size(); ++k)
      if (!continued[k] && merged[k] > 0) merged[k] = 0;
    const Element* height = properties ? properties->first("w:trHeight") : nullptr;
    const int given = number_of(height, "w:val", 0);
    if (height && height->attribute("w:hRule") == "exact") {
      out.height = given;
      out.whole = true;
    } else {
      out.height = std::max(out.height, given);
    }
    for (std::size_t k = 0; k < merged.size(); ++k) merged[k] = std::max(0, merged[k] - out.height);
    for (const auto& [at, needed] : spanning) merged[at] = std::max(0, needed - out.height);
    return out;
  }

  void table(const Element& element) {
    after_ = 0;
    style_.clear();
    const std::vector<Row> all = rows(element, now_.width);
    int head = 0;
    std::size_t headers = 0;
    while (headers < all.size() && all[headers].header) head += all[headers++].height;
    if (head > now_.height / 2) head = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Row& row = all[i];
      const int repeated = i >= headers ? head : 0;
      const int wanted = row.height + (i == 0 && headers > 0 && headers < all.size() ? head - row.height + all[headers].height : 0);
      if (fits(row.height) && (i > 0 || fits(wanted) || y_ == 0)) {
        y_ += row.height;
        continue;
      }
      if (row.whole || row.header || !split(row, repeated)) {
        if (y_ > repeated || y_ == 0) turn(repeated);
        // A row higher than a page runs over several whatever it says.
        int left = row.height;
        while (left > now_.height - y_ && now_.height > repeated) {
          left -= now_.height - y_;
          turn(repeated);
        }
        y_ += left;
      }
    }
  }
  void turn(int repeated) {
    if (y_ == 0) return;
    advance();
    y_ = repeated;
  }
  /// Lays the row over page ends, line by line; false where not even one line of every cell fits on this page.
  bool split(const Row& row, int repeated) {
    std::vector<std::size_t> at(row.cells.size(), 0);
    for (bool first = true;; first = false) {
      int used = 0;
      bool rest = false;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        int height = row.margins;
        const std::size_t start = at[c];
        while (at[c] < row.cells[c].size() && (y_ + height + row.cells[c][at[c]] <= now_.height || (!first && at[c] == start && y_ == repeated)))
          height += row.cells[c][at[c]++];
        if (first && at[c] == start && !row.cells[c].empty()) return false;
        used = std::max(used, height);
        rest |= at[c] < row.cells[c].size();
      }
      if (!rest) {
        y_ += used;
        return true;
      }
      advance();
      y_ = repeated;
    }
  }

  const Styles& styles_;
  std::vector<Section> sections_;
  std::vector<Block> blocks_;
  Section now_;
  std::size_t pages_ = 1;
  int y_ = 0, after_ = 0, column_ = 0;
  std::string style_;
};

}  // namespace

std::size_t count_pages(std::string_view document_xml, std::string_view styles_xml) {
  const Element document = tree(document_xml, "word/document.xml"), styles_root = styles_xml.empty() ? Element() : tree(styles_xml, "word/styles.xml");
  const Styles styles(styles_root);
  return Paginator(document, styles).run();
}

std::size_t count_pages(const std::string& docx) {
  const zip::Reader reader(docx);
  const zip::Entry* document = reader.find("word/document.xml");
  if (!document) throw Error(ErrorKind::Invalid, tr("This is not a Word document (.docx)."));
  const zip::Entry* styles = reader.find("word/styles.xml");
  return count_pages(reader.bytes(*document), styles ? reader.bytes(*styles) : std::string());
}

}  // namespace yishibu::word
