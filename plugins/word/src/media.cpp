// SPDX-License-Identifier: MIT
// See media.hpp.
#include "media.hpp"

#include <algorithm>
#include <cmath>

#include "markup.hpp"

namespace yishibu::word {

using namespace markup;
namespace {

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < length; ++i) out = (out << 8) | static_cast<unsigned char>(bytes[at + i]);
  return out;
}
std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t out = 0;
  for (std::size_t i = length; i-- > 0;) out = (out << 8) | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

void read_png(std::string_view bytes, PictureSize& out) {
  if (bytes.size() < 33) return;
  out = {"png", big(bytes, 16, 4), big(bytes, 20, 4)};
  for (std::size_t at = 33; at + 12 <= bytes.size();) {
    const std::uint32_t length = big(bytes, at, 4);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "pHYs" && length == 9 && at + 17 <= bytes.size() && bytes[at + 16] == 1) out.dots_per_inch = big(bytes, at + 8, 4) * 0.0254;
    if (type == "IDAT" || length > bytes.size() - at - 12) return;
    at += 12 + length;
  }
}

void read_jpeg(std::string_view bytes, PictureSize& out) {
  for (std::size_t at = 2; at + 9 < bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xFF;) {
    const auto mark = static_cast<unsigned char>(bytes[at + 1]);
    const std::uint32_t length = big(bytes, at + 2, 2);
    if (mark == 0xE0 && length >= 16 && at + 16 < bytes.size() && bytes.substr(at + 4, 4) == "JFIF") {
      const std::uint32_t density = big(bytes, at + 12, 2);
      if (density > 0 && bytes[at + 11] == 1) out.dots_per_inch = density;
      if (density > 0 && bytes[at + 11] == 2) out.dots_per_inch = density * 2.54;
    }
    if (mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC) {
      out.extension = "jpeg";
      out.height = big(bytes, at + 5, 2);
      out.width = big(bytes, at + 7, 2);
      return;
    }
    if (length < 2) return;
    at += 2 + length;
  }
}

}  // namespace

PictureSize picture_size(std::string_view bytes) {
  PictureSize out;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) read_png(bytes, out);
  else if (bytes.starts_with("\xFF\xD8")) read_jpeg(bytes, out);
  else if (bytes.starts_with("GIF8") && bytes.size() > 10) out = {"gif", little(bytes, 6, 2), little(bytes, 8, 2)};
  else if (bytes.starts_with("BM") && bytes.size() > 26) out = {"bmp", little(bytes, 18, 4), little(bytes, 22, 4)};
  if (out.width <= 0 || out.height <= 0 || out.width > 100'000 || out.height > 100'000) out.extension.clear();
  if (out.dots_per_inch < 30 || out.dots_per_inch > 2400) out.dots_per_inch = 96;
  return out;
}

Extent extent_of(const PictureSize& size, double width_mm, double height_mm, double widest_mm) {
  const double across = static_cast<double>(size.width), down = static_cast<double>(size.height);
  if (width_mm <= 0 && height_mm <= 0) width_mm = across / size.dots_per_inch * 25.4;
  if (width_mm <= 0) width_mm = height_mm * across / down;
  if (height_mm <= 0) height_mm = width_mm * down / across;
  if (width_mm > widest_mm) {
    height_mm *= widest_mm / width_mm;
    width_mm = widest_mm;
  }
  const auto units = [](double mm) { return std::max<std::int64_t>(1, std::llround(std::min(mm, 500.0) * 36'000)); };
  return {units(width_mm), units(height_mm)};
}

std::string drawing(const std::string& relationship, std::int64_t id, const Extent& extent, std::string_view description) {
  const std::string size = "cx=\"" + std::to_string(extent.width) + "\" cy=\"" + std::to_string(extent.height) + "\"", number = std::to_string(id);
  std::string shown;
  escape(shown, description);
  return "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " + size +
         "/><wp:docPr id=\"" + number + "\" name=\"Picture " + number + "\" descr=\"" + shown +
         "\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
         "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"" +
         number + "\" name=\"Picture " + number + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"" +
         relationship + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " + size +
         "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
}

std::string from_base64(std::string_view text) {
  if (text.starts_with("data:")) {
    const std::size_t comma = text.find(',');
    if (comma == text.npos || !text.substr(0, comma).ends_with(";base64")) return {};
    text.remove_prefix(comma + 1);
  }
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t six = 0;
    if (c >= 'A' && c <= 'Z') six = static_cast<std::uint32_t>(c - 'A');
    else if (c >= 'a' && c <= 'z') six = static_cast<std::uint32_t>(c - 'a' + 26);
    else if (c >= '0' && c <= '9') six = static_cast<std::uint32_t>(c - '0' + 52);
    else if (c == '+' || c == '-') six = 62;
    else if (c == '/' || c == '_') six = 63;
    else if (c == '=' || c == '\n' || c == '\r' || c == ' ') continue;
    else return {};
    bits = (bits << 6) | six;
    if ((count += 6) >= 8) {
      count -= 8;
      out += static_cast<char>(static_cast<unsigned char>(bits >> count));
      bits &= (1u << count) - 1;
    }
  }
  return out;
}

}  // namespace yishibu::word
