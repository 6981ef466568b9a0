// SPDX-License-Identifier: MIT
// Implementation of drafts.hpp. A plain file is one document; only the marks of a collection (篇一：), a list of contents or
// a further document number divide it. Must not know records.
#include "drafts.hpp"

#include <unordered_set>

#include "dates.hpp"
#include "outline.hpp"

namespace yishibu::text_import {
namespace {

constexpr std::size_t kNotice = 4000;  ///< characters of a paragraph in which a notice names what it carries

class Divider {
 public:
  explicit Divider(Imported& report) : report_(report) {}

  std::vector<Draft> run(std::vector<Block> blocks) {
    for (const Block& block : blocks) collection_ = collection_ || part_mark(block.text) != 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Block& block = blocks[i];
      if (const std::size_t mark = part_mark(block.text); mark != 0) {
        flush(false);
        ++part_;
        begin_part(blocks, i, mark);
      } else if (is_contents_line(block.text) && draft_.blocks.size() <= 1 && begins_contents(blocks, i)) {
        i = take_contents(blocks, i);
      } else {
        if (begins_document(block, i + 1 < blocks.size() ? View(blocks[i + 1].text) : View())) flush(true);
        push(std::move(block));
      }
    }
    flush(false);
    return std::move(out_);
  }

 private:
  void push(Block block) {
    if (draft_.blocks.empty() && draft_.title.empty()) draft_.line = block.line;
    if (draft_.blocks.empty() && draft_.title.empty()) titles_.insert(block.text);
    draft_.blocks.push_back(std::move(block));
  }

  void flush(bool same_part) {
    if (!draft_.blocks.empty() || !draft_.title.empty()) {
      bool plain = true;
      for (const Block& block : draft_.blocks) plain = plain && numbering(block.text).level == 0;
      draft_.lead_in = same_part && collection_ && plain && !draft_.contents && draft_.blocks.size() <= 3;
      draft_.part = part_;
      out_.push_back(std::move(draft_));
    }
    draft_ = {};
  }

  void begin_part(std::vector<Block>& blocks, std::size_t i, std::size_t mark) {
    const View name = trimmed(View(blocks[i].text).substr(mark));
    const std::string line = std::to_string(blocks[i].line);
    if (i + 1 < blocks.size() && View(blocks[i + 1].text) == name) {
      report_.dropped.push_back(
          {say("line {0}: heading of the web page, repeated by the title below it", {line}), to_utf8(blocks[i].text)});
      return;
    }
    report_.dropped.push_back({say("line {0}: mark of a part of the collection", {line}), to_utf8(View(blocks[i].text).substr(0, mark))});
    draft_.title = Text(name);
    draft_.line = blocks[i].line;
  }

  /// A title inside a notice's text that names what the notice carries is no new document.
  bool is_carried(View title) const {
    if (draft_.blocks.empty()) return false;
    for (std::size_t i = 0; i < draft_.blocks.size() && i < 4; ++i)
      if (has(View(draft_.blocks[i].text).substr(0, kNotice), U"《" + Text(title) + U"》")) return has_date_;
    return false;
  }

  bool begins_document(const Block& block, View next) {
    const View text(block.text);
    if (!whole_date(text).empty()) has_date_ = true;
    if (draft_.blocks.empty()) {
      has_date_ = false;
      return false;
    }
    if (is_document_number(text)) {
      // In a plain file a number alone may be one of a list; above a title it begins a document.
      if (!collection_ && !is_official_title(next)) return false;
      // Above or below its title a number belongs to what has just begun.
      for (const Block& other : draft_.blocks)
        if (is_document_number(other.text)) return true;
      return draft_.blocks.size() > 2;
    }
    if (!collection_ || text.size() > 80 || is_terminal(text.back()) || numbering(text).level != 0) return false;
    if (is_carried(text)) return false;
    if (titles_.contains(block.text)) return true;
    if (draft_.blocks.size() < 2) return false;
    if (is_official_title(text) && !has(text, U"，")) return true;
    return text[0] == U'《' && has_any(text, {U"》解读", U"》全文", U"》的解读"});
  }

