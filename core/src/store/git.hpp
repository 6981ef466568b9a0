// SPDX-License-Identifier: MIT
// The versioned store under a book: bytes by path, saved for good. Abstract, because libgit2 lies in a library of its own
// that is loaded only by commands that touch history (git_loader.cpp); its first use costs more than a whole listing.
// Must not know what the bytes mean.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yishibu::store {

struct Entry {
  std::string path;  ///< components as text::is_plain_name() allows
  std::string bytes;
  bool gone = false;  ///< nothing lies at `path` any more
};

struct Signature {
  std::string name;
  std::string email;
  std::int64_t time = 0;  ///< seconds since 1970 UTC
};

struct Commit {
  struct Change {
    std::string path;
    std::string before, after;  ///< object ids of what lies there; "" where nothing does
  };
  std::string id;
  Signature author;
  std::string message;
  std::vector<Change> changed;  ///< what differs from the first parent
  bool readable = true;         ///< false: what it changed is not known, or not all of it, as it joins several
};

/// A save that is spelled out and not yet stored.
struct Prepared {
  struct Object {
    std::string id, type;  ///< 40 hex digits; "blob", "tree" or "commit"
    std::string bytes;
  };
  std::string branch;           ///< full name of the pointer that moves
  std::string parent;           ///< commit it moves from, "" before the first
  std::vector<Object> objects;  ///< blobs, trees, and the commit last

  const std::string& commit() const { return objects.back().id; }
};

/// A stored object that is gone, or whose bytes are not what its name says.
struct Damage {
  std::string id, type;  ///< as in Prepared::Object; or the name of a "pack" of many, which may be readable all the same
  std::string path;      ///< of a file or folder: a place where it lies; "" for a save
};

class Git {
 public:
  virtual ~Git() = default;

  /// Commit id that the book stands at. Throws Corrupt where nothing says it any more.
  virtual std::string head() = 0;
  virtual std::optional<std::string> read(const std::string& commit, const std::string& path) = 0;
  /// The bytes of an object that lies at `path`. Throws Corrupt.
  virtual std::string object(const std::string& id, const std::string& path) = 0;
  /// Object id of what lies at `path`, "" where nothing does.
  virtual std::string object_at(const std::string& commit, const std::string& path) = 0;
  /// What differs between two saves, in path order; all that `after` holds where `before` is "" or not there.
  virtual std::vector<Commit::Change> changes(const std::string& before, const std::string& after) = 0;
  virtual bool has_commit(const std::string& id) = 0;
  /// Commits that lead from `old` ("" = the beginning) to `fresh`, oldest first. Where `old` is no ancestor, everything.
  /// Returns whether it was one, and tells each().
  virtual bool walk(const std::string& old, const std::string& fresh, const std::function<void(const Commit&, bool ancestor)>& each) = 0;

  /// Spells out the entries on top of `parent` (which may be what it spelled last, not yet stored), or `anew` as all there is; writes nothing. Without objects where `parent` holds
  /// the same already.
  virtual Prepared prepare(const std::string& parent, const std::vector<Entry>& entries, const std::string& message,
                           const Signature& author, bool anew = false) = 0;
  /// Stores the objects, reads them back, compares-and-swaps the pointer and reads it again (docs/adr/0002). Nothing is
  /// durable yet. The caller holds the writer lock. Throws Conflict where the pointer has moved, Io or Corrupt where
  /// anything was not stored; the pointer is then where it was.
  virtual void publish(const Prepared& save) = 0;
  /// As publish(), for saves that follow on each other, or hold very many objects: they come one by one, the last without
  /// objects, and are written into one pack. Everything is durable when it returns; no journal is needed for it.
  virtual void publish_packed(const std::function<Prepared()>& next) = 0;
  /// Makes sure that saves (oldest first) stand as they were published, whatever a power cut left of them: mends objects,
  /// and moves the pointer on where it is unreadable or still at one of their parents. Returns the files that hold them,
  /// for the caller to sync: many objects are put into one pack, few stay files of their own.
  virtual std::vector<std::string> restore(const std::vector<Prepared>& saves) = 0;
  /// Removes the objects' own files where a pack holds them. Only after the sync of what restore() returned.
  virtual void drop_packed(const std::vector<Prepared>& saves) = 0;
  /// Removes what killed writers left behind. Only under the writer lock.
  virtual void sweep() = 0;
  /// Reads and re-hashes every object that the head and the commits `others` lead to.
  virtual std::vector<Damage> damaged(const std::vector<std::string>& others, const std::function<void(std::size_t, std::size_t)>& progress) = 0;
  /// Puts back, durably, what is found of the damaged objects: elsewhere in the history, in the working files, in the book
  /// `copy` ("" = none). Damaged files are moved into the folder `aside`. Returns how many were put back; what they lead to may
  /// be damaged in turn. Under the writer lock.
  virtual std::size_t mend(const std::vector<Damage>& damages, const std::string& copy, const std::string& aside) = 0;
  /// Lets the book stand at the first of `newest` that can be read, else at the newest save there is; returns it, "" where
  /// there is none. Under the writer lock.
  virtual std::string rescue_head(const std::vector<std::string>& newest) = 0;
  /// Brings git's own index up to the head, so that people who use git see a clean tree: where it `changed`, or everywhere
  /// where there are none. A courtesy: never throws, and is false where somebody else's git holds that index.
  virtual bool refresh_index(const std::vector<Commit::Change>& changed) noexcept = 0;
};

/// `root` is the folder with .git. Throws NotFound, Denied (foreign owner, unsafe set-up) or Corrupt.
std::unique_ptr<Git> open_git(const std::string& root);
/// A new history; or, where one is there, the settings that it needs.
void create_git(const std::string& root);

/// The id of an object: what its type ("blob", "tree", "commit") and bytes sum up to.
std::string object_id(const std::string& type, std::string_view bytes);
/// Name of the pointer that the book stands at, "refs/heads/…", from the folder .git; nothing where it stands at none.
std::optional<std::string> pointer_name(const std::filesystem::path& git);
/// The commit that a pointer ("refs/heads/…") leads to, "" where there is none; nothing where that takes more than plain files.
std::optional<std::string> read_pointer(const std::filesystem::path& git, std::string_view name);
/// Reads the head from .git without libgit2; nothing where that takes more than plain files.
std::optional<std::string> quick_head(const std::string& root);

}  // namespace yishibu::store
