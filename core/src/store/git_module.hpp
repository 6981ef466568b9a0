// SPDX-License-Identifier: MIT
// The one symbol between git_loader.cpp and the library that holds git_*.cpp. Both are always built together.
#pragma once

#include <memory>
#include <string>

#include "store/git.hpp"

namespace yishibu::store {
struct GitModule {
  std::unique_ptr<Git> (*open)(const std::string& root);
  void (*create)(const std::string& root);
};
}  // namespace yishibu::store

extern "C" __attribute__((visibility("default"))) const yishibu::store::GitModule yishibu_git_module;
