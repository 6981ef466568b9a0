// SPDX-License-Identifier: MIT
// A whole .docx template: its parts compiled once, filled as often as wanted. Parts without tags are copied as their
// deflated bytes. Knows nothing of exporters or files on disk.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "program.hpp"
#include "zip.hpp"

namespace yishibu::word {

class Docx {
 public:
  /// Throws Invalid with every mistake of the template at once.
  explicit Docx(std::string bytes);
  Docx(const Docx&) = delete;
  Docx& operator=(const Docx&) = delete;

  const std::string& bytes() const { return bytes_; }
  std::string fill(const Value& data, const Labels& labels) const;
  /// Every tag with the part it stands in, in order.
  std::vector<std::pair<std::string, Tag>> tags() const;

 private:
  std::string bytes_;
  zip::Reader reader_;
  struct Filled { std::size_t entry; Program program; };
  std::vector<Filled> parts_;
};

/// "the text", "header 1" …
std::string part_name(const std::string& entry);
bool has_text(const std::string& entry);  ///< whether tags in this part are looked at

}  // namespace yishibu::word
