// SPDX-License-Identifier: MIT
// From a part's tags to a program: what each section covers (words, paragraphs, rows), what vanishes with a tag, and what
// must be watched so that the output stays valid. Must not know any data.
#include <algorithm>

#include "part.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr std::size_t kNone = Token::kNone;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// Marks of ranges stay where what they stand in goes: their other end may be elsewhere.
bool range_mark(std::string_view n) { return one_of(n, {"w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd"}); }
bool container(std::string_view n) { return one_of(n, {"w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"}); }

std::string without_attribute(std::string tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find(name, at)) != std::string::npos;) {
    const std::size_t quote = at + name.size() + 1, end = quote < tag.size() ? tag.find(tag[quote], quote + 1) : std::string::npos;
    if (at == 0 || tag[at - 1] != ' ' || tag[quote - 1] != '=' || end == std::string::npos) {
      at += name.size();
      continue;
    }
    tag.erase(at - 1, end - at + 2);
    --at;
  }
  return tag;
}

std::int64_t number(std::string_view text) {
  if (text.empty() || text.size() > 10 || text.find_first_not_of("0123456789") != std::string_view::npos) return -1;
  return std::stoll(std::string(text));
}

class Compiler {
 public:
  Compiler(std::string_view xml, std::string_view name, std::vector<Problem>& problems)
      : part_(xml, name, problems), problems_(problems), places_(part_.tags.size()), before_(part_.tokens.size() + 1), dropped_(part_.tokens.size(), false),
        guarded_(part_.tokens.size(), false), edits_(part_.tokens.size()) {}

  Program run() {
    sections_ = std::any_of(part_.tags.begin(), part_.tags.end(), [](const PlacedTag& t) { return t.section(); });
    for (std::size_t t = 0; t < part_.tags.size(); ++t)
      if (part_.tags[t].section() && part_.tags[t].tag.kind != Tag::Kind::Close && part_.tags[t].partner != kNone) locate(t, part_.tags[t].partner);
    drop_markers();
    for (std::size_t t = 0; t < part_.tags.size(); ++t) place(t);
    page_start();
    for (std::size_t k = 0; k < part_.tokens.size(); ++k) emit(k);
    link();
    for (const PlacedTag& tag : part_.tags) program_.tags.push_back(tag.tag);
    program_.plain = part_.tags.empty() && !document_;
    return std::move(program_);
  }

 private:
  enum class Where { Text, Run, Paragraph, Row, SameRow };
  struct Place {
    Where where = Where::Text;
    std::size_t token = kNone;  ///< of the paragraph or row it opens before or closes behind
    bool guard = false;         ///< only section of its paragraph
  };
  struct Edit {
    std::size_t begin, end, tag;
    bool emits;
  };
  const Token& token(std::size_t i) const { return part_.tokens[i]; }

