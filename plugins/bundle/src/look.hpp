// SPDX-License-Identifier: MIT
// What a file's first bytes and name say about its format. Must not know bundles.
#pragma once

#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu::bundle {

enum class Look {
  Fine,
  Empty,       ///< no byte
  NotXml,      ///< named .xml and cannot be parsed
  NotAsNamed,  ///< the bytes are of another format than the name says
  Encrypted,
  Packed,    ///< an archive of other files
  Unlisted,  ///< a format that the archive's list does not name
};

Look look_at(std::string_view path, std::string_view bytes, Host& host);
/// Whether the bytes are compressed already, so that packing them again only costs time.
bool is_compressed(std::string_view bytes);

}  // namespace yishibu::bundle
