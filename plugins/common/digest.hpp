// SPDX-License-Identifier: MIT
// Digests that bags and archives are made and verified with. OpenSSL is used in digest.cpp only. Must not know files.
#pragma once

#include <memory>
#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu {

/// "sha256", "sm3", "sha512", "sha1", "md5". Throws Unsupported for others.
std::unique_ptr<Digester> digester(std::string_view algorithm);

}  // namespace yishibu
