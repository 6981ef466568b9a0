// SPDX-License-Identifier: MIT
// Sample records and the book they stand in, in memory. Must not know any kind by name.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::kit {

/// A book of a region that holds the samples and cannot be changed.
class SampleBook final : public Book {
 public:
  SampleBook(std::string region, std::vector<Record> records);
  const BookInfo& info() const override { return info_; }
  std::string revision() const override { return {}; }
  std::optional<Record> find(std::string_view id) override;
  std::optional<Record> find_at(std::string_view id, std::string_view) override { return find(id); }
  std::vector<Listed> list(const Query& query) override;
  std::vector<Version> history(std::string_view) override { return {}; }
  std::string save(const Change&) override;
  std::string attachment_path(std::string_view, std::string_view file_name) const override { return "attachments/00/" + std::string(file_name); }
  std::string attachment(std::string_view path) override;

 private:
  BookInfo info_;
  std::vector<Record> records_;
};

/// A record in which everything that the kind has is filled in, one row a table, one paragraph a text. With `reference`, which gives
/// the id of a record of a kind or "", it is fit for a book: without what a check of the region objects to and what only the program
/// writes.
using Reference = std::function<std::string(const std::string& target)>;
Record make_sample(Host& host, const Kind& kind, const std::string& region, const Reference& reference = {});

/// The records in `folder`/samples/*.xml, by file name, in order. What cannot be read is left to `unreadable`.
struct Sample {
  std::string file;
  Record record;
};
std::vector<Sample> read_samples(const std::string& folder, Host& host, std::vector<std::pair<std::string, std::string>>& unreadable);

}  // namespace yishibu::kit
