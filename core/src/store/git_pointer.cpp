// SPDX-License-Identifier: MIT
// What the program asks of a history before it has loaded git, and git's library too: where a book stands, from plain files, and an object's id.
// Must not know libgit2.
#include <filesystem>
#include <sstream>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "store/git.hpp"

namespace yishibu::store {
namespace {

constexpr std::size_t kIdDigits = 40;

std::string_view trimmed(std::string_view text) { return text.substr(0, text.find_last_not_of(" \t\r\n") + 1); }

bool is_commit_id(std::string_view text) { return text.size() == kIdDigits && text.find_first_not_of("0123456789abcdef") == text.npos; }

}  // namespace

std::string object_id(const std::string& type, std::string_view bytes) {
  const auto digest = hash::sha1();
  digest->update(type + " " + std::to_string(bytes.size()) + '\0');
  digest->update(bytes);
  return digest->finish();
}

std::optional<std::string> read_pointer(const std::filesystem::path& git, std::string_view name) {
  if (const auto own = file::read_if_there(git / name, 4096)) return is_commit_id(trimmed(*own)) ? std::optional(std::string(trimmed(*own))) : std::nullopt;
  std::istringstream packed(file::read_if_there(git / "packed-refs", 1 << 20).value_or(""));
  for (std::string line; std::getline(packed, line);)
    if (line.size() > kIdDigits + 1 && std::string_view(line).substr(kIdDigits + 1) == name && is_commit_id(line.substr(0, kIdDigits))) return line.substr(0, kIdDigits);
  return std::string();
}

std::optional<std::string> pointer_name(const std::filesystem::path& git) {
  const auto head = file::read_if_there(git / "HEAD", 4096);
  if (!head || !head->starts_with("ref: refs/heads/") || head->find("..") != head->npos) return std::nullopt;
  return std::string(trimmed(*head).substr(5));
}

}  // namespace yishibu::store
