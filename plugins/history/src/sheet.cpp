// SPDX-License-Identifier: MIT
// See sheet.hpp.
#include "sheet.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "book_records.hpp"
#include "characters.hpp"
#include "numbered.hpp"
#include "pairs.hpp"
#include "wording.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

using difference::Text;

constexpr std::string_view kRow = "－", kColon = "：", kMore = "　", kOpen = "【", kClose = "】", kEnd = "【完】";

/// Follows from acts, and is never written by hand.
bool by_hand(const FieldSpec& spec) {
  for (const char* name : {"issued_on", "issued_by", "issue_reason", "corrects", "correction_reason", "corrected_by"})
    if (spec.name == name) return false;
  return true;
}
bool by_hand(const RowsSpec& spec) { return spec.name != "attachments"; }

std::string_view trimmed(std::string_view line) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view blank : {" ", "\t", "\r", "　"}) {
      if (line.starts_with(blank)) line.remove_prefix(blank.size()), more = true;
      if (line.ends_with(blank)) line.remove_suffix(blank.size()), more = true;
    }
  }
  return line;
}
bool begins_blank(std::string_view line) { return line.starts_with(kMore) || line.starts_with(" ") || line.starts_with("\t"); }
std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

/// As it comes back from an editor that takes blanks off the ends of lines and empty lines out of a paragraph.
std::string plain(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = without_end(text.substr(0, end)); !trimmed(line).empty()) (out += out.empty() ? "" : "\n") += line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// The words under which values stand on the sheet.
class Words {
 public:
  Words(Host& host, Book& book) : host_(host), book_(book), wording_(host, book) {}

  std::string of(const FieldSpec& spec, const std::string& value) {
    const auto [at, fresh] = known_.try_emplace({spec.type == FieldType::Term ? spec.vocabulary : spec.target, value, static_cast<int>(spec.type)});
    if (fresh) at->second = worded(spec, value);
    return at->second;
  }
  std::string worded(const FieldSpec& spec, const std::string& value) {
    const bool changes = spec.type == FieldType::Term || spec.type == FieldType::Reference || spec.type == FieldType::Boolean || spec.type == FieldType::DateTime;
    if (!changes) return value;
    const std::string shown = spec.type == FieldType::Boolean && (value == "yes" || value == "no") ? (value == "yes" ? "是" : "否") : wording_.shown(spec, value);
    return host_.understood(spec, shown, book_) == value ? shown : value;
  }
  std::vector<std::string> of(const FieldSpec& spec, const std::vector<Field>& fields) {
    std::vector<std::string> out;
    for (const std::string& value : field_values(fields, spec.name)) out.push_back(of(spec, value));
    return out;
  }
  /// Puts typed values into fields; what reads as what stands there stays.
  void put(const FieldSpec& spec, const std::vector<std::string>& typed, std::vector<Field>& fields) {
    std::vector<std::string> before = of(spec, fields), values;
    for (std::string& each : before) each = plain(each);
    if (before == typed) return;
    for (const std::string& each : typed)
      if (!each.empty()) values.push_back(host_.understood(spec, each, book_));
    set_field(fields, spec.name, values);
  }

 private:
  Host& host_;
  Book& book_;
  Wording wording_;
  std::map<std::tuple<std::string, std::string, int>, std::string> known_;  ///< list or kind, value and type → words: records are looked up in the whole book
};

void add_lines(std::string& out, const std::string& label, std::string_view value) {
  out += label;
  out += kColon;
  for (const char c : value) {
    out += c;
    if (c == '\n') out += kMore;
  }
  out += '\n';
}

std::string block_of(const Row& row, const RowsSpec& spec, Words& words) {
  std::string out;
  for (const FieldSpec& field : spec.fields)
    for (const std::string& value : words.of(field, row.fields)) add_lines(out, field.label, value);
  return out;
}

/// Lines as label and value, over several lines where more are indented.
struct Line {
  std::size_t number;
  std::string label, value;
};

class Reader {
 public:
  Reader(const Record& base, Host& host, Book& book) : host_(host), kind_(host.kind(base.kind)), base_(base), record_(base), words_(host, book) {}

