// SPDX-License-Identifier: MIT
// The door between program and plugin: a C descriptor, checked before the first virtual call, then Plugin. A plugin links
// nothing of the program; it is never unloaded. Minor grows when something is appended, major when something moves.
#pragma once

#include <cstdint>
#include <string_view>

#include "yishibu/contribution.hpp"
#include "yishibu/error.hpp"
#include "yishibu/host.hpp"
#include "yishibu/text.hpp"

#define YISHIBU_ABI_MAJOR 6
#define YISHIBU_ABI_MINOR 1
#define YISHIBU_MAGIC 0x59534231u  // "YSB1"

// Family of the C++ runtime, not its exact version: those who share it can exchange std::string and exceptions.
#if defined(_GLIBCXX_USE_CXX11_ABI) && _GLIBCXX_USE_CXX11_ABI
#define YISHIBU_TOOLCHAIN "libstdc++-cxx11"
#elif defined(__GLIBCXX__)
#define YISHIBU_TOOLCHAIN "libstdc++-cxx98"
#elif defined(_LIBCPP_VERSION)
#define YISHIBU_TOOLCHAIN "libc++"
#else
#define YISHIBU_TOOLCHAIN "unknown"
#endif

namespace yishibu {

/// Hands out contributions by the ids that plugin.xml lists; null for an id it does not know.
class Plugin {
 public:
  virtual ~Plugin() = default;
  virtual Exporter* exporter(std::string_view) { return nullptr; }
  virtual Importer* importer(std::string_view) { return nullptr; }
  virtual Command* command(std::string_view) { return nullptr; }
  virtual Check* check(std::string_view) { return nullptr; }
  virtual Derivation* derivation(std::string_view) { return nullptr; }
};

}  // namespace yishibu

extern "C" {
/// The only exported symbol of a plugin: `const yishibu_plugin_descriptor yishibu_plugin`.
struct yishibu_plugin_descriptor {
  std::uint32_t magic;
  std::uint32_t struct_size;
  std::uint32_t abi_major;
  std::uint32_t abi_minor;
  const char* toolchain;
  const char* id;
  const char* version;
  yishibu::Plugin* (*create)(yishibu::Host&);
  void (*destroy)(yishibu::Plugin*);
};
}

/// Defines the descriptor of a plugin whose class is TYPE, with a constructor from Host&.
#define YISHIBU_PLUGIN(ID, VERSION, TYPE)                                                                             \
  extern "C" {                                                                                                        \
  __attribute__((visibility("default"))) extern const yishibu_plugin_descriptor yishibu_plugin;                       \
  const yishibu_plugin_descriptor yishibu_plugin = {                                                                  \
      YISHIBU_MAGIC,     sizeof(yishibu_plugin_descriptor),                                                           \
      YISHIBU_ABI_MAJOR, YISHIBU_ABI_MINOR,                                                                           \
      YISHIBU_TOOLCHAIN, ID,                                                                                          \
      VERSION,           [](yishibu::Host& host) -> yishibu::Plugin* { return new TYPE(host); },                      \
      [](yishibu::Plugin* plugin) { delete plugin; }};                                                                \
  }
