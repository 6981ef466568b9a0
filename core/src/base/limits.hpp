// SPDX-License-Identifier: MIT
// The one table of limits on bytes from outside. docs/formats/limits.md explains them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace yishibu::limits {

inline constexpr std::uintmax_t kFileBytes = 64u << 20;
inline constexpr std::size_t kXmlDepth = 256;
inline constexpr std::size_t kXmlAttributes = 256;
inline constexpr std::size_t kXmlAttributeBytes = 64u << 10;
inline constexpr std::size_t kXmlNodes = 2'000'000;
inline constexpr std::size_t kPathBytes = 4096;  ///< of a path inside a book
inline constexpr std::uintmax_t kFreeSpace = 64u << 20;  ///< a save is refused below this, or below 4 × its size
inline constexpr int kLockWaitMs = 10'000;

}  // namespace yishibu::limits