  Record read(std::string_view sheet) {
    const RowsSpec* table = nullptr;
    const BodySpec* body = nullptr;
    std::vector<Line> lines;
    std::vector<std::vector<Line>> blocks;
    std::vector<std::string> paragraphs(1);
    const auto close = [&] {
      if (table) rows(*table, blocks);
      else if (body) text(*body, paragraphs);
      else fields(lines);
    };
    bool ended = false;
    if (sheet.starts_with("\xEF\xBB\xBF")) sheet.remove_prefix(3);
    for (std::size_t number = 1; !sheet.empty(); ++number) {
      const std::size_t end = std::min(sheet.find('\n'), sheet.size());
      const std::string_view raw = without_end(sheet.substr(0, end)), line = trimmed(raw);
      sheet.remove_prefix(std::min(end + 1, sheet.size()));
      std::vector<Line>& into = table ? (blocks.empty() ? lines : blocks.back()) : lines;
      // Whatever it says, what goes on with a field is that field's.
      if (!body && !line.empty() && !into.empty() && begins_blank(raw)) {
        (into.back().value += "\n") += raw.substr(raw.starts_with(kMore) ? kMore.size() : 1);
        continue;
      }
      if (raw == kEnd) {  // people write on where the sheet ends: what follows belongs to what stands before
        ended = true;
        paragraphs.emplace_back();
        continue;
      }
      if (line.starts_with(kOpen) && line.ends_with(kClose)) {
        const std::string name(line.substr(kOpen.size(), line.size() - kOpen.size() - kClose.size()));
        const auto called = [&](const auto& spec) { return spec.label == name || spec.name == name; };
        const auto rows_of = std::find_if(kind_.tables.begin(), kind_.tables.end(), called);
        const auto body_of = std::find_if(kind_.bodies.begin(), kind_.bodies.end(), called);
        const bool known = rows_of != kind_.tables.end() || body_of != kind_.bodies.end();
        if (known) {
          close();
          if (!seen_.insert(rows_of != kind_.tables.end() ? rows_of->name : body_of->name).second) fail(number, say("“{0}” is given twice.", {name}));
          lines.clear();
          table = rows_of == kind_.tables.end() ? nullptr : &*rows_of;
          body = table ? nullptr : &*body_of;
          blocks.clear();
          paragraphs.assign(1, {});
          continue;
        }
        if (!body) fail(number, say("There is no table or text “{0}”.", {name}));
      }
      if (body) {
        if (line.empty()) paragraphs.emplace_back();
        else (paragraphs.back() += paragraphs.back().empty() ? "" : "\n") += raw;
        continue;
      }
      if (line.empty() || line.starts_with("#")) continue;
      if (table && (line == kRow || line == "-" || line == "—")) {
        blocks.emplace_back();
        continue;
      }
      if (table && blocks.empty()) blocks.emplace_back();
      std::size_t colon = line.find(kColon), size = kColon.size();
      if (const std::size_t narrow = line.find(':'); narrow < colon) colon = narrow, size = 1;
      if (colon == line.npos) fail(number, say("This line has no “：”: {0}", {excerpt(std::string(line), 20)}));
      (table ? blocks.back() : lines).push_back({number, std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + size)))});
    }
    if (!ended) throw Error(ErrorKind::Invalid, say("The last line, {0}, is missing: the text may have been cut off.", {kEnd}), tr("Write that line at the end if the text is whole."));
    close();
    return std::move(record_);
  }

 private:
  [[noreturn]] void fail(std::size_t number, const std::string& what) const {
    throw Error(ErrorKind::Invalid, say("Line {0}: {1}", {std::to_string(number), what}), tr("Each field stands in a line as “name：what it says”; begin a line with # to leave it out."));
  }

  /// The lines into the fields of specs. A cell that has no line is emptied; a field is not: all of them have a line to begin with.
  void put(const std::vector<Line>& lines, const std::vector<FieldSpec>& specs, std::vector<Field>& into, bool cells) {
    for (const Line& line : lines)
      if (std::none_of(specs.begin(), specs.end(), [&](const FieldSpec& spec) { return spec.label == line.label || spec.name == line.label; })) {
        std::vector<std::string> labels;
        for (const FieldSpec& spec : specs) labels.push_back(spec.label);
        const std::string near = host_.nearest(line.label, labels);
        fail(line.number, say("There is no field “{0}” here.", {line.label}) + (near.empty() ? "" : " " + say("Did you mean “{0}”?", {near})));
      }
    for (const FieldSpec& spec : specs) {
      if (!by_hand(spec)) continue;
      std::vector<std::string> typed;
      bool given = false;
      for (const Line& line : lines)
        if (spec.label == line.label || spec.name == line.label) {
          if (std::exchange(given, true) && !spec.many) fail(line.number, say("“{0}” is given twice.", {line.label}));
          if (std::string value = plain(line.value); !value.empty()) typed.push_back(std::move(value));
        }
      if (given || cells) words_.put(spec, typed, into);
    }
  }

  void fields(const std::vector<Line>& lines) { put(lines, kind_.fields, record_.fields, false); }

  /// Which old row each is. Rows of a long list look all alike: a name, topic or whatever their first line says that stands once on either
  /// side settles it.
  static std::vector<std::size_t> partners_of(const std::vector<Text>& after, const std::vector<Text>& before) {
    struct Seen {
      std::size_t times = 0, last = 0;
    };
    const auto seen = [](const std::vector<Text>& rows) {
      std::map<Text, Seen> lines;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        Seen& line = lines[rows[i].substr(0, rows[i].find(U'\n'))];
        ++line.times;
        line.last = i;
      }
      return lines;
    };
    std::vector<std::size_t> out(after.size(), difference::kNone), left_after, left_before;
    std::vector<Text> rest_after, rest_before;
    const std::map<Text, Seen> old = seen(before);
    for (const auto& [line, here] : seen(after))
      if (const auto there = old.find(line); here.times == 1 && there != old.end() && there->second.times == 1) out[here.last] = there->second.last;
    for (std::size_t i = 0; i < after.size(); ++i)
      if (out[i] == difference::kNone) left_after.push_back(i), rest_after.push_back(after[i]);
    const std::set<std::size_t> taken(out.begin(), out.end());
    for (std::size_t i = 0; i < before.size(); ++i)
      if (!taken.contains(i)) left_before.push_back(i), rest_before.push_back(before[i]);
    const auto pairs = difference::pairs(rest_after, rest_before);
    for (std::size_t i = 0; i < pairs.size(); ++i)
      if (pairs[i] != difference::kNone) out[left_after[i]] = left_before[pairs[i]];
    return out;
  }

  void rows(const RowsSpec& spec, const std::vector<std::vector<Line>>& blocks) {
    if (!by_hand(spec)) return;
    const std::vector<Row> old = base_.rows(spec.name);
    std::vector<Text> before, after;
    for (const Row& row : old) before.push_back(difference::from_utf8(plain(block_of(row, spec, words_))));
    std::vector<const std::vector<Line>*> meant;
    for (const std::vector<Line>& block : blocks) {
      if (block.empty()) continue;
      std::string said;
      for (const Line& line : block)
        if (!line.value.empty()) add_lines(said, line.label, line.value);
      meant.push_back(&block);
      after.push_back(difference::from_utf8(plain(said)));
    }
    const auto partners = partners_of(after, before);
    std::vector<Row> fresh;
    for (std::size_t i = 0; i < meant.size(); ++i) {
      Row row = partners[i] == difference::kNone ? Row{new_id(old, fresh), {}, {}} : old[partners[i]];
      put(*meant[i], spec.fields, row.fields, true);
      if (!row.fields.empty()) fresh.push_back(std::move(row));
    }
    record_.rows(spec.name) = std::move(fresh);
  }

  void text(const BodySpec& spec, std::vector<std::string> said) {
    std::erase_if(said, [](const std::string& each) { return trimmed(each).empty(); });
    const Body* body = base_.body(spec.name);
    const std::vector<Paragraph> old = body ? body->paragraphs : std::vector<Paragraph>{};
    std::vector<Text> before, after;
    for (const Paragraph& each : old) before.push_back(difference::from_utf8(plain(whole(each))));
    for (const std::string& each : said) after.push_back(difference::from_utf8(plain(each)));
    const auto partners = difference::pairs(after, before);
    std::vector<Paragraph> fresh;
    for (std::size_t i = 0; i < said.size(); ++i) {
      const std::size_t of = partners[i];
      Paragraph paragraph = of == difference::kNone ? Paragraph{new_id(old, fresh), 0, {}, {}, {}} : old[of];
      if (of == difference::kNone || before[of] != after[i]) reword(paragraph, std::string(trimmed(said[i])));
      fresh.push_back(std::move(paragraph));
    }
    if (fresh.empty()) std::erase_if(record_.bodies, [&](const Body& each) { return each.name == spec.name; });
    else record_.body(spec.name).paragraphs = std::move(fresh);
  }

  /// Number and heading stay where the words still begin with them; a number of the same form in their place is the new one.
  static void reword(Paragraph& paragraph, std::string said) {
    if (!paragraph.number.empty()) {
      const std::size_t size = said.starts_with(paragraph.number) ? paragraph.number.size() : number_like(paragraph.number, said);
      if (size == 0) paragraph.number.clear(), paragraph.level = 0;
      else paragraph.number = said.substr(0, size);
      said = trimmed(std::string_view(said).substr(size));
    }
    const std::string stop = "。";
    if (!paragraph.heading.empty() && !paragraph.text.empty()) {
      const std::size_t end = said.starts_with(paragraph.heading + stop) ? paragraph.heading.size() : said.find(stop);
      if (end != said.npos && end + stop.size() < said.size()) {
        paragraph.heading = said.substr(0, end);
        paragraph.text = said.substr(end + stop.size());
        return;
      }
      paragraph.heading.clear();
    }
    set_words(paragraph, said);
  }

  /// Bytes at the beginning of `said` that differ from `number` by nothing but numerals: 一、 and 二、, （一） and （十二）; 0 where there are none.
  static std::size_t number_like(const std::string& number, const std::string& said) {
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百零〇0123456789";
    const Text like = difference::from_utf8(number), text = difference::from_utf8(said.substr(0, 60));
    const auto numeral = [&](char32_t c) { return kNumerals.find(c) != kNumerals.npos; };
    std::size_t i = 0, j = 0;
    while (i < like.size()) {
      if (j == text.size() || numeral(like[i]) != numeral(text[j]) || (!numeral(like[i]) && like[i] != text[j])) return 0;
      const bool digits = numeral(like[i]);
      do ++i;
      while (digits && i < like.size() && numeral(like[i]));
      do ++j;
      while (digits && j < text.size() && numeral(text[j]));
    }
    return difference::to_utf8(text.substr(0, j)).size();
  }

  template <typename Thing>
  std::string new_id(const std::vector<Thing>& old, const std::vector<Thing>& fresh) const {
    for (;;) {
      std::string id = new_row_id(host_);
      const auto same = [&](const Thing& each) { return each.id == id; };
      if (std::none_of(old.begin(), old.end(), same) && std::none_of(fresh.begin(), fresh.end(), same)) return id;
    }
  }

  Host& host_;
  const Kind& kind_;
  const Record& base_;
  Record record_;
  Words words_;
  std::set<std::string> seen_;
};

}  // namespace

