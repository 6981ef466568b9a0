// SPDX-License-Identifier: MIT
// Files on disk for the commands, with errors in words. Knows no format.
#pragma once

#include <filesystem>
#include <string>

namespace yishibu {

std::string shown(const std::filesystem::path& path);
/// Throws NotFound, Io, or Invalid above 256 MiB.
std::string read_file(const std::filesystem::path& path);
/// Written beside the target first, so that a failure leaves an older file as it was.
void write_file(const std::filesystem::path& path, const std::string& bytes);
void make_folder(const std::filesystem::path& path);

}  // namespace yishibu
