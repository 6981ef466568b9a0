// SPDX-License-Identifier: MIT
// Implementation of official.hpp. Must not know minutes, nor how a file was divided.
#include "official.hpp"

#include <algorithm>
#include <utility>

#include "dates.hpp"
#include "meeting.hpp"
#include "outline.hpp"

namespace yishibu::text_import {
namespace {

bool may_be_title(const Block& block) {
  const View text(block.text);
  if (block.hashes > 0) return text.size() <= 120;
  return text.size() <= 80 && !has(text, U"。") && View(U"，；、：").find(text.back()) == View::npos && text[0] != U'|' &&
         numbering(text).level == 0 && bullet(text) == 0 && meeting_label(text).size == 0 && !is_document_number(text) &&
         whole_date(text).empty() && !block.unfinished;
}

bool is_body_name(View text) {
  if (text.size() < 3 || text.size() > 40) return false;
  for (const char32_t c : text)
    if (!is_han(c) && !is_space(c) && c != U'（' && c != U'）' && !is_digit(c) && c != U'·') return false;
  return ends_any(text, {U"办公厅", U"办公室", U"委员会", U"人民政府", U"党委", U"支部",   U"总支",   U"工委", U"局",     U"厅",
                         U"部",     U"院",     U"会",     U"处",       U"站",   U"所",     U"中心",   U"村",   U"社区",   U"小组",
                         U"公司",   U"县委",   U"市委",   U"省委",     U"区委", U"镇政府", U"乡政府", U"街道", U"（章）", U"（盖章）"});
}

std::vector<Text> parted(View list, View marks) {
  std::vector<Text> out(1);
  int depth = 0;
  for (const char32_t c : list) {
    if (c == U'（') ++depth;
    if (c == U'）') --depth;
    if (depth <= 0 && marks.find(c) != View::npos) out.emplace_back();
    else out.back() += c;
  }
  for (Text& one : out) one = Text(trimmed(one));
  std::erase_if(out, [](const Text& one) { return one.empty(); });
  return out;
}

void add_issuer(Record& record, std::size_t& row, View name, std::size_t line, Imported& report) {
  record.rows("issuers").push_back({"r" + std::to_string(++row), {{"name", to_utf8(name)}}, {}});
  report.changes.push_back({line, tr("Signature taken as issuer"), to_utf8(name), to_utf8(name)});
}

/// A first sentence that is a heading: short and with no clause in it.
std::size_t run_in(View text) {
  const std::size_t stop = text.find(U'。');
  if (stop == View::npos || stop == 0 || stop > 25 || stop + 1 >= text.size()) return 0;
  for (const char32_t c : text.substr(0, stop))
    if (View(U"，；：？！").find(c) != View::npos) return 0;
  return stop;
}

}  // namespace

void take_head(Draft& draft, const Shape& shape, Record& record, const std::string& stand_in, Imported& report) {
  std::vector<Block>& blocks = draft.blocks;
  Text title = draft.title;
  std::string number;
  std::size_t used = 0;
  while (used < blocks.size() && !draft.contents) {
    const Block& block = blocks[used];
    const View text(block.text);
    if (number.empty() && shape.number && is_document_number(text)) {
      number = to_utf8(text);
    } else if (title.empty() && shape.number && used + 1 < blocks.size() && text.size() <= 40 && ends(text, U"文件") &&
               is_document_number(blocks[used + 1].text)) {
      report.dropped.push_back({say("line {0}: head of the issuer's paper", {std::to_string(block.line)}), to_utf8(text)});
    } else if (title.empty() && may_be_title(block)) {
      title = block.text;
      if (used + 1 < blocks.size() && block.text.size() <= 30 && block.hashes == 0 && blocks[used + 1].hashes == 0) {
        const View next(blocks[used + 1].text);
        const bool kind_of_paper = next == U"会议记录" || next == U"会议纪要" || next == U"签到表" || next == U"会议通知";
        if (may_be_title(blocks[used + 1]) && (kind_of_paper || (starts(next, U"关于") && is_official_title(next)))) {
          title += next;
          ++used;
          report.changes.push_back(
              {block.line, tr("Title broken over lines joined"), to_utf8(block.text) + "\n" + to_utf8(next), to_utf8(title)});
        }
      }
    } else if (title.empty() && draft.title.empty() && used == 0 && number.empty()) {
      break;
    } else {
      break;
    }
    ++used;
  }
  blocks.erase(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(used));
  if (title.empty() && !shape.meeting) {
    report.doubts.push_back({draft.line, say("No title was found; the name of the file stands in: {0}", {stand_in})});
    record.fields.push_back({shape.title, stand_in});
  } else if (!title.empty()) {
    record.fields.push_back({shape.title, to_utf8(title)});
  }
  if (!number.empty()) record.fields.push_back({"number", number});
}

void take_addressees(Draft& draft, Record& record, std::size_t& row, Imported& report) {
  if (draft.blocks.empty()) return;
  const Block block = draft.blocks.front();
  const View text(block.text);
  if (text.size() < 3 || text.size() > 200 || text.back() != U'：' || numbering(text).level != 0 || bullet(text) != 0) return;
  const View list = text.substr(0, text.size() - 1);
  if (has_any(list, {U"。", U"；", U"：", U"如下", U"通知", U"事项", U"报告", U"下列"})) return;
  if (!starts(list, U"各") && !is_body_name(list) &&
      !has_any(list, {U"委员会", U"政府", U"党委", U"党支部", U"单位", U"党工委", U"居民", U"村民", U"业主", U"代表"}))
    return;
  std::vector<Text> names = parted(list, U"，");
  if (names.size() == 1) {
    std::vector<Text> finer = parted(list, U"、");
    if (std::all_of(finer.begin(), finer.end(), [](const Text& one) { return one.size() >= 4 || starts(one, U"各"); })) names = finer;
  }
  for (const Text& name : names) record.rows("addressees").push_back({"r" + std::to_string(++row), {{"name", to_utf8(name)}}, {}});
  report.changes.push_back(
      {block.line, say("Addressees taken from the line: {0}", {std::to_string(names.size())}), to_utf8(text), to_utf8(list)});
  draft.blocks.erase(draft.blocks.begin());
}

void take_signature(Draft& draft, const Shape& shape, Record& record, std::size_t& row, Imported& report) {
  if (shape.date.empty()) return;
  std::vector<Block>& blocks = draft.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    View text(blocks[i].text);
    View body;  // body and date on one line
    std::string date = whole_date(text);
    if (date.empty() && text.size() <= 60) {
      const std::size_t blank = text.find_last_of(U" \t\u3000");
      if (blank != View::npos && is_body_name(trimmed(text.substr(0, blank)))) {
        date = whole_date(text.substr(blank));
        if (!date.empty()) {
          body = trimmed(text.substr(0, blank));
          text = trimmed(text.substr(blank));
        }
      }
    }
    if (date.empty()) continue;
    std::size_t first = i;
    while (body.empty() && first > 0 && i - first < 5 && blocks[first - 1].hashes == 0 && is_body_name(blocks[first - 1].text)) --first;
    const bool signed_by = first < i || !body.empty();
    const bool under_title = i == 0;
    if (!signed_by && !under_title && i + 1 != blocks.size()) continue;
    const std::size_t line = blocks[i].line;
    record.fields.push_back({shape.date, date});
    report.dropped.push_back({say("line {0}: now a date of the record: {1}", {std::to_string(line), date}), to_utf8(text)});
    std::vector<Block> kept(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t k = first; k <= i; ++k) {
      if (k == i && body.empty()) continue;
      const View name = k == i ? body : View(blocks[k].text);
      if (shape.issuers) {
        for (const Text& one : parted(name, U" \t\u3000")) add_issuer(record, row, one, blocks[k].line, report);
      } else {
        Block block = blocks[k];
        block.text = Text(name);
        kept.push_back(std::move(block));
      }
    }
    for (std::size_t k = i + 1; k < blocks.size(); ++k) kept.push_back(std::move(blocks[k]));
    blocks = std::move(kept);
    return;
  }
}

