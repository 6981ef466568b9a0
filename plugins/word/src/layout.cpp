// SPDX-License-Identifier: MIT
// See layout.hpp.
#include "layout.hpp"

#include <algorithm>

#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr std::size_t kNone = Token::kNone;

bool container(std::string_view n) { return one_of(n, {"w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"}); }

}  // namespace

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

Layout::Layout(Part part, const Surroundings& surroundings, std::vector<Problem>& problems)
    : part_(std::move(part)), places_(part_.tags.size()), before_(part_.tokens.size() + 1), dropped_(part_.tokens.size(), false),
      guarded_(part_.tokens.size(), false), around_(surroundings), problems_(problems) {
  for (std::size_t t = 0; t < part_.tags.size(); ++t) {
    const PlacedTag& tag = part_.tags[t];
    if (!around_.options->known.empty() && !tag.twin) check_fields(tag);
    if (tag.tag.opens() && tag.partner != kNone) locate(t, tag.partner);
    if (tag.tag.kind == Tag::Kind::Raw || tag.tag.kind == Tag::Kind::CentredImage) locate_block(t);
    if (tag.tag.has("merge")) locate_merge(t);
  }
  drop_markers();
  for (std::size_t t = 0; t < part_.tags.size(); ++t)
    if (part_.tags[t].tag.opens() && part_.tags[t].partner != kNone) last_break(part_.tags[t].partner);
}

void Layout::check_fields(const PlacedTag& tag) {
  const std::set<std::string>& known = around_.options->known;
  for (const std::string& path : paths_of(tag.tag))
    for (std::size_t from = 0; from <= path.size();) {
      const std::size_t dot = std::min(path.find('.', from), path.size());
      const std::string name = path.substr(from, dot - from);
      from = dot + 1;
      if (known.contains(name) || position_name(name)) continue;
      std::string near;
      std::size_t least = 3;
      const auto consider = [&](const std::string& field) {
        if (const std::size_t d = distance(name, field, least); d < least) least = d, near = field;
      };
      for (const std::string& field : known) consider(field);
      for (const char* position : {"$number", "$index", "$first", "$last"}) consider(position);
      part_.problem(problems_, tag, "unknown_field", near.empty() ? say("there is no field “{0}”; “template tags” and “plugin show” list what there is", {name})
                                                                  : say("there is no field “{0}”; write {1}", {name, near}));
    }
}

