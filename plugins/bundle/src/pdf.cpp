// SPDX-License-Identifier: MIT
// See pdf.hpp.
#include "pdf.hpp"

#include <algorithm>

#include "office.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr std::size_t kAtOnce = 40;  ///< their PDFs are held at the same time
constexpr std::string_view kArchival = R"(:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}})";

}  // namespace

std::optional<std::string> Pdfs::take() {
  if (made_.empty()) {
    std::vector<std::string> papers;
    while (papers.size() < kAtOnce) {
      auto paper = next_();
      if (!paper) break;
      papers.push_back(std::move(*paper));
    }
    for (std::size_t i = 0; Conversion & each : by_office(papers, "docx", "pdf", kArchival)) {
      if (!each.installed) return std::nullopt;
      // What stopped LibreOffice stopped the papers behind it too.
      if (!each.bytes) each = std::move(by_office(std::vector{papers[i]}, "docx", "pdf", kArchival).front());
      if (!each.bytes) throw Error(ErrorKind::Io, tr("LibreOffice made no PDF."), tr("Try without --pdf."));
      made_.push_back(std::move(*each.bytes));
      ++i;
    }
    std::reverse(made_.begin(), made_.end());
  }
  if (made_.empty()) return std::nullopt;
  std::string out = std::move(made_.back());
  made_.pop_back();
  return out;
}

}  // namespace yishibu::bundle
