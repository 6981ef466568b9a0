// SPDX-License-Identifier: MIT
// See library.hpp.
#include "plugin/library.hpp"

#include <boost/version.hpp>
static_assert(BOOST_VERSION == 108100, "install libboost1.81-dev: other versions differ in what shared_library reports");
#include <boost/dll/shared_library.hpp>

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <optional>
#include <vector>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "plugin/quarantine.hpp"
#include "plugin/trust.hpp"

namespace yishibu::plugin {
namespace {

[[noreturn]] void refuse(const Manifest& manifest, const std::string& why, const std::string& hint = {}) {
  throw Error(ErrorKind::Plugin, say("The plugin “{0}” is not loaded: {1}", {manifest.id, why}), hint);
}

/// Checks what dlopen would crash on or misreport: a cut file is SIGBUS, a foreign machine is "no such file".
void check_elf(const Manifest& manifest, std::string_view bytes) {
  Elf64_Ehdr header{};
  if (bytes.size() < sizeof header) refuse(manifest, tr("its code is cut off."), tr("Install the plugin again."));
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) refuse(manifest, tr("its code is no program library."), tr("Install the plugin again."));
#if defined(__x86_64__)
  constexpr Elf64_Half machine = EM_X86_64;
#elif defined(__aarch64__)
  constexpr Elf64_Half machine = EM_AARCH64;
#elif defined(__loongarch__)
  constexpr Elf64_Half machine = 258;
#elif defined(__mips__)
  constexpr Elf64_Half machine = EM_MIPS;
#else
  const Elf64_Half machine = header.e_machine;
#endif
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_machine != machine)
    refuse(manifest, tr("its code is for another kind of computer."), tr("Get the plugin for this kind of computer."));
  bool whole = header.e_shoff + static_cast<std::uint64_t>(header.e_shnum) * header.e_shentsize <= bytes.size() &&
               header.e_phoff + static_cast<std::uint64_t>(header.e_phnum) * sizeof(Elf64_Phdr) <= bytes.size();
  for (size_t i = 0; whole && i < header.e_phnum; ++i) {
    Elf64_Phdr segment{};
    std::memcpy(&segment, bytes.data() + header.e_phoff + i * sizeof segment, sizeof segment);
    whole = segment.p_type != PT_LOAD || (segment.p_offset <= bytes.size() && segment.p_filesz <= bytes.size() - segment.p_offset);
  }
  if (!whole) refuse(manifest, tr("its code is cut off."), tr("Install the plugin again."));
}

/// The file as memory: loading maps it anyway, and reading it would cost a program's start several times over.
class Mapped {
 public:
  Mapped(int descriptor, const Manifest& manifest) {
    struct stat about {};
    if (::fstat(descriptor, &about) != 0) refuse(manifest, std::strerror(errno));
    size_ = static_cast<std::size_t>(about.st_size);
    if (size_ == 0) refuse(manifest, tr("its code is cut off."), tr("Install the plugin again."));
    if (size_ > limits::kFileBytes) refuse(manifest, tr("its code is too large."));
    bytes_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
    if (bytes_ == MAP_FAILED) refuse(manifest, std::strerror(errno));
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped() { ::munmap(bytes_, size_); }
  std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace

struct Library::Handle {
  boost::dll::shared_library library;
};

std::unique_ptr<Library> Library::load(const Manifest& manifest, Host& host) {
  // One descriptor from check to load: what was hashed is what runs, whatever happens to the name meanwhile.
  const auto path = manifest.folder / manifest.library_file;
  file::Descriptor library_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (library_file.get() < 0) refuse(manifest, say("{0} cannot be opened: {1}.", {path.string(), std::strerror(errno)}), tr("Install the plugin again."));
  const Mapped code(library_file.get(), manifest);
  check_elf(manifest, code.bytes());
  require_trust(manifest, code.bytes());

  // Not for those that came with the program: they were tried before they came, and a row costs a start 0.1 to 0.3 ms.
  std::optional<Attempt> attempt;
  if (manifest.origin != Origin::System) attempt.emplace(manifest.id).step("load");
  auto handle = std::make_unique<Handle>();
  try {
    handle->library.load("/proc/self/fd/" + std::to_string(library_file.get()), boost::dll::load_mode::rtld_now);
  } catch (const std::exception& failure) {
    std::string reason = failure.what();
    if (const size_t at = reason.find("dlerror system message: "); at != std::string::npos) reason = reason.substr(at + 24);
    if (const size_t at = reason.find("): "); at != std::string::npos) reason.resize(at);
    refuse(manifest, say("something that it needs is missing ({0}).", {reason}), tr("Install the plugin again."));
  }
  // Stays open for ever: the loader knows a library by its name, and the next plugin must not get this descriptor's number.
  static auto& kept_open = *new std::vector<file::Descriptor>();
  kept_open.push_back(std::move(library_file));
  if (!handle->library.has("yishibu_plugin")) refuse(manifest, tr("its code is no plugin of this program."));
  const auto& descriptor_of = handle->library.get<const yishibu_plugin_descriptor>("yishibu_plugin");
  constexpr std::uint32_t least = offsetof(yishibu_plugin_descriptor, destroy) + sizeof(void*);
  if (descriptor_of.magic != YISHIBU_MAGIC || descriptor_of.struct_size < least) refuse(manifest, tr("its code is no plugin of this program."));
  if (descriptor_of.abi_major != YISHIBU_ABI_MAJOR || descriptor_of.abi_minor > YISHIBU_ABI_MINOR)
    refuse(manifest, say("it was built for interface {0}.{1}; this program has {2}.{3}.",
                         {std::to_string(descriptor_of.abi_major), std::to_string(descriptor_of.abi_minor), std::to_string(YISHIBU_ABI_MAJOR), std::to_string(YISHIBU_ABI_MINOR)}),
           tr("Get a version of the plugin that fits this program."));
  if (std::string_view(descriptor_of.toolchain) != YISHIBU_TOOLCHAIN)
    refuse(manifest, say("it was built with another kind of compiler ({0}).", {descriptor_of.toolchain}), tr("Build it again with the program's compiler."));
  if (descriptor_of.id != manifest.id || descriptor_of.version != manifest.version)
    refuse(manifest, tr("its code and its manifest are of different versions."), tr("Install the plugin again."));
  if (attempt) attempt->step("create");
  Plugin* plugin = guard(manifest.id, tr("starting"), [&] { return descriptor_of.create(host); });
  return std::unique_ptr<Library>(new Library(std::move(handle), descriptor_of, plugin));
}

Library::Library(std::unique_ptr<Handle> handle, const yishibu_plugin_descriptor& descriptor, Plugin* plugin)
    : handle_(std::move(handle)), descriptor_(descriptor), plugin_(plugin) {}

Library::~Library() {
  descriptor_.destroy(plugin_);
  // Kept on purpose: objects and messages of the plugin may outlive this, and unloading is an illusion anyway.
  static auto& kept = *new std::vector<std::unique_ptr<Handle>>();
  kept.push_back(std::move(handle_));
}

}  // namespace yishibu::plugin
