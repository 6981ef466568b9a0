// SPDX-License-Identifier: MIT
// SQLite with ownership and errors. sqlite3.h is used in sqlite.cpp only. Must not know any table.
#pragma once

#include <cstdint>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace yishibu::store {

/// A prepared statement that is being stepped through. Belongs to its Database; used by one caller at a time.
class Statement {
 public:
  explicit Statement(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  Statement(const Statement&) = delete;
  Statement(Statement&& other) noexcept : database_(other.database_), statement_(other.statement_) { other.statement_ = nullptr; }
  Statement& operator=(const Statement&) = delete;
  ~Statement();
  bool step();  ///< true while there is a row
  std::string text(int column) const { return std::string(view(column)); }
  std::string_view view(int column) const;  ///< valid until the next step
  std::int64_t number(int column) const;

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_;
};

class Database {
 public:
  enum class Mode { Write, Read, Memory };
  /// Throws Error{Corrupt} where the file is no database, Error{Io} otherwise.
  Database(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const char* sql);
  /// Compiled once per text, then reused.
  Statement query(std::string_view sql, const std::vector<std::string_view>& parameters);
  void run(std::string_view sql, const std::vector<std::string_view>& parameters) { query(sql, parameters).step(); }

 private:
  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

}  // namespace yishibu::store
