// SPDX-License-Identifier: MIT
// Other programs that turn one file into another, run without a shell in a folder of their own. Must not know why.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yishibu {

/// What came of asking a program that may not be installed.
struct Conversion {
  bool installed = false;
  std::optional<std::string> bytes;  ///< nothing where it made no file
};

/// Runs `words`, in which {in}, {out} and {folder} stand for the paths of the file with `bytes` (named document.`from`), of the one
/// to be made (document.`to`) and of their folder.
Conversion converted(const std::string& bytes, std::string_view from, std::string_view to, std::vector<std::string> words);
/// The same by LibreOffice, with a profile of its own, so that it neither disturbs nor waits for the one on the screen.
Conversion by_office(const std::string& bytes, std::string_view from, std::string_view to);

}  // namespace yishibu
