// SPDX-License-Identifier: MIT
// See docx.hpp.
#include "docx.hpp"

#include <algorithm>
#include <array>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

constexpr int kLevel = 4;  // a third of level 6's time for a few per cent more bytes

std::string shortened(const std::string& text) {
  std::string out;
  std::size_t characters = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++characters > 60) return out + "…";
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

[[noreturn]] void refuse(const std::vector<Problem>& problems) {
  std::string message = say("Mistakes in the template: {0}", {std::to_string(problems.size())});
  for (const Problem& p : problems)
    message += "\n" + say("{0}, paragraph {1} “{2}”: {3}: {4}", {p.part, std::to_string(p.paragraph), shortened(p.text), p.tag, p.what});
  throw Error(ErrorKind::Invalid, message, tr("Correct the template in Word or WPS and save it as .docx."));
}

}  // namespace

bool has_text(const std::string& entry) {
  if (!entry.starts_with("word/") || !entry.ends_with(".xml")) return false;
  const std::string name = entry.substr(5, entry.size() - 9);
  const std::string letters = name.substr(0, name.find_last_not_of("0123456789") + 1);
  constexpr std::array<std::string_view, 5> kParts = {"document", "header", "footer", "footnotes", "endnotes"};
  return std::find(kParts.begin(), kParts.end(), letters) != kParts.end();
}

std::string part_name(const std::string& entry) {
  const std::string number = entry.substr(entry.find_last_not_of("0123456789", entry.size() - 5) + 1, entry.size() - 5 - entry.find_last_not_of("0123456789", entry.size() - 5));
  if (entry.starts_with("word/document")) return tr("text");
  if (entry.starts_with("word/header")) return say("header {0}", {number});
  if (entry.starts_with("word/footer")) return say("footer {0}", {number});
  if (entry.starts_with("word/footnotes")) return tr("footnotes");
  if (entry.starts_with("word/endnotes")) return tr("endnotes");
  return entry;
}

Docx::Docx(std::string bytes) : bytes_(std::move(bytes)), reader_(bytes_) {
  if (!reader_.find("word/document.xml") || !reader_.find("[Content_Types].xml"))
    throw Error(ErrorKind::Invalid, tr("The template is not a Word document (.docx)."), tr("Open it in Word or WPS and save it as .docx."));
  if (reader_.find("word/vbaProject.bin")) throw Error(ErrorKind::Denied, tr("The template holds macros."), tr("Save it as .docx without macros."));
  std::vector<Problem> problems;
  for (const zip::Entry& entry : reader_.entries()) {
    if (!has_text(entry.name)) continue;
    Program program = compile(reader_.bytes(entry), part_name(entry.name), problems);
    if (!program.plain) parts_.push_back({entry.index, std::move(program)});
  }
  if (!problems.empty()) refuse(problems);
}

std::string Docx::fill(const Value& data, const Labels& labels) const {
  Numbering numbering;
  for (const Filled& part : parts_) numbering.next = std::max(numbering.next, part.program.highest_id + 1);
  std::string out;
  zip::Writer writer(out);
  for (const zip::Entry& entry : reader_.entries()) {
    const auto part = std::find_if(parts_.begin(), parts_.end(), [&](const Filled& p) { return p.entry == entry.index; });
    if (part == parts_.end()) writer.copy(reader_, entry);
    else writer.add(entry.name, render(part->program, data, labels, numbering), zip::Method::Deflate, kLevel);
  }
  writer.finish();
  return out;
}

std::vector<std::pair<std::string, Tag>> Docx::tags() const {
  std::vector<std::pair<std::string, Tag>> out;
  for (const Filled& part : parts_)
    for (const Tag& tag : part.program.tags) out.emplace_back(part_name(reader_.entries()[part.entry].name), tag);
  return out;
}

}  // namespace yishibu::word
