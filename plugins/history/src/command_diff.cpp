// SPDX-License-Identifier: MIT
// The command diff: which two versions, and in which form their difference is shown. Must not know how it is found.
#include <cstdlib>

#include "commands.hpp"
#include "local_time.hpp"
#include "outputs.hpp"
#include "sentences.hpp"
#include "versions.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kMostLookedAt = 200;  // versions between, to find out who wrote what

std::string in_words(const Version& version) { return say("{0}, {1}, version {2}", {local_time(version.time), version.author, short_number(version.revision)}); }

std::size_t columns() {
  const char* told = std::getenv("COLUMNS");
  const int count = told ? std::atoi(told) : 0;
  return count >= 40 && count <= 400 ? static_cast<std::size_t>(count) : 100;
}

Value json_of(const std::vector<Line>& lines) {
  Value out = Value::list();
  for (const Line& line : lines) {
    if (line.fate == Line::Fate::Same) continue;
    Value bits = Value::list();
    for (const Bit& bit : line.bits) bits.add(Value::object().set("turn", bit.turn == Turn::Same ? "same" : bit.turn == Turn::Removed ? "removed" : "added").set("text", bit.text));
    const auto place = [](std::size_t index) { return index == kNone ? Value() : Value(index + 1); };
    out.add(Value::object().set("what", fate_code(line.fate)).set("heading", line.heading).set("part", line.part).set("id", line.id).set("place_before", place(line.a)).set("place_after", place(line.b)).set("pieces", bits));
  }
  return out;
}

/// Who changed each line: the last version between the two that touched its part.
std::vector<Made> makers(const Versions& versions, std::size_t newer, std::size_t older, const std::vector<Line>& lines) {
  const auto changes = versions.last_changes(newer, older, kMostLookedAt, true);
  std::vector<Made> out;
  for (const Line& line : lines) {
    const Key::Sort sort = line.part_sort == 1 ? Key::Sort::Row : line.part_sort == 2 ? Key::Sort::Paragraph : line.part.empty() ? Key::Sort::Foreign : Key::Sort::Field;
    const auto found = changes.find({sort, line.part, line.id});
    const Version& version = versions.all()[found == changes.end() ? newer : found->second];
    out.push_back({version.author, version.time});
  }
  // A table or text came or went with what is in it.
  for (std::size_t i = lines.size(); i-- > 1;)
    if (lines[i - 1].heading) out[i - 1] = out[i];
  return out;
}

}  // namespace

Outcome diff_command(const Arguments& arguments, Host& host, Book* book) {
  const Versions versions(host, *book, arguments.positional.front());
  const auto& all = versions.all();
  if (arguments.positional.size() > 3) throw Error(ErrorKind::Usage, tr("A comparison is of two versions."));
  const bool several = arguments.positional.size() > 1;
  if (!several && all.size() < 2) return {false, {tr("There is only one version; “show” prints it.")}, Value::object().set("id", versions.id()), {}};
  std::size_t older = several ? versions.index_of(arguments.positional[1]) : 1, newer = arguments.positional.size() > 2 ? versions.index_of(arguments.positional[2]) : 0;
  // Whichever is named first: old stands on the left.
  if (older < newer) std::swap(older, newer);
  const auto before = versions.at(older), after = versions.at(newer);
  Paper paper;
  paper.before = in_words(all[older]) + (before ? "" : tr(" (not in the book)"));
  paper.after = in_words(all[newer]) + (after ? "" : tr(" (not in the book)"));
  paper.last = {all[newer].author, all[newer].time};
  const Record shown = after ? *after : before ? *before : versions.last();
  paper.title = called(shown, host.kind(shown.kind));
  Wording wording(host, *book);
  std::vector<Part> parts;
  if (before || after) parts = compared(before ? &*before : nullptr, after ? &*after : nullptr, wording, false);
  paper.lines = lines_of(parts);
  paper.summary = sentences(parts);

  Outcome out;
  out.json = Value::object().set("id", versions.id()).set("before", Value::object().set("revision", all[older].revision).set("time", all[older].time).set("author", all[older].author).set("in_book", before.has_value()))
                 .set("after", Value::object().set("revision", all[newer].revision).set("time", all[newer].time).set("author", all[newer].author).set("in_book", after.has_value()))
                 .set("changes", changes_json(parts)).set("lines", json_of(paper.lines));
  if (const std::string path(arguments.option("output")); !path.empty()) {
    paper.made = makers(versions, newer, older, paper.lines);
    if (path.ends_with(".docx")) host.write_file(path, tracked(paper), book, true);
    else if (path.ends_with(".html") || path.ends_with(".htm")) host.write_file(path, page(paper), book, true);
    else throw Error(ErrorKind::Usage, say("{0} ends neither in .html nor in .docx.", {path}));
    out.text = {paper.before + " → " + paper.after, say("Written to {0}.", {path})};
    out.json.set("path", path);
    return out;
  }
  const bool full = !arguments.option("full").empty();
  out.text.push_back(paper.title);
  if (paper.summary.empty() && !full) {
    out.text.push_back(paper.before + " → " + paper.after);
    out.text.push_back(tr("The texts are the same."));
  } else if (!arguments.option("side").empty()) {
    for (std::string& line : side_text(paper, full, columns())) out.text.push_back(std::move(line));
  } else {
    out.text.push_back(paper.before + " → " + paper.after);
    for (std::string& line : inline_text(paper, full)) out.text.push_back(std::move(line));
  }
  return out;
}

}  // namespace yishibu::history
