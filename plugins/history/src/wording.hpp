// SPDX-License-Identifier: MIT
// Values as people read them: terms by label, references by title, yes and no in words. Must not know versions.
#pragma once

#include <map>
#include <string>

#include "yishibu/host.hpp"

namespace yishibu::history {

class Wording {
 public:
  Wording(Host& host, Book& book) : host_(host), book_(book) {}
  /// What a field says, its values parted by 、.
  std::string words(const FieldSpec& spec, const std::vector<Field>& fields);
  /// One value.
  std::string shown(const FieldSpec& spec, const std::string& value);
  const Kind& kind(const std::string& id) { return host_.kind(id); }

 private:
  const std::string& title(const std::string& id);

  Host& host_;
  Book& book_;
  std::map<std::string, Vocabulary> vocabularies_;
  std::map<std::string, std::string> titles_;
};

/// 会议《…》, or the kind and id of a record without a title.
std::string called(const Record& record, const Kind& kind);
/// 会议记录's paragraph as one text: number, heading and words.
std::string whole(const Paragraph& paragraph);
/// At most so many characters, … in place of the rest.
std::string excerpt(const std::string& text, std::size_t most);

}  // namespace yishibu::history
