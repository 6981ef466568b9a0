// SPDX-License-Identifier: MIT
// From a part and its layout to a program: literals, operations, and what must be watched so that the output stays valid.
// Must not know any data.
#include <algorithm>
#include <array>
#include <tuple>

#include "layout.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr std::size_t kNone = Token::kNone;

/// Marks of ranges stay where what they stand in goes: their other end may be elsewhere.
bool range_mark(std::string_view n) { return one_of(n, {"w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd"}); }

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

class Compiler : Layout {
 public:
  Compiler(Part part, const Surroundings& surroundings, std::vector<Problem>& problems)
      : Layout(std::move(part), surroundings, problems), around_(surroundings), problems_(problems), edits_(part_.tokens.size()) {}

  Program run() {
    notes_ = part_.entry.starts_with("word/footnotes") ? "w:footnote" : part_.entry.starts_with("word/endnotes") ? "w:endnote" : part_.entry.starts_with("word/comments.") ? "w:comment" : "";
    sections_ = around_.sections || std::any_of(part_.tags.begin(), part_.tags.end(), [](const PlacedTag& t) { return t.tag.section(); });
    for (std::size_t t = 0; t < part_.tags.size(); ++t) place(t);
    if (sections_ && !around_.numbered_styles.empty())
      for (std::size_t k = 0; k < part_.tokens.size(); ++k)
        if (token(k).kind == Token::Kind::Open && token(k).name == "w:pPr") styled_list(k);
    page_start();
    for (std::size_t k = 0; k < part_.tokens.size(); ++k)
      if (token(k).element() && token(k).name == "wp:docPr") picture(k);
    for (std::size_t k = 0; k < part_.tokens.size(); ++k) emit(k);
    link();
    find_lists();
    for (const PlacedTag& tag : part_.tags)
      if (!tag.twin && tag.tag.name != "=") program_.tags.push_back(tag.tag);
    program_.plain = part_.tags.empty() && !document_ && !attributes_ && (notes_.empty() || !sections_);
    return std::move(program_);
  }

 private:
  struct Edit {
    std::size_t begin, end, tag;
    bool emits;
  };

