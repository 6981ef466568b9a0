// SPDX-License-Identifier: MIT
// What a bundle that was made before says of itself: its digest and the digest of each item. Must not judge more than whether it is whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"
#include "yishibu/host.hpp"

namespace yishibu::bundle {

/// The digest of a bundle is as digest_of() says, in both algorithms. That of an item is of its record's XML, which names every
/// attachment by its own SHA-256.
struct Earlier {
  struct Had {
    std::string id, archive_no, sha256, sm3;
    std::string original_sha256 = {};  ///< of a public copy: the digest of the item that it was made from
  };
  std::string sha256, sm3, date;
  std::string revision;  ///< of the book that it was made from
  bool public_copy = false;
  std::string original_sha256;  ///< of a public copy: the digest of the bundle that it was made from
  std::vector<Had> items;   ///< what it holds
  std::vector<Had> before;  ///< what those hold that it goes on from, as far as it does not hold it itself

  /// Of items, then of before; null where neither has it.
  const Had* find(std::string_view id) const;
};

/// Of a bag that was verified; nothing where it is no bundle of this program.
std::optional<Earlier> earlier_of(Source& source, Host& host);
/// Throws Invalid where `path` is no bundle of this program or is not whole.
Earlier read_earlier(const std::string& path, Host& host);

}  // namespace yishibu::bundle
