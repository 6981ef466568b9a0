// SPDX-License-Identifier: MIT
// A book as it stood at an older revision: for the public copy of a bundle that was handed over before the book went on. Reads only.
// Must not know bundles.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "book_view.hpp"
#include "yishibu/host.hpp"

namespace yishibu::bundle {

class BookThen final : public BookView {
 public:
  /// Throws Conflict where the book has never stood at `revision`.
  BookThen(Book& book, Host& host, std::string revision);

  std::string revision() const override { return revision_; }
  std::optional<Record> find(std::string_view id) override;
  std::vector<Listed> list(const Query& query) override;
  std::vector<Version> history(std::string_view id) override;

 private:
  const std::optional<Record>& then(const std::string& id);

  Host& host_;
  std::string revision_;
  std::set<std::string, std::less<>> changed_;  ///< ids of records that were saved or removed since
  std::map<std::string, std::optional<Record>, std::less<>> then_;  ///< those of them that were asked for, as they stood
  std::set<std::string> later_;                 ///< revisions since
};

}  // namespace yishibu::bundle
