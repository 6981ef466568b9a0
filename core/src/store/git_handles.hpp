// SPDX-License-Identifier: MIT
// Owning handles for libgit2 objects, and the one place where its return codes become errors. Included by git_*.cpp only.
#pragma once

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/git.hpp"
#include "store/git_tree.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {

template <auto free_function>
struct GitFree {
  template <typename T>
  void operator()(T* object) const {
    free_function(object);
  }
};
using Repository = std::unique_ptr<git_repository, GitFree<git_repository_free>>;
using Odb = std::unique_ptr<git_odb, GitFree<git_odb_free>>;
using OdbObject = std::unique_ptr<git_odb_object, GitFree<git_odb_object_free>>;
using Tree = std::unique_ptr<git_tree, GitFree<git_tree_free>>;
using Walk = std::unique_ptr<git_revwalk, GitFree<git_revwalk_free>>;
using GitIndex = std::unique_ptr<git_index, GitFree<git_index_free>>;

/// Throws when `code` is an error. `action` is a translated phrase; libgit2's own text is taken at once, and may be absent.
inline void git_check(int code, const char* action) {
  if (code >= 0) return;
  const git_error* last = git_error_last();
  const std::string reason = last && last->message ? last->message : std::to_string(code);
  const ErrorKind kind = code == GIT_ENOTFOUND ? ErrorKind::NotFound
                         : code == GIT_EMODIFIED || code == GIT_ELOCKED ? ErrorKind::Conflict
                         : code == GIT_EMISMATCH ? ErrorKind::Corrupt
                                                 : ErrorKind::Io;
  throw Error(kind, fill("{0}: {1}", {action, reason}));
}

inline std::string_view bytes_of(const OdbObject& object) {
  return {static_cast<const char*>(git_odb_object_data(object.get())), git_odb_object_size(object.get())};
}

/// Nothing where it is not there or cannot be read.
inline OdbObject read_whole(git_odb* odb, const git_oid& id) {
  git_odb_object* raw = nullptr;
  if (git_odb_read(&raw, odb, &id) < 0) git_error_clear();
  return OdbObject(raw);
}

/// The file of an object that has one of its own.
inline std::string object_file(const std::string& root, const std::string& id) {
  return root + "/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
}

inline const git_oid* oid_of(const TreeItem& item) { return reinterpret_cast<const git_oid*>(item.id.data()); }

inline std::string hex(const git_oid* id) {
  char buffer[GIT_OID_HEXSZ + 1];
  return git_oid_tostr(buffer, sizeof buffer, id);
}

/// The id that a text begins with; that of nothing where it does not.
inline git_oid id_of(std::string_view text) {
  git_oid out{};
  if (text.size() < GIT_OID_HEXSZ || git_oid_fromstrn(&out, text.data(), GIT_OID_HEXSZ) < 0) git_error_clear(), out = {};
  return out;
}

/// "tree <id>", "parent <id>" … at the beginning of a commit.
inline std::vector<std::pair<std::string_view, git_oid>> links_of(std::string_view commit) {
  std::vector<std::pair<std::string_view, git_oid>> out;
  while (commit.starts_with("tree ") || commit.starts_with("parent ")) {
    const size_t space = commit.find(' ');
    out.emplace_back(commit.substr(0, space), id_of(commit.substr(space + 1)));
    commit.remove_prefix(std::min(commit.size(), space + 1 + GIT_OID_HEXSZ + 1));
  }
  return out;
}

/// "author NAME <MAIL> SECONDS ZONE", or "committer …", in the head of a commit; as much of it as can be read.
inline Signature person_of(std::string_view head, std::string_view word) {
  const size_t at = head.find("\n" + std::string(word) + " ");
  if (at == head.npos) return {};
  std::string_view line = head.substr(at + word.size() + 2);
  line = line.substr(0, line.find('\n'));
  const size_t open = std::min(line.find('<'), line.size()), close = std::min(line.find("> ", open), line.size());
  Signature out{std::string(line.substr(0, open)), std::string(line.substr(std::min(open + 1, close), close - std::min(open + 1, close))), 0};
  if (out.name.ends_with(' ')) out.name.pop_back();
  if (close < line.size()) std::from_chars(line.data() + close + 2, line.data() + line.size(), out.time);
  return out;
}

}  // namespace yishibu::store
