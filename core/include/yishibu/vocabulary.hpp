// SPDX-License-Identifier: MIT
// Controlled lists of terms with periods of effect. Read from plugins' data. Must not know any list by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yishibu {

/// One term as it stands on a given day in a given region. Dates are YYYY, YYYY-MM or YYYY-MM-DD; "" is open.
struct Term {
  std::string code;   ///< stable for ever; a province's own codes begin with its plugin id and a dot
  std::string label;  ///< verbatim as in the source
  std::vector<std::string> aliases;
  std::string from;
  std::string to;      ///< last day of effect
  std::string source;  ///< where the term is written, with its clause
  std::string note;    ///< errata, remarks
  std::string status;  ///< "" or "待补" where the source is incomplete or unsure
  std::string layer;   ///< id of the plugin whose answer this is
};

struct Vocabulary {
  std::string id;
  std::string label;
  std::string source;
  std::string status;  ///< as in Term: "待补" where the list's source breaks off
  std::vector<Term> terms;

  const Term* find(std::string_view code) const {
    for (const Term& term : terms)
      if (term.code == code) return &term;
    return nullptr;
  }
};

}  // namespace yishibu
