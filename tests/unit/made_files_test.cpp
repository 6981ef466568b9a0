// SPDX-License-Identifier: MIT
// Tests of plugin/made_files: what was changed by hand since it was made is not overwritten.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.hpp"
#include "plugin/made_files.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using plugin::MadeFiles;

TEST_CASE("a file is overwritten where it was made here, and left where it was changed since") {
  std::string pattern = (std::filesystem::temp_directory_path() / "made-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data()), list = folder / "made", paper = folder / "new" / "paper";
  const auto bytes = [&] { return file::read(paper, 100); };
  MadeFiles(list).write(paper, "one", false);
  MadeFiles(list).write(paper, "two", false);
  CHECK(bytes() == "two");
  file::replace(paper, "by hand");
  CHECK_THROWS_AS(MadeFiles(list).write(paper, "three", false), Error);
  CHECK(bytes() == "by hand");
  MadeFiles(list).write(paper, "by hand", false);
  MadeFiles(list).write(paper, "three", false);  // what was made is known by its bytes, whoever wrote them too
  file::replace(paper, "by hand again");
  MadeFiles(list).write(paper, "four", true);
  CHECK(bytes() == "four");

  MadeFiles nobodys("");
  CHECK_THROWS_AS(nobodys.write(paper, "five", false), Error);
  nobodys.write(folder / "other", "x", false);
  CHECK(file::read(list, 1000).size() == 5 * 65);
  std::filesystem::remove_all(folder);
}
