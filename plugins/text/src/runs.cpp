// SPDX-License-Identifier: MIT
// Implementation of runs.hpp. Recursion is as deep as the XML, which the scanner bounds. Must not know lists or tables.
#include "runs.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace yishibu::text_import {
namespace {

template <typename Take>
void each(const Element& e, std::string_view name, const Take& take) {
  for (const Element& child : e.children) {
    if (child.name == name) take(child);
    else each(child, name, take);
  }
}

std::string attributed(const Element& e, std::string_view name) { return std::string(e.attribute(name)); }

char32_t hexadecimal(std::string_view digits) {
  char32_t out = 0;
  for (const char c : digits.substr(0, 5))
    out = out * 16 + static_cast<char32_t>(c >= '0' && c <= '9' ? c - '0' : ((c | 32) >= 'a' && (c | 32) <= 'f') ? (c | 32) - 'a' + 10 : 0);
  return out;
}

std::string author_of(const Element& e) { return e.has("w:author") ? attributed(e, "w:author") : std::string("?"); }

std::string trimmed_text(const std::string& text) { return to_utf8(trimmed(from_utf8(text).value_or(Text()))); }

/// Signs of symbol fonts that have a character of their own: boxes and ticks of forms, arrows, bullets.
struct Sign {
  std::string_view font;
  char32_t code;
  std::string_view text;
};
constexpr std::size_t kShown = 60;  ///< bytes of a name in a sentence of the report that may be said a million times

constexpr Sign kSigns[] = {
    {"Wingdings", 0xFE, "☑"},   {"Wingdings", 0xFD, "☒"},   {"Wingdings", 0xA8, "□"},   {"Wingdings", 0x6F, "□"},   {"Wingdings", 0x71, "□"},
    {"Wingdings", 0x72, "□"},   {"Wingdings", 0xFC, "✓"},   {"Wingdings", 0xFB, "✗"},   {"Wingdings", 0x6C, "●"},   {"Wingdings", 0x6E, "■"},
    {"Wingdings", 0x75, "◆"},   {"Wingdings", 0xB2, "☆"},   {"Wingdings", 0xAB, "★"},   {"Wingdings", 0xE0, "→"},   {"Wingdings", 0x28, "☎"},
    {"Wingdings 2", 0x52, "☑"}, {"Wingdings 2", 0x51, "☒"}, {"Wingdings 2", 0x53, "☒"}, {"Wingdings 2", 0x54, "☒"}, {"Wingdings 2", 0xA3, "□"},
    {"Wingdings 2", 0x2A, "□"}, {"Wingdings 2", 0x50, "✓"}, {"Wingdings 2", 0x4F, "✗"}, {"Symbol", 0xB7, "•"},      {"Symbol", 0xD6, "√"},
    {"Symbol", 0xB4, "×"},      {"Symbol", 0xA3, "≤"},      {"Symbol", 0xB3, "≥"},      {"Symbol", 0xB1, "±"},      {"Symbol", 0xB0, "°"},
};

}  // namespace

const Element* alternative(const Element& e) {
  const Element* choice = e.first("mc:Choice");
  const Element* fallback = e.first("mc:Fallback");
  // Text boxes stand in both, and only once may they be read; what else there is, newer than that, has a picture to fall back to.
  const bool known = choice && (choice->attribute("Requires").starts_with("wp") || choice->attribute("Requires").starts_with("w1"));
  return known || !fallback ? choice : fallback;
}

Runs::Runs(const Package& package, const Styles& styles, Imported& report) : package_(package), styles_(styles), report_(report) {
  const auto read = [&](Notes& notes, std::string_view type) {
    notes.root = package_.part_of(type);
    for (const Element& note : notes.root.children)
      if (const std::string_view kind = note.attribute("w:type"); kind.empty() || kind == "normal") notes.by_id.emplace(note.attribute("w:id"), &note);
  };
  read(footnotes_, "footnotes");
  read(endnotes_, "endnotes");
  read(comments_, "comments");
}

void Runs::begin(std::size_t line, bool hidden) {
  line_ = line;
  all_hidden_ = hidden;
}

std::string Runs::take() {
  if (!hidden_.empty()) drop(say("line {0}: hidden text", {where()}), std::exchange(hidden_, {}));
  return std::exchange(text_, {});
}

void Runs::drop(std::string reason, std::string_view text) { report_.dropped.push_back({std::move(reason), std::string(text)}); }

