// SPDX-License-Identifier: MIT
// See picture.hpp. ImageMagick is not asked: without librsvg it leaves Chinese letters out and says nothing.
#include "picture.hpp"

#include "chart.hpp"
#include "local_words.hpp"
#include "markup.hpp"
#include "base64.hpp"
#include "office.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {
namespace {

/// A page of the drawing's size with nothing but the drawing on it: every LibreOffice with Writer opens that.
std::string page_with(const std::string& drawing) {
  const std::string tag = drawing.substr(drawing.find("<svg"), 400);
  const std::string width = std::string(markup::attribute(tag, "width")) + "pt", height = std::string(markup::attribute(tag, "height")) + "pt";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
         " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles><style:page-layout style:name=\"P\">"
         "<style:page-layout-properties fo:margin=\"0pt\" fo:page-width=\"" + width + "\" fo:page-height=\"" + height + "\"/></style:page-layout></office:automatic-styles><office:master-styles>"
         "<style:master-page style:name=\"Standard\" style:page-layout-name=\"P\"/></office:master-styles><office:body><office:text><text:p><draw:frame text:anchor-type=\"page\" text:anchor-page-number=\"1\""
         " svg:x=\"0pt\" svg:y=\"0pt\" svg:width=\"" + width + "\" svg:height=\"" + height + "\"><draw:image><office:binary-data>" + base64(drawing) +
         "</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>\n";
}

}  // namespace

std::string to_svg(const Report& report) {
  Panel months{"按月协商次数", "次", {}, true}, categories{"按类别协商次数", "次", {}, false};
  const Figure& by_month = figure_of(report.figures, "consultations_by_month");
  if (!by_month.recorded()) return to_svg(report.year.book.name + report.year.year + "年度协商次数", "本年度没有协商会议的记录。", {});
  for (int month = 1; month <= 12; ++month) {
    std::int64_t value = 0;
    for (const Part& part : by_month.parts)
      if (part.code == (month < 10 ? "0" : "") + std::to_string(month)) value = part.value;
    months.bars.emplace_back(std::to_string(month) + "月", value);
  }
  for (const Part& part : figure_of(report.figures, "consultations_by_category").parts) categories.bars.emplace_back(local(part.label, report.year.book.level), part.value);
  return to_svg(report.year.book.name + report.year.year + "年度协商次数", "依据议事簿记录统计，截至" + report.year.as_of + "。一次会议涉及几类的，各类都计。", {months, categories});
}

std::string to_png(const Report& report) {
  const std::string drawing = to_svg(report);
  if (Conversion made = converted(drawing, "svg", "png", {"rsvg-convert", "--zoom=2", "-o", "{out}", "{in}"}); made.bytes) return std::move(*made.bytes);
  const Conversion page = by_office(page_with(drawing), "fodt", "pdf");
  if (page.bytes)
    if (Conversion made = converted(*page.bytes, "pdf", "png", {"pdftoppm", "-r", "144", "-png", "-singlefile", "{in}", "{folder}/document"}); made.bytes) return std::move(*made.bytes);
  throw Error(ErrorKind::Unsupported, tr("No program on this computer could make a PNG of the chart."), tr("Write it as .svg, which WPS, Word and browsers show; or install librsvg2-bin, or LibreOffice and poppler-utils."));
}

}  // namespace yishibu::report