// ---- What a section covers ----
void Layout::locate(std::size_t open, std::size_t close) {
  const PlacedTag& a = part_.tags[open];
  const PlacedTag& b = part_.tags[close];
  if (!a.tag.element.empty()) return locate_element(open, close);
  if (a.paragraph == b.paragraph) {
    if (a.token != b.token) {
      const std::size_t run_a = part_.around(a.token, "w:r"), run_b = part_.around(b.token, "w:r");
      const std::size_t common = run_a == kNone || run_b == kNone ? kNone : cut_common(run_a, run_b);
      if (common == kNone)
        return part_.problem(problems_, a, "malformed_tag", tr("the section begins and ends in different links or fields; write both tags inside or both outside"));
      places_[open].where = places_[close].where = Where::Run;
      places_[open].common = places_[close].common = common;
    }
    const ParagraphText& p = part_.paragraphs[a.paragraph];
    places_[open].guard = p.blank(0, a.first) && p.blank(b.last + 1, p.glyphs.size()) && !p.objects && !p.bookmarks && token(token(p.token).parent).name == "w:body";
    return;
  }
  // The smallest element around both, and its children that hold them.
  const std::size_t p = part_.paragraphs[a.paragraph].token, q = part_.paragraphs[b.paragraph].token;
  std::vector<std::size_t> chain;
  for (std::size_t at = p; at != kNone; at = token(at).parent) chain.push_back(at);
  std::size_t below_b = q, common = q;
  while (std::find(chain.begin(), chain.end(), common) == chain.end()) {
    below_b = common;
    common = token(common).parent;
  }
  const auto in_chain = std::find(chain.begin(), chain.end(), common);
  if (in_chain == chain.begin() || common == q)
    return part_.problem(problems_, a, "malformed_tag", tr("the section begins or ends inside a text box and the other end stands outside; write both tags on the same side"));
  const std::size_t below_a = *std::prev(in_chain);
  const auto set = [&](Where where, std::size_t first, std::size_t last) {
    places_[open] = {where, first, false, kNone};
    places_[close] = {where, last, false, kNone};
  };
  if (token(common).name == "w:tr") {
    set(Where::SameRow, common, common);
    guard(part_.around(common, "w:tbl"));
  } else if (token(below_a).name == "w:tr" && token(below_b).name == "w:tr") {
    set(Where::Row, below_a, below_b);
    guard(part_.around(below_a, "w:tbl"));
  } else if (below_a == p && below_b == q) {
    set(Where::Paragraph, p, q);
    guard_container(common);
    if (!before_is_free(a)) part_.problem(problems_, a, "malformed_tag", tr("there is text before this tag, but the section covers several paragraphs; write the tag at the beginning of its paragraph or alone in one"));
    if (!behind_is_free(b)) part_.problem(problems_, b, "malformed_tag", tr("there is text behind this tag, but the section covers several paragraphs; write the tag at the end of its paragraph or alone in one"));
  } else {
    part_.problem(problems_, a, "malformed_tag", say("the section begins and ends in different tables, cells or controls; write {0} and {1} in the same cell, in rows of the same table or in paragraphs side by side", {a.tag.written, b.tag.written}));
  }
}
/// The element around two runs, where nothing but tracked changes and the like lies between it and them; otherwise kNone.
std::size_t Layout::cut_common(std::size_t run_a, std::size_t run_b) const {
  const auto above = [&](std::size_t run) {
    std::size_t at = token(run).parent;
    while (at != kNone && one_of(token(at).name, {"w:ins", "w:moveTo", "w:smartTag"})) at = token(at).parent;
    return at;
  };
  if (token(run_a).parent == token(run_b).parent) return token(run_a).parent;
  return above(run_a) == above(run_b) ? above(run_a) : kNone;
}
/// {-w:tr rows}: the named element around each end, and all between.
void Layout::locate_element(std::size_t open, std::size_t close) {
  const PlacedTag& a = part_.tags[open];
  const std::size_t from = part_.around(a.token, a.tag.element), to = part_.around(part_.tags[close].token, a.tag.element);
  if (from == kNone || to == kNone || token(from).parent != token(to).parent)
    return part_.problem(problems_, a, "malformed_tag", say("there is no {0} around this tag and the one that closes it; write both in the same kind of element, side by side", {a.tag.element}));
  const Where where = token(from).name == "w:tr" ? Where::Row : token(from).name == "w:p" ? Where::Paragraph : Where::Element;
  places_[open] = {where, from, false, kNone};
  places_[close] = {where, to, false, kNone};
  if (token(from).name == "w:tc") repeat_columns(open, close), guard(token(from).parent);
  if (where == Where::Row) guard(part_.around(from, "w:tbl"));
  else guard_container(token(from).parent);
}
/// Cells that are repeated have columns of the grid that are: once in a table, and not where the list may be a row's own.
void Layout::repeat_columns(std::size_t open, std::size_t close) {
  const std::size_t first = places_[open].token, last = places_[close].token, row = token(first).parent, table = part_.around(first, "w:tbl");
  if (table == kNone || token(row).name != "w:tr" || widened_.contains(table)) return;
  for (std::size_t t = 0; t < open; ++t)
    if (part_.tags[t].tag.opens() && part_.tags[t].partner != kNone && part_.tags[t].partner > close && part_.around(part_.tags[t].token, "w:tbl") == table) return;
  std::vector<std::size_t> columns;
  for (std::size_t k = table; k < row; ++k)
    if (token(k).name == "w:gridCol" && token(token(k).parent).parent == table) columns.push_back(k);
  const auto taken = [&](std::size_t end) {  // by the cells of the row before a token
    std::size_t out = 0;
    for (std::size_t k = row + 1; k < end; ++k) {
      if (token(k).element() && token(k).parent == row && token(k).name == "w:tc") ++out;
      if (!one_of(token(k).name, {"w:gridBefore", "w:gridSpan"}) || part_.around(k, "w:tr") != row) continue;
      const auto span = static_cast<std::size_t>(std::max<std::int64_t>(id_number(attribute(part_.source(k), "w:val")), 1));
      out += token(k).name == "w:gridSpan" ? span - 1 : span;
    }
    return out;
  };
  const std::size_t from = taken(first), to = taken(token(last).match);
  if (from >= to || to > columns.size()) return;
  widened_.insert(table);
  places_[open].column = columns[from];
  places_[close].column = columns[to - 1];
}
/// What stands instead of its whole paragraph.
void Layout::locate_block(std::size_t t) {
  const PlacedTag& tag = part_.tags[t];
  const ParagraphText& p = part_.paragraphs[tag.paragraph];
  if (part_.text_only)
    return part_.problem(problems_, tag, "raw_tag_outerxml_invalid", tr("this tag stands for whole paragraphs and there are none here; write it in the text of the document"));
  if (!p.blank(0, tag.first) || !p.blank(tag.last + 1, p.glyphs.size()) || p.objects)
    return part_.problem(problems_, tag, "raw_xml_tag_should_be_only_text_in_paragraph", tr("this tag stands for whole paragraphs; write it alone in one"));
  places_[t] = {Where::Block, p.token, false, kNone};
  guard_container(token(p.token).parent);
  drop(p.token);
}
/// A cell that goes on from the one above where both show the same.
void Layout::locate_merge(std::size_t t) {
  const PlacedTag& tag = part_.tags[t];
  const std::size_t cell = part_.around(tag.token, "w:tc");
  if (cell == kNone) return part_.problem(problems_, tag, "malformed_tag", tr("the filter merge joins cells of a table; write the tag in a cell"));
  guard(part_.around(cell, "w:tbl"));  // its rows are counted
  Op op = plain(Op::Kind::MergeStart);
  op.tag = tag.tag;
  std::size_t at = cell + 1;
  while (at < token(cell).match && token(at).kind == Token::Kind::Text) ++at;
  if (token(at).name != "w:tcPr") {
    op.text = "<w:tcPr>";
    op.more = "</w:tcPr>";
  } else if (token(at).kind == Token::Kind::Empty) {
    op.text = "<w:tcPr>";
    op.more = "</w:tcPr>";
    dropped_[at] = true;
  } else {
    const std::size_t properties = at++;
    // Its place in the schema is behind these.
    while (at < token(properties).match && (token(at).parent != properties || one_of(token(at).name, {"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"}) || token(at).kind == Token::Kind::Text)) ++at;
    if (token(at).name == "w:vMerge") drop(at);
  }
  before_[at].push_back(std::move(op));
}
void Layout::guard(std::size_t i) {
  if (i != kNone) guarded_[i] = true;
}
std::size_t Layout::without_controls(std::size_t i) const {
  while (i != kNone && one_of(token(i).name, {"w:sdtContent", "w:sdt"})) i = token(i).parent;
  return i;
}
void Layout::guard_container(std::size_t i) {
  const std::size_t box = without_controls(i);
  if (box != kNone && container(token(box).name)) guard(box);
}
bool Layout::before_is_free(const PlacedTag& tag) const { return part_.paragraphs[tag.paragraph].only_sections(0, tag.first); }
bool Layout::behind_is_free(const PlacedTag& tag) const {
  const ParagraphText& p = part_.paragraphs[tag.paragraph];
  return p.only_sections(tag.last + 1, p.glyphs.size());
}