  static bool is_entry(const Block& block) {
    const View text(block.text);
    return text.size() <= 80 && block.hashes == 0 && !is_document_number(text) && whole_date(text).empty() && part_mark(text) == 0 &&
           !has_any(text, {U"。", U"；"}) && !ends_any(text, {U"：", U"，"});
  }

  /// The entry without leaders and page number.
  static View entry_text(View text) {
    std::size_t size = text.size();
    while (size > 0 && is_digit(text[size - 1])) --size;
    if (size == text.size()) return text;
    std::size_t bare = size;
    while (bare > 0 && (is_space(text[bare - 1]) || View(U"…．.·-—").find(text[bare - 1]) != View::npos)) --bare;
    return bare < size && bare > 0 ? text.substr(0, bare) : text;
  }

  bool begins_contents(const std::vector<Block>& blocks, std::size_t at) const {
    if (at + 2 >= blocks.size() || !is_entry(blocks[at + 1]) || !is_entry(blocks[at + 2])) return false;
    if (!draft_.title.empty()) return true;
    // In a plain file a list is one only if something follows that repeats its first entry, or carries a number.
    const View first = entry_text(blocks[at + 1].text);
    for (std::size_t i = at + 2; i < blocks.size() && i < at + 400; ++i)
      if (entry_text(blocks[i].text) == first || is_document_number(blocks[i].text)) return true;
    return false;
  }

  /// Returns the index of the last block that belongs to the list.
  std::size_t take_contents(std::vector<Block>& blocks, std::size_t at) {
    if (draft_.title.empty() && !draft_.blocks.empty()) {
      draft_.title = draft_.blocks[0].text;
      draft_.blocks.clear();
    }
    if (!draft_.title.empty())
      report_.changes.push_back({blocks[at].line, tr("Title of the list of contents put together"),
                                 to_utf8(draft_.title) + "\n" + to_utf8(blocks[at].text), to_utf8(draft_.title) + "目录"});
    draft_.title += U"目录";
    draft_.contents = true;
    if (draft_.line == 0) draft_.line = blocks[at].line;
    std::unordered_set<Text> seen;
    std::size_t i = at + 1;
    for (; i < blocks.size() && is_entry(blocks[i]); ++i) {
      const View whole(blocks[i].text);
      const View text = entry_text(whole);
      if (!seen.insert(Text(text)).second) break;
      if (text.size() < whole.size())
        report_.dropped.push_back(
            {say("line {0}: page number in the contents", {std::to_string(blocks[i].line)}), to_utf8(whole.substr(text.size()))});
      divide_entry(blocks[i].line, text);
    }
    flush(true);
    return i - 1;
  }

  /// Two entries on one line stand apart by a blank; parts shorter than six characters are 第一章 and the like.
  void divide_entry(std::size_t line, View text) {
    std::vector<Text> parts;
    std::size_t from = 0;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      if (!is_space(text[i]) || is_space(text[i - 1])) continue;
      const View left = trimmed(text.substr(from, i - from));
      const View right = trimmed(text.substr(i));
      if (left.size() < 6 || right.size() < 6 || numbering(right).level != 0) continue;
      parts.emplace_back(left);
      from = i + 1;
    }
    parts.emplace_back(trimmed(text.substr(from)));
    if (parts.size() > 1) {
      std::string after;
      for (const Text& part : parts) after += (after.empty() ? "" : "\n") + to_utf8(part);
      report_.changes.push_back({line, tr("Entries of the contents joined on one line were parted"), to_utf8(text), after});
    }
    for (Text& part : parts) {
      Block block;
      block.line = line;
      block.text = std::move(part);
      draft_.blocks.push_back(std::move(block));
    }
  }

  Imported& report_;
  std::vector<Draft> out_;
  Draft draft_;
  std::unordered_set<Text> titles_;
  int part_ = 0;
  bool collection_ = false;
  bool has_date_ = false;
};

}  // namespace

std::vector<Draft> drafts_of(std::vector<Block> blocks, Imported& report) { return Divider(report).run(std::move(blocks)); }

}  // namespace yishibu::text_import
