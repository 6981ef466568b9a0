// SPDX-License-Identifier: MIT
// What a bundle says of itself, and the digest that a receipt is bound to. Must not verify: whoever asks has done that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"
#include "yishibu/host.hpp"

namespace yishibu::bundle {

struct Contents {
  struct Sent {
    std::string number, id, archive_no, title;
    std::string sum;  ///< SHA-256 of the record's XML in the bundle, "" where it is not in it
  };
  std::string digest, title, year, book, region, revision;
  std::vector<Sent> items;
};

/// A small file of the bag, "" where it is not there. Throws Invalid beyond 64 MiB.
std::string file_in(Source& source, std::string_view path);

/// The digest of a bundle: SHA-256 of its tagmanifest-sha256.txt, which covers the manifests, which cover all files. The same for a
/// folder and its ZIP; "" where there is no such file.
std::string digest_of(Source& source);

/// Reads data/bundle.xml. Throws Invalid where the bag has none or it is none of ours.
Contents contents_of(Source& source, Host& host);

}  // namespace yishibu::bundle
