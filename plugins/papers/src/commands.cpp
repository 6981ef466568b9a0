// SPDX-License-Identifier: MIT
// See commands.hpp.
#include "commands.hpp"

#include <algorithm>

#include "book_records.hpp"
#include "output.hpp"
#include "paper.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::papers {
namespace {

bool knows(Host& host, std::string_view type, std::string_view id, std::string_view attribute = {}) {
  const auto rows = host.contributions(type, "*");
  return std::any_of(rows.begin(), rows.end(), [&](const Contribution& row) { return row.id == id && (attribute.empty() || row.row.attribute(attribute) == "yes"); });
}

/// One record's paper from a template by its id, or from the user's own .docx.
std::vector<File> from_template(const Record& record, const std::string& as, const std::string& pattern, Host& host, Book& book) {
  const bool known = knows(host, "template", pattern);
  ExportRequest request = request_for(record, known ? pattern : "", host, &book);
  if (!known) {
    request.template_id = pattern;
    request.template_bytes = host.read_file(pattern);
  }
  return host.run_exporter(as, request, say("exporting {0}", {record.id}));
}

}  // namespace

Outcome render(const Arguments& arguments, Host& host, Book* book) {
  std::vector<File> files;
  const std::vector<std::string> ids(arguments.positional.begin() + 1, arguments.positional.end());
  for (const std::string& id : ids) {
    const Record record = record_called(*book, id);
    File made = paper(arguments.positional.front(), record, {}, host, book);
    if (const std::string to(arguments.option("to")); !to.empty() && to != "docx") {
      ExportRequest request;
      request.template_bytes = made.bytes;
      const std::string name = made.path.substr(0, made.path.rfind('.') + 1) + to;
      made = host.run_exporter("word:" + to, request, say("making “{0}”", {name})).front();
      made.path = name;
    }
    if (ids.size() > 1) made.path = paper_name(record, host.kind(record.kind), made.path);
    files.push_back(std::move(made));
    host.progress(tr("Making papers"), files.size(), ids.size());
  }
  Output output(arguments, host, *book);
  output.write(files);
  return output.outcome();
}

Outcome export_records(const Arguments& arguments, Host& host, Book* book) {
  std::string as(arguments.option("as"));
  // A name alone is that of a plugin's exporter: docx is word:docx.
  if (as.find(':') == std::string::npos)
    for (const Contribution& row : host.contributions("exporter", "*"))
      if (!as.empty() && row.id.ends_with(":" + as)) as = row.id;
  if (as.empty()) throw Error(ErrorKind::Usage, tr("Say as what to export: --as xml or --as docx."));
  std::vector<Record> records;
  for (const std::string& id : arguments.positional) records.push_back(record_called(*book, id));
  Output output(arguments, host, *book);
  if (knows(host, "exporter", as, "templates")) {
    std::vector<File> files;
    const std::string pattern(arguments.option("template"));
    for (const Record& record : records) {
      if (pattern.empty()) files.push_back(paper("", record, {}, host, book));
      else std::ranges::move(from_template(record, as, pattern, host, *book), std::back_inserter(files));
      if (records.size() > 1) files.back().path = paper_name(record, host.kind(record.kind), files.back().path);
    }
    output.write(files);
  } else {
    ExportRequest request;
    request.book = book;
    request.records = records;
    const std::vector<File> files = host.run_exporter(as, request, tr("exporting"));
    // What goes with the one record's main file lies beside it.
    if (records.size() == 1) output.write_around(files);
    else output.write(files);
  }
  return output.outcome();
}

}  // namespace yishibu::papers