void Runs::put(std::string_view text) {
  const std::size_t reading = fields_.empty() ? kNone : fields_.back().outer;
  (reading == kNone ? text_ : fields_[reading].instruction) += text;
}

void Runs::children(const Element& e) {
  for (const Element& child : e.children) walk(child);
}

std::string Runs::aside(const Element& e) {
  std::string kept = std::exchange(text_, {});
  std::vector<const Element*> boxes = std::exchange(boxes_, {});
  ++aside_;
  children(e);
  for (const Element* box : std::exchange(boxes_, std::move(boxes))) each(*box, "w:p", [&](const Element& p) { text_ += aside(p) + " "; });
  --aside_;
  return std::exchange(text_, std::move(kept));
}

void Runs::walk(const Element& e) {
  const std::string_view name(e.name);
  if (name == "w:r") {
    run(e);
  } else if (name == "w:del" || name == "w:moveFrom") {
    drop_deleted(e);
  } else if (name == "w:ins") {
    const std::size_t before = text_.size();
    ++inserted_;
    children(e);
    --inserted_;
    // Of insertions inside an insertion only the outermost is told, which holds them all.
    if (aside_ == 0 && inserted_ == 0 && text_.size() > before)
      report_.changes.push_back({line_, say("Inserted by {0} with changes tracked, taken as text", {author_of(e)}), "", text_.substr(before)});
  } else if (name == "w:fldSimple") {
    field_said(attributed(e, "w:instr"));
    children(e);
  } else if (name == "w:sdt") {
    const Element* content = e.first("w:sdtContent");
    if (content && !is_placeholder(e, line_)) children(*content);
  } else if (name == "mc:AlternateContent") {
    if (const Element* chosen = alternative(e)) children(*chosen);
  } else if (name == "m:t") {
    put(e.content());
    if (aside_ == 0 && first_time("math")) report_.doubts.push_back({line_, tr("A formula became plain characters.")});
  } else if (name == "w:commentReference") {
    const auto found = comments_.by_id.find(e.attribute("w:id"));
    if (found == comments_.by_id.end()) return;
    const Element* comment = found->second;
    comments_.by_id.erase(found);
    report_.dropped.push_back({say("line {0}: comment by {1}", {std::to_string(line_), author_of(*comment)}), text_of(*comment)});
  } else if (!name.ends_with("Pr") && !name.ends_with("Change")) {  // properties say nothing, whatever else there is may
    if (name == "w:hyperlink" && aside_ == 0)
      if (const auto link = package_.relations().find(e.attribute("r:id"));
          link != package_.relations().end() && link->second.external && links_.insert(&link->second).second)
        drop(say("line {0}: address of a link", {where()}), link->second.target);
    children(e);
  }
}

void Runs::drop_deleted(const Element& e) {
  if (deleted_ > 0) return children(e);  // told with what it stands in
  ++deleted_;
  const std::string gone = trimmed_text(aside(e));
  --deleted_;
  if (!gone.empty())
    report_.dropped.push_back({say("line {0}: deleted by {1} with changes tracked", {std::to_string(line_), author_of(e)}), gone});
}

bool Runs::is_placeholder(const Element& sdt, std::size_t line) {
  const Element* properties = sdt.first("w:sdtPr");
  if (deleted_ > 0 || !is_on(properties, "w:showingPlcHdr", false)) return false;
  const std::string shown = text_of(sdt);
  if (!shown.empty()) report_.dropped.push_back({say("line {0}: hint of a form, where nothing was filled in", {std::to_string(line)}), shown});
  return true;
}

