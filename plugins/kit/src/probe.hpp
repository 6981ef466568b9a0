// SPDX-License-Identifier: MIT
// What passes between “plugin check” and its children. Must not know how children are run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "manifest.hpp"
#include "sample.hpp"

namespace yishibu::kit {

/// A template and the data of a record that it is to be filled with, as files.
struct Paper {
  std::string id;
  std::string template_file;
  std::string data_file;  ///< "" where no rendering says for what it is
};

/// Checks 2 and 4, and what check 3 needs, written below `output`.
void check_data(const std::filesystem::path& folder, const Described& plugin, Host& host, const std::filesystem::path& output, Faults& faults, std::vector<Paper>& papers);

/// What exporters are tried on: the plugin's samples, or one made for each of its kinds.
std::vector<Record> documents(const std::filesystem::path& folder, const Described& plugin, Host& host);

/// Faults, papers and the number of documents as a file, and back.
struct Report {
  Faults faults;
  std::vector<Paper> papers;
  std::size_t documents = 0;
};
std::string write_report(const Report& report, Host& host);
Report read_report(const std::string& bytes, Host& host);

/// The documents that no exporter may break on.
inline constexpr const char* kMalformed[] = {"empty", "long", "strange"};

}  // namespace yishibu::kit