// ---- What vanishes with its tags ----
bool Layout::marker(const ParagraphText& p, std::initializer_list<Where> where, std::size_t row) const {
  if (p.objects || p.words_at_all) return false;
  return std::all_of(p.tags.begin(), p.tags.end(), [&](std::size_t t) {
    return std::find(where.begin(), where.end(), places_[t].where) != where.end() && (row == kNone || places_[t].token == row);
  });
}
void Layout::drop_markers() {
  for (const ParagraphText& p : part_.paragraphs) {
    if (p.tags.empty()) continue;
    if (marker(p, {Where::Paragraph}, kNone)) {
      drop(p.token);
    } else if (marker(p, {Where::Row, Where::SameRow}, kNone) && !alone_in_cell(p)) {
      drop(p.token);
    }
  }
  for (std::size_t t = 0; t < part_.tags.size(); ++t) {
    if (places_[t].where != Where::Row || dropped_[places_[t].token]) continue;
    const std::size_t row = places_[t].token;
    const auto inside = part_.between(row, token(row).match);
    const bool all = std::all_of(inside.begin(), inside.end(), [&](const ParagraphText& p) { return marker(p, {Where::Row}, row); });
    if (all) drop(row);
  }
}
void Layout::drop(std::size_t i) {
  for (std::size_t k = i; k <= token(i).match; ++k) dropped_[k] = true;
}
/// Whether all other paragraphs of the cell are tags as well, or there are none.
bool Layout::alone_in_cell(const ParagraphText& p) const {
  const std::size_t cell = token(p.token).parent;
  const auto inside = part_.between(cell, token(cell).match);
  return std::none_of(inside.begin(), inside.end(), [&](const ParagraphText& other) {
    return &other != &p && token(other.token).parent == cell && (other.tags.empty() || !marker(other, {Where::Paragraph, Where::Row, Where::SameRow}, kNone));
  });
}

/// A page break that ends what is repeated stands between two passes only.
void Layout::last_break(std::size_t close) {
  if (places_[close].where != Where::Paragraph) return;
  std::size_t last = places_[close].token;
  if (dropped_[last]) {
    std::size_t at = last;
    while (at-- > 0 && token(at).parent == token(last).parent && token(at).kind == Token::Kind::Text) {
    }
    if (at == kNone || token(at).name != "w:p" || token(at).kind == Token::Kind::Open) return;
    last = token(at).match;
  }
  std::size_t page = kNone;
  bool other = false, begins = false;  // with a page of its own, where nothing else is in it
  for (std::size_t k = last; k <= token(last).match; ++k) {
    if (token(k).kind == Token::Kind::Text && token(token(k).parent).name == "w:t") {
      const auto found = part_.between(last, last + 1);
      if (found.empty() || found[0].words_at_all) page = kNone, other = true;
    }
    if (!token(k).element()) continue;
    if (token(k).name == "w:br" && attribute(part_.source(k), "w:type") == "page") page = k, begins = false;
    else if (token(k).name == "w:pageBreakBefore" && !one_of(attribute(part_.source(k), "w:val"), {"0", "false", "off"})) page = k, begins = true;
    else if (one_of(token(k).name, {"w:drawing", "w:pict", "w:tab", "w:br"}) && token(token(k).parent).name == "w:r") page = kNone, other = true;
  }
  if (page == kNone) return;
  const std::size_t from = !begins && (other || part_.paragraphs[part_.tags[close].paragraph].token == last) ? page : last;
  before_[from].push_back(plain(Op::Kind::BreakOpen));
  before_[token(from).match + 1].push_back(plain(Op::Kind::BreakClose));
}

}  // namespace yishibu::word