  // ---- Where the operations go ----
  Op tag_op(std::size_t t) {
    Op op;
    const PlacedTag& tag = part_.tags[t];
    switch (tag.tag.kind) {
      case Tag::Kind::Open: op.kind = Op::Kind::Open; break;
      case Tag::Kind::Inverted:
      case Tag::Kind::Else: op.kind = Op::Kind::Inverted; break;
      case Tag::Kind::Close: op.kind = Op::Kind::Close; break;
      case Tag::Kind::Raw: op.kind = Op::Kind::Raw; break;
      case Tag::Kind::Image:
      case Tag::Kind::CentredImage: op.kind = Op::Kind::Image; break;
      default: op.kind = part_.text_only ? Op::Kind::PlainValue : Op::Kind::Value;
    }
    op.tag = tag.tag;
    op.jump = t;  // becomes an index of the program in link()
    if (op.kind == Op::Kind::Value) {
      const ParagraphText& p = part_.paragraphs[tag.paragraph];
      op.flag = p.only_sections(0, tag.first) && p.only_sections(tag.last + 1, p.glyphs.size());
    }
    if (tag.tag.kind == Tag::Kind::CentredImage) op.flag = true;
    return op;
  }
  void place(std::size_t t) {
    const PlacedTag& tag = part_.tags[t];
    const Place& place = places_[t];
    const ParagraphText& p = part_.paragraphs[tag.paragraph];
    const bool in_text = place.token == kNone;
    const bool silent = !in_text || tag.tag.name == "=";
    if (tag.twin) {
      std::vector<Edit>& edits = edits_[tag.token];
      if (!silent) edits.push_back({edits.back().end, edits.back().end, t, true});
    } else {
      for (std::size_t g = tag.first; g <= tag.last; ++g) {
        std::vector<Edit>& edits = edits_[p.glyphs[g].token()];
        if (g > tag.first && !edits.empty() && edits.back().tag == t) edits.back().end = p.glyphs[g].end;
        else edits.push_back({p.glyphs[g].begin, p.glyphs[g].end, t, g == tag.first && !silent});
      }
    }
    if (!in_text) {
      const bool behind = tag.tag.kind == Tag::Kind::Close && !dropped_[place.token];
      before_[behind ? token(place.token).match + 1 : place.token].push_back(tag_op(t));
      if (place.column != kNone) before_[place.column + behind].push_back(tag_op(t));
    } else if (place.guard) {
      before_[p.token].push_back(plain(Op::Kind::ParagraphOpen));
      before_[token(p.token).match + 1].push_back(plain(Op::Kind::ParagraphClose));
    }
  }
  /// A paragraph that is numbered by its style gets a numbering of its own where the list begins anew.
  void styled_list(std::size_t properties) {
    std::size_t at = properties + 1;
    auto style = around_.numbered_styles.end();
    std::size_t place = kNone;
    for (; at < token(properties).match; ++at) {
      if (token(at).parent != properties || !token(at).element()) continue;
      if (token(at).name == "w:numPr") return;
      if (token(at).name == "w:pStyle") style = around_.numbered_styles.find(std::string(attribute(part_.source(at), "w:val")));
      else if (place == kNone && !one_of(token(at).name, {"w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"})) place = at;
    }
    if (style == around_.numbered_styles.end()) return;
    Op op = plain(Op::Kind::NumberedBy);
    op.flag = true;
    op.id = style->second.first;
    op.text = style->second.second;
    before_[place == kNone ? token(properties).match : place].push_back(std::move(op));
  }
  /// {%photo} as the alternative text of a picture: it is exchanged for the data's, and leaves where there is none.
  void picture(std::size_t described) {
    const std::string text = unescaped(attribute(part_.source(described), "descr"));
    const Delimiters& marks = around_.options->delimiters;
    const std::size_t around = part_.around(described, "w:drawing");
    if (around == kNone || !text.starts_with(marks.open + "%") || !text.ends_with(marks.close)) return;
    Wrong wrong;
    std::optional<Tag> tag = parse_tag(std::string_view(text).substr(marks.open.size(), text.size() - marks.open.size() - marks.close.size()), wrong);
    std::size_t shown = around;
    while (shown < token(around).match && (token(shown).name != "a:blip" || attribute(part_.source(shown), "r:embed").empty())) ++shown;
    if (!tag || tag->kind != Tag::Kind::Image || shown == token(around).match) return;
    for (std::size_t k = around; k < token(around).match; ++k)
      if (token(k).element() && (k == shown || (one_of(token(k).name, {"wp:docPr", "pic:cNvPr"}) && unescaped(attribute(part_.source(k), "descr")) == text))) pictures_[k] = *tag;
    program_.tags.push_back(std::move(*tag));
    before_[around].push_back(plain(Op::Kind::ParagraphOpen));
    before_[token(around).match + 1].push_back(plain(Op::Kind::ParagraphClose));
    attributes_ = true;
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
    if (barrier_ || program_.ops.empty() || program_.ops.back().kind != Op::Kind::Literal) program_.ops.push_back(plain(Op::Kind::Literal));
    barrier_ = false;
    program_.ops.back().text += text;
  }
  /// A start tag with an operation in the place of an attribute's value.
  void with_attribute(std::string_view source, std::string_view name, Op op, std::optional<Op> text = {}) {
    const std::string_view value = attribute(source, name);
    const auto at = static_cast<std::size_t>(value.data() - source.data());
    tagged(source.substr(0, at), text);
    add(std::move(op));
    tagged(source.substr(at + value.size()), text);
  }
  /// Escaped text, attributes and all, in which tags may stand that print a value.
  void tagged(std::string_view source, const std::optional<Op>& text = {}) {
    if (const std::size_t at = text ? source.find(" descr=\"") : source.npos; at != source.npos) {
      const std::size_t begin = at + std::string_view(" descr=\"").size();
      literal(source.substr(0, begin));
      add(*text);
      return literal(source.substr(source.find('"', begin)));
    }
    const Delimiters& marks = around_.options->delimiters;
    for (Fragment& fragment : fragments_of(source, marks.open, marks.close)) {
      if (fragment.tag) {
        program_.tags.push_back(*fragment.tag);
        attributes_ = true;
        Op op = plain(Op::Kind::PlainValue);
        op.tag = std::move(*fragment.tag);
        add(std::move(op));
      }
      literal(fragment.words);
    }
  }
  void add(Op op) {
    barrier_ = false;
    program_.ops.push_back(std::move(op));
  }

