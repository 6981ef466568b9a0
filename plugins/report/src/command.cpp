// SPDX-License-Identifier: MIT
// See command.hpp.
#include "command.hpp"

#include "output.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {
namespace {

/// What every record of the year fails or leaves undecided.
Findings judged(const Year& year, Host& host, Book& book) {
  Findings out;
  const std::vector<const std::vector<Record>*> all{&year.matters, &year.meetings, &year.committees, &year.rules, &year.plans, &year.subsidies, &year.trainings};
  std::size_t total = 0, done = 0;
  for (const auto* records : all) total += records->size();
  for (const auto* records : all)
    for (const Record& record : *records) {
      if (done++ % 64 == 0) host.progress(tr("Checking records"), done, total);
      for (Finding& finding : host.check(record, &book)) {
        if (finding.check.empty()) continue;  // how a record is filled in is no matter for a report to the township
        finding.record = record.id;
        out.push_back(std::move(finding));
      }
    }
  return out;
}

}  // namespace

Outcome report_command(const Arguments& arguments, Host& host, Book* book) {
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name one report: self-inspection, annual or ledger."));
  if (!book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Name its folder with --book."));
  Report report;
  report.name = name_of(arguments.positional.front());
  const std::string path(arguments.option("output")), format = path.empty() ? "" : format_of(path);
  report.year = read_year(arguments.option("year"), *book, host);
  Labels labels(report.year, host);
  report.figures = count(report.year, labels);
  report.goals = labels.list("national:goal").terms;
  report.ledger = ledger(report.year, labels);
  report.unfinished = unfinished(report.year);
  if (report.name == Name::SelfInspection) report.findings = judged(report.year, host, *book);
  Record record = to_record(report, host.today());

  Outcome out;
  if (arguments.option("save") == "yes") {
    record.id = host.new_record_id(host.today());
    Change change;
    change.records = {record};
    change.summary = say("Report made from records: {0}", {title_of(report)});
    book->save(change);
  }
  if (path.empty()) out.text = to_lines(report, record);
  else {
    host.write_file(path, made(format, report, record, host, *book), book, arguments.option("force") == "yes");
    out.text = {say("“{0}” was written to {1}.", {title_of(report), path})};
  }
  if (!record.id.empty()) out.text.push_back(say("saved as {0}", {record.id}));
  out.json = to_json(report);
  out.json.set("saved", record.id).set("written", path);
  return out;
}

}  // namespace yishibu::report