std::vector<Paragraph> paragraphs_of(const std::vector<Block>& blocks, View title, bool running, Imported& report) {
  std::vector<Paragraph> out;
  out.reserve(blocks.size());
  std::size_t top = 7;
  for (const Block& block : blocks)
    if (block.hashes > 0) top = std::min(top, block.hashes);
  std::size_t with_heading[6] = {};
  bool sentence_before = true;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const View text(block.text);
    Paragraph paragraph{"p" + std::to_string(i + 1), 0, {}, {}, {}};
    const Numbering number = block.text.size() > kLongLine ? Numbering{} : numbering(text);
    const View rest = text.substr(number.size);
    const bool ends_sentence = View(U"。；！？").find(text.back()) != View::npos;
    if (number.level != 0 && block.hashes == 0) {
      paragraph.level = number.level;
      paragraph.number = to_utf8(number.number);
      const std::size_t stop = number.level < 5 ? run_in(rest) : 0;
      if (stop != 0) {
        paragraph.heading = to_utf8(rest.substr(0, stop));
        paragraph.text = to_utf8(trimmed(rest.substr(stop + 1)));
      } else if (!ends_sentence && !rest.empty() && rest.size() <= 50 && !block.unfinished && number.level < 5) {
        paragraph.heading = to_utf8(rest);
      } else {
        paragraph.text = to_utf8(rest);
      }
    } else if (block.hashes > 0 && text.size() <= 2000) {
      paragraph.level = number.level != 0 ? number.level : static_cast<int>(std::min<std::size_t>(block.hashes - top + 1, 4));
      paragraph.number = to_utf8(number.number);
      paragraph.heading = to_utf8(rest);
    } else {
      // A short line between sentences, with a long one below it, is a heading that has no number.
      const bool carried = text.size() <= 80 && has(title.substr(0, 1000), U"《" + block.text + U"》");
      if (carried) report.doubts.push_back({block.line, say("Here the document begins that this one carries: {0}", {excerpt(text, 80)})});
      const bool heading = !carried && !running && top == 7 && sentence_before && text.size() >= 4 && text.size() <= 40 &&
                           i + 1 < blocks.size() && !is_terminal(text.back()) && !block.unfinished && text[0] != U'|' &&
                           bullet(text) == 0 && whole_date(text).empty() && !has_any(text, {U"：", U"《", U"://"}) &&
                           numbering(blocks[i + 1].text).level == 0 && blocks[i + 1].text.size() > text.size() &&
                           View(U"。！？").find(blocks[i + 1].text.back()) != View::npos;
      if (heading) {
        paragraph.level = 1;
        paragraph.heading = to_utf8(text);
        report.doubts.push_back({block.line, say("Taken as a heading without a number: {0}", {excerpt(text, 40)})});
      } else {
        paragraph.text = to_utf8(text);
      }
    }
    sentence_before = ends_sentence || paragraph.level != 0;
    if (!paragraph.heading.empty() && !paragraph.text.empty()) ++with_heading[paragraph.level];
    out.push_back(std::move(paragraph));
  }
  // （一）细化内容，各市… among siblings with run-in headings is one whose full stop was misprinted.
  for (std::size_t i = 0; i < out.size(); ++i) {
    Paragraph& paragraph = out[i];
    if (paragraph.level < 2 || paragraph.level > 4 || !paragraph.heading.empty() || with_heading[paragraph.level] < 2) continue;
    const View rest = View(blocks[i].text).substr(numbering(blocks[i].text).size);
    const std::size_t comma = rest.find(U'，');
    if (comma == View::npos || comma < 4 || comma > 14 || comma + 1 >= rest.size()) continue;
    paragraph.heading = to_utf8(rest.substr(0, comma));
    paragraph.text = to_utf8(rest.substr(comma + 1));
    report.changes.push_back({blocks[i].line, tr("Comma after a heading read as a full stop"), excerpt(rest, comma + 5),
                              paragraph.heading + "。" + excerpt(rest.substr(comma + 1), 4)});
    report.doubts.push_back(
        {blocks[i].line, say("The heading ends in a comma where its neighbours have a full stop: {0}", {paragraph.heading})});
  }
  return out;
}

