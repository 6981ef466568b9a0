// SPDX-License-Identifier: MIT
// See index.hpp. The schema is described in docs/formats/book.md.
#include "store/index.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "base/hash.hpp"
#include "model/record_xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace {

constexpr const char* kSchemaVersion = "5";
constexpr std::size_t kWhole = 256;  ///< bytes of a value that is kept as it is; more would fill pages of its own
constexpr const char* kSchema = R"(
  CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS record(id TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL,
                                    date TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS value(id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(id, name)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS reference(named TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(named, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS reference_by_id ON reference(id);
  CREATE TABLE IF NOT EXISTS removed(id TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL,
                                     date TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS act(seq INTEGER PRIMARY KEY, commit_id TEXT NOT NULL, save_id TEXT NOT NULL, time TEXT NOT NULL,
                                 author TEXT NOT NULL, summary TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS version(id TEXT NOT NULL, seq INTEGER NOT NULL, removes INTEGER NOT NULL, PRIMARY KEY(id, seq)) WITHOUT ROWID;
)";
// Made when all rows are there: of many that is several times as fast.
constexpr const char* kOrder = R"(
  CREATE INDEX IF NOT EXISTS record_by_date ON record(date, id);
  CREATE INDEX IF NOT EXISTS value_by_name ON value(name, substr(value, 1, 40));
  CREATE INDEX IF NOT EXISTS act_by_commit ON act(substr(commit_id, 1, 12));
  CREATE INDEX IF NOT EXISTS act_by_save ON act(substr(save_id, 1, 12));
  CREATE INDEX IF NOT EXISTS version_by_act ON version(seq);
)";

std::string address(const std::string& path, Database::Mode mode) {
  if (mode != Database::Mode::Read) return path;
  std::string out = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      out += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      out += c;
    }
  }
  return out + "?immutable=1";  // a read-only disk has no room for the side files that WAL readers want
}

/// What the index keeps of a value, to tell it from every other: a long one's beginning, a character that no record may hold, and its sum.
std::string kept(std::string_view value) {
  if (value.size() <= kWhole) return std::string(value);
  std::size_t end = 0;
  for (int characters = 0; characters < 40 && end < value.size(); ++characters)
    do ++end;
    while (end < value.size() && (value[end] & 0xC0) == 0x80);
  return std::string(value.substr(0, end)) + '\x01' + hash::sha256(value);
}

std::vector<Listed> rows_of(Statement statement) {
  std::vector<Listed> out;
  while (statement.step()) out.push_back({statement.text(0), statement.text(1), statement.text(2), statement.text(3), statement.text(4)});
  return out;
}

}  // namespace

// Where a row is looked for by the beginning of a value, the value itself has a “+”: SQLite would put it into substr() too, and then read every row.

/// Whatever has the form of a record id names a record; kinds need not be known for that.
std::set<std::string> names_in(const Record& record) {
  std::set<std::string> out;
  const auto collect = [&](const std::vector<Field>& fields) {
    for (const Field& field : fields)
      if (model::is_record_id(field.value)) out.insert(field.value);
  };
  collect(record.fields);
  for (const Rows& table : record.tables)
    for (const Row& row : table.rows) collect(row.fields);
  return out;
}

Index::Index(const std::string& path, Database::Mode mode) : database_(address(path, mode), mode) {
  if (mode == Database::Mode::Read) {
    if (meta("schema") != kSchemaVersion) throw Error(ErrorKind::Corrupt, tr("The index is from another version of this program."));
    return;
  }
  if (one("SELECT count(*) FROM sqlite_master", {}) == "0") {
    database_.execute(kSchema);
    set_meta("schema", kSchemaVersion);
  } else if (meta("schema") != kSchemaVersion) {
    throw Error(ErrorKind::Corrupt, tr("The index is from another version of this program."));
  }
}

std::string Index::meta(const char* key) { return one("SELECT value FROM meta WHERE key=?", {key}); }

void Index::set_meta(const char* key, const std::string& value) {
  database_.run("INSERT OR REPLACE INTO meta VALUES(?,?)", {key, value});
}

void Index::rollback() noexcept {
  try {
    database_.execute("ROLLBACK");
  } catch (const Error&) {
    return;  // nothing was open: SQLite has rolled back on its own
  }
}

void Index::clear() {
  database_.execute("DELETE FROM record; DELETE FROM value; DELETE FROM reference; DELETE FROM removed; DELETE FROM version; DELETE FROM act");
}

void Index::order() { database_.execute(kOrder); }

void Index::put(const Record& record, const std::string& path, const std::string& title, const std::string& date, const std::string& changed) {
  database_.run("INSERT OR REPLACE INTO record VALUES(?,?,?,?,?,?)", {record.id, record.kind, path, title, date, changed});
  database_.run("DELETE FROM removed WHERE id=?", {record.id});
  std::map<std::string, std::string> old;
  {
    Statement statement = database_.query("SELECT name,value FROM value WHERE id=?", {record.id});
    while (statement.step()) old[statement.text(0)] = statement.text(1);
  }
  for (const Field& field : record.fields) {
    const std::string value = kept(field.value);
    const auto there = old.extract(field.name);
    if (!there || there.mapped() != value) database_.run("INSERT OR REPLACE INTO value VALUES(?,?,?)", {record.id, field.name, value});
  }
  for (const auto& [name, value] : old) database_.run("DELETE FROM value WHERE id=? AND name=?", {record.id, name});
  std::set<std::string> named = names_in(record), known;
  {
    Statement statement = database_.query("SELECT named FROM reference WHERE id=?", {record.id});
    while (statement.step()) known.insert(statement.text(0));
  }
  for (const std::string& id : known)
    if (named.erase(id) == 0) database_.run("DELETE FROM reference WHERE named=? AND id=?", {id, record.id});
  for (const std::string& id : named) database_.run("INSERT OR REPLACE INTO reference VALUES(?,?)", {id, record.id});
}

void Index::put_unreadable(const std::string& id, const std::string& path, const std::string& changed) {
  forget(id);
  database_.run("DELETE FROM removed WHERE id=?", {id});
  database_.run("INSERT OR REPLACE INTO record VALUES(?,?,?,?,?,?)", {id, "", path, tr("(cannot be read)"), "", changed});
}

void Index::remove(const std::string& id, const std::string& when) {
  database_.run("INSERT OR REPLACE INTO removed SELECT id,kind,path,title,date,?2 FROM record WHERE id=?1", {id, when});
  forget(id);
}

void Index::forget(const std::string& id) {
  database_.run("DELETE FROM record WHERE id=?", {id});
  database_.run("DELETE FROM value WHERE id=?", {id});
  database_.run("DELETE FROM reference WHERE id=?", {id});
}

void Index::add_act(const Act& act, const std::string& save_id, const std::set<std::string>& removes) {
  database_.run("INSERT INTO act(commit_id,save_id,time,author,summary) VALUES(?,?,?,?,?)", {act.revision, save_id, act.time, act.author, act.summary});
  for (const std::string& id : act.records)
    database_.run("INSERT OR IGNORE INTO version VALUES(?,last_insert_rowid(),?)", {id, removes.count(id) > 0 ? "1" : "0"});
}

std::string Index::one(const char* sql, const std::vector<std::string_view>& parameters) {
  Statement statement = database_.query(sql, parameters);
  return statement.step() ? statement.text(0) : std::string();
}

std::string Index::path_of(std::string_view id) { return one("SELECT path FROM record WHERE id=?1 UNION ALL SELECT path FROM removed WHERE id=?1", {id}); }
std::string Index::kind_of(std::string_view id) { return one("SELECT kind FROM record WHERE id=?", {id}); }
std::string Index::commit_of_save(std::string_view save_id) {
  return one("SELECT commit_id FROM act WHERE substr(save_id,1,12)=substr(?1,1,12) AND +save_id=?1", {save_id});
}

std::vector<Listed> Index::list(const Query& query) {
  std::string sql = "SELECT id,kind,title,date,changed FROM record WHERE 1";
  std::vector<std::string_view> parameters;
  if (!query.kinds.empty()) {
    sql += " AND kind IN (";
    for (size_t i = 0; i < query.kinds.size(); ++i) sql += i ? ",?" : "?";
    sql += ")";
    parameters.insert(parameters.end(), query.kinds.begin(), query.kinds.end());
  }
  std::deque<std::string> values;
  for (const Field& field : query.where) {
    if (field.value.empty()) {
      sql += " AND NOT EXISTS (SELECT 1 FROM value WHERE value.id=record.id AND name=?)";
      parameters.push_back(field.name);
      continue;
    }
    sql += " AND id IN (SELECT id FROM value WHERE name=? AND substr(value,1,40)=substr(?,1,40) AND +value=?)";
    const std::string& value = values.emplace_back(kept(field.value));
    parameters.insert(parameters.end(), {field.name, value, value});
  }
  for (const std::string& name : query.having) {
    sql += " AND id IN (SELECT id FROM value WHERE name=?)";
    parameters.push_back(name);
  }
  if (!query.refers_to.empty()) {
    sql += " AND id IN (SELECT id FROM reference WHERE named=?)";
    parameters.push_back(query.refers_to);
  }
  if (!query.from.empty()) {
    sql += " AND date>=?";
    parameters.push_back(query.from);
  }
  const std::string until = query.to + "\x7f";  // sorts behind every date that begins with `to`
  if (!query.to.empty()) {
    sql += " AND date<=?";
    parameters.push_back(until);
  }
  sql += " ORDER BY date,id";
  return rows_of(database_.query(sql, parameters));
}

std::vector<Version> Index::history(std::string_view id) {
  std::vector<Version> out;
  Statement statement = database_.query("SELECT commit_id,time,author,summary,removes FROM version JOIN act USING(seq) WHERE id=? ORDER BY seq DESC", {id});
  while (statement.step()) out.push_back({statement.text(0), statement.text(1), statement.text(2), statement.text(3), statement.number(4) == 1});
  return out;
}

std::vector<Listed> Index::removed() { return rows_of(database_.query("SELECT id,kind,title,date,changed FROM removed ORDER BY date,id", {})); }

std::optional<std::vector<Act>> Index::acts(std::string_view since, size_t most) {
  const std::string after = since.empty() ? "0" : one("SELECT seq FROM act WHERE substr(commit_id,1,12)=substr(?1,1,12) AND +commit_id=?1", {since});
  if (after.empty()) return std::nullopt;
  const std::string count = std::to_string(std::min<size_t>(most, 1'000'000'000));
  std::vector<Act> out;
  Statement statement = database_.query("SELECT commit_id,time,author,summary,id FROM (SELECT * FROM act WHERE seq>CAST(? AS INTEGER) ORDER BY seq DESC LIMIT CAST(? AS INTEGER)) "
                                        "LEFT JOIN version USING(seq) ORDER BY seq,id", {after, count});
  while (statement.step()) {
    if (std::string revision = statement.text(0); out.empty() || out.back().revision != revision)
      out.push_back({std::move(revision), statement.text(1), statement.text(2), statement.text(3), {}});
    if (std::string id = statement.text(4); !id.empty()) out.back().records.push_back(std::move(id));
  }
  return out;
}

std::string Index::sum() {
  const auto digest = hash::digester();
  for (const char* sql : {"SELECT id,kind,path,title,date,changed FROM record ORDER BY id", "SELECT id,kind,path,title,date,changed FROM removed ORDER BY id",
                          "SELECT id,name,value,'','','' FROM value ORDER BY id,name", "SELECT named,id,'','','','' FROM reference ORDER BY named,id",
                          "SELECT id,commit_id,time,author,summary,removes FROM version JOIN act USING(seq) ORDER BY id,seq"}) {
    Statement statement = database_.query(sql, {});
    while (statement.step())
      for (int column = 0; column < 6; ++column) digest->update(statement.text(column) + '\0');
  }
  return digest->finish();
}

std::string Index::revision_at(std::string_view id, std::string_view time) { return one("SELECT commit_id FROM version JOIN act USING(seq) WHERE id=? AND time<=? ORDER BY seq DESC LIMIT 1", {id, time}); }

}  // namespace yishibu::store
