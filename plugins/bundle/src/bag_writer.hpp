// SPDX-License-Identifier: MIT
// The BagIt 1.0 side of writing: payload with its sums, tag files, manifests. Must not know what the payload means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sink.hpp"
#include "yishibu/host.hpp"

namespace yishibu::bundle {

struct Written {
  std::string path;  ///< from the bag's root
  std::uint64_t bytes = 0;
  std::string sha256;
  std::string sm3;
};

/// The canonical bytes of a manifest: sorted by path, lower-case hex, two spaces, LF. `verify` relies on it.
std::string manifest_text(std::vector<std::pair<std::string, std::string>> path_and_sum);

class BagWriter {
 public:
  BagWriter(Sink& sink, Host& host) : sink_(sink), host_(host) {}

  /// `path` below data/.
  const Written& payload(std::string_view path, std::string_view bytes);
  const std::vector<Written>& written() const { return payload_; }
  std::uint64_t bytes() const { return bytes_; }
  std::string oxum() const { return std::to_string(bytes_) + "." + std::to_string(payload_.size()); }
  /// Writes the tag files. `info` are the lines of bag-info.txt; Payload-Oxum is added.
  void close(const std::vector<std::pair<std::string, std::string>>& info);
  /// tagmanifest-sha256.txt, once closed. Its sums are the digest of the whole bag.
  const Written& seal() const { return seal_; }

 private:
  Written sums(std::string_view path, std::string_view bytes);
  void tag(std::string_view path, const std::string& bytes);

  Sink& sink_;
  Host& host_;
  std::vector<Written> payload_;
  std::vector<Written> tags_;
  Written seal_;
  std::uint64_t bytes_ = 0;
};

}  // namespace yishibu::bundle
