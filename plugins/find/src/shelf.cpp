// SPDX-License-Identifier: MIT
// See shelf.hpp.
#include "shelf.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "letters.hpp"
#include "tokens.hpp"
#include "yishibu/error.hpp"

namespace yishibu::find {
namespace {

// Documents are numbered as lists order them, by date, id and time, so the newest twenty are the first twenty that are found, however many
// there are. Between two numbers there is room for who comes late.
constexpr std::int64_t kRoom = 8;
bool nothing(const Cache::Row&) { return true; }

}  // namespace

Shelf::Shelf(Cache& cache, Which which, bool temporary)
    : cache_(cache), schema_(temporary ? "temp." : "main."), name_(which == Which::Now ? "now" : which == Which::Old ? "old" : "gone"), postings_(cache, schema_ + name_) {
  bool there = false;
  cache_.query(temporary ? "SELECT 1 FROM sqlite_temp_master WHERE name=?" : "SELECT 1 FROM sqlite_master WHERE name=?", {name_ + "_note"}, [&](const Cache::Row&) {
    there = true;
    return false;
  });
  if (there) return;
  cache_.execute("BEGIN IMMEDIATE");
  try {
    cache_.execute(sql(
        "CREATE TABLE IF NOT EXISTS #_note(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS #_document(label INTEGER PRIMARY KEY, id TEXT, version TEXT, time TEXT, date TEXT, kind TEXT, title TEXT, facets TEXT, batch INTEGER);"
        "CREATE UNIQUE INDEX IF NOT EXISTS #_order ON @_document(date, id, time, version);"
        "CREATE INDEX IF NOT EXISTS #_id ON @_document(id);"
        "CREATE TABLE IF NOT EXISTS #_text(label INTEGER PRIMARY KEY, parts TEXT, marks TEXT)"));
    cache_.execute(sql(Postings::tables()));
    cache_.execute("COMMIT");
  } catch (...) {
    try {
      cache_.execute("ROLLBACK");
    } catch (const Error&) {
    }
    throw;
  }
}

const std::string& Shelf::sql(const char* pattern) {
  std::string& out = sql_[pattern];
  if (out.empty())
    for (const char* c = pattern; *c; ++c) {
      if (*c == '#') out += schema_;
      if (*c == '#' || *c == '@') out += name_;
      else out += *c;
    }
  return out;
}

std::string Shelf::note(std::string_view key) {
  std::string out;
  cache_.query(sql("SELECT value FROM #_note WHERE key=?"), {key}, [&](const Cache::Row& row) {
    out = row.text(0);
    return false;
  });
  return out;
}

void Shelf::note(std::string_view key, std::string_view value) {
  if (value.empty()) cache_.query(sql("DELETE FROM #_note WHERE key=?"), {key}, nothing);
  else cache_.query(sql("INSERT OR REPLACE INTO #_note VALUES(?,?)"), {key, value}, nothing);
}

void Shelf::clear() {
  cache_.execute(sql("DELETE FROM #_note; DELETE FROM #_document; DELETE FROM #_text"));
  postings_.clear();
  last_label_ = 0;
}

std::size_t Shelf::size() {
  std::size_t out = 0;
  cache_.query(sql("SELECT count(*) FROM #_document"), {}, [&](const Cache::Row& row) {
    out = static_cast<std::size_t>(row.number(0));
    return false;
  });
  return out;
}

std::vector<std::string> Shelf::versions(std::string_view id) {
  std::vector<std::string> out;
  cache_.query(sql("SELECT version FROM #_document WHERE id=?"), {id}, [&](const Cache::Row& row) {
    out.emplace_back(row.text(0));
    return true;
  });
  return out;
}

void Shelf::put(const std::string& id, const std::vector<Document>& documents) {
  struct Old {
    std::int64_t label;
    std::string version, time, date;
  };
  std::vector<Old> before;
  cache_.query(sql("SELECT label,version,time,date FROM #_document WHERE id=?"), {id}, [&](const Cache::Row& row) {
    before.push_back({row.number(0), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))});
    return true;
  });
  std::vector<const Document*> fresh;
  for (const Document& document : documents) {
    const auto old = std::find_if(before.begin(), before.end(), [&](const Old& one) { return one.version == document.version; });
    if (old == before.end()) {
      fresh.push_back(&document);
      continue;
    }
    const Old found = *old;
    before.erase(old);
    if (document.parts.empty()) continue;
    take(found.label);
    if (found.date == document.date && found.time == document.time) insert(found.label, document);  // it keeps its place
    else fresh.push_back(&document);
  }
  for (const Old& one : before) take(one.label);
  for (const Document* document : fresh) insert(place(*document), *document);
}

