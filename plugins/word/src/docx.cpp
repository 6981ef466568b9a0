// SPDX-License-Identifier: MIT
// See docx.hpp.
#include "docx.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "markup.hpp"
#include "part.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {

using namespace markup;
namespace {

constexpr int kLevel = 1;  // libdeflate's; a paper is 3 per cent larger than by level 4, and packed in half the time
constexpr std::uint64_t kPart = std::uint64_t{16} << 20;  // a template of thousands of pages, were it one
constexpr std::array<std::string_view, 3> kNoteParts = {"footnotes", "endnotes", "comments"};

std::string shortened(const std::string& text) {
  std::string out;
  std::size_t characters = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++characters > 60) return out + "…";
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string kind_of_notes(const std::string& entry) {
  for (const std::string_view kind : kNoteParts)
    if (entry == "word/" + std::string(kind) + ".xml") return std::string(kind);
  return {};
}

/// Styles that number their paragraphs, also by what they are based on.
std::map<std::string, std::pair<std::int64_t, std::string>> numbered_styles(const std::string& xml) {
  std::map<std::string, std::pair<std::int64_t, std::string>> out;
  std::map<std::string, std::string> based;
  std::string style, level;
  if (xml.find("<w:numPr>") == xml.npos) return out;
  for (const Token& token : scan(xml, "word/styles.xml")) {
    if (!token.element()) continue;
    const std::string_view source = source_of(xml, token);
    const std::string value(attribute(source, "w:val"));
    if (token.name == "w:style") style = attribute(source, "w:styleId"), level = "0";
    if (token.name == "w:basedOn") based[style] = value;
    if (token.name == "w:ilvl") level = value;
    if (token.name == "w:numId" && id_number(value) > 0) out[style] = {id_number(value), level};
  }
  for (const auto& [name, base] : based) {
    std::string at = base;
    for (int depth = 0; depth < 10 && !out.contains(name) && !at.empty(); ++depth) {
      if (const auto found = out.find(at); found != out.end()) out[name] = found->second;
      const auto next = based.find(at);
      at = next == based.end() ? "" : next->second;
    }
  }
  return out;
}

/// Opening the paper must not fetch anything: only links, which somebody has to follow, may lead elsewhere.
void refuse_outside(const std::string& xml, const std::string& entry) {
  for (const Token& token : scan(xml, entry)) {
    const std::string_view source = source_of(xml, token), target = attribute(source, "Target");
    if (!token.element() || attribute(source, "TargetMode") != "External" || attribute(source, "Type").ends_with("/hyperlink")) continue;
    const bool local = target.starts_with("file:///") && !target.starts_with("file:////");
    if (local || (target.find(':') == target.npos && !target.starts_with("\\\\") && !target.starts_with("//"))) continue;
    throw Error(ErrorKind::Denied, say("The template fetches something from elsewhere when it is opened: {0}.", {unescaped(target).substr(0, 200)}), tr("Put the picture or document into the template itself, and save it."));
  }
}

/// Paths of the data that nobody asked for; of a list's items, what none of them was asked for.
void find_unused(const Value& value, const std::string& path, const std::unordered_set<const Value*>& touched, std::set<std::string>& used, std::vector<std::string>& all) {
  if (const Value::Object* object = value.members())
    for (const auto& [name, member] : *object) {
      const std::string here = path.empty() ? name : path + "." + name;
      if (std::find(all.begin(), all.end(), here) == all.end()) all.push_back(here);
      if (!touched.contains(&member)) continue;
      used.insert(here);
      find_unused(member, here, touched, used, all);
    }
  if (const Value::List* list = value.items())
    for (std::size_t i = 0; i < std::min<std::size_t>(list->size(), 1000); ++i) find_unused((*list)[i], path, touched, used, all);
}

}  // namespace

std::string sentence(const Problem& p) {
  const std::string place = p.table.empty() ? say("{0}, paragraph {1}", {part_name(p.entry), std::to_string(p.paragraph)})
                                            : say("{0}, paragraph {1} ({2})", {part_name(p.entry), std::to_string(p.paragraph), p.table});
  return say("{0} “{1}”: {2}: {3}", {place, shortened(p.text), p.tag, p.what});
}

bool has_text(const std::string& entry) {
  if (entry == "docProps/core.xml" || entry == "docProps/app.xml" || entry == "docProps/custom.xml") return true;
  if (!entry.starts_with("word/") || !entry.ends_with(".xml")) return false;
  const std::string name = entry.substr(5, entry.size() - 9);
  const std::string letters = name.substr(0, name.find_last_not_of("0123456789") + 1);
  constexpr std::array<std::string_view, 6> kParts = {"document", "header", "footer", "footnotes", "endnotes", "comments"};
  return std::find(kParts.begin(), kParts.end(), letters) != kParts.end();
}

