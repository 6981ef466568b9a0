// SPDX-License-Identifier: MIT
// Running a compiled part: slices are appended, nothing is parsed and nothing that a value says is looked at again.
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "markup.hpp"
#include "program.hpp"
#include "raw.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
using namespace markup;
namespace {

constexpr std::size_t kOutput = std::size_t{256} << 20;
constexpr std::size_t kIterations = 1'000'000;  // an empty loop body makes no output, yet costs time
constexpr std::string_view kBlank = "＿＿＿＿";

class Runner {
 public:
  Runner(const Program& program, Job& job) : program_(program), scopes_(*job.data, *job.labels), job_(job) { scopes_.watch(job.touched); }

  std::string run() {
    run(program_, 0, program_.ops.size());
    return std::move(out_);
  }

 private:
  void run(const Program& program, std::size_t from, std::size_t to) {
    const Program* outer = std::exchange(current_, &program);
    for (std::size_t pc = from; pc < to;) {
      const Op& op = program.ops[pc];
      switch (op.kind) {
        case Op::Kind::Open:
        case Op::Kind::Inverted: pc = open(op, pc); continue;
        case Op::Kind::Close: pc = close(op, pc); continue;
        case Op::Kind::NoteStart:
          if (pc == from && to == op.jump) break;  // this very note is being printed
          pc = notes(op, pc);
          continue;
        default: step(op);
      }
      if (out_.size() > kOutput) throw Error(ErrorKind::Invalid, tr("The document would be larger than 256 MiB."), tr("Put fewer records into one paper."));
      ++pc;
    }
    current_ = outer;
  }

  struct Above { std::string text; std::size_t table = 0, row = 0; };
  struct Loop : Position {
    Value held;
    const Value::List* list = nullptr;
    std::size_t begin = 0;
    bool scope = false, counted = false;
    std::string name;  ///< the list's field
    std::map<const Op*, Above> above;  ///< what the cell above shows, for cells to be merged
    bool last() const { return at + 1 >= passes; }
  };
  struct Mark {
    std::size_t at;
    bool seen = false;
    std::size_t rows = 0, number = 0;  ///< of a table
  };

  std::size_t open(const Op& op, std::size_t pc) {
    auto loop = std::make_unique<Loop>();
    const Value* value = scopes_.find(op.tag.expression, loop->held);
    const bool yes = value && value->truthy();
    std::size_t least = 0;  // rows of a fixed form
    for (const Filter& filter : op.tag.filters)
      if (filter.name == "pad") least = std::stoul(filter.argument);
    if (op.kind == Op::Kind::Open ? !yes && least == 0 : yes) return op.jump + 1;
    count();
    if (op.kind == Op::Kind::Open && !(value && value->boolean())) {
      loop->list = value ? value->items() : nullptr;
      loop->passes = std::max(loop->list ? loop->list->size() : yes ? 1 : 0, least);
      loop->scope = true;
      if (job_.spans && !scopes_.owner(op.tag.expression, loop->name)) loop->name = op.tag.name;
      scopes_.push(item(*loop, value));
      loop->counted = loop->list || least > 0;
      if (loop->counted) scopes_.enter(loop.get());
    }
    begin_lists(op);
    loop->begin = out_.size();
    loops_.push_back(std::move(loop));
    return pc + 1;
  }
  const Value* item(const Loop& loop, const Value* value) {
    if (loop.list && loop.at < loop.list->size()) return &(*loop.list)[loop.at];
    if (!loop.list && loop.at == 0 && value && value->truthy()) return value;
    blank_rows_ = true;
    return &kNothing;
  }
  std::size_t close(const Op& op, std::size_t pc) {
    Loop& loop = *loops_.back();
    if (loop.scope) scopes_.pop();
    blank_rows_ = false;
    if (++loop.at < loop.passes) {
      count();
      // A long list: room for all of it at once, instead of copying what is there each time it has doubled.
      if (loop.at == 16 && loops_.size() == 1) make_room(std::min(out_.size() + (out_.size() - loop.begin) / 15 * (loop.passes - 15), kOutput));
      if (loop.at == 1000) scopes_.watch(nullptr);  // what the first thousand do not ask for, the others do not either
      scopes_.push(item(loop, nullptr));
      begin_lists(current_->ops[op.jump]);
      return op.jump + 1;
    }
    if (loop.at > 1000) scopes_.watch(job_.touched);
    if (loop.counted) scopes_.leave();
    loops_.pop_back();
    return pc + 1;
  }
  void make_room(std::size_t size) {
    out_.reserve(size);
    // In large pages where there are some: each page that is touched for the first time takes longer than filling it.
    constexpr std::uintptr_t kLarge = std::uintptr_t{2} << 20;
    const auto at = reinterpret_cast<std::uintptr_t>(out_.data()), begin = (at + kLarge - 1) / kLarge * kLarge, end = (at + out_.capacity()) / kLarge * kLarge;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
  }
  void begin_lists(const Op& open) {
    for (const std::int64_t id : open.lists) {
      lists_[id] = id;
      if (lists_used_.insert(id).second) continue;
      lists_[id] = job_.next_list++;
      job_.new_lists.emplace_back(lists_[id], id);
    }
  }
  void count() {
    if (++job_.iterations > kIterations)
      throw Error(ErrorKind::Invalid, tr("The sections of the template would be repeated more than a million times."));
  }

