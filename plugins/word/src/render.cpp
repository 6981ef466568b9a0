// SPDX-License-Identifier: MIT
// Running a compiled part: slices are appended, nothing is parsed and nothing that a value says is looked at again.
#include <memory>
#include <optional>

#include "markup.hpp"
#include "program.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
using namespace markup;
namespace {

constexpr std::size_t kOutput = std::size_t{64} << 20;
constexpr std::size_t kIterations = 1'000'000;  // an empty loop body makes no output, yet costs time
constexpr std::string_view kBlank = "＿＿＿＿";

class Runner {
 public:
  Runner(const Program& program, const Value& data, const Labels& labels, Numbering& numbering)
      : ops_(program.ops), data_(data), scopes_(data, labels), numbering_(numbering) {}

  std::string run() {
    for (std::size_t pc = 0; pc < ops_.size();) {
      const Op& op = ops_[pc];
      switch (op.kind) {
        case Op::Kind::Open:
        case Op::Kind::Inverted: pc = open(op, pc); continue;
        case Op::Kind::Close: pc = close(op, pc); continue;
        default: step(op);
      }
      if (out_.size() > kOutput) throw Error(ErrorKind::Invalid, tr("The document would be larger than 64 MiB."), tr("Put fewer records into one paper."));
      ++pc;
    }
    return std::move(out_);
  }

 private:
  struct Loop {
    Value held;
    const Value::List* list = nullptr;
    std::size_t at = 0;
    bool scope = false;
  };
  struct Mark {
    std::size_t at;
    bool seen = false;
  };

  std::size_t open(const Op& op, std::size_t pc) {
    auto loop = std::make_unique<Loop>();
    const Value* value = scopes_.find(op.tag, loop->held);
    const bool yes = value && value->truthy();
    if (yes == (op.kind == Op::Kind::Inverted)) return op.jump + 1;
    count();
    if (op.kind == Op::Kind::Open && !value->boolean()) {
      loop->list = value->items();
      loop->scope = true;
      scopes_.push(loop->list ? &loop->list->front() : value);
    }
    loops_.push_back(std::move(loop));
    return pc + 1;
  }
  std::size_t close(const Op& op, std::size_t pc) {
    Loop& loop = *loops_.back();
    if (loop.scope) scopes_.pop();
    if (loop.list && ++loop.at < loop.list->size()) {
      count();
      scopes_.push(&(*loop.list)[loop.at]);
      return op.jump + 1;
    }
    loops_.pop_back();
    return pc + 1;
  }
  void count() {
    if (++numbering_.iterations > kIterations)
      throw Error(ErrorKind::Invalid, tr("The sections of the template would be repeated more than a million times."));
  }

  void step(const Op& op) {
    switch (op.kind) {
      case Op::Kind::Literal: out_ += op.text; break;
      case Op::Kind::Value: value(op); break;
      case Op::Kind::BookmarkStart: bookmark(op); break;
      case Op::Kind::BookmarkEnd:
        if (const auto at = bookmarks_.find(op.id); at != bookmarks_.end()) {
          out_ += "<w:bookmarkEnd w:id=\"" + std::to_string(at->second) + "\"/>";
          bookmarks_.erase(at);
        }
        break;
      case Op::Kind::DrawingId: out_ += op.text + std::to_string(fresh(op.id, numbering_.drawings)) + op.more; break;
      case Op::Kind::TableOpen: tables_.push_back({out_.size()}); break;
      case Op::Kind::RowMark: tables_.back().seen = true; break;
      case Op::Kind::TableClose:
        if (!tables_.back().seen) out_.resize(tables_.back().at);
        tables_.pop_back();
        break;
      case Op::Kind::CellOpen: cells_.push_back({0}); break;
      case Op::Kind::BlockMark:
        // A table that was taken out again leaves the cell as it was.
        if (out_.ends_with(op.flag ? "</w:p>" : "</w:tbl>") || (op.flag && out_.ends_with("/>"))) cells_.back().seen = op.flag;
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
    std::optional<std::string> text = scopes_.text(op.tag);
    if (!text) {
      if (!op.flag) out_ += kBlank;
      return;
    }
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text->size(); ++at) {
      const char c = at < text->size() ? (*text)[at] : '\0';
      if (at < text->size() && c != '\n' && c != '\t' && c != '\r') continue;
      escape(out_, std::string_view(*text).substr(from, at - from));
      from = at + 1;
      if (at == text->size()) break;
      if (c == '\r' && at + 1 < text->size() && (*text)[at + 1] == '\n') continue;
      out_ += c == '\t' ? "</w:t><w:tab/><w:t xml:space=\"preserve\">" : "</w:t><w:br/><w:t xml:space=\"preserve\">";
    }
  }

  /// The id itself the first time, a new one later.
  std::int64_t fresh(std::int64_t id, std::set<std::int64_t>& used) {
    while (!used.insert(id).second) id = numbering_.next++;
    return id;
  }
  void bookmark(const Op& op) {
    const std::int64_t id = fresh(op.id, numbering_.bookmarks);
    bookmarks_[op.id] = id;
    std::string name = op.text;
    for (int n = 2; !numbering_.names.insert(name).second; ++n) {
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
    const Value* start = data_.find("page_start");
    const std::int64_t* number = start ? start->number() : nullptr;
    if (!number || numbering_.page_start_done) {
      out_ += op.text;
      return;
    }
    numbering_.page_start_done = true;
    out_ += "<w:pgNumType" + op.more + " w:start=\"" + std::to_string(*number) + "\"/>";
  }

  const std::vector<Op>& ops_;
  const Value& data_;
  Scopes scopes_;
  Numbering& numbering_;
  std::string out_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::vector<Mark> tables_, cells_, paragraphs_;
  std::map<std::int64_t, std::int64_t> bookmarks_;
};

}  // namespace

std::string render(const Program& program, const Value& data, const Labels& labels, Numbering& numbering) {
  return Runner(program, data, labels, numbering).run();
}

}  // namespace yishibu::word