std::string part_name(const std::string& entry) {
  const std::size_t end = entry.size() < 4 ? 0 : entry.size() - 4, digits = entry.find_last_not_of("0123456789", end == 0 ? 0 : end - 1) + 1;
  const std::string number = end > digits ? entry.substr(digits, end - digits) : "";
  if (entry.starts_with("word/document")) return tr("text");
  if (entry.starts_with("word/header")) return say("header {0}", {number});
  if (entry.starts_with("word/footer")) return say("footer {0}", {number});
  if (entry.starts_with("word/footnotes")) return tr("footnotes");
  if (entry.starts_with("word/endnotes")) return tr("endnotes");
  if (entry.starts_with("word/comments")) return tr("comments");
  if (entry.starts_with("docProps/")) return tr("document properties");
  return entry;
}

std::string relationships_of(const std::string& entry) {
  const std::size_t slash = entry.rfind('/');
  return entry.substr(0, slash + 1) + "_rels/" + entry.substr(slash + 1) + ".rels";
}

std::string Docx::read(const std::string& name) const {
  const zip::Entry* entry = reader_.find(name);
  return entry ? reader_.bytes(*entry) : std::string();
}

Docx::Docx(std::string bytes, Options options) : bytes_(std::move(bytes)), options_(std::move(options)), reader_(bytes_, {.part = kPart}) {
  if (!reader_.find("word/document.xml") || !reader_.find("[Content_Types].xml"))
    throw Error(ErrorKind::Invalid, tr("The template is not a Word document (.docx)."), tr("Open it in Word or WPS and save it as .docx."));
  if (reader_.find("word/vbaProject.bin")) throw Error(ErrorKind::Denied, tr("The template holds macros."), tr("Save it as .docx without macros."));
  Surroundings surroundings;
  surroundings.options = &options_;
  // Whether anything is repeated, and whether notes hold tags, decides how every part is compiled: all are taken apart first.
  std::deque<std::string> contents;  // a deque, because the parts look into them
  std::vector<std::pair<const zip::Entry*, Part>> parts;
  std::map<std::string_view, std::vector<Problem>> problems;
  for (const zip::Entry& entry : reader_.entries()) {
    if (entry.name.ends_with(".rels")) refuse_outside(reader_.bytes(entry), entry.name);
    if (!has_text(entry.name)) continue;
    contents.push_back(reader_.bytes(entry));
    parts.emplace_back(&entry, Part(contents.back(), entry.name, options_.delimiters, problems[entry.name]));
    if (!entry.name.starts_with("word/")) continue;
    const std::vector<PlacedTag>& tags = parts.back().second.tags;
    surroundings.sections |= std::any_of(tags.begin(), tags.end(), [](const PlacedTag& placed) { return placed.tag.opens(); });
    surroundings.notes |= !tags.empty() && !kind_of_notes(entry.name).empty();
  }
  surroundings.notes |= surroundings.sections && std::any_of(parts.begin(), parts.end(), [](const auto& part) { return !kind_of_notes(part.first->name).empty(); });
  if (surroundings.sections) surroundings.numbered_styles = numbered_styles(read("word/styles.xml"));
  for (auto& [entry, part] : parts) {
    Filled filled{entry->index, {}, read_links(entry->name)};
    surroundings.links.clear();
    for (const auto& [id, target] : filled.links) surroundings.links.insert(id);
    std::vector<Problem>& here = problems[entry->name];
    filled.program = compile(std::move(part), surroundings, here);
    std::stable_sort(here.begin(), here.end(), [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
    problems_.insert(problems_.end(), here.begin(), here.end());
    if (!filled.program.plain) parts_.push_back(std::move(filled));
  }
  if (const std::string xml = surroundings.sections ? read("word/numbering.xml") : ""; !xml.empty())
    for (const Token& token : scan(xml, "word/numbering.xml"))
      if (token.element() && token.name == "w:num")
        highest_list_ = std::max(highest_list_, id_number(attribute(source_of(xml, token), "w:numId")));
}

/// Links whose target has tags: {url}, also as Word writes it, %7Burl%7D.
std::map<std::string, Program> Docx::read_links(const std::string& entry) {
  std::map<std::string, Program> out;
  const std::string xml = entry.starts_with("word/") ? read(relationships_of(entry)) : "";
  if (xml.empty()) return out;
  for (const Token& token : scan(xml, part_name(entry))) {
    const std::string_view source = source_of(xml, token);
    if (!token.element() || !attribute(source, "Type").ends_with("/hyperlink")) continue;
    std::string target(attribute(source, "Target"));
    for (const auto& [coded, mark] : {std::pair("%7B", "{"), std::pair("%7D", "}"), std::pair("%7b", "{"), std::pair("%7d", "}")})
      for (std::size_t at = 0; (at = target.find(coded, at)) != std::string::npos;) target.replace(at, 3, mark);
    Program program;
    for (Fragment& fragment : fragments_of(target, options_.delimiters.open, options_.delimiters.close)) {
      if (fragment.tag) {
        program.tags.push_back(*fragment.tag);
        program.ops.emplace_back();
        program.ops.back().kind = Op::Kind::PlainValue;
        program.ops.back().tag = std::move(*fragment.tag);
      }
      program.ops.emplace_back();
      program.ops.back().text = fragment.words;
    }
    if (!program.tags.empty()) out.emplace(std::string(attribute(source, "Id")), std::move(program));
  }
  return out;
}

void Docx::require_sound() const {
  if (problems_.empty()) return;
  std::string message = say("Mistakes in the template: {0}", {std::to_string(problems_.size())});
  for (const Problem& problem : problems_) message += "\n" + sentence(problem);
  throw Error(ErrorKind::Invalid, message, tr("Correct the template in Word or WPS and save it as .docx."));
}

std::string Docx::fill(const Value& data, const Labels& labels) const {
  Filling filling;
  filling.data = &data;
  filling.labels = &labels;
  return fill(filling);
}

std::string Docx::fill(Filling& filling) const {
  require_sound();
  Job job;
  job.options = &options_;
  job.data = filling.data;
  job.labels = filling.labels;
  job.image_bytes = [&](const Value& value, std::string& problem) -> std::string {
    const Value* inner = value.find("data");
    if (!inner) inner = value.find("path");
    const std::string* text = inner ? inner->text() : value.text();
    if (!text) return problem = tr("its value names no picture"), std::string();
    if (text->starts_with("attachments/")) {
      std::string bytes = filling.attachment ? filling.attachment(*text) : std::string();
      if (bytes.empty()) problem = say("there is no attachment {0}", {*text});
      return bytes;
    }
    std::string bytes = from_base64(*text);
    if (bytes.empty()) problem = tr("its value is neither an attachment nor base64");
    return bytes;
  };
  std::unordered_set<const Value*> touched;
  if (filling.watch) job.touched = &touched;
  job.next_list = highest_list_ + 1;
  for (const Filled& part : parts_) {
    job.next = std::max(job.next, part.program.highest_id + 1);
    const std::string kind = kind_of_notes(reader_.entries()[part.entry].name);
    if (kind.empty()) continue;
    job.notes[kind] = &part.program;
    job.next_note[kind] = part.program.notes.empty() ? 1 : part.program.notes.rbegin()->first + 1;
  }
  // Notes last: what they hold is known when all that refers to them is printed.
  std::map<std::size_t, std::string> filled;
  std::map<std::string, std::string> relationships_filled;
  for (const bool notes : {false, true})
    for (const Filled& part : parts_) {
      const std::string& name = reader_.entries()[part.entry].name;
      if (kind_of_notes(name).empty() == notes) continue;
      job.link_targets = part.links;
      job.relationships.clear();
      job.spans = name == "word/document.xml" ? filling.spans : nullptr;
      filled[part.entry] = render(part.program, job);
      if (name == "word/document.xml" && filling.text) *filling.text = filled[part.entry];
      if (!job.relationships.empty() || !part.links.empty()) relationships_filled[relationships_of(name)] = relationships(name, part, job.relationships);
    }
  std::string out;
  zip::Writer writer(out);
  const auto add = [&](const std::string& name, const std::string& xml) { writer.add(name, xml, zip::Method::Deflate, kLevel); };
  for (const zip::Entry& entry : reader_.entries()) {
    const auto part = filled.find(entry.index);
    if (part != filled.end()) add(entry.name, part->second);
    else if (const auto links = relationships_filled.extract(entry.name)) add(entry.name, links.mapped());
    else if (entry.name == "word/numbering.xml" && !job.new_lists.empty()) add(entry.name, numbering(reader_.bytes(entry), job));
    else if (entry.name == "[Content_Types].xml" && !job.pictures.empty()) add(entry.name, content_types(job));
    else writer.copy(reader_, entry);
  }
  for (const auto& [name, xml] : relationships_filled) add(name, xml);
  for (const Picture& picture : job.pictures) writer.add("word/media/" + picture.name, picture.bytes, zip::Method::Store);
  writer.finish();
  filling.missing = std::move(job.missing);
  filling.control_characters = job.control_characters;
  filling.remarks = std::move(job.remarks);
  if (filling.watch) {
    std::set<std::string> used;
    std::vector<std::string> all;
    find_unused(*filling.data, "", touched, used, all);
    for (const std::string& path : all)
      if (!used.contains(path) && (path.find('.') == path.npos || used.contains(path.substr(0, path.rfind('.'))))) filling.unused.push_back(path);
  }
  return out;
}

/// A numbering that begins anew is a number of its own over the same abstract one.
std::string Docx::numbering(const std::string& xml, const Job& job) const {
  std::map<std::int64_t, std::int64_t> abstract;
  std::map<std::int64_t, std::map<std::string, std::string>> starts;  // abstract → level → its first number
  std::int64_t here = -1;
  std::string level;
  std::size_t end = 0;
  const std::vector<Token> tokens = scan(xml, "word/numbering.xml");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view source = source_of(xml, tokens[i]);
    const std::string_view name = tokens[i].name;
    if (name == "w:num" && tokens[i].match != Token::kNone) end = std::max(end, tokens[tokens[i].match].end);
    if (!tokens[i].element()) continue;
    if (name == "w:abstractNum") here = id_number(attribute(source, "w:abstractNumId"));
    if (name == "w:lvl") level = attribute(source, "w:ilvl");
    if (name == "w:start" && here >= 0 && tokens[tokens[i].parent].name == "w:lvl") starts[here][level] = attribute(source, "w:val");
    if (name == "w:num") here = id_number(attribute(source, "w:numId"));
    if (name == "w:abstractNumId") abstract[here] = id_number(attribute(source, "w:val"));
  }
  std::string added;
  for (const auto& [id, like] : job.new_lists) {
    if (!abstract.contains(like)) continue;
    added += "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract[like]) + "\"/>";
    for (const auto& [ilvl, start] : starts[abstract[like]]) added += "<w:lvlOverride w:ilvl=\"" + ilvl + "\"><w:startOverride w:val=\"" + start + "\"/></w:lvlOverride>";
    added += "</w:num>";
  }
  return end == 0 ? xml : xml.substr(0, end) + added + xml.substr(end);
}

std::string Docx::relationships(const std::string& entry, const Filled& part, const std::vector<NewRelationship>& added) const {
  std::string xml = read(relationships_of(entry));
  if (xml.empty()) xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
  std::string out;
  const std::vector<Token> tokens = scan(xml, part_name(entry));
  for (const Token& token : tokens) {
    const std::string_view source = source_of(xml, token);
    const bool root = token.parent == Token::kNone;
    if (token.element() && !root && part.links.contains(std::string(attribute(source, "Id")))) continue;  // the link with its tags still in it
    if (root && token.kind == Token::Kind::Close)
      for (const NewRelationship& link : added) {
        out += "<Relationship Id=\"" + link.id + "\" Type=\"" + link.type + "\" Target=\"";
        escape(out, link.target);
        out += link.external ? "\" TargetMode=\"External\"/>" : "\"/>";
      }
    out += source;
  }
  return out;
}

std::string Docx::content_types(const Job& job) const {
  std::string xml = read("[Content_Types].xml");
  std::set<std::string> wanted;
  for (const Picture& picture : job.pictures) wanted.insert(picture.name.substr(picture.name.rfind('.') + 1));
  std::string added;
  for (const std::string& extension : wanted)
    if (xml.find("Extension=\"" + extension + "\"") == xml.npos) added += "<Default Extension=\"" + extension + "\" ContentType=\"image/" + extension + "\"/>";
  const std::vector<Token> tokens = scan(xml, "[Content_Types].xml");
  for (const Token& token : tokens)
    if (token.element() && token.parent == Token::kNone && token.kind == Token::Kind::Open) return xml.insert(token.end, added);
  return xml;
}

std::vector<std::pair<std::string, Tag>> Docx::tags() const {
  std::vector<std::pair<std::string, Tag>> out;
  for (const Filled& part : parts_) {
    const std::string name = part_name(reader_.entries()[part.entry].name);
    for (const Tag& tag : part.program.tags) out.emplace_back(name, tag);
    for (const auto& [id, target] : part.links)
      for (const Tag& tag : target.tags) out.emplace_back(name, tag);
  }
  return out;
}

}  // namespace yishibu::word