  void step(const Op& op) {
    switch (op.kind) {
      case Op::Kind::Literal: out_ += op.text; break;
      case Op::Kind::Value: value(op); break;
      case Op::Kind::PlainValue:
        if (const auto text = scopes_.text(op.tag)) escape(out_, *text);
        else missed(op.tag);
        break;
      case Op::Kind::Raw: raw(op.tag); break;
      case Op::Kind::Image: image(op); break;
      case Op::Kind::NumberedBy: {
        const auto list = lists_.find(op.id);
        const std::int64_t id = list == lists_.end() ? op.id : list->second;
        if (!op.flag) out_ += std::to_string(id);
        else if (id != op.id) out_ += "<w:numPr><w:ilvl w:val=\"" + op.text + "\"/><w:numId w:val=\"" + std::to_string(id) + "\"/></w:numPr>";
        break;
      }
      case Op::Kind::NoteId: out_ += std::to_string(note_id_); break;
      case Op::Kind::NoteMark: note_mark(op); break;
      case Op::Kind::PictureLink: {
        Value held;
        PictureSize size;
        const std::string id = picture(op.tag, scopes_.find(op.tag.expression, held), size);
        if (paragraphs_.back().seen = !id.empty(); !id.empty()) out_ += id;
        break;
      }
      case Op::Kind::PictureText: {
        Value held;
        const Value* value = scopes_.find(op.tag.expression, held);
        if (const Value* text = value ? value->find("description") : nullptr) escape(out_, value_text(*text));
        break;
      }
      case Op::Kind::LinkId: link(op); break;
      case Op::Kind::MergeStart: merge(op); break;
      case Op::Kind::BreakOpen: breaks_.push_back({out_.size()}); break;
      case Op::Kind::BreakClose:
        if (!loops_.empty() && loops_.back()->last()) out_.resize(breaks_.back().at);
        breaks_.pop_back();
        break;
      case Op::Kind::BookmarkStart: bookmark(op); break;
      case Op::Kind::BookmarkEnd:
        if (const auto at = bookmarks_.find(op.id); at != bookmarks_.end()) {
          out_ += "<w:bookmarkEnd w:id=\"" + std::to_string(at->second) + "\"/>";
          bookmarks_.erase(at);
        }
        break;
      case Op::Kind::DrawingId: out_ += std::to_string(fresh(op.id, job_.drawings)); break;
      case Op::Kind::TableOpen: tables_.push_back({out_.size(), false, 0, ++tables_begun_}); break;
      case Op::Kind::RowMark: tables_.back().seen = true, ++tables_.back().rows; break;
      case Op::Kind::TableClose:
        if (!tables_.back().seen) out_.resize(tables_.back().at);
        tables_.pop_back();
        break;
      case Op::Kind::CellOpen: cells_.push_back({0}); break;
      case Op::Kind::BlockMark:
        // A table that was taken out again leaves the cell as it was.
        if (out_.ends_with(op.flag ? "</w:p>" : "</w:tbl>") || out_.ends_with("</w:tc>") || (op.flag && out_.ends_with("/>"))) cells_.back().seen = op.flag;
        break;
      case Op::Kind::CellClose:
        if (!cells_.back().seen) out_ += op.text;
        cells_.pop_back();
        break;
      case Op::Kind::ParagraphOpen: paragraphs_.push_back({out_.size()}); break;
      case Op::Kind::Touch: paragraphs_.back().seen = true; break;
      case Op::Kind::ParagraphClose:
        if (!paragraphs_.back().seen) out_.resize(paragraphs_.back().at);
        paragraphs_.pop_back();
        break;
      case Op::Kind::PageStart: page_start(op); break;
      default: break;
    }
  }

