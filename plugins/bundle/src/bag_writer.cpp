// SPDX-License-Identifier: MIT
// See bag_writer.hpp. Must not know where the bytes go.
#include "bag_writer.hpp"

#include <algorithm>

#include "digest.hpp"

namespace yishibu::bundle {
namespace {

std::string manifest_of(const std::vector<Written>& files, std::string Written::* sum) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Written& file : files) lines.emplace_back(file.path, file.*sum);
  return manifest_text(std::move(lines));
}

}  // namespace

std::string manifest_text(std::vector<std::pair<std::string, std::string>> path_and_sum) {
  std::sort(path_and_sum.begin(), path_and_sum.end());
  std::string out;
  for (const auto& [path, sum] : path_and_sum) {
    out += sum + "  ";
    for (const char c : path)
      if (c == '%') out += "%25";
      else if (c == '\n') out += "%0A";
      else if (c == '\r') out += "%0D";
      else out += c;
    out += '\n';
  }
  return out;
}

Written BagWriter::sums(std::string_view path, std::string_view bytes) {
  const auto sha256 = digester("sha256"), sm3 = digester("sm3");
  sha256->update(bytes);
  sm3->update(bytes);
  return {std::string(path), bytes.size(), sha256->finish(), sm3->finish()};
}

const Written& BagWriter::payload(std::string_view path, std::string_view bytes) {
  const std::string full = "data/" + std::string(path);
  sink_.put(full, bytes);
  bytes_ += bytes.size();
  payload_.push_back(sums(full, bytes));
  return payload_.back();
}

void BagWriter::tag(std::string_view path, const std::string& bytes) {
  sink_.put(path, bytes);
  tags_.push_back(sums(path, bytes));
}

void BagWriter::close(const std::vector<std::pair<std::string, std::string>>& info) {
  tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  std::string lines;
  const auto line = [&](const std::string& label, std::string value) {
    std::replace_if(value.begin(), value.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    if (!value.empty()) lines += label + ": " + value + "\n";
  };
  for (const auto& [label, value] : info) line(label, value);
  line("Payload-Oxum", oxum());
  tag("bag-info.txt", lines);
  tag("manifest-sha256.txt", manifest_of(payload_, &Written::sha256));
  tag("manifest-sm3.txt", manifest_of(payload_, &Written::sm3));
  // Neither tag manifest lists the other: they cover the same files, and verify() compares both byte for byte.
  const std::string by_sha256 = manifest_of(tags_, &Written::sha256), by_sm3 = manifest_of(tags_, &Written::sm3);
  sink_.put("tagmanifest-sha256.txt", by_sha256);
  sink_.put("tagmanifest-sm3.txt", by_sm3);
  seal_ = sums("tagmanifest-sha256.txt", by_sha256);
}

}  // namespace yishibu::bundle