void note_basis(Record& record, const std::string& body) {
  const Body* text = std::as_const(record).body(body);
  if (!text) return;
  std::vector<std::string> found;
  for (const Paragraph& paragraph : text->paragraphs) {
    if (paragraph.text.find("〔") == std::string::npos) continue;
    const auto decoded = from_utf8(paragraph.text);
    if (!decoded) continue;
    const View view(*decoded);
    std::size_t end = 0;
    for (std::size_t open = find_document_number(view, 0, end); open != View::npos; open = find_document_number(view, end, end)) {
      std::size_t from = open;
      while (from > 0 && open - from < 10 && is_han(view[from - 1])) --from;
      View name = view.substr(from, end - from);
      for (const View word : {View(U"根据"), View(U"按照"), View(U"依据"), View(U"依照"), View(U"转发"), View(U"贯彻"), View(U"落实"),
                              View(U"印发"), View(U"以及"), View(U"执行"), View(U"的"), View(U"和"), View(U"与"), View(U"见"), View(U"及")})
        if (const std::size_t at = name.rfind(word, open - from); at != View::npos && at + word.size() + 1 < open - from)
          name = name.substr(at + word.size()), from = open - (name.size() - (end - open));
      const std::string number = to_utf8(name);
      if (number != record.field("number") && found.size() < 100 && std::find(found.begin(), found.end(), number) == found.end())
        found.push_back(number);
    }
  }
  for (const std::string& number : found) record.fields.push_back({"basis", number});
}

}  // namespace yishibu::text_import
