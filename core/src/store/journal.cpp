// SPDX-License-Identifier: MIT
// See journal.hpp.
#include "store/journal.hpp"

#include <charconv>

#include "base/hash.hpp"

namespace yishibu::store {
namespace {

constexpr std::string_view kMagic = "yishibu-save 1 ";
constexpr std::size_t kRoom = 1 << 20;  // written once with zeros, so that an append changes no metadata of the disk
constexpr std::size_t kFull = 4 * kRoom;
constexpr std::size_t kBeginning = 96;  // longer than any first line

/// Takes the text up to `end` off `rest`; nothing where it is not there.
std::string_view take(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  if (at == rest.npos) return rest = {};
  const std::string_view out = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  return out;
}

std::size_t number(std::string_view text) {
  std::size_t out = 0;
  return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc() ? out : 0;
}

std::string spell(const Prepared& save) {
  std::string body = save.branch + " " + (save.parent.empty() ? "-" : save.parent) + "\n";
  for (const Prepared::Object& object : save.objects)
    body += object.type + " " + std::to_string(object.bytes.size()) + " " + object.id + "\n" + object.bytes + "\n";
  return std::string(kMagic) + std::to_string(body.size()) + " " + hash::sha256(body) + "\n" + body;
}

/// The save at the beginning of `rest`, which is taken off; without objects where there is none.
Prepared parse(std::string_view& rest) {
  Prepared save;
  if (!rest.starts_with(kMagic)) return save;
  rest.remove_prefix(kMagic.size());
  const std::size_t size = number(take(rest, ' '));
  const std::string_view sum = take(rest, '\n');
  if (size == 0 || size > rest.size()) return save;
  std::string_view body = rest.substr(0, size);
  if (hash::sha256(body) != sum) return save;
  rest.remove_prefix(size);
  save.branch = take(body, ' ');
  save.parent = take(body, '\n');
  if (save.parent == "-") save.parent.clear();
  while (!body.empty()) {
    Prepared::Object object;
    object.type = take(body, ' ');
    const std::size_t bytes = number(take(body, ' '));
    object.id = take(body, '\n');
    object.bytes = body.substr(0, bytes);
    body.remove_prefix(std::min(body.size(), bytes + 1));
    save.objects.push_back(std::move(object));
  }
  return save;
}

}  // namespace

bool Journal::pending(const std::filesystem::path& path) {
  const std::string first = file::read_beginning(path, 1);
  return !first.empty() && first[0] != '\0';
}

Journal::Journal(const std::filesystem::path& path) : slate_(path, kRoom), first_(kBeginning, '\0') {}

std::vector<Prepared> Journal::read() const {
  const std::string bytes = slate_.read(0, static_cast<std::size_t>(-1));
  std::vector<Prepared> out;
  for (std::string_view rest = bytes;;) {
    Prepared save = parse(rest);
    // Behind the last save lies what an earlier filling left: it does not follow on it.
    if (save.objects.empty() || (!out.empty() && save.parent != out.back().commit())) return out;
    out.push_back(std::move(save));
  }
}

void Journal::append(const Prepared& save) {
  const std::string entry = spell(save);
  before_end_ = end_;
  before_last_ = last_;
  try {
    slate_.write(end_, entry);
  } catch (...) {
    undo();
    throw;
  }
  if (end_ == 0) first_ = entry.substr(0, kBeginning);
  end_ += entry.size();
  last_ = save.commit();
}

void Journal::undo() {
  end_ = before_end_;
  last_ = before_last_;
  slate_.write(end_, std::string(kBeginning, '\0'));
  if (end_ == 0) first_.assign(kBeginning, '\0');
}

void Journal::clear() {
  before_end_ = 0;
  before_last_.clear();
  undo();
  if (slate_.size() > kFull) slate_.shrink(kRoom);
}

bool Journal::in_step() const {
  std::string now = slate_.read(0, kBeginning);
  now.resize(kBeginning, '\0');
  return now == first_;
}

bool Journal::full() const { return end_ > kFull; }

}  // namespace yishibu::store
