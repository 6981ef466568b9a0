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
Conversion converted(const std::string& bytes, std::string_view from, std::string_view to, const std::vector<std::string>& words);
/// Many files in one run of a program that takes several: {in} as a word of its own stands for all of them. Each gets what was made
/// of it, in the same order.
std::vector<Conversion> converted(const std::vector<std::string>& files, std::string_view from, std::string_view to, const std::vector<std::string>& words);
/// The same by LibreOffice, with a profile of its own, so that it neither disturbs nor waits for the one on the screen. Starting it
/// takes seconds, a further file some hundredths. `filter` is what --convert-to takes behind the ending, with its colon.
std::vector<Conversion> by_office(const std::vector<std::string>& files, std::string_view from, std::string_view to, std::string_view filter = {});
Conversion by_office(const std::string& bytes, std::string_view from, std::string_view to);

}  // namespace yishibu