Label Shelf::place(const Document& document) {
  const std::vector<std::string_view> key{document.date, document.id, document.time, document.version};
  if (last_label_ == 0) {
    cache_.query(sql("SELECT label,date,id,time,version FROM #_document ORDER BY label DESC LIMIT 1"), {}, [&](const Cache::Row& row) {
      last_label_ = row.number(0);
      last_date_ = row.text(1);
      last_id_ = row.text(2);
      last_time_ = row.text(3);
      last_version_ = row.text(4);
      return false;
    });
  }
  if (last_label_ == 0 || std::tie(last_date_, last_id_, last_time_, last_version_) <= std::tie(document.date, document.id, document.time, document.version)) {
    std::tie(last_date_, last_id_, last_time_, last_version_) = std::tie(document.date, document.id, document.time, document.version);
    return last_label_ += kRoom;
  }
  for (int attempt = 0;; ++attempt) {
    std::int64_t before = 0, after = 0;
    cache_.query(sql("SELECT label FROM #_document WHERE (date,id,time,version)<(?,?,?,?) ORDER BY date DESC,id DESC,time DESC,version DESC LIMIT 1"), key, [&](const Cache::Row& row) {
      before = row.number(0);
      return false;
    });
    cache_.query(sql("SELECT label FROM #_document WHERE (date,id,time,version)>(?,?,?,?) ORDER BY date,id,time,version LIMIT 1"), key, [&](const Cache::Row& row) {
      after = row.number(0);
      return false;
    });
    if (after == 0) return before + kRoom;
    if (after - before > 1) return before + (after - before) / 2;
    spread(after);
  }
}

void Shelf::spread(Label around) {
  // Of the neighbours as many are numbered anew as make room together; the newest end has room without end.
  for (std::int64_t reach = 16;; reach *= 4) {
    const std::string low = std::to_string(std::max<std::int64_t>(1, around - reach)), high = std::to_string(around + reach);
    std::vector<std::int64_t> labels;
    cache_.query(sql("SELECT label FROM #_document WHERE label BETWEEN ? AND ? ORDER BY label"), {low, high}, [&](const Cache::Row& row) {
      labels.push_back(row.number(0));
      return true;
    });
    std::int64_t last = 0;
    cache_.query(sql("SELECT max(label) FROM #_document"), {}, [&](const Cache::Row& row) {
      last = row.number(0);
      return false;
    });
    const bool all = around + reach >= last;
    const std::int64_t first = std::max<std::int64_t>(1, around - reach), end = all ? first + kRoom * static_cast<std::int64_t>(labels.size() + 1) : around + reach;
    const std::int64_t step = (end - first) / static_cast<std::int64_t>(labels.size() + 1);
    if (step < 3) continue;
    struct Whole {
      Document document;
      std::int64_t label;
    };
    std::vector<Whole> moved;
    for (const std::int64_t label : labels) {
      Hit it = hit(label);
      Whole whole{{it.id, it.version, it.time, it.date, it.kind, it.title, it.facets, parts(label), {}}, label};
      cache_.query(sql("SELECT marks FROM #_text WHERE label=?"), {std::to_string(label)}, [&](const Cache::Row& row) {
        whole.document.marks = row.text(0);
        return false;
      });
      moved.push_back(std::move(whole));
    }
    for (const Whole& whole : moved) take(whole.label);
    std::int64_t label = first;
    for (const Whole& whole : moved) insert(label += step, whole.document);
    last_label_ = 0;
    return;
  }
}