std::optional<std::string> sheet_of(const Record& record, Host& host, Book& book) {
  const Kind& kind = host.kind(record.kind);
  Words words(host, book);
  std::string out = "# " + called(record, kind) + "\n# " + tr("Write behind the “：”; what is empty may be filled or left. Save and close, and it is in the book. Lines with # are not kept, but in texts they are; there an empty line parts paragraphs.") + "\n\n";
  for (const FieldSpec& spec : kind.fields) {
    if (!by_hand(spec)) continue;
    const auto values = words.of(spec, record.fields);
    if (values.empty()) add_lines(out, spec.label, "");
    for (const std::string& value : values) add_lines(out, spec.label, value);
  }
  for (const RowsSpec& spec : kind.tables) {
    if (!by_hand(spec)) continue;
    std::string labels;
    for (const FieldSpec& field : spec.fields) labels += (labels.empty() ? "" : "、") + field.label;
    out += "\n" + std::string(kOpen) + spec.label + std::string(kClose) + "\n# " + say("Each begins with a line “－”. There are: {0}", {labels}) + "\n";
    for (const Row& row : record.rows(spec.name)) out += std::string(kRow) + "\n" + block_of(row, spec, words);
  }
  for (const BodySpec& spec : kind.bodies) {
    out += "\n" + std::string(kOpen) + spec.label + std::string(kClose) + "\n";
    if (const Body* body = record.body(spec.name))
      for (std::size_t i = 0; i < body->paragraphs.size(); ++i) out += (i ? "\n" : "") + whole(body->paragraphs[i]) + "\n";
  }
  out += "\n" + std::string(kEnd) + "\n";
  try {
    if (host.record_to_xml(from_sheet(out, record, host, book)) != host.record_to_xml(record)) return std::nullopt;
  } catch (const Error& failure) {
    if (failure.kind() != ErrorKind::Invalid) throw;
    return std::nullopt;  // two labels of a kind may be the same, or a text look like one
  }
  return out;
}

Record from_sheet(std::string_view sheet, const Record& base, Host& host, Book& book) { return Reader(base, host, book).read(sheet); }

}  // namespace yishibu::history
