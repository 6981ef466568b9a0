// SPDX-License-Identifier: MIT
// 村（居）民 as one of the two. Must not know where the words stand.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace yishibu {

/// What is written for both as a book of this level says it; a township's says both.
inline std::string local(std::string text, std::string_view level) {
  const bool village = level == "village";
  if (!village && level != "community") return text;
  for (const auto& [from, to] : {std::pair{"村（居）", village ? "村" : "居"}, {"村（社区）", village ? "村" : "社区"}, {"驻村（社区）", village ? "驻村" : "驻社区"}})
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += std::string_view(to).size()) text.replace(at, std::string_view(from).size(), to);
  return text;
}

}  // namespace yishibu
