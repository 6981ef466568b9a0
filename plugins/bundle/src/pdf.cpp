// SPDX-License-Identifier: MIT
// See pdf.hpp.
#include "pdf.hpp"

#include "office.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
std::optional<std::string> pdf_of(const std::string& docx) {
  Conversion made = converted(docx, "docx", "pdf",
                              {"soffice", "-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", R"(pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}})", "--outdir", "{folder}", "{in}"});
  if (!made.installed) return std::nullopt;
  if (!made.bytes) throw Error(ErrorKind::Io, tr("LibreOffice made no PDF."), tr("Try without --pdf."));
  return std::move(made.bytes);
}

}  // namespace yishibu::bundle
