// SPDX-License-Identifier: MIT
// Procedures that plugins contribute, and what a book says about a record's way through them. Shared by the commands and derivations of
// this plugin. Must not know any procedure by name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "progress.hpp"
#include "yishibu/error.hpp"
#include "yishibu/host.hpp"

namespace yishibu::procedure {

/// Read once per region and level of the book, nearest layer first; labels say 村（居）民 as that level does.
class Procedures {
 public:
  /// The procedure that a record goes through: the first of its region that is for its kind, in force on its day and whose condition
  /// holds. Null where there is none. Throws where a plugin's file is wrong.
  const Procedure* of(const Record& record, Host& host, Book* book);

 private:
  struct Known {
    std::vector<Procedure> procedures;
    std::vector<std::pair<std::string, Error>> broken;  ///< kind, and why its procedure cannot be read: other kinds are none the worse
  };
  const Known& all(Host& host, const std::string& region, const std::string& level);
  std::map<std::pair<std::string, std::string>, Known> known_;
};

class BookSurroundings final : public Surroundings {
 public:
  BookSurroundings(const Record& record, Host& host, Book* book) : record_(record), host_(host), book_(book) {}
  const std::vector<Record>& naming(const std::string& kind) override;
  std::string title_of(const Record& record) override;
  std::string today() override { return host_.today(); }

 private:
  const Record& record_;
  Host& host_;
  Book* book_;
  std::map<std::string, std::vector<Record>> naming_;
};

/// One line: “提出议题✓ 提前通报✓ ▶协商（应于2016-03-15前） 公开○”.
std::string line_of(const Progress& progress);
/// A line for each step that the record needs.
std::vector<std::string> lines_of(const Progress& progress);
/// due, overdue, stuck, gap, open, closed → why.
Value marks_of(const Progress& progress, const std::string& today);

}  // namespace yishibu::procedure