  void emit(std::size_t k) {
    for (Op& op : before_[k]) add(std::move(op));
    const Token& t = token(k);
    if (t.element() && (t.name == "w:bookmarkStart" || t.name == "wp:docPr"))
      program_.highest_id = std::max(program_.highest_id, id_number(attribute(part_.source(k), t.name == "wp:docPr" ? "id" : "w:id")));
    if (dropped_[k] && !(t.element() && range_mark(t.name))) return;
    if (t.kind == Token::Kind::Text) return text(k);
    const bool note = !notes_.empty() && t.name == notes_ && (t.kind == Token::Kind::Close ? note_ != kNone : attribute(part_.source(k), "w:type").empty());
    if (note && t.kind == Token::Kind::Open && id_number(attribute(part_.source(k), "w:id")) >= 0) {
      Op op = plain(Op::Kind::NoteStart);
      op.id = id_number(attribute(part_.source(k), "w:id"));
      note_ = program_.ops.size();
      program_.notes[op.id] = note_;
      add(std::move(op));
      if (guarded_[k]) return with_attribute(part_.source(k), "w:id", plain(Op::Kind::NoteId)), add(plain(Op::Kind::CellOpen));
      return with_attribute(part_.source(k), "w:id", plain(Op::Kind::NoteId));
    }
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
        op.text = t.name == "w:tr" ? "<w:tc><w:p/></w:tc>" : "<w:p>" + first_properties(t.match) + "</w:p>";
        add(std::move(op));
      }
      // The page number is printed whole, end tag and all, by its operation.
      if (t.kind != Token::Kind::Close || t.match != page_number_) literal(part_.source(k));
      if (t.kind == Token::Kind::Close && guarded_[t.match] && t.name == "w:tbl") add(plain(Op::Kind::TableClose));
      if (note && note_ != kNone) {
        program_.ops[note_].jump = program_.ops.size();
        note_ = kNone;
        barrier_ = true;
      }
    }
    if ((t.kind == Token::Kind::Close || t.kind == Token::Kind::Empty) && (t.name == "w:p" || t.name == "w:tbl" || t.name == "w:tc")) {
      const std::size_t box = without_controls(t.parent);
      if (box != kNone && guarded_[box] && token(box).name != "w:tbl") {
        Op op = plain(Op::Kind::BlockMark);
        op.flag = t.name != "w:tbl";
        add(std::move(op));
      }
    }
  }
  std::string first_properties(std::size_t box) const {
    for (std::size_t k = box; k < token(box).match; ++k)
      if (token(k).kind == Token::Kind::Open && token(k).name == "w:pPr") return std::string(part_.whole(k));
    return {};
  }
  void start_tag(std::size_t k) {
    const Token& t = token(k);
    const std::string_view source = part_.source(k);
    if (k == page_number_) {
      Op op = plain(Op::Kind::PageStart);
      op.text = std::string(source.substr(0, source.find_last_not_of("/> ") + 1)) + "/>";
      std::string rest = without_attribute(std::string(source), "w:start");
      rest.resize(rest.find_last_not_of("/> ") + 1);
      op.more = rest.substr(std::string_view("<w:pgNumType").size());
      return add(std::move(op));
    }
    if (t.name == "w:t" && k + 1 < part_.tokens.size() && !edits_[k + 1].empty()) return literal("<w:t xml:space=\"preserve\">");
    if (t.name == "w:hyperlink" && around_.links.contains(std::string(attribute(source, "r:id")))) {
      Op op = plain(Op::Kind::LinkId);
      op.text = std::string(attribute(source, "r:id"));
      attributes_ = true;
      return with_attribute(source, "r:id", std::move(op));
    }
    if (around_.notes)
      for (const auto& [name, kind, what] : kNoteMarks)
        if (t.name == name && id_number(attribute(source, "w:id")) >= 0) {
          Op op = plain(Op::Kind::NoteMark);
          op.text = kind;
          op.more = what;
          op.id = id_number(attribute(source, "w:id"));
          attributes_ = true;
          return with_attribute(source, "w:id", std::move(op));
        }
    std::optional<Op> text;
    if (const auto exchanged = pictures_.find(k); exchanged != pictures_.end()) {
      text = plain(t.name == "a:blip" ? Op::Kind::PictureLink : Op::Kind::PictureText);
      text->tag = exchanged->second;
      if (t.name == "a:blip") return with_attribute(source, "r:embed", std::move(*text));
    }
    if (!sections_) return one_of(t.name, {"wp:docPr", "pic:cNvPr", "v:shape"}) ? tagged(source, text) : literal(source);
    if (t.name == "w:numId" && t.kind == Token::Kind::Empty && id_number(attribute(source, "w:val")) > 0) {
      Op op = plain(Op::Kind::NumberedBy);
      op.id = id_number(attribute(source, "w:val"));
      return with_attribute(source, "w:val", std::move(op));
    }
    if (t.name == "w:bookmarkStart" || t.name == "w:bookmarkEnd") {
      Op op = plain(t.name == "w:bookmarkStart" ? Op::Kind::BookmarkStart : Op::Kind::BookmarkEnd);
      op.id = id_number(attribute(source, "w:id"));
      op.text = unescaped(attribute(source, "w:name"));
      for (const std::string_view key : {"w:colFirst", "w:colLast"})
        if (!attribute(source, key).empty()) op.more += " " + std::string(key) + "=\"" + std::string(attribute(source, key)) + "\"";
      if (op.id >= 0 && t.kind == Token::Kind::Empty) return add(std::move(op));
    }
    if (t.name == "wp:docPr" && id_number(attribute(source, "id")) >= 0) {
      Op op = plain(Op::Kind::DrawingId);
      op.id = id_number(attribute(source, "id"));
      return with_attribute(source, "id", std::move(op), std::move(text));
    }
    if (one_of(t.name, {"pic:cNvPr", "v:shape"})) return tagged(source, text);
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
      const std::size_t run = split ? part_.around(k, "w:r") : kNone;
      std::string again;
      if (split) {
        std::string ends = "</w:t></w:r>";
        again = run_start(run);
        for (std::size_t box = token(run).parent; box != places_[edit.tag].common; box = token(box).parent) {
          ends += "</" + std::string(token(box).name) + ">";
          again.insert(0, part_.source(box));
        }
        literal(ends);
      }
      add(tag_op(edit.tag));
      if (places_[edit.tag].guard && !close) add(plain(Op::Kind::Touch));
      literal(again);
    }
    literal(part_.xml.substr(at, token(k).end - at));
  }
  /// What opens a second run like this one.
  std::string run_start(std::size_t run) const {
    std::string out(part_.source(run));
    for (std::size_t k = run + 1; k < token(run).match; ++k)
      if (token(k).parent == run && token(k).kind == Token::Kind::Open && token(k).name == "w:rPr")
        out += part_.whole(k);
    return out + "<w:t xml:space=\"preserve\">";
  }
  void link() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < program_.ops.size(); ++i) {
      Op& op = program_.ops[i];
      if (op.kind == Op::Kind::Open || op.kind == Op::Kind::Inverted) open.push_back(i);
      if (op.kind != Op::Kind::Close) continue;
      if (open.empty() || part_.tags[op.jump].partner != program_.ops[open.back()].jump) {
        if (problems_.empty()) part_.problem(problems_, part_.tags[op.jump], "malformed_tag", tr("two sections overlap here; close the inner one in the same row or paragraph it begins in"));
        return;
      }
      op.jump = open.back();
      program_.ops[open.back()].jump = i;
      open.pop_back();
    }
  }

  /// A numbering begins anew with each pass where all of it stands inside, and more than the list itself is repeated.
  void find_lists() {
    std::map<std::int64_t, std::size_t> everywhere;
    for (const Op& op : program_.ops)
      if (op.kind == Op::Kind::NumberedBy) ++everywhere[op.id];
    if (everywhere.empty()) return;
    for (std::size_t i = 0; i < program_.ops.size(); ++i) {
      Op& open = program_.ops[i];
      if (open.kind != Op::Kind::Open) continue;
      std::map<std::int64_t, std::pair<std::size_t, bool>> inside;  // how many, and whether in a section further in
      std::size_t paragraphs = 0, depth = 0;
      for (std::size_t k = i + 1; k < open.jump; ++k) {
        const Op& op = program_.ops[k];
        if (op.kind == Op::Kind::Open || op.kind == Op::Kind::Inverted) ++depth;
        if (op.kind == Op::Kind::Close) --depth;
        for (std::size_t at = 0; op.kind == Op::Kind::Literal && (at = op.text.find("</w:p>", at)) != std::string::npos; ++at) ++paragraphs;
        if (op.kind != Op::Kind::NumberedBy) continue;
        ++inside[op.id].first;
        inside[op.id].second |= depth > 0;
      }
      for (const auto& [id, found] : inside)
        if (found.first == everywhere[id] && found.first < paragraphs && (found.second || found.first > 1)) open.lists.push_back(id);
    }
  }

  static constexpr std::array<std::tuple<std::string_view, const char*, const char*>, 5> kNoteMarks = {
      {{"w:footnoteReference", "footnotes", "reference"}, {"w:endnoteReference", "endnotes", "reference"}, {"w:commentRangeStart", "comments", "start"},
       {"w:commentRangeEnd", "comments", "end"}, {"w:commentReference", "comments", "reference"}}};

  const Surroundings& around_;
  std::vector<Problem>& problems_;
  std::vector<std::vector<Edit>> edits_;
  std::size_t page_number_ = kNone, note_ = kNone;
  std::string_view notes_;  ///< the element of a note, in a part that holds notes
  std::map<std::size_t, Tag> pictures_;  ///< the tokens of pictures that are exchanged: what links to them and what describes them
  bool sections_ = false, document_ = false, attributes_ = false, barrier_ = false;
  Program program_;
};

}  // namespace

Program compile(Part part, const Surroundings& surroundings, std::vector<Problem>& problems) {
  return Compiler(std::move(part), surroundings, problems).run();
}

}  // namespace yishibu::word
