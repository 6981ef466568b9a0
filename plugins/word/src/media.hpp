// SPDX-License-Identifier: MIT
// Pictures: what a file is, how large it wants to be on paper, and the drawing that shows it. Knows no template.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yishibu::word {

struct Picture {
  std::string name;   ///< in word/media
  std::string bytes;
};

struct PictureSize {
  std::string extension;  ///< "png", "jpeg", "gif", "bmp"; "" where the bytes are none of them
  std::int64_t width = 0, height = 0;  ///< pixels
  double dots_per_inch = 96;
};

/// Reads the header only; nothing beyond `bytes` is believed.
PictureSize picture_size(std::string_view bytes);

/// The size on paper in English metric units (36,000 to the millimetre): as asked in millimetres (0 = as the other side
/// says), otherwise its own size, never wider than `widest_mm`.
struct Extent { std::int64_t width = 0, height = 0; };
Extent extent_of(const PictureSize& size, double width_mm, double height_mm, double widest_mm);

/// A w:drawing, inline with the text.
std::string drawing(const std::string& relationship, std::int64_t id, const Extent& extent, std::string_view description);

/// Bytes of base64, "data:…;base64," before them or not; "" where it is none.
std::string from_base64(std::string_view text);

}  // namespace yishibu::word
