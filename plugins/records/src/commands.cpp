// SPDX-License-Identifier: MIT
// The commands new and set.
#include "commands.hpp"

#include "assign.hpp"
#include "change.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::records {

Outcome make(const Arguments& arguments, Host& host, Book* book) {
  const Kind& kind = host.kind(arguments.positional.front());
  Record record;
  if (const std::string from(arguments.option("from")); !from.empty()) {
    try {
      record = host.record_from_xml(host.read_file(from));
    } catch (Error& failure) {
      throw failure.while_doing(say("reading {0}", {from}));
    }
    if (record.kind != kind.id) throw Error(ErrorKind::Usage, say("{0} is of kind {1}, not {2}.", {from, record.kind, kind.id}));
    if (book->find(record.id)) throw Error(ErrorKind::Denied, say("The book has a record {0} already.", {record.id}), tr("Change it with “set” or “edit”."));
  }
  record.kind = kind.id;
  auto words = arguments.all("set");
  words.insert(words.end(), arguments.positional.begin() + 1, arguments.positional.end());
  const auto taken = apply(record, kind, words, host, book);
  if (record.id.empty()) do record.id = host.new_record_id(kind.date_field.empty() ? std::string_view() : record.field(kind.date_field));
    while (book->find(record.id));
  record = canonical(record, host);
  const std::string what = named(record, kind);
  Query same;
  same.kinds = {kind.id};
  same.where = {{kind.title_field, std::string(record.field(kind.title_field))}};
  const auto known = same.where.front().value.empty() ? std::vector<Listed>() : book->list(same);
  book->save({{record}, {}, say("New: {0}", {what}), {}, {}});
  Outcome out = saved(record, say("{0} is saved as {1}.", {what, record.id}), host, *book);
  out.text.insert(out.text.end(), taken.begin(), taken.end());
  // Typed twice by mistake, or called alike on purpose: only who typed it knows.
  if (!known.empty()) out.text.push_back(say("There was a {0} of this name before: {1}, {2}. If this is the same one, take it out again with “undo”.", {kind.label, known.back().id, known.back().date}));
  return out;
}

Outcome set(const Arguments& arguments, Host& host, Book* book) {
  const std::vector<std::string> words(arguments.positional.begin() + 1, arguments.positional.end());
  if (words.empty()) throw Error(ErrorKind::Usage, tr("Say what to set: field=value."));
  std::vector<std::string> taken;
  Outcome out = change(arguments.positional.front(), host, *book, [&](Record& record, const Kind& kind) { taken = apply(record, kind, words, host, book); });
  out.text.insert(out.text.end(), taken.begin(), taken.end());
  return out;
}

}  // namespace yishibu::records
