// SPDX-License-Identifier: MIT
// The store of objects that libgit2 reads from: its own for packs, ours for objects in files of their own, because libgit2 1.5 goes round for ever in
// one that is cut short. See git_handles.hpp.
#include <algorithm>
#include <cstring>

#include "store/git_pack.hpp"
#include "store/git_repository.hpp"

namespace yishibu::store {
namespace {

struct LooseBackend : git_odb_backend {
  std::string folder;
  std::unique_ptr<git_odb_backend, GitFree<[](git_odb_backend* backend) { backend->free(backend); }>> listing;  ///< libgit2's own, which lists them well
};

/// What goes wrong comes back as a number: an exception would leave libgit2 with its lock taken.
int read_loose(void** bytes, size_t* size, git_object_t* type, git_odb_backend* backend, const git_oid* id) try {
  const auto object = read_object(static_cast<LooseBackend*>(backend)->folder + "/" + hex(id).insert(2, "/"));
  if (!object) return GIT_ENOTFOUND;
  *size = object->bytes.size();
  *type = git_object_string2type(object->type.c_str());
  if (bytes && (*bytes = git_odb_backend_data_alloc(backend, std::max<size_t>(*size, 1)))) std::memcpy(*bytes, object->bytes.data(), *size);
  return bytes && !*bytes ? GIT_ERROR : 0;
} catch (const std::exception& failure) {
  git_error_set_str(GIT_ERROR_ODB, failure.what());
  return GIT_ERROR;
}

}  // namespace

Odb open_objects(const std::string& root) {
  const std::string folder = root + "/.git/objects";
  git_odb* raw = nullptr;
  git_check(git_odb_new(&raw), tr("The history cannot be opened"));
  Odb odb(raw);
  git_odb_backend *packs = nullptr, *listing = nullptr;
  git_check(git_odb_backend_pack(&packs, folder.c_str()), tr("The history cannot be opened"));
  git_check(git_odb_add_backend(raw, packs, 2), tr("The history cannot be opened"));
  git_check(git_odb_backend_loose(&listing, folder.c_str(), 1, 0, 0, 0), tr("The history cannot be opened"));
  auto* loose = new LooseBackend{{}, folder, {listing, {}}};
  git_odb_init_backend(loose, GIT_ODB_BACKEND_VERSION);
  loose->read = read_loose;
  loose->read_header = [](size_t* size, git_object_t* type, git_odb_backend* backend, const git_oid* id) { return read_loose(nullptr, size, type, backend, id); };
  loose->exists = [](git_odb_backend* backend, const git_oid* id) {
    auto& own = *static_cast<LooseBackend*>(backend)->listing;
    return own.exists(&own, id);
  };
  loose->foreach = [](git_odb_backend* backend, git_odb_foreach_cb each, void* payload) {
    auto& own = *static_cast<LooseBackend*>(backend)->listing;
    return own.foreach(&own, each, payload);
  };
  loose->free = [](git_odb_backend* backend) { delete static_cast<LooseBackend*>(backend); };
  git_check(git_odb_add_backend(raw, loose, 1), tr("The history cannot be opened"));
  return odb;
}

}  // namespace yishibu::store
