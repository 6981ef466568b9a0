// SPDX-License-Identifier: MIT
// Brings a shelf of the cache up to what the book says, when a search begins and never while somebody saves. Must not know queries.
#pragma once

#include "shelf.hpp"
#include "yishibu/host.hpp"

namespace yishibu::find {

/// After it the shelf says what the book says. Several windows may do this at once: they share the work. Throws Io where the
/// cache takes no writing, Corrupt where it is damaged; whatever the user or the book throws passes through.
void freshen(Shelf& shelf, Shelf::Which which, Host& host, Book& book);

/// The cache with the shelves asked for, up to date; made anew where it is damaged, in memory where it cannot be written.
class Library {
 public:
  Library(Host& host, Book& book) : host_(host), book_(book) {}
  /// Calls `work` with the shelves; again with a new cache where the old one turns out to be damaged.
  void with(const std::vector<Shelf::Which>& which, const std::function<void(std::vector<Shelf>&)>& work);

 private:
  Host& host_;
  Book& book_;
};

}  // namespace yishibu::find
