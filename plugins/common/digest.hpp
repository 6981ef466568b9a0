// SPDX-License-Identifier: MIT
// Digests that bags and archives are made and verified with. OpenSSL is used in digest.cpp only. Must not know files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu {

/// "sha256", "sm3", "sha512", "sha1", "md5". Throws Unsupported for others.
std::unique_ptr<Digester> digester(std::string_view algorithm);
/// Of bytes that are there all at once.
std::string sum_of(std::string_view bytes, std::string_view algorithm = "sha256");

}  // namespace yishibu
