// SPDX-License-Identifier: MIT
// Where a new bag goes: a folder or a ZIP file, complete or not there at all. Must not know BagIt.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace yishibu::bundle {

/// Files are put one after the other and never held. Nothing is seen under the target's name before finish(); an object
/// destroyed without it leaves nothing behind.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void put(std::string_view path, std::string_view bytes) = 0;
  virtual void finish() = 0;
};

/// A target ending in .zip makes a ZIP with one top folder, anything else a folder. Throws Conflict where it exists.
std::unique_ptr<Sink> open_sink(const std::filesystem::path& target);
std::unique_ptr<Sink> open_zip_sink(const std::filesystem::path& target);

}  // namespace yishibu::bundle