  // ---- What a section covers ----
  void locate(std::size_t open, std::size_t close) {
    const PlacedTag& a = part_.tags[open];
    const PlacedTag& b = part_.tags[close];
    if (a.paragraph == b.paragraph) {
      if (a.token != b.token) {
        const std::size_t run_a = part_.around(a.token, "w:r"), run_b = part_.around(b.token, "w:r");
        if (run_a == kNone || run_b == kNone || token(run_a).parent != token(run_b).parent)
          return part_.problem(problems_, a, tr("the section begins and ends in different links or fields; write both tags inside or both outside"));
        places_[open].where = places_[close].where = Where::Run;
      }
      const ParagraphText& p = part_.paragraphs[a.paragraph];
      places_[open].guard = blank(p, 0, a.first) && blank(p, b.last + 1, p.glyphs.size()) && !p.objects && !p.bookmarks && token(token(p.token).parent).name == "w:body";
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
      return part_.problem(problems_, a, tr("the section begins or ends inside a text box and the other end stands outside; write both tags on the same side"));
    const std::size_t below_a = *std::prev(in_chain);
    const auto set = [&](Where where, std::size_t first, std::size_t last) {
      places_[open] = {where, first, false};
      places_[close] = {where, last, false};
    };
    if (token(common).name == "w:tr") {
      set(Where::SameRow, common, common);
      guard(part_.around(common, "w:tbl"));
    } else if (token(below_a).name == "w:tr" && token(below_b).name == "w:tr") {
      set(Where::Row, below_a, below_b);
      guard(part_.around(below_a, "w:tbl"));
    } else if (below_a == p && below_b == q) {
      set(Where::Paragraph, p, q);
      std::size_t box = common;
      while (box != kNone && one_of(token(box).name, {"w:sdtContent", "w:sdt"})) box = token(box).parent;
      if (box != kNone && container(token(box).name)) guard(box);
      if (!before_is_free(a)) part_.problem(problems_, a, tr("there is text before this tag, but the section covers several paragraphs; write the tag at the beginning of its paragraph or alone in one"));
      if (!behind_is_free(b)) part_.problem(problems_, b, tr("there is text behind this tag, but the section covers several paragraphs; write the tag at the end of its paragraph or alone in one"));
    } else {
      part_.problem(problems_, a, say("the section begins and ends in different tables, cells or controls; write {0} and {1} in the same cell, in rows of the same table or in paragraphs side by side", {a.tag.written, b.tag.written}));
    }
  }
  void guard(std::size_t i) {
    if (i != kNone) guarded_[i] = true;
  }
  static bool white(const Glyph& glyph) { return one_of(glyph.text, {" ", "\n", "\t", "　", "\xC2\xA0"}); }
  static bool blank(const ParagraphText& p, std::size_t from, std::size_t to) {
    return std::all_of(p.glyphs.begin() + static_cast<std::ptrdiff_t>(from), p.glyphs.begin() + static_cast<std::ptrdiff_t>(to), white);
  }
  /// Whether glyphs from…to are white or belong to tags of sections.
  bool only_sections(const ParagraphText& p, std::size_t from, std::size_t to) const {
    for (std::size_t g = from; g < to; ++g) {
      if (white(p.glyphs[g])) continue;
      const bool in_tag = std::any_of(p.tags.begin(), p.tags.end(), [&](std::size_t t) { return part_.tags[t].section() && part_.tags[t].first <= g && g <= part_.tags[t].last; });
      if (!in_tag) return false;
    }
    return true;
  }
  bool before_is_free(const PlacedTag& tag) const { return only_sections(part_.paragraphs[tag.paragraph], 0, tag.first); }
  bool behind_is_free(const PlacedTag& tag) const {
    const ParagraphText& p = part_.paragraphs[tag.paragraph];
    return only_sections(p, tag.last + 1, p.glyphs.size());
  }

  // ---- What vanishes with its tags ----
  bool marker(const ParagraphText& p, std::initializer_list<Where> where, std::size_t row) const {
    if (p.objects || !only_sections(p, 0, p.glyphs.size())) return false;
    return std::all_of(p.tags.begin(), p.tags.end(), [&](std::size_t t) {
      return std::find(where.begin(), where.end(), places_[t].where) != where.end() && (row == kNone || places_[t].token == row);
    });
  }
  void drop_markers() {
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
      const bool all = std::all_of(part_.paragraphs.begin(), part_.paragraphs.end(), [&](const ParagraphText& p) {
        return p.token < row || p.token > token(row).match || marker(p, {Where::Row}, row);
      });
      if (all) drop(row);
    }
  }
  void drop(std::size_t i) {
    for (std::size_t k = i; k <= token(i).match; ++k) dropped_[k] = true;
  }
  /// Whether all other paragraphs of the cell are tags as well, or there are none.
  bool alone_in_cell(const ParagraphText& p) const {
    const std::size_t cell = token(p.token).parent;
    return std::none_of(part_.paragraphs.begin(), part_.paragraphs.end(), [&](const ParagraphText& other) {
      return &other != &p && token(other.token).parent == cell && (other.tags.empty() || !marker(other, {Where::Paragraph, Where::Row, Where::SameRow}, kNone));
    });
  }

