// SPDX-License-Identifier: MIT
// See book_then.hpp.
#include "book_then.hpp"

#include <algorithm>
#include <tuple>

#include "days.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr std::size_t kEverything = 1'000'000'000;

bool names(const std::vector<Field>& fields, const std::string& id) {
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.value == id; });
}

/// As the index answers it.
bool answers(const Query& query, const Record& record, const std::string& date) {
  if (!query.kinds.empty() && std::find(query.kinds.begin(), query.kinds.end(), record.kind) == query.kinds.end()) return false;
  for (const Field& asked : query.where) {
    const auto values = field_values(record.fields, asked.name);
    if (asked.value.empty() ? !values.empty() : std::find(values.begin(), values.end(), asked.value) == values.end()) return false;
  }
  for (const std::string& name : query.having)
    if (record.field(name).empty()) return false;
  if (!query.refers_to.empty()) {
    bool named = names(record.fields, query.refers_to);
    for (const Rows& table : record.tables)
      for (const Row& row : table.rows) named = named || names(row.fields, query.refers_to);
    if (!named) return false;
  }
  return date >= query.from && (query.to.empty() || date.substr(0, query.to.size()) <= query.to);
}

}  // namespace

BookThen::BookThen(Book& book, Host& host, std::string revision) : BookView(book), host_(host), revision_(std::move(revision)) {
  if (revision_ == book.revision()) return;
  const auto acts = revision_.empty() ? std::nullopt : book.acts(revision_, kEverything);
  if (!acts) throw Error(ErrorKind::Conflict, say("This book has never been what it was at {0}.", {revision_}), tr("Open the book that the bundle was made from."));
  for (const Act& act : *acts) {
    later_.insert(act.revision);
    changed_.insert(act.records.begin(), act.records.end());
  }
}

const std::optional<Record>& BookThen::then(const std::string& id) {
  const auto [at, fresh] = then_.try_emplace(id);
  if (fresh) at->second = book_.find_at(id, revision_);
  return at->second;
}

std::optional<Record> BookThen::find(std::string_view id) { return changed_.contains(id) ? then(std::string(id)) : book_.find(id); }

std::vector<Listed> BookThen::list(const Query& query) {
  std::vector<Listed> out = book_.list(query);
  std::erase_if(out, [&](const Listed& row) { return changed_.contains(row.id); });
  for (const std::string& id : changed_) {
    const auto& record = then(id);
    if (!record) continue;
    const Kind& kind = host_.kind(record->kind);
    const std::string date = day_of(*record, kind);
    if (!answers(query, *record, date)) continue;
    const auto versions = history(id);
    out.push_back({id, record->kind, std::string(record->field(kind.title_field)), date, versions.empty() ? "" : versions.front().time});
  }
  std::sort(out.begin(), out.end(), [](const Listed& a, const Listed& b) { return std::tie(a.date, a.id) < std::tie(b.date, b.id); });
  return out;
}

std::vector<Version> BookThen::history(std::string_view id) {
  std::vector<Version> out = book_.history(id);
  std::erase_if(out, [&](const Version& version) { return later_.contains(version.revision); });
  return out;
}

}  // namespace yishibu::bundle
