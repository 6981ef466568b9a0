// SPDX-License-Identifier: MIT
// See chart.hpp.
#include "chart.hpp"

#include <algorithm>

#include "markup.hpp"
#include "utf8.hpp"

namespace yishibu::report {
namespace {

constexpr std::int64_t kWidth = 960, kMargin = 48, kLabel = 360, kLine = 22, kPerLine = 19;
constexpr const char* kInk = "#222", *kBar = "#4a6a8a";

std::string number(std::int64_t n) { return std::to_string(n); }

/// Pieces of at most `count` characters.
std::vector<std::string> wrapped(const std::string& text, std::int64_t count) {
  std::vector<std::string> out(1);
  std::int64_t in_line = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    const std::size_t length = std::max<std::size_t>(1, utf8::decode(text, at, c));
    if (in_line == count) out.emplace_back(), in_line = 0;
    out.back() += text.substr(at, length);
    at += length;
    ++in_line;
  }
  return out;
}

class Drawing {
 public:
  void text(std::int64_t x, std::int64_t y, const std::string& words, int size, const char* anchor = "start") {
    shapes_ += "  <text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + std::to_string(size) + "\" text-anchor=\"" + anchor + "\">";
    markup::escape(shapes_, words);
    shapes_ += "</text>\n";
  }
  void box(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height, const char* fill) {
    shapes_ += "  <rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" fill=\"" + fill + "\"/>\n";
  }

  /// Returns where the next panel may begin.
  std::int64_t panel(const Panel& panel, std::int64_t y) {
    text(kMargin, y + 20, panel.title + "（" + panel.unit + "）", 20);
    y += 44;
    std::int64_t most = 1;
    for (const auto& [label, value] : panel.bars) most = std::max(most, value);
    return panel.upright ? upright(panel, y, most) : lying(panel, y, most);
  }

  std::string finish(std::int64_t height) const {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(kWidth) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(kWidth) + " " + number(height) +
                      "\" font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimHei,SimSun,sans-serif\" fill=\"" + kInk + "\">\n";
    out += "  <rect width=\"" + number(kWidth) + "\" height=\"" + number(height) + "\" fill=\"#fff\"/>\n";
    return out + shapes_ + "</svg>\n";
  }

 private:
  std::int64_t upright(const Panel& panel, std::int64_t y, std::int64_t most) {
    constexpr std::int64_t kTall = 220;
    const auto count = static_cast<std::int64_t>(panel.bars.size());
    const std::int64_t step = (kWidth - 2 * kMargin) / std::max<std::int64_t>(1, count), floor = y + 24 + kTall;
    for (std::int64_t i = 0; i < count; ++i) {
      const auto& [label, value] = panel.bars[static_cast<std::size_t>(i)];
      const std::int64_t height = value * kTall / most, left = kMargin + i * step + step / 5, middle = kMargin + i * step + step / 2;
      if (height > 0) box(left, floor - height, step * 3 / 5, height, kBar);
      text(middle, floor - height - 6, number(value), 16, "middle");
      text(middle, floor + 22, label, 16, "middle");
    }
    box(kMargin, floor, kWidth - 2 * kMargin, 1, kInk);
    return floor + 56;
  }
  std::int64_t lying(const Panel& panel, std::int64_t y, std::int64_t most) {
    const std::int64_t left = kMargin + kLabel, room = kWidth - left - kMargin - 40, top = y;
    for (const auto& [label, value] : panel.bars) {
      const std::vector<std::string> lines = wrapped(label, kPerLine);
      const std::int64_t height = static_cast<std::int64_t>(lines.size()) * kLine, length = value * room / most;
      for (std::size_t i = 0; i < lines.size(); ++i) text(left - 10, y + 16 + static_cast<std::int64_t>(i) * kLine, lines[i], 16, "end");
      if (length > 0) box(left, y + height / 2 - 9, length, 18, kBar);
      text(left + length + 8, y + height / 2 + 6, number(value), 16);
      y += height + 14;
    }
    box(left, top - 4, 1, y - top, kInk);
    return y + 30;
  }
  std::string shapes_;
};

}  // namespace

std::string to_svg(const std::string& title, const std::string& note, const std::vector<Panel>& panels) {
  Drawing drawing;
  drawing.text(kWidth / 2, 46, title, 24, "middle");
  std::int64_t y = 76;
  for (const Panel& panel : panels) y = drawing.panel(panel, y);
  drawing.text(kMargin, y + 4, note, 14);
  return drawing.finish(y + 32);
}

}  // namespace yishibu::report
