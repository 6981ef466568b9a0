// SPDX-License-Identifier: MIT
// See sqlite.hpp.
#include "store/sqlite.hpp"

#include <sqlite3.h>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace {

[[noreturn]] void fail(sqlite3* database, int code) {
  const std::string reason = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const int primary = code & 0xff;
  const bool corrupt = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_ERROR || primary == SQLITE_SCHEMA;
  throw Error(corrupt ? ErrorKind::Corrupt : ErrorKind::Io, say("The index cannot be used: {0}.", {reason}));
}

}  // namespace

Statement::~Statement() {
  if (statement_) {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(database_, code);
  return false;
}

std::string_view Statement::view(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view();
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

Database::Database(const std::string& path, Mode mode) {
  // SQLite makes ready for long work by touching memory that a single listing never uses.
  static const bool lean = sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0) == SQLITE_OK && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 128, 40) == SQLITE_OK;
  static_cast<void>(lean);
  const int flags = mode == Mode::Read ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(mode == Mode::Memory ? ":memory:" : path.c_str(), &database_, flags, nullptr);
  if (code != SQLITE_OK) {
    sqlite3_close(database_);
    fail(nullptr, code);
  }
  sqlite3_busy_timeout(database_, 10'000);
  // WAL without fsync of each transaction: after a power cut what is kept here is older, never half-written.
  if (mode == Mode::Write) try {
      execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768");
    } catch (...) {
      sqlite3_close(database_);
      throw;
    }
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void Database::execute(const char* sql) {
  if (const int code = sqlite3_exec(database_, sql, nullptr, nullptr, nullptr); code != SQLITE_OK) fail(database_, code);
}

Statement Database::query(std::string_view sql, const std::vector<std::string_view>& parameters) {
  const auto known = statements_.find(sql);
  sqlite3_stmt*& statement = known != statements_.end() ? known->second : statements_[std::string(sql)];
  if (!statement)
    if (const int code = sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr); code != SQLITE_OK)
      fail(database_, code);
  sqlite3_reset(statement);
  int at = 0;
  for (const std::string_view value : parameters)
    sqlite3_bind_text(statement, ++at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  return Statement(database_, statement);
}

}  // namespace yishibu::store
