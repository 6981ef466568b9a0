// SPDX-License-Identifier: MIT
// A book seen through another: whatever a view does not change is the book's own, and nothing can be saved. Must not know what is changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/book.hpp"

namespace yishibu::bundle {

class BookView : public Book {
 public:
  explicit BookView(Book& book) : book_(book) {}

  const BookInfo& info() const override { return book_.info(); }
  std::string revision() const override { return book_.revision(); }
  std::optional<Record> find(std::string_view id) override { return book_.find(id); }
  std::optional<Record> find_at(std::string_view id, std::string_view at) override { return book_.find_at(id, at); }
  std::vector<Listed> list(const Query& query) override { return book_.list(query); }
  std::vector<Version> history(std::string_view id) override { return book_.history(id); }
  std::string save(const Change&) override { return {}; }
  std::string attachment_path(std::string_view bytes, std::string_view file_name) const override { return book_.attachment_path(bytes, file_name); }
  std::string attachment(std::string_view path) override { return book_.attachment(path); }

 protected:
  Book& book_;
};

}  // namespace yishibu::bundle
