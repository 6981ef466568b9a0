// SPDX-License-Identifier: MIT
// Judges any BagIt bag, 0.93 to 1.0, by nothing but its own files. Must not write, fetch or follow anything.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/host.hpp"

namespace yishibu::bundle {

struct Report {
  Findings findings;
  std::string version;   ///< as bagit.txt has it
  std::string agent;     ///< Bag-Software-Agent
  bool ours = false;     ///< made by this program, and judged byte for byte
  std::size_t files = 0;  ///< in the payload
  std::uint64_t bytes = 0;
  std::vector<std::string> algorithms;  ///< of the payload manifests that could be checked

  struct Used {
    std::string file, algorithm;
    std::size_t sums = 0;
    std::size_t wrong = 0;   ///< of them that did not agree
    bool known = true;  ///< false: an algorithm that is not known here, its sums were passed over
  };
  std::vector<Used> manifests;         ///< payload and tag manifests, in the order of their names
  std::vector<std::string> uncovered;  ///< files that no sum speaks of

  bool valid() const {
    for (const Finding& finding : findings)
      if (finding.level == Level::Must) return false;
    return true;
  }
};

Report verify(Source& source, Host& host);

}  // namespace yishibu::bundle