void Runs::run(const Element& r) {
  const Element* properties = r.first("w:rPr");
  bool hidden = all_hidden_;
  if (const std::string_view style = value_of(properties, "w:rStyle"); !style.empty())
    if (const int said = styles_.look(style).hidden; said >= 0) hidden = said == 1;
  hidden = is_on(properties, "w:vanish", hidden);
  const std::size_t before = text_.size();
  const Element* fonts = properties ? properties->first("w:rFonts") : nullptr;
  const std::string_view font = (fonts ? fonts->attribute("w:ascii") : std::string_view()).substr(0, kShown);
  for (const Element& e : r.children) {
    const std::string_view name(e.name);
    if (name == "w:t" || name == "w:delText") {
      std::string text = e.content();
      std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
      if (font.starts_with("Wingdings"))
        for (const char32_t c : from_utf8(text).value_or(Text())) symbol(font, c);
      else put(text);
    } else if (name == "w:tab" || name == "w:ptab") {
      put("\t");
    } else if (name == "w:br" || name == "w:cr") {
      put("\n");
    } else if (name == "w:noBreakHyphen") {
      put("-");
    } else if (name == "w:sym") {
      symbol(e.attribute("w:font").substr(0, kShown), hexadecimal(e.attribute("w:char")));
    } else if (name == "w:fldChar") {
      field_mark(e);
    } else if (name == "w:instrText" || name == "w:delInstrText") {
      if (!fields_.empty() && !fields_.back().result) fields_.back().instruction += e.content();
    } else if (name == "w:footnoteReference") {
      note(footnotes_, e.attribute("w:id"));
    } else if (name == "w:endnoteReference") {
      note(endnotes_, e.attribute("w:id"));
    } else if (name == "w:drawing" || name == "w:pict" || name == "w:object") {
      drawing(e);
    } else if (name == "w:ruby") {
      if (const Element* reading = e.first("w:rt"))
        if (const std::string text = aside(*reading); !text.empty() && aside_ == 0) drop(say("line {0}: reading above a word", {where()}), text);
      if (const Element* base = e.first("w:rubyBase")) children(*base);
    } else if (name == "mc:AlternateContent") {
      if (const Element* chosen = alternative(e))
        for (const Element& child : chosen->children) child.name == "w:drawing" || child.name == "w:pict" || child.name == "w:object" ? drawing(child) : walk(child);
    } else if (name == "w:commentReference") {
      walk(e);
    }
  }
  // A field may begin in hidden text and end in shown text, so the text is taken out only now.
  if (hidden && text_.size() > before && aside_ == 0) {
    hidden_ += text_.substr(before);
    text_.resize(before);
  }
}

void Runs::symbol(std::string_view font, char32_t code) {
  // Such fonts stand at U+F000 and at the places of the letters.
  const bool shared = code < 0x100 || (code >= 0xF000 && code < 0xF100);
  if (is_space(code)) return put(" ");
  for (const Sign& sign : kSigns)
    if (sign.font == font && shared && sign.code == (code & 0xFF)) {
      put(sign.text);
      return;
    }
  if (!shared) {
    std::string own;
    utf8::append(own, code);
    return put(own);
  }
  put("〓");
  if (aside_ == 0 && first_time("sign"))
    report_.doubts.push_back({line_, say("A sign of the font “{0}” has no character of its own; 〓 stands for it.", {font})});
}

