// SPDX-License-Identifier: MIT
// Names of files inside a bag: made safe when writing, judged when reading. Must not know what the files hold.
#pragma once

#include <string>
#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu::bundle {

/// Offset of the first byte that is not well-formed UTF-8, or npos.
std::size_t invalid_utf8(std::string_view bytes);

/// prefix + title + suffix as one path component: NFC, none of %<>:"/\|?*, no control or direction characters, at most
/// 80 characters and 200 bytes. Only the title is shortened.
std::string safe_name(std::string_view prefix, std::string_view title, std::string_view suffix, Host& host);

/// The number with zeros in front, so that names sort as numbers do.
std::string padded(std::size_t number, std::size_t width);

/// What a path is compared by: NFC and ASCII lower case, as on the systems where such names collide.
std::string folded(std::string_view path, Host& host);

/// Why a path read from a bag is refused, translated; "" where it is plain and stays inside the bag.
std::string path_problem(std::string_view path);

/// Decodes %0A and %0D, and with `percent` also %25 (BagIt 1.0). Sets `stray` where some other % stands.
std::string decode_path(std::string_view path, bool percent, bool& stray);

}  // namespace yishibu::bundle
