// SPDX-License-Identifier: MIT
// See collect.hpp.
#include "collect.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "book_records.hpp"
#include "csv.hpp"
#include "days.hpp"
#include "matter.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

constexpr const char* kMethod = "SHA-256(种子+换行+姓名)，从小到大取前若干名";

std::string digest(Host& host, const std::string& text) {
  const auto sum = host.sha256();
  sum->update(text);
  return sum->finish();
}

std::vector<std::string> drawn_from(const std::vector<Row>& pool, const std::string& seed, std::size_t count, Host& host) {
  std::vector<std::pair<std::string, std::string>> order;
  for (const Row& row : pool) order.emplace_back(digest(host, seed + "\n" + std::string(row.field("name"))), row.field("name"));
  std::sort(order.begin(), order.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(count, order.size()); ++i) out.push_back(order[i].second);
  return out;
}

}  // namespace

Outcome collect(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision();
  Record record = record_called(*book, arguments.positional.at(0));
  const Kind& kind = host.kind(record.kind);
  const RowsSpec* table = kind.rows("opinions");
  if (!table) throw Error(ErrorKind::Denied, say("{0} takes no opinions.", {kind.label}));
  const auto lines = read_csv(host.normalised(host.read_file(arguments.positional.at(1))));
  if (lines.size() < 2) throw Error(ErrorKind::Invalid, tr("The table has no lines below its heading."));
  std::vector<std::string> columns;
  std::string unknown;
  for (const std::string& heading : lines.front()) {
    const auto spec = std::find_if(table->fields.begin(), table->fields.end(),
                                   [&](const FieldSpec& field) { return field.label == heading || field.name == heading; });
    columns.push_back(spec == table->fields.end() ? std::string() : spec->name);
    if (spec == table->fields.end()) unknown += (unknown.empty() ? "" : "、") + heading;
  }
  if (std::find(columns.begin(), columns.end(), "content") == columns.end()) {
    std::string labels;
    for (const FieldSpec& field : table->fields) labels += (labels.empty() ? "" : "、") + field.label;
    throw Error(ErrorKind::Invalid, tr("The table has no column with the opinions."), say("Name its columns: {0}", {labels}));
  }
  std::set<std::string> there;
  const auto key = [](const Row& row) { return std::string(row.field("person")) + "\n" + std::string(row.field("content")); };
  for (const Row& row : record.rows("opinions")) there.insert(key(row));
  std::size_t fresh = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Row row{new_row_id(host), {}, {}};
    for (std::size_t c = 0; c < std::min(columns.size(), lines[i].size()); ++c) {
      std::string value = lines[i][c];
      if (columns[c] == "on") std::replace(value.begin(), value.end(), '/', '-');
      if (!columns[c].empty() && !value.empty()) row.fields.push_back({columns[c], std::move(value)});
    }
    if (row.field("content").empty() || !there.insert(key(row)).second) continue;
    record.rows("opinions").push_back(std::move(row));
    ++fresh;
  }
  Outcome out;
  if (fresh) book->save({{record}, {}, say("{0} opinions were taken in", {std::to_string(fresh)}), base, {}});
  out.text = {say("{0} opinions were taken in, {1} were there already or empty.",
                  {std::to_string(fresh), std::to_string(lines.size() - 1 - fresh)})};
  if (!unknown.empty()) out.text.push_back(say("Columns left out: {0}", {unknown}));
  out.json = Value::object().set("id", record.id).set("taken", fresh).set("lines", lines.size() - 1);
  return out;
}

Outcome draw(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision();
  Record record = record_called(*book, arguments.positional.front());
  const Kind& kind = host.kind(record.kind);
  if (!kind.rows("pool") || !kind.rows("drawn") || !kind.field("seed"))
    throw Error(ErrorKind::Denied, say("{0} is nothing to draw for.", {kind.label}));
  const std::vector<Row>& pool = record.rows("pool");
  if (pool.empty()) throw Error(ErrorKind::Denied, tr("Nobody is in the pool yet."));
  std::set<std::string> names;
  for (const Row& row : pool)
    if (!names.insert(std::string(row.field("name"))).second)
      throw Error(ErrorKind::Denied, say("“{0}” is in the pool twice.", {row.field("name")}),
                  tr("Tell them apart, as by their household."));
  Outcome out;
  if (!arguments.option("check").empty()) {
    std::vector<std::string> said;
    for (const Row& row : record.rows("drawn")) said.emplace_back(row.field("name"));
    std::vector<std::string> again = drawn_from(pool, std::string(record.field("seed")), said.size(), host);
    std::sort(said.begin(), said.end());
    std::sort(again.begin(), again.end());
    out.yes = !said.empty() && said == again;
    out.text = {out.yes ? tr("Drawn again from the same seed and pool: the same people.")
                        : tr("Drawn again from the same seed and pool: other people than those written down.")};
    out.json = Value::object().set("same", out.yes);
    return out;
  }
  if (!record.rows("drawn").empty())
    throw Error(ErrorKind::Denied, tr("It has been drawn already."), tr("--check repeats it; a new draw is a new record."));
  std::size_t count = 0;
  const std::string_view asked = arguments.option("count");
  if (std::from_chars(asked.data(), asked.data() + asked.size(), count).ec != std::errc() || count == 0 || count > pool.size())
    throw Error(ErrorKind::Usage, say("Say with --count how many of {0} are drawn.", {std::to_string(pool.size())}));
  std::string seed(record.field("seed"));
  if (seed.empty()) seed = host.new_record_id(host.today()).substr(9) + host.new_record_id(host.today()).substr(9);
  set_field(record.fields, "seed", {seed});
  if (kind.field("method")) set_field(record.fields, "method", {kMethod});
  for (std::string& name : drawn_from(pool, seed, count, host)) {
    out.text.push_back(name);
    record.rows("drawn").push_back({new_row_id(host), {{"name", std::move(name)}}, {}});
  }
  book->save({{record}, {}, say("{0} of {1} were drawn", {std::to_string(count), std::to_string(pool.size())}), base, {}});
  out.text.push_back(say("Seed: {0}. Method: {1}.", {seed, kMethod}));
  out.json = Value::object().set("id", record.id).set("seed", seed).set("drawn", count);
  return out;
}

}  // namespace yishibu::procedure