void Runs::field_mark(const Element& e) {
  const std::string_view type = e.attribute("w:fldCharType");
  if (type == "begin") {
    if (fields_.size() > 10'000) return;
    fields_.push_back({{}, false, fields_.size()});
    // The answer of a form of the old kind stands in no text at all.
    const Element* form = e.first("w:ffData");
    std::string answer;
    if (const Element* box = form ? form->first("w:checkBox") : nullptr)
      answer = is_on(box, "w:checked", is_on(box, "w:default", false)) ? "☑" : "□";
    if (const Element* list = form ? form->first("w:ddList") : nullptr) {
      int at = integer(value_of(list, "w:result"), integer(value_of(list, "w:default"), 0));
      for (const Element& entry : list->children)
        if (entry.name == "w:listEntry" && at-- == 0) answer = entry.attribute("w:val");
    }
    const std::size_t reading = fields_.size() > 1 ? fields_[fields_.size() - 2].outer : kNone;
    (reading == kNone ? text_ : fields_[reading].instruction) += answer;
  } else if (!fields_.empty() && type == "separate") {
    fields_.back().result = true;
    fields_.back().outer = fields_.size() > 1 ? fields_[fields_.size() - 2].outer : kNone;
  } else if (!fields_.empty() && type == "end") {
    const Field done = std::move(fields_.back());
    fields_.pop_back();
    field_said(done.instruction);
  }
}

void Runs::field_said(const std::string& instruction) {
  const std::string said = trimmed_text(instruction);
  if (said.empty() || aside_ > 0) return;
  const std::string word = said.substr(0, said.find(' '));
  // Where a link leads is told every time, other instructions once with their number.
  const bool link = word == "HYPERLINK" && said.find("\\l") == std::string::npos;
  Said& one = instructions_[link ? said : word];
  if (one.count++ == 0) one.line = line_, one.text = said;
}

void Runs::note(Notes& notes, std::string_view id) {
  if (in_note_) return;
  const auto found = notes.by_id.find(id);
  if (found == notes.by_id.end()) {
    if (aside_ == 0) report_.doubts.push_back({line_, tr("A note that is pointed at here is missing.")});
    return;
  }
  const std::string text = text_of(*found->second);
  notes.by_id.erase(found);  // a second reference would write it out again, and again
  if (text.empty()) return;
  put("（注：" + text + "）");
  if (aside_ == 0) report_.changes.push_back({line_, tr("Note put into brackets where it is pointed at"), text, "（注：" + text + "）"});
}

std::string Runs::text_of(const Element& root) {
  const bool outer = std::exchange(in_note_, true);
  std::vector<Field> fields = std::exchange(fields_, {});
  std::string out;
  const auto add = [&](const std::string& text) {
    const std::string said = trimmed_text(text);
    if (!said.empty()) out += (out.empty() ? "" : "　") + said;
  };
  each(root, "w:p", [&](const Element& p) { add(aside(p)); });
  if (const Element* content = root.first("w:sdtContent"); out.empty() && content) add(aside(*content));
  fields_ = std::move(fields);
  in_note_ = outer;
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

void Runs::drawing(const Element& e) {
  for (const Element& child : e.children) {
    const std::string_view name(child.name);
    if (name == "w:txbxContent") {
      boxes_.push_back(&child);
    } else if (name == "mc:AlternateContent") {
      if (const Element* chosen = alternative(child)) drawing(*chosen);
    } else if (name == "a:blip" || name == "v:imagedata") {
      for (const std::string_view key : {"r:embed", "r:link", "r:id", "r:href"})
        if (child.has(key)) picture(child.attribute(key));
    } else if (name == "v:textpath") {
      put(child.attribute("string"));
      if (aside_ == 0) report_.changes.push_back({line_, tr("Drawn letters taken as text"), "", attributed(child, "string")});
    } else if (name == "c:chart" || name == "dgm:relIds" || name == "o:OLEObject" || name == "w:control") {
      if (aside_ == 0) report_.doubts.push_back({line_, tr("Here a chart, a diagram or an object stands that cannot be read; it stays in the original.")});
    }
    if (name != "w:txbxContent" && name != "mc:AlternateContent") drawing(child);
  }
}

void Runs::picture(std::string_view relation) {
  if (aside_ > 0 || relation.empty()) return;
  const auto found = package_.relations().find(relation);
  const bool known = found != package_.relations().end();
  const std::string target = known ? found->second.target.substr(0, 1000) : std::string(relation.substr(0, kShown));
  if (used_.contains(target)) return;
  if (!known || found->second.external || !package_.has(target)) {
    const std::string shown = excerpt(from_utf8(target).value_or(Text()), 200);
    if (first_time(shown)) report_.doubts.push_back({line_, say("A picture is not in the file: {0}", {shown})});
    return;
  }
  used_.insert(target);
  const std::string name = target.substr(target.rfind('/') + 1);
  pictures_.push_back({line_, {name, package_.bytes(target)}});
  report_.changes.push_back({line_, tr("Picture taken as an attachment"), target, name});
}

void Runs::finish() {
  const std::string open = fields_.empty() || fields_[0].result ? std::string() : fields_[0].instruction;
  if (!fields_.empty()) {
    report_.doubts.push_back({line_, say("A field is not closed; the text behind it may be incomplete: {0}", {excerpt(from_utf8(open).value_or(Text()), 40)})});
    for (Field& field : std::exchange(fields_, {})) field_said(field.instruction);
  }
  for (const auto& [word, said] : instructions_)
    report_.dropped.push_back({say("line {0}: instruction of a field, {1} times", {std::to_string(said.line), std::to_string(said.count)}), said.text});
  const auto rest = [&](Notes& notes, const char* reason) {
    for (const auto& [id, note] : notes.by_id)
      if (const std::string text = text_of(*note); !text.empty()) report_.dropped.push_back({reason, text});
  };
  rest(footnotes_, tr("footnote that nothing points at"));
  rest(endnotes_, tr("endnote that nothing points at"));
  rest(comments_, tr("comment that nothing points at"));
}

}  // namespace yishibu::text_import
