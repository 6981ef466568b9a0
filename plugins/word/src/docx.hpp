// SPDX-License-Identifier: MIT
// A whole .docx template: its parts compiled once, filled as often as wanted. Parts without tags are copied as their
// deflated bytes. Knows nothing of exporters or files on disk.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "program.hpp"
#include "zip.hpp"

namespace yishibu::word {

/// What a template was filled with, and what was noticed on the way.
struct Filling {
  const Value* data = nullptr;
  const Labels* labels = nullptr;
  /// Bytes of an attachment that a picture names; may be empty where there are none to be had.
  std::function<std::string(std::string_view path)> attachment;

  std::vector<Span>* spans = nullptr;  ///< where values stand in the text, for reading back; with `text`
  std::string* text = nullptr;         ///< word/document.xml as filled
  bool watch = false;                 ///< gather what follows; costs a little
  std::vector<std::string> missing;   ///< tags without a value, as written
  std::vector<std::string> unused;    ///< paths of the data that no tag asked for
  std::size_t control_characters = 0; ///< left out of values
  std::vector<std::string> remarks;
};

class Docx {
 public:
  /// Throws Unsupported or Invalid where it is no Word document. Mistakes in tags are in problems().
  explicit Docx(std::string bytes, Options options = {});
  Docx(const Docx&) = delete;
  Docx& operator=(const Docx&) = delete;

  const std::string& bytes() const { return bytes_; }
  const std::vector<Problem>& problems() const { return problems_; }
  /// Throws Invalid with every mistake of the template at once.
  void require_sound() const;
  std::string fill(Filling& filling) const;
  std::string fill(const Value& data, const Labels& labels) const;
  /// Every tag with the part it stands in, in order.
  std::vector<std::pair<std::string, Tag>> tags() const;
  /// The template with each mistake as a comment of Word at its place.
  std::string with_comments() const;

 private:
  struct Filled { std::size_t entry; Program program; std::map<std::string, Program> links; };
  std::map<std::string, Program> read_links(const std::string& entry);
  std::string numbering(const std::string& xml, const Job& job) const;
  std::string relationships(const std::string& entry, const Filled& part, const std::vector<NewRelationship>& added) const;
  std::string content_types(const Job& job) const;
  std::string read(const std::string& name) const;

  std::string bytes_;
  Options options_;
  zip::Reader reader_;
  std::vector<Filled> parts_;
  std::vector<Problem> problems_;
  std::int64_t highest_list_ = 0;
};

/// `xml` with `added` before the end tag of its root.
std::string with_last_child(const std::string& xml, const std::string& added);
/// word/document.xml → word/_rels/document.xml.rels
std::string relationships_of(const std::string& entry);
bool has_text(const std::string& entry);  ///< whether tags in this part are looked at
/// One line for people: where, the tag, what is wrong and what to write.
std::string sentence(const Problem& problem);

}  // namespace yishibu::word