void Shelf::insert(Label label, const Document& d) {
  const std::string number = std::to_string(label);
  cache_.query(sql("INSERT INTO #_document VALUES(?,?,?,?,?,?,?,?,?)"), {number, d.id, d.version, d.time, d.date, d.kind, d.title, d.facets, std::to_string(postings_.batch())}, nothing);
  cache_.query(sql("INSERT INTO #_text VALUES(?,?,?)"), {number, d.parts, d.marks}, nothing);
  postings_.add(label, [&](std::vector<Piece>& pieces) {
    for (const PartView& part : unpacked(d.parts)) {
      const std::u32string text = folded(characters(part.text));
      add_pieces(text, pieces);
      if (part.named) add_pinyin(text, pieces);
    }
    for (std::size_t at = 0; at < d.marks.size();) {
      const std::size_t end = d.marks.find(' ', at);
      pieces.push_back(word_piece(std::string_view(d.marks).substr(at, end - at)));
      at = end + 1;
    }
  });
}

void Shelf::take(Label label) {
  const std::string number = std::to_string(label);
  postings_.drop(label);
  cache_.query(sql("DELETE FROM #_text WHERE label=?"), {number}, nothing);
  cache_.query(sql("DELETE FROM #_document WHERE label=?"), {number}, nothing);
  if (label == last_label_) last_label_ = 0;
}

void Shelf::find(const Sought& sought, const std::function<bool(Label)>& holds, const std::function<bool(Label)>& each) {
  Label low = 0, high = std::numeric_limits<Label>::max();
  if (!sought.from.empty()) {
    low = high;
    cache_.query(sql("SELECT label FROM #_document WHERE date>=? ORDER BY date,id,time,version LIMIT 1"), {sought.from}, [&](const Cache::Row& row) {
      low = row.number(0);
      return false;
    });
  }
  if (!sought.to.empty()) {
    const std::string beyond = sought.to + "~";  // after every day and hour that begins so
    high = 0;
    cache_.query(sql("SELECT label FROM #_document WHERE date<? ORDER BY date DESC,id DESC,time DESC,version DESC LIMIT 1"), {beyond}, [&](const Cache::Row& row) {
      high = row.number(0);
      return false;
    });
  }
  if (low <= high) postings_.find(sought, low, high, holds, each);
}

Shelf::Hit Shelf::hit(Label label) {
  Hit out;
  cache_.query(sql("SELECT id,version,time,date,kind,title,facets FROM #_document WHERE label=?"), {std::to_string(label)}, [&](const Cache::Row& row) {
    out = {label, std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)), std::string(row.text(6))};
    return false;
  });
  // A piece of a document that is not there: the tables do not belong together any more.
  if (out.label == 0) throw Error(ErrorKind::Corrupt, "label");
  return out;
}

std::string Shelf::parts(Label label) {
  std::string out;
  cache_.query(sql("SELECT parts FROM #_text WHERE label=?"), {std::to_string(label)}, [&](const Cache::Row& row) {
    out = row.text(0);
    return false;
  });
  return out;
}

Shelf::Transaction::Transaction(Shelf& shelf, bool to_write) : shelf_(shelf) {
  shelf_.cache_.execute(to_write ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!to_write) return;
  // Another window may have written since.
  shelf_.last_label_ = 0;
  shelf_.postings_.begin();
}

void Shelf::Transaction::commit(bool last) {
  shelf_.postings_.write(last);
  shelf_.cache_.execute("COMMIT");
  open_ = false;
}

Shelf::Transaction::~Transaction() {
  if (!open_) return;
  try {
    shelf_.cache_.execute("ROLLBACK");
  } catch (const Error&) {
    // The connection has done so itself, or goes with the cache.
  }
  shelf_.last_label_ = 0;
}

}  // namespace yishibu::find