  void value(const Op& op) {
    if ((blank_rows_ && !op.tag.name.starts_with('$')) || (goes_on_ && op.tag.has("merge"))) return;  // empty rows are numbered as well
    const std::size_t begin = out_.size();
    print(op);
    if (job_.spans) note_span(op, begin);
  }
  void note_span(const Op& op, std::size_t begin) {
    Span span{begin, out_.size(), {}, {}, {}, &op.tag};
    const Value* owner = scopes_.owner(op.tag.expression, span.name);
    // What has no value yet belongs to the innermost item, or to the record where there is none.
    if (!owner && op.tag.expression.kind == Expression::Kind::Path && op.tag.expression.path.size() == 1) {
      span.name = op.tag.expression.path.front();
      for (const auto& [label, alias] : *job_.labels)
        if (label == span.name) span.name = alias;
    }
    for (std::size_t i = loops_.size(); i-- > 0 && span.list.empty();) {
      const Loop& loop = *loops_[i];
      const Value* item = loop.list && loop.at < loop.list->size() ? &(*loop.list)[loop.at] : nullptr;
      if (!item || (owner && item != owner)) continue;
      for (const char* id : {"row_id", "paragraph_id"})
        if (const Value* found = item->find(id)) span.item = value_text(*found);
      span.list = loop.name;
      if (span.item.empty()) span.list.clear();
      break;
    }
    job_.spans->push_back(std::move(span));
  }
  void print(const Op& op) {
    std::optional<std::string> text = scopes_.text(op.tag);
    if (!text) {
      missed(op.tag);
      if (job_.options->missing) text = job_.options->missing;
      else if (!op.flag) text = kBlank;
      else return;
    }
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text->size(); ++at) {
      const char c = at < text->size() ? (*text)[at] : '\0';
      const bool control = at < text->size() && ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F);
      if (control) {
        if (!job_.options->strip_control)
          throw Error(ErrorKind::Invalid, say("The value of {0} holds a control character.", {op.tag.written}), tr("Take it out of the data."));
        ++job_.control_characters;
      }
      if (at < text->size() && c != '\n' && c != '\t' && c != '\r') continue;
      escape(out_, std::string_view(*text).substr(from, at - from));
      from = at + 1;
      if (at == text->size()) break;
      if (c == '\r' && at + 1 < text->size() && (*text)[at + 1] == '\n') continue;
      if (c != '\t' && !job_.options->line_breaks) out_ += '\n';
      else out_ += c == '\t' ? "</w:t><w:tab/><w:t xml:space=\"preserve\">" : "</w:t><w:br/><w:t xml:space=\"preserve\">";
    }
  }
  void missed(const Tag& tag) {
    if (blank_rows_) return;
    if (std::find(job_.missing.begin(), job_.missing.end(), tag.written) == job_.missing.end()) job_.missing.push_back(tag.written);
  }

  void raw(const Tag& tag) {
    Value held;
    const Value* value = scopes_.find(tag.expression, held);
    if (missing(value)) return missed(tag);
    const std::string xml = value_text(*value);
    if (xml.find_first_not_of(" \t\r\n") == std::string::npos) return;
    require_harmless(xml, tag.written);
    out_ += xml;
    if (!cells_.empty()) cells_.back().seen = std::string_view(xml).substr(0, xml.find_last_not_of(" \t\r\n") + 1).ends_with("</w:p>");
  }

  /// The relationship of a picture that the data names, and its size; "" with a remark where there is none.
  std::string picture(const Tag& tag, const Value* value, PictureSize& size) {
    std::string bytes, problem;
    if (!value || value->is_null() || (value->text() && value->text()->empty())) missed(tag);
    else bytes = job_.image_bytes ? job_.image_bytes(*value, problem) : std::string();
    size = picture_size(bytes);
    if (bytes.empty() || size.extension.empty()) {
      if (value && problem.empty()) problem = tr("it is no picture");
      if (value && !value->is_null()) job_.remarks.push_back(say("{0} is left out: {1}.", {tag.written, problem}));
      return {};
    }
    std::size_t n = 0;
    while (n < job_.pictures.size() && job_.pictures[n].bytes != bytes) ++n;
    if (n == job_.pictures.size()) job_.pictures.push_back({"yishibu" + std::to_string(n + 1) + "." + size.extension, bytes});
    return relationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", "media/" + job_.pictures[n].name, false);
  }
  void image(const Op& op) {
    Value held;
    const Value* value = scopes_.find(op.tag.expression, held);
    const auto part = [&](const char* name) { return value ? value->find(name) : nullptr; };
    const auto millimetres = [&](const char* name) {
      const Value* found = part(name);
      return found ? std::strtod(value_text(*found).c_str(), nullptr) : 0.0;
    };
    PictureSize size;
    const std::string id = picture(op.tag, value, size);
    if (id.empty()) {
      if (!op.flag) return;
      out_ += "<w:p/>";
    } else {
      const Value* described = part("description");
      const std::string shown = drawing(id, fresh(job_.next, job_.drawings), extent_of(size, millimetres("width"), millimetres("height"), 156), described ? value_text(*described) : "");
      // A line of exact height would cut the picture off.
      if (op.flag) out_ += "<w:p><w:pPr><w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:r>" + shown + "</w:r></w:p>";
      else out_ += "</w:t>" + shown + "<w:t xml:space=\"preserve\">";
    }
    if (op.flag && !cells_.empty()) cells_.back().seen = true;
  }
  std::string relationship(std::string type, const std::string& target, bool external) {
    for (const NewRelationship& known : job_.relationships)
      if (known.type == type && known.target == target && known.external == external) return known.id;
    job_.relationships.push_back({"rIdY" + std::to_string(job_.relationships.size() + 1), std::move(type), target, external});
    return job_.relationships.back().id;
  }
  void link(const Op& op) {
    std::string kept;
    std::swap(kept, out_);
    const Program& target = job_.link_targets.at(op.text);
    run(target, 0, target.ops.size());
    std::swap(kept, out_);
    kept = unescaped(kept);
    // A value may fill in an address, not choose what following it does.
    const std::string scheme = kept.substr(0, std::min(kept.find(':'), kept.size()));
    const bool harmless = scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel" || kept.find(':') == std::string::npos;
    if (!harmless) job_.remarks.push_back(say("A link to “{0}” is left out.", {kept}));
    out_ += relationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", harmless ? kept : "about:blank", true);
  }

  void merge(const Op& op) {
    const std::string shown = scopes_.text(op.tag).value_or("");
    goes_on_ = false;
    // What an outer section's item says goes on through the rows of the inner sections; another row in between ends it.
    std::string name;
    const Value* owner = scopes_.owner(op.tag.expression, name);
    const auto holds = [&](const Loop& loop) { return loop.list && loop.at < loop.list->size() && &(*loop.list)[loop.at] == owner; };
    std::size_t i = loops_.empty() ? 0 : loops_.size() - 1;
    while (owner && i > 0 && !holds(*loops_[i])) --i;
    if (!loops_.empty() && !tables_.empty()) {
      Above& above = loops_[i]->above[&op];
      goes_on_ = above.table == tables_.back().number && above.row + 1 == tables_.back().rows && above.text == shown && !shown.empty();
      above = {shown, tables_.back().number, tables_.back().rows};
    }
    out_ += op.text + (goes_on_ ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>") + op.more;
  }

  // ---- Notes: each is printed where it is referred to, with what is known there ----
  void note_mark(const Op& op) {
    const auto part = job_.notes.find(op.text);
    if (part == job_.notes.end() || !part->second->notes.contains(op.id)) {
      out_ += std::to_string(op.id);
      return;
    }
    auto& open = open_notes_[op.text];
    if (op.more == "start" || !open.contains(op.id)) {
      auto& printed = job_.printed_notes[op.text][op.id];
      open[op.id] = printed.empty() ? op.id : job_.next_note[op.text]++;
      std::string kept;
      std::swap(kept, out_);
      const std::int64_t outer = std::exchange(note_id_, open[op.id]);
      const std::size_t from = part->second->notes.at(op.id);
      printed.emplace_back();  // before running it: a note that refers to itself ends here
      const std::size_t slot = printed.size() - 1;
      run(*part->second, from, part->second->ops[from].jump);
      note_id_ = outer;
      std::swap(kept, out_);
      job_.printed_notes[op.text][op.id][slot] = std::move(kept);
    }
    out_ += std::to_string(open[op.id]);
    if (op.more == "reference") open.erase(op.id);
  }
  std::size_t notes(const Op& op, std::size_t) {
    for (const auto& [kind, by_id] : job_.printed_notes)
      if (job_.notes.at(kind) == &program_)
        if (const auto at = by_id.find(op.id); at != by_id.end())
          for (const std::string& note : at->second) out_ += note;
    return op.jump;
  }

  /// The id itself the first time, a new one later.
  std::int64_t fresh(std::int64_t id, std::set<std::int64_t>& used) {
    while (!used.insert(id).second) id = job_.next++;
    return id;
  }
  void bookmark(const Op& op) {
    const std::int64_t id = fresh(op.id, job_.bookmarks);
    bookmarks_[op.id] = id;
    std::string name = op.text;
    for (int n = 2; !job_.names.insert(name).second; ++n) {
      const std::string suffix = "_" + std::to_string(n);
      std::size_t length = 0, characters = 0;  // Word allows 40 characters
      while (length < op.text.size() && (characters < 40 - suffix.size() || (static_cast<unsigned char>(op.text[length]) & 0xC0) == 0x80)) {
        if ((static_cast<unsigned char>(op.text[length]) & 0xC0) != 0x80) ++characters;
        ++length;
      }
      name = op.text.substr(0, length) + suffix;
    }
    out_ += "<w:bookmarkStart w:id=\"" + std::to_string(id) + "\" w:name=\"";
    escape(out_, name);
    out_ += "\"" + op.more + "/>";
  }
  void page_start(const Op& op) {
    const Value* start = job_.data->find("page_start");
    const std::int64_t* number = start ? start->number() : nullptr;
    if (!number || job_.page_start_done) {
      out_ += op.text;
      return;
    }
    job_.page_start_done = true;
    out_ += "<w:pgNumType" + op.more + " w:start=\"" + std::to_string(*number) + "\"/>";
  }

  static inline const Value kNothing;
  const Program& program_;
  const Program* current_ = nullptr;  ///< whose operations run: this part's, or a note's or link's
  Scopes scopes_;
  Job& job_;
  std::string out_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::vector<Mark> tables_, cells_, paragraphs_, breaks_;
  std::map<std::int64_t, std::int64_t> lists_;
  std::set<std::int64_t> lists_used_;
  std::map<std::string, std::map<std::int64_t, std::int64_t>> open_notes_;  ///< kind, id in the template → id it has here
  std::int64_t note_id_ = 0;
  std::size_t tables_begun_ = 0;
  bool blank_rows_ = false;  ///< inside rows that only fill a form
  bool goes_on_ = false;     ///< the cell at work is merged with the one above
  std::map<std::int64_t, std::int64_t> bookmarks_;
};

}  // namespace

std::string render(const Program& program, Job& job) { return Runner(program, job).run(); }

}  // namespace yishibu::word
