// SPDX-License-Identifier: MIT
// Sums of a bag's files, by several threads; results and errors come in the order of the jobs. Must not know manifests.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "source.hpp"

namespace yishibu::bundle {

struct Job {
  const Source::Entry* entry = nullptr;
  std::set<std::string> algorithms;
};
struct Measured {
  std::uint64_t bytes = 0;
  std::string problem;  ///< why it could not be read to its end, or ""
  std::map<std::string, std::string> sums;
};

/// One result for each job. `progress` gets the bytes done so far, in the calling thread only; what it throws ends the work.
std::vector<Measured> measure(Source& source, const std::vector<Job>& jobs, const std::function<void(std::uint64_t)>& progress);

}  // namespace yishibu::bundle
