// SPDX-License-Identifier: MIT
// Git by libgit2. Included by git_*.cpp only.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <unordered_map>

#include "store/git.hpp"
#include "store/git_handles.hpp"

namespace yishibu::store {

/// libgit2's global switches are latched by the first repository that is opened, so this comes before everything.
void start_library();
/// Everything that is stored in the book's .git/objects. Throws Error{Io}.
Odb open_objects(const std::string& root);
/// A fresh repository with the settings of a book (docs/formats/book.md); or these settings alone, where one is there.
void create_repository(const std::string& root);

class GitRepository final : public Git {
 public:
  explicit GitRepository(const std::string& root);

  std::string head() override;
  std::optional<std::string> read(const std::string& commit, const std::string& path) override;
  std::string object(const std::string& id, const std::string& path) override;
  std::string object_at(const std::string& commit, const std::string& path) override;
  std::vector<Commit::Change> changes(const std::string& before, const std::string& after) override;
  bool has_commit(const std::string& id) override;
  bool walk(const std::string& old, const std::string& fresh, const std::function<void(const Commit&, bool)>& each) override;
  Prepared prepare(const std::string& parent, const std::vector<Entry>& entries, const std::string& message,
                   const Signature& author, bool anew) override;
  void publish(const Prepared& save) override;
  void publish_packed(const std::function<Prepared()>& next) override;
  std::vector<std::string> restore(const std::vector<Prepared>& saves) override;
  void drop_packed(const std::vector<Prepared>& saves) override;
  void sweep() override;
  std::vector<Damage> damaged(const std::vector<std::string>& others, const std::function<void(std::size_t, std::size_t)>& progress) override;
  std::size_t mend(const std::vector<Damage>& damages, const std::string& copy, const std::string& aside) override;
  std::string rescue_head(const std::vector<std::string>& newest) override;
  bool refresh_index(const std::vector<Commit::Change>& changed) noexcept override;

 private:
  void open();
  const git_oid& tree_of(const std::string& commit);
  std::string branch();
  struct Step {
    Commit save;
    git_oid id{}, tree{}, parent{};
    int parents = 0;
  };
  Step step_of(const git_oid& id);
  std::optional<git_oid> root_of(const git_oid& save);
  std::deque<Step> line(const git_oid& newest, const git_oid& old);
  OdbObject whole(const git_oid& id);
  void unpack_damaged(const std::string& aside);
  struct Known {
    OdbObject object;
    std::unordered_map<std::string_view, const git_oid*> items;  ///< of the object's bytes; filled when something is looked for
  };
  Known& folder(const git_oid& id);
  bool told(const std::optional<git_oid>& before, const git_oid& after, Commit& out);
  void compare(const git_oid* before, const git_oid* after, const std::string& place, Commit& out);
  std::string tree_with(const std::string& base, const std::vector<const Entry*>& entries, size_t level, Prepared& save);
  void store(const Prepared::Object& object);
  bool stands(const Prepared::Object& object);
  void move_branch(const Prepared& save, const std::string& from, const std::string& to);

  std::string root_;
  std::filesystem::path git_;  ///< the folder .git in it
  Repository repository_;
  Odb odb_;
  bool packed_ = false;  ///< by the last restore()
  std::string tree_commit_;
  git_oid tree_{};  ///< of tree_commit_: most questions are about one and the same save
  std::map<std::array<unsigned char, GIT_OID_RAWSZ>, Known> folders_;  ///< those that were looked into last
  struct Folder {
    std::string id, bytes;
  };
  std::string prepared_;                 ///< the commit that prepare() spelled last; it need not be stored yet
  std::map<std::string, Folder> trees_;  ///< its folders, as far as they are known, by "" and "a/b/"
};

}  // namespace yishibu::store
