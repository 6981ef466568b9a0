// SPDX-License-Identifier: MIT
// Digests, and random bytes for ids. OpenSSL is used in hash.cpp only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "yishibu/host.hpp"

namespace yishibu::hash {

/// A SHA-256 over bytes that come in pieces.
std::unique_ptr<Digester> digester();
/// A SHA-1, as git's files end with; no proof against people who mean harm.
std::unique_ptr<Digester> sha1();
/// Lower-case hex.
std::string sha256(std::string_view bytes);
std::string sha1(std::string_view bytes);

/// `length` characters of a-z2-7 that nobody can guess or repeat; repeatable where YISHIBU_SEED is set (for tests).
std::string random_name(size_t length);

}  // namespace yishibu::hash
