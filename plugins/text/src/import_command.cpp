// SPDX-License-Identifier: MIT
// See import_command.hpp.
#include "import_command.hpp"

#include <algorithm>
#include <filesystem>

#include "book_records.hpp"
#include "condition.hpp"
#include "days.hpp"
#include "ledger.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::text_import {
namespace {

Value document_json(const Imported::Document& document, const Kind& kind) {
  const Record& record = document.record;
  const auto names = [&](const char* table) {
    Value out = Value::list();
    for (const Row& row : record.rows(table)) out.add(std::string(row.field("name")));
    return out;
  };
  Value headings = Value::list();
  std::size_t paragraphs = 0;
  for (const Body& body : record.bodies)
    for (const Paragraph& p : body.paragraphs) {
      if (p.level > 0) headings.add(Value::object().set("level", p.level).set("number", p.number).set("title", p.heading));
      paragraphs += p.level == 0 || !p.text.empty();
    }
  const Value null;
  return Value::object().set("kind", record.kind).set("title", std::string(record.field(kind.title_field))).set("number", std::string(record.field("number")))
      .set("issuers", names("issuers")).set("addressees", names("addressees"))
      .set("date", kind.date_field.empty() ? std::string() : std::string(record.field(kind.date_field))).set("headings", headings)
      .set("paragraphs", paragraphs).set("duplicate_of", document.duplicate_of ? Value(*document.duplicate_of) : null).set("truncated", document.truncated);
}

void report(const Imported& imported, Host& host, Outcome& out) {
  Value documents = Value::list(), dropped = Value::list(), changes = Value::list(), doubts = Value::list();
  for (const auto& document : imported.documents) {
    const Kind& kind = host.kind(document.record.kind);
    documents.add(document_json(document, kind));
    out.text.push_back(kind.label + "《" + std::string(document.record.field(kind.title_field)) + "》" + (document.duplicate_of ? tr(" (a repeat, not taken again)") : "") + (document.truncated ? tr(" (breaks off)") : ""));
  }
  for (const auto& item : imported.dropped) {
    dropped.add(Value::object().set("reason", item.reason).set("text", item.text));
    out.text.push_back(say("left out: {0}: {1}", {item.reason, item.text}));
  }
  for (const auto& item : imported.changes) {
    changes.add(Value::object().set("line", item.line).set("what", item.what).set("before", item.before).set("after", item.after));
    out.text.push_back(say("line {0}: {1}: {2} → {3}", {std::to_string(item.line), item.what, item.before, item.after}));
  }
  for (const auto& item : imported.doubts) {
    doubts.add(Value::object().set("line", item.line).set("what", item.what));
    out.text.push_back(say("line {0}: doubtful: {1}", {std::to_string(item.line), item.what}));
  }
  out.json = Value::object().set("documents", documents).set("dropped", dropped).set("changes", changes).set("doubts", doubts);
}

/// Reads a file by the importer for its name, of whatever plugin.
Imported read_by_name(const ImportRequest& request, Host& host) {
  std::string extension = std::filesystem::path(request.file_name).extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  extension = extension.substr(std::min<std::size_t>(extension.size(), 1));
  for (const Contribution& row : host.contributions("importer", "*")) {
    const auto known = split(row.row.attribute("extensions"), ' ');
    if (!extension.empty() && std::find(known.begin(), known.end(), extension) != known.end()) return host.run_importer(row.id, request);
  }
  throw Error(ErrorKind::Unsupported, say("Files of type “{0}” cannot be imported.", {extension}), tr("Save it as .txt or .docx in the program that made it."));
}

/// The day of the record itself, else today.
std::string day_for(const Record& record, Host& host) {
  const std::string& field = host.kind(record.kind).date_field;
  const std::string_view own = field.empty() ? std::string_view() : record.field(field);
  return day_number(own) ? std::string(own.substr(0, 10)) : host.today();
}

/// A table with one record a line. `book` null: only says what it would take.
Value import_ledger(const std::string& file_name, std::string_view bytes, const std::string& kind_name, Book* book, const std::string& digest, Host& host, Outcome& out) {
  if (kind_name.empty()) throw Error(ErrorKind::Usage, say("{0} is a table: say which kind of record each line is.", {file_name}), tr("For example: --kind matter"));
  const Kind& kind = host.kind(kind_name);
  Imported imported = read_ledger(bytes, kind, host);
  std::vector<Record> records;
  for (auto& document : imported.documents) records.push_back(std::move(document.record));
  imported.documents.clear();
  report(imported, host, out);
  const std::size_t count = records.size();
  out.text.insert(out.text.begin(), say("{0}: {1} records of the kind {2}", {file_name, std::to_string(count), kind.label}));
  if (book && count > 0) {
    const Saved done = save_ledger(std::move(records), file_name, digest, host, *book);
    const std::size_t before = count - done.saved - done.stood;
    out.text.push_back(say("{0} records are saved.", {std::to_string(done.saved)}));
    if (done.stood > 0) out.text.push_back(say("{0} were there already, word for word, and were not saved again; --again takes them once more.", {std::to_string(done.stood)}));
    if (before > 0) out.text.push_back(say("{0} were imported from this file before, and changed or taken out since; they were left so. --again takes them once more.", {std::to_string(before)}));
    if (done.alike > 0) out.text.push_back(say("{0} have the name of a record that was there and say something else: they stand beside it now.", {std::to_string(done.alike)}));
    out.json.set("saved", done.saved);
  }
  return out.json.set("records", count).set("kind", kind.id);
}

}  // namespace