  // ---- Where the operations go ----
  Op tag_op(std::size_t t) {
    Op op;
    const PlacedTag& tag = part_.tags[t];
    op.kind = tag.tag.kind == Tag::Kind::Value ? Op::Kind::Value : tag.tag.kind == Tag::Kind::Open ? Op::Kind::Open : tag.tag.kind == Tag::Kind::Inverted ? Op::Kind::Inverted : Op::Kind::Close;
    op.tag = tag.tag;
    op.jump = t;  // becomes an index of the program in link()
    if (op.kind == Op::Kind::Value) {
      const ParagraphText& p = part_.paragraphs[tag.paragraph];
      op.flag = only_sections(p, 0, tag.first) && only_sections(p, tag.last + 1, p.glyphs.size());
    }
    return op;
  }
  static Op plain(Op::Kind kind) {
    Op op;
    op.kind = kind;
    return op;
  }
  void place(std::size_t t) {
    const PlacedTag& tag = part_.tags[t];
    const Place& place = places_[t];
    const ParagraphText& p = part_.paragraphs[tag.paragraph];
    const bool in_text = place.token == kNone;
    for (std::size_t g = tag.first; g <= tag.last; ++g) {
      std::vector<Edit>& edits = edits_[p.glyphs[g].token];
      if (g > tag.first && !edits.empty() && edits.back().tag == t) edits.back().end = p.glyphs[g].end;
      else edits.push_back({p.glyphs[g].begin, p.glyphs[g].end, t, g == tag.first && in_text});
    }
    if (!in_text) {
      const bool behind = tag.tag.kind == Tag::Kind::Close && !dropped_[place.token];
      before_[behind ? token(place.token).match + 1 : place.token].push_back(tag_op(t));
    } else if (place.guard) {
      before_[p.token].push_back(plain(Op::Kind::ParagraphOpen));
      before_[token(p.token).match + 1].push_back(plain(Op::Kind::ParagraphClose));
    }
  }
  void page_start() {
    for (std::size_t k = 0; k < part_.tokens.size(); ++k) {
      if (token(k).parent == kNone && token(k).element()) document_ = token(k).name == "w:document";
      if (!document_ || token(k).kind != Token::Kind::Open || token(k).name != "w:sectPr") continue;
      std::size_t at = token(k).match;
      for (std::size_t i = token(k).match; i-- > k + 1;) {
        if (token(i).parent != k || !token(i).element()) continue;
        if (token(i).name == "w:pgNumType") {
          page_number_ = i;
          return;
        }
        // Those that the schema wants behind it.
        if (one_of(token(i).name, {"w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"})) at = i;
      }
      before_[at].push_back(plain(Op::Kind::PageStart));
      return;
    }
  }

  // ---- The program ----
  void literal(std::string_view text) {
    if (text.empty()) return;
    if (program_.ops.empty() || program_.ops.back().kind != Op::Kind::Literal) program_.ops.push_back(plain(Op::Kind::Literal));
    program_.ops.back().text += text;
  }
  void add(Op op) { program_.ops.push_back(std::move(op)); }

