// SPDX-License-Identifier: MIT
// PDFs of papers, by LibreOffice where that is installed. Must not know bundles.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yishibu::bundle {

/// PDF/A-2b of one paper after the other. Not the same bytes each time: LibreOffice puts times and random numbers into it, some of them
/// inside packed streams. Many are made ahead at once: starting LibreOffice takes longer than a hundred papers do.
class Pdfs {
 public:
  /// `next` gives the .docx of the next paper, nothing behind the last.
  explicit Pdfs(std::function<std::optional<std::string>()> next) : next_(std::move(next)) {}
  /// Of the next paper. Nothing where LibreOffice is not installed; throws Io where it fails.
  std::optional<std::string> take();

 private:
  std::function<std::optional<std::string>()> next_;
  std::vector<std::string> made_;  ///< the nearest one last
};

}  // namespace yishibu::bundle