Outcome attach_file(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision(), source = arguments.positional.at(1), bytes = host.read_file(source), name = host.normalised(std::filesystem::path(source).filename().string());
  Record record = record_called(*book, arguments.positional.front());
  const Kind& kind = host.kind(record.kind);
  const std::string path = book->attachment_path(bytes, name), what = kind.label + "《" + std::string(record.field(kind.title_field)) + "》";
  std::vector<Row>& rows = record.rows("attachments");
  if (std::none_of(rows.begin(), rows.end(), [&](const Row& row) { return row.field("file") == path; })) {
    rows.push_back({new_row_id(host), {{"file", path}, {"name", name}, {"size", std::to_string(bytes.size())}}, {}});
    book->save({{record}, {{path, bytes}}, say("Attached to {0}: {1}", {what, name}), base, {}});
  }
  Outcome out;
  out.text = {say("{0} is saved.", {what})};
  out.json = Value::object().set("id", record.id).set("file", path);
  return out;
}

Outcome import_files(const Arguments& arguments, Host& host, Book* book) {
  const bool dry = !arguments.option("dry-run").empty();
  if (!dry && !book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Make one with “init”, or name its folder with --book."));
  const std::string kind(arguments.option("kind"));
  Outcome out;
  Value::List reports;
  // The same file a second time is the same import: it must not double the records.
  const auto digest_of = [&](std::string_view bytes) {
    if (!arguments.option("again").empty()) return std::string();
    const auto digest = host.sha256();
    digest->update(bytes);
    digest->update(kind);
    return digest->finish();
  };
  for (const std::string& name : arguments.positional) {
    const std::string file_name = std::filesystem::path(name).filename().string(), bytes = host.read_file(name);
    if (is_ledger(file_name)) {
      reports.push_back(import_ledger(file_name, bytes, kind, dry ? nullptr : book, digest_of(bytes), host, out));
      continue;
    }
    Imported imported = read_by_name({file_name, bytes, kind.empty() ? kind : host.kind(kind).id}, host);
    report(imported, host, out);
    reports.push_back(out.json);
    if (dry) continue;
    Change change;
    const auto attach = [&](Record& record, const std::string& file, const std::string& content) {
      const std::string attached = book->attachment_path(content, file);
      if (std::none_of(change.attachments.begin(), change.attachments.end(), [&](const auto& one) { return one.path == attached; }))
        change.attachments.push_back({attached, content});
      std::vector<Row>& rows = record.rows("attachments");
      rows.push_back({"a" + std::to_string(rows.size() + 1), {{"file", attached}, {"name", host.normalised(file)}, {"size", std::to_string(content.size())}}, {}});
    };
    for (auto& document : imported.documents) {
      if (document.duplicate_of) continue;
      Record& record = document.record;
      // An importer that knows the id has the whole record; what the book holds under it stays.
      if (!record.id.empty()) {
        const auto there = book->find(record.id);
        if (!there) change.records.push_back(record);
        else if (host.record_to_xml(*there) == host.record_to_xml(record)) out.text.push_back(say("{0} is in the book already, word for word; nothing was saved.", {record.id}));
        else out.yes = false, out.text.push_back(say("{0} is in the book already and says something else there; it was left as it is.", {record.id}));
        continue;
      }
      record.id = host.new_record_id(day_for(record, host));
      attach(record, file_name, bytes);
      for (const File& file : document.attachments) attach(record, file.path, file.bytes);
      change.records.push_back(record);
    }
    if (change.records.empty() && !imported.documents.empty() && !imported.documents.front().record.id.empty()) continue;
    if (change.records.empty()) throw Error(ErrorKind::Invalid, say("Nothing in {0} could be taken as a record.", {name}));
    change.summary = say("Imported from {0}: {1} records", {file_name, std::to_string(change.records.size())});
    if (const std::string digest = digest_of(bytes); !digest.empty()) change.save_id = "import-" + digest.substr(0, 32);
    book->save(change);
    if (!book->find(change.records.front().id)) {
      out.text.push_back(say("{0} was imported before; nothing was saved again. --again takes it once more.", {file_name}));
      continue;
    }
    for (const Record& record : change.records) out.text.push_back(say("saved as {0}", {record.id}));
  }
  if (reports.size() == 1) out.json = reports.front();
  if (reports.size() > 1) out.json = Value::object().set("files", Value(std::move(reports)));
  return out;
}

}  // namespace yishibu::text_import