  void emit(std::size_t k) {
    for (Op& op : before_[k]) add(std::move(op));
    const Token& t = token(k);
    if (t.element() && (t.name == "w:bookmarkStart" || t.name == "wp:docPr"))
      program_.highest_id = std::max(program_.highest_id, number(attribute(part_.source(k), t.name == "wp:docPr" ? "id" : "w:id")));
    if (dropped_[k] && !(t.element() && range_mark(t.name))) return;
    if (t.kind == Token::Kind::Text) return text(k);
    if (t.element()) {
      if (guarded_[k] && t.name == "w:tbl") add(plain(Op::Kind::TableOpen));
      if (t.name == "w:tr") {
        const std::size_t table = part_.around(k, "w:tbl");
        if (table != kNone && guarded_[table]) add(plain(Op::Kind::RowMark));
      }
      start_tag(k);
      if (guarded_[k] && t.name != "w:tbl") add(plain(Op::Kind::CellOpen));
    } else {
      if (t.kind == Token::Kind::Close && guarded_[t.match] && t.name != "w:tbl") {
        Op op = plain(Op::Kind::CellClose);
        op.text = "<w:p>" + first_properties(t.match) + "</w:p>";
        add(std::move(op));
      }
      if (!skipped_ || t.kind != Token::Kind::Close) literal(part_.source(k));
      if (t.kind == Token::Kind::Close && guarded_[t.match] && t.name == "w:tbl") add(plain(Op::Kind::TableClose));
    }
    if ((t.kind == Token::Kind::Close || t.kind == Token::Kind::Empty) && (t.name == "w:p" || t.name == "w:tbl")) {
      std::size_t box = t.parent;
      while (box != kNone && one_of(token(box).name, {"w:sdtContent", "w:sdt"})) box = token(box).parent;
      if (box != kNone && guarded_[box] && token(box).name != "w:tbl") {
        Op op = plain(Op::Kind::BlockMark);
        op.flag = t.name == "w:p";
        add(std::move(op));
      }
    }
  }
  std::string first_properties(std::size_t box) const {
    for (std::size_t k = box; k < token(box).match; ++k)
      if (token(k).kind == Token::Kind::Open && token(k).name == "w:pPr") return std::string(part_.xml.substr(token(k).begin, token(token(k).match).end - token(k).begin));
    return {};
  }
  void start_tag(std::size_t k) {
    const Token& t = token(k);
    const std::string_view source = part_.source(k);
    if (k == page_number_) {
      Op op = plain(Op::Kind::PageStart);
      op.text = std::string(source);
      std::string rest = without_attribute(op.text, "w:start");
      rest.resize(rest.find_last_not_of("/> ") + 1);
      op.more = rest.substr(std::string_view("<w:pgNumType").size());
      skipped_ = t.kind == Token::Kind::Open;
      return add(std::move(op));
    }
    skipped_ = false;
    if (t.name == "w:t" && k + 1 < part_.tokens.size() && !edits_[k + 1].empty()) return literal("<w:t xml:space=\"preserve\">");
    if (!sections_) return literal(source);
    if (t.name == "w:bookmarkStart" || t.name == "w:bookmarkEnd") {
      Op op = plain(t.name == "w:bookmarkStart" ? Op::Kind::BookmarkStart : Op::Kind::BookmarkEnd);
      op.id = number(attribute(source, "w:id"));
      op.text = unescaped(attribute(source, "w:name"));
      for (const std::string_view key : {"w:colFirst", "w:colLast"})
        if (!attribute(source, key).empty()) op.more += " " + std::string(key) + "=\"" + std::string(attribute(source, key)) + "\"";
      if (op.id >= 0 && t.kind == Token::Kind::Empty) return add(std::move(op));
    }
    if (t.name == "wp:docPr")
      if (const std::string_view id = attribute(source, "id"); number(id) >= 0) {
        Op op = plain(Op::Kind::DrawingId);
        const auto at = static_cast<std::size_t>(id.data() - source.data());
        op.text = std::string(source.substr(0, at));
        op.more = std::string(source.substr(at + id.size()));
        op.id = number(id);
        return add(std::move(op));
      }
    if (t.name == "w:id" && t.kind == Token::Kind::Empty && token(t.parent).name == "w:sdtPr") return;  // optional, and must be unique
    if (t.name == "w:p" || t.name == "w:tr") return literal(without_attribute(without_attribute(std::string(source), "w14:paraId"), "w14:textId"));
    literal(source);
  }
  void text(std::size_t k) {
    std::size_t at = token(k).begin;
    for (const Edit& edit : edits_[k]) {
      literal(part_.xml.substr(at, edit.begin - at));
      at = edit.end;
      if (!edit.emits) continue;
      const PlacedTag& tag = part_.tags[edit.tag];
      const bool split = places_[edit.tag].where == Where::Run, close = tag.tag.kind == Tag::Kind::Close;
      if (split) literal("</w:t></w:r>");
      add(tag_op(edit.tag));
      if (places_[edit.tag].guard && !close) add(plain(Op::Kind::Touch));
      if (split) literal(run_start(part_.around(k, "w:r")));
    }
    literal(part_.xml.substr(at, token(k).end - at));
  }
  /// What opens a second run like this one.
  std::string run_start(std::size_t run) const {
    std::string out(part_.source(run));
    for (std::size_t k = run + 1; k < token(run).match; ++k)
      if (token(k).parent == run && token(k).kind == Token::Kind::Open && token(k).name == "w:rPr")
        out += part_.xml.substr(token(k).begin, token(token(k).match).end - token(k).begin);
    return out + "<w:t xml:space=\"preserve\">";
  }
  void link() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < program_.ops.size(); ++i) {
      Op& op = program_.ops[i];
      if (op.kind == Op::Kind::Open || op.kind == Op::Kind::Inverted) open.push_back(i);
      if (op.kind != Op::Kind::Close) continue;
      if (open.empty() || part_.tags[op.jump].partner != program_.ops[open.back()].jump) {
        if (problems_.empty()) part_.problem(problems_, part_.tags[op.jump], tr("two sections overlap here; close the inner one in the same row or paragraph it begins in"));
        return;
      }
      op.jump = open.back();
      program_.ops[open.back()].jump = i;
      open.pop_back();
    }
  }

  Part part_;
  std::vector<Problem>& problems_;
  std::vector<Place> places_;
  std::vector<std::vector<Op>> before_;
  std::vector<bool> dropped_, guarded_;
  std::vector<std::vector<Edit>> edits_;
  std::size_t page_number_ = kNone;
  bool sections_ = false, document_ = false, skipped_ = false;
  Program program_;
};

}  // namespace

Program compile(std::string_view xml, std::string_view part, std::vector<Problem>& problems) { return Compiler(xml, part, problems).run(); }

}  // namespace yishibu::word
