// SPDX-License-Identifier: MIT
// See versions.hpp.
#include "versions.hpp"

#include <algorithm>

#include "book_records.hpp"
#include "local_time.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kLeastOfNumber = 4;

bool is_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

}  // namespace

Versions::Versions(Host& host, Book& book, std::string_view name) : book_(book), id_(name), all_(book.history(name)) {
  if (!all_.empty()) return;
  id_ = id_called(host, book, name);
  all_ = book.history(id_);
  if (all_.empty()) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {name}), tr("“list” shows the records."));
}

std::size_t Versions::index_of(std::string_view called) const {
  if (is_day(called)) {
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (local_time(all_[i].time).substr(0, 10) <= called) return i;
    throw Error(ErrorKind::NotFound, say("{0} was not there yet on {1}.", {id_, called}));
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < all_.size() && called.size() >= kLeastOfNumber; ++i)
    if (all_[i].revision.starts_with(called)) found.push_back(i);
  if (found.empty()) throw Error(ErrorKind::NotFound, say("There is no version {0} of {1}.", {called, id_}), tr("“history” lists the versions."));
  if (found.size() > 1) throw Error(ErrorKind::Usage, say("“{0}” may mean several versions.", {called}), tr("Write more of its number."));
  return found.front();
}

std::optional<Record> Versions::at(std::size_t index) const {
  if (all_[index].removes) return std::nullopt;
  if (index == 0) return book_.find(id_);
  return book_.find_at(id_, all_[index].revision);
}

Record Versions::last() const {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (auto record = at(i)) return std::move(*record);
  throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id_}), tr("“list” shows the records."));
}

std::map<Key, std::size_t> Versions::last_changes(std::size_t newer, std::size_t older, std::size_t most, bool moves) const {
  std::map<Key, std::size_t> out;
  std::optional<Record> after = at(newer);
  std::map<Key, std::string> fresh;
  if (after) fresh = parts_of(*after);
  const std::size_t wanted = older == all_.size() ? fresh.size() : static_cast<std::size_t>(-1);
  for (std::size_t i = newer, next = i; i < older && i - newer < most && out.size() < wanted; i = next) {
    // Who brings a record back has not written it.
    for (++next; older == all_.size() && next < all_.size() && all_[next].removes;) ++next;
    std::optional<Record> before;
    if (next < all_.size()) before = at(next);
    std::map<Key, std::string> old;
    if (before) old = parts_of(*before);
    for (const auto& [key, spelt] : fresh)
      if (const auto was = old.find(key); was == old.end() || was->second != spelt) out.try_emplace(key, i);
    for (const auto& [key, spelt] : old)
      if (older != all_.size() && !fresh.count(key)) out.try_emplace(key, i);
    if (moves && before && after)
      for (Key& key : moved_parts(*before, *after)) out.try_emplace(std::move(key), i);
    fresh = std::move(old);
    after = std::move(before);
  }
  return out;
}

std::string short_number(const std::string& revision) { return revision.substr(0, 10); }

}  // namespace yishibu::history
