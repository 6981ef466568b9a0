// SPDX-License-Identifier: MIT
// A folder of the history as git stores it: the bytes of a tree object, looked at in place. Used by git_*.cpp only.
// Must not know where the bytes come from.
#pragma once

#include <algorithm>
#include <string_view>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {

/// One name in a folder, as views into the bytes that spell it.
struct TreeItem {
  std::string_view mode, name, id;  ///< `id` as 20 bytes
  bool is_folder() const { return mode == "40000"; }
};

/// Git sorts a folder as if its name ended in a slash.
inline bool sorts_before(const TreeItem& a, const TreeItem& b) {
  const size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)); order != 0) return order < 0;
  const auto next = [&](const TreeItem& item) { return item.name.size() > common ? item.name[common] : item.is_folder() ? '/' : '\0'; };
  return static_cast<unsigned char>(next(a)) < static_cast<unsigned char>(next(b));
}

/// Takes the next item off `bytes`. Throws Error{Corrupt}.
inline TreeItem take_item(std::string_view& bytes) {
  constexpr size_t kIdBytes = 20;
  const size_t space = bytes.find(' '), zero = bytes.find('\0');
  if (space == bytes.npos || zero == bytes.npos || space > zero || bytes.size() < zero + 1 + kIdBytes)
    throw Error(ErrorKind::Corrupt, tr("A folder in the history is damaged."), tr("Restore from a copy of the book."));
  const TreeItem item{bytes.substr(0, space), bytes.substr(space + 1, zero - space - 1), bytes.substr(zero + 1, kIdBytes)};
  bytes.remove_prefix(zero + 1 + kIdBytes);
  return item;
}

}  // namespace yishibu::store
