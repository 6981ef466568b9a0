// SPDX-License-Identifier: MIT
// Implementation of reader.hpp: the passes in their order, then what only shows when all documents are there.
#include "reader.hpp"

#include <algorithm>
#include <unordered_map>

#include "docx.hpp"
#include "doubts.hpp"
#include "meeting.hpp"
#include "repair.hpp"

namespace yishibu::text_import {
namespace {

std::string stem_of(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  const std::string_view stem = name.substr(0, dot);
  return std::string(stem.empty() ? "text" : stem);
}

bool is_markdown(std::string_view name) {
  if (name.size() < 3) return false;
  const std::string_view end = name.substr(name.size() - 3);
  return end[0] == '.' && (end[1] | 32) == 'm' && (end[2] | 32) == 'd';
}

/// All that a draft says, blanks left out: two that agree are the same document.
Text key_of(const Draft& draft) {
  Text key = squeezed(draft.title);
  for (const Block& block : draft.blocks) {
    key += squeezed(block.text);
    key += U'\n';
  }
  return key;
}

struct Made {
  std::vector<Draft> drafts;
  std::vector<std::optional<std::size_t>> twin;  ///< of each draft: the earlier one it repeats
};

/// Paragraphs of a lead-in. One that was given the words of others is longer and stays where it is, or all would gather in the last.
constexpr std::size_t kLeadIn = 3;

/// A few words before a text that is not saved, because it repeats another, go to the text behind it.
void place_lead_ins(Made& made, Imported& report) {
  std::vector<bool> moved(made.drafts.size(), false);
  for (std::size_t i = 0; i + 2 < made.drafts.size(); ++i) {
    Draft& lead = made.drafts[i];
    Draft& next = made.drafts[i + 2];
    if (!lead.lead_in || !made.twin[i + 1] || next.part != lead.part || next.contents || next.blocks.empty() || lead.blocks.size() < 2 || lead.blocks.size() > kLeadIn)
      continue;
    const std::string title = to_utf8(lead.blocks[0].text);
    const std::string line = std::to_string(lead.blocks[0].line);
    report.dropped.push_back({say("line {0}: title of a collection, whose parts have titles of their own", {line}), title});
    report.changes.push_back(
        {lead.blocks[1].line,
         say("Words before a repeated document moved to the document that begins in line {0}", {std::to_string(next.line)}),
         excerpt(lead.blocks[1].text, 40), excerpt(lead.blocks[1].text, 40)});
    report.doubts.push_back({lead.blocks[1].line, tr("These words stood before a repeated document and now begin the next one.")});
    next.blocks.insert(next.blocks.begin() + 1, std::make_move_iterator(lead.blocks.begin() + 1),
                       std::make_move_iterator(lead.blocks.end()));
    moved[i++] = true;  // what it stood before is no lead-in of anything
  }
  // Those that are left close up, and so do the places that twins point at.
  std::vector<std::size_t> place(moved.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    place[i] = kept;
    if (moved[i]) continue;
    if (kept != i) {
      made.drafts[kept] = std::move(made.drafts[i]);
      made.twin[kept] = made.twin[i];
    }
    ++kept;
  }
  made.drafts.resize(kept);
  made.twin.resize(kept);
  for (auto& twin : made.twin)
    if (twin) twin = place[*twin];
}

Made paired(std::vector<Draft> drafts, Imported& report) {
  Made made{std::move(drafts), {}};
  std::unordered_map<Text, std::size_t> seen;
  for (std::size_t i = 0; i < made.drafts.size(); ++i) {
    const auto [at, first] = seen.emplace(key_of(made.drafts[i]), i);
    made.twin.push_back(first ? std::nullopt : std::optional(at->second));
  }
  place_lead_ins(made, report);
  return made;
}

void order_fields(Record& record, const std::string& title) {
  std::stable_partition(record.fields.begin(), record.fields.end(), [&](const Field& field) { return field.name == title; });
}

/// Only minutes have people; elsewhere a table of them stays lines of text.
void note_people(const Draft& draft, Imported& report) {
  std::size_t rows = 0;
  const Block* first = nullptr;
  for (const Block& block : draft.blocks) {
    if (block.cells.empty()) continue;
    ++rows;
    if (!first) first = &block;
  }
  if (first)
    report.doubts.push_back({first->line, say("A table of {0} rows and {1} columns became lines of text.", {std::to_string(rows), std::to_string(first->cells.size())})});
}

Record record_of(Draft& draft, const Shape& shape, const std::string& stand_in, Imported& report) {
  Record record;
  record.kind = shape.kind;
  std::size_t row = 0;
  take_head(draft, shape, record, stand_in, report);
  if (shape.meeting) {
    const std::string before(record.field(shape.title));
    if (before.empty()) record.fields.clear();
    take_meeting_head(draft.blocks, record, row, report);
    if (record.field(shape.title).empty()) {
      record.fields.push_back({shape.title, stand_in});
      report.doubts.push_back({draft.line, say("No title was found; the name of the file stands in: {0}", {stand_in})});
    }
  } else if (!draft.contents) {
    note_people(draft, report);
    if (shape.addressees) take_addressees(draft, record, row, report);
    take_signature(draft, shape, record, row, report);
  }
  order_fields(record, shape.title);
  record.body(shape.body).paragraphs =
      paragraphs_of(draft.blocks, from_utf8(record.field(shape.title)).value_or(Text()), shape.meeting || draft.contents, report);
  if (shape.basis) note_basis(record, shape.body);
  return record;
}

}  // namespace

Shape received_shape() {
  Shape shape;
  shape.kind = "national:received";
  shape.date = "date";
  shape.number = shape.issuers = shape.addressees = shape.basis = true;
  return shape;
}

Shape meeting_shape() {
  Shape shape;
  shape.kind = "national:meeting";
  shape.body = "minutes";
  shape.meeting = true;
  return shape;
}

namespace {

/// The records of the lines, with what was said of them already in `report`.
Imported documents_of(std::vector<Line> lines, std::vector<Picture> pictures, std::string_view file_name, const Shape* wanted, Imported report) {
  const std::string stand_in = stem_of(file_name);
  strip(lines, report);
  repair(lines, is_markdown(file_name), report);
  Made made = paired(drafts_of(blocks_of(std::move(lines), report), report), report);
  std::vector<Imported::Document> documents;
  std::vector<std::vector<File>> of_draft(made.drafts.size());
  // With no text there is no record that could hold a picture; the caller says that nothing could be taken.
  std::stable_sort(pictures.begin(), pictures.end(), [](const Picture& a, const Picture& b) { return a.line < b.line; });
  std::size_t at = 0;
  for (Picture& picture : pictures) {
    while (at < made.drafts.size() && made.drafts[at].line <= picture.line) ++at;
    if (!made.drafts.empty()) {
      const std::size_t holder = at > 0 ? at - 1 : 0;
      of_draft[made.twin[holder].value_or(holder)].push_back(std::move(picture.file));
    }
  }
  for (std::size_t i = 0; i < made.drafts.size(); ++i) {
    Draft& draft = made.drafts[i];
    Shape shape = wanted ? *wanted : reads_like_meeting(draft.blocks, 0, draft.blocks.size()) ? meeting_shape() : received_shape();
    Imported::Document document;
    document.duplicate_of = made.twin[i];
    document.attachments = std::move(of_draft[i]);
    if (document.duplicate_of) {
      // What is doubtful in it has been said of its twin; changes of lines are reported all the same.
      Imported unsaid;
      document.record = record_of(draft, shape, stand_in, unsaid);
      std::size_t size = 0;
      for (const Block& block : draft.blocks) size += squeezed(block.text).size();
      report.doubts.push_back({draft.line, say("This document repeats the one in line {0} exactly ({1} characters) and is not saved again.",
                                               {std::to_string(made.drafts[*document.duplicate_of].line), std::to_string(size)})});
      for (auto& one : unsaid.dropped) report.dropped.push_back(std::move(one));
      for (auto& one : unsaid.changes) report.changes.push_back(std::move(one));
    } else {
      document.truncated = doubt_draft(draft, report);
      document.record = record_of(draft, shape, stand_in, report);
    }
    documents.push_back(std::move(document));
  }
  report.documents = std::move(documents);
  const auto by_line = [](const auto& a, const auto& b) { return a.line < b.line; };
  std::stable_sort(report.changes.begin(), report.changes.end(), by_line);
  std::stable_sort(report.doubts.begin(), report.doubts.end(), by_line);
  return report;
}

}  // namespace

Imported read(std::string_view file_name, std::string_view bytes, const Shape* wanted, const Normalise& normalise) {
  Imported report;
  std::vector<Line> lines = lines_of(bytes, normalise, report);
  return documents_of(std::move(lines), {}, file_name, wanted, std::move(report));
}

Imported read_docx(std::string_view file_name, std::string_view bytes, const Shape* wanted, const Normalise& normalise) {
  Imported report;
  Paper paper = paper_of(bytes, normalise, report);
  return documents_of(std::move(paper.lines), std::move(paper.pictures), file_name, wanted, std::move(report));
}

}  // namespace yishibu::text_import
