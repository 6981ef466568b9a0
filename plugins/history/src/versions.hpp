// SPDX-License-Identifier: MIT
// The versions of one record, those of a record that has left the book too, and which of them somebody means. Must not compare them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parts.hpp"
#include "yishibu/host.hpp"

namespace yishibu::history {

class Versions {
 public:
  /// Of the one record of that id, part of it, or title; in the book, else among those that left it. Throws NotFound, Usage.
  Versions(Host& host, Book& book, std::string_view name);

  const std::string& id() const { return id_; }
  const std::vector<Version>& all() const { return all_; }  ///< newest first, never empty
  bool removed() const { return all_.front().removes; }
  /// The version with this number, the first of its characters, or the last one of a day. Throws NotFound, Usage.
  std::size_t index_of(std::string_view called) const;
  /// The record as that version left it; nothing where it took it out of the book. Throws Corrupt.
  std::optional<Record> at(std::size_t index) const;
  /// As it stands, or as it last stood.
  Record last() const;

  /// For every part that changed after version `older` up to `newer`, or was there at `older` = all().size(), the version that
  /// changed it last; with `moves` to stand elsewhere is a change too. At most `most` versions are read, newest first; parts that none
  /// of them changed are left out.
  std::map<Key, std::size_t> last_changes(std::size_t newer, std::size_t older, std::size_t most, bool moves) const;

 private:
  Book& book_;
  std::string id_;
  std::vector<Version> all_;
};

std::string short_number(const std::string& revision);

}  // namespace yishibu::history
