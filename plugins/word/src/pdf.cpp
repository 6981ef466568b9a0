// SPDX-License-Identifier: MIT
// See pdf.hpp.
#include "pdf.hpp"

#include "office.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {

std::string to_pdf(const std::string& docx) {
  Conversion made = by_office(docx, "docx", "pdf");
  if (!made.installed) throw Error(ErrorKind::Unsupported, tr("PDF is made by LibreOffice, which is not installed."), tr("Install LibreOffice, or open the .docx in WPS or Word and save it as PDF."));
  if (!made.bytes) throw Error(ErrorKind::Io, tr("LibreOffice could not make a PDF of it."), tr("Open the .docx in WPS or Word and save it as PDF."));
  return std::move(*made.bytes);
}

}  // namespace yishibu::word
