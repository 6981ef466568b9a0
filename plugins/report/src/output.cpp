// SPDX-License-Identifier: MIT
// See output.hpp.
#include "output.hpp"

#include "local_words.hpp"
#include "paper_of.hpp"
#include "picture.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {
namespace {

constexpr const char* kFormats[] = {"docx", "csv", "xlsx", "svg", "png"};


Cell number_or_text(const std::string& text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return text;
  return static_cast<std::int64_t>(std::stoll(text));
}

Sheet ledger_sheet(const Report& report) {
  Sheet out{"台账", {"序号", "时间", "议题", "类别", "形式", "牵头", "参加人数", "结果", "公示", "落实", "满意度", "归档号"}, {6, 12, 32, 32, 20, 18, 10, 28, 24, 18, 10, 18}, {}};
  for (const LedgerRow& row : report.ledger)
    out.rows.push_back({static_cast<std::int64_t>(out.rows.size() + 1), row.on, row.topic, row.category, row.form, row.lead, number_or_text(row.people), row.result, row.published, row.progress, row.satisfaction, row.archive_no});
  return out;
}

/// One row for each figure and each part of it. Money is text: a number in 分 would mislead.
Sheet figure_sheet(const Report& report) {
  Sheet out{"指标", {"指标", "分项", "数值", "总数", "占比", "单位", "口径", "说明", "记录数"}, {28, 36, 12, 10, 10, 8, 50, 36, 10}, {}};
  const std::string_view level = report.year.book.level;
  const auto amount = [](std::int64_t value, const std::string& unit) { return unit == "分" ? Cell(shown(value, unit)) : Cell(value); };
  for (const Figure& figure : report.figures) {
    const std::string label = local(figure.label, level), unit = figure.unit == "分" ? "元" : figure.unit;
    const auto records = [](const Ids& ids) { return static_cast<std::int64_t>(ids.size()); };
    out.rows.push_back({label, "", figure.value ? amount(*figure.value, figure.unit) : Cell(kUnrecorded), figure.of ? Cell(*figure.of) : Cell(""), figure.of ? percent(*figure.value, *figure.of) : "", unit, local(figure.basis, level), figure.note,
                        records(figure.ids)});
    for (const Part& part : figure.parts) out.rows.push_back({label, local(part.label, level), amount(part.value, figure.unit), "", "", unit, "", "", records(part.ids)});
  }
  return out;
}

/// One row for each record that a figure or a part of it counts.
Sheet source_sheet(const Report& report) {
  Sheet out{"数据来源", {"指标", "分项", "记录编号"}, {28, 36, 24}, {}};
  const std::string_view level = report.year.book.level;
  for (const Figure& figure : report.figures) {
    for (const std::string& id : figure.ids) out.rows.push_back({local(figure.label, level), "", id});
    for (const Part& part : figure.parts)
      for (const std::string& id : part.ids) out.rows.push_back({local(figure.label, level), local(part.label, level), id});
  }
  return out;
}

}  // namespace

std::string format_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  std::string extension = dot == std::string::npos ? std::string() : path.substr(dot + 1);
  for (char& c : extension) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (const char* known : kFormats)
    if (extension == known) return extension;
  throw Error(ErrorKind::Usage, say("A report cannot be written as “{0}”.", {path}), tr("Its name must end in .docx, .csv, .xlsx, .svg or .png."));
}

std::string made(const std::string& format, const Report& report, const Record& record, Host& host, Book& book) {
  const bool rows = report.name == Name::Ledger;
  if (format == "docx") return paper_of(host, rows ? "national:ledger" : "national:report", record, &book).bytes;
  if (format == "csv") return to_csv(rows ? ledger_sheet(report) : figure_sheet(report));
  if (format == "xlsx") return to_xlsx(rows ? std::vector<Sheet>{ledger_sheet(report)} : std::vector<Sheet>{figure_sheet(report), ledger_sheet(report), source_sheet(report)});
  return format == "svg" ? to_svg(report) : to_png(report);
}

std::vector<std::string> to_lines(const Report& report, const Record& record) {
  std::vector<std::string> out{title_of(report)};
  std::size_t index = 0;
  for (const LedgerRow& row : report.ledger) {
    if (report.name != Name::Ledger) break;
    std::string line = std::to_string(++index);
    for (const std::string* text : {&row.on, &row.topic, &row.category, &row.form, &row.lead, &row.people, &row.result, &row.published, &row.progress, &row.satisfaction}) line += "\t" + (text->empty() ? kUnrecorded : *text);
    out.push_back(line);
  }
  if (const Body* text = record.body("text"))
    for (const Paragraph& p : text->paragraphs) out.push_back(p.number + p.heading + (!p.heading.empty() && !p.text.empty() ? "：" : "") + p.text);
  return out;
}

Value to_json(const Report& report) {
  Value out = Value::object(), figures = Value::list(), unrecorded = Value::list(), rows = Value::list(), open = Value::list(), goals = Value::list();
  out.set("report", code_of(report.name)).set("title", title_of(report)).set("year", report.year.year).set("as_of", report.year.as_of);
  for (const Figure& figure : report.figures) {
    figures.add(to_json(figure));
    if (!figure.recorded()) unrecorded.add(Value::object().set("code", figure.code).set("label", figure.label).set("basis", figure.basis));
  }
  for (const Term& goal : report.goals) goals.add(Value::object().set("code", goal.code).set("label", goal.label));
  for (const LedgerRow& row : report.ledger)
    rows.add(Value::object().set("matter", row.matter).set("on", row.on).set("topic", row.topic).set("category", row.category).set("form", row.form).set("lead", row.lead).set("people", number_or_text(row.people).index() == 1 ? Value(std::get<std::int64_t>(number_or_text(row.people))) : Value()).set("result", row.result).set("published", row.published).set("progress", row.progress).set("satisfaction", row.satisfaction).set("archive_no", row.archive_no));
  for (const Unfinished& one : report.unfinished) open.add(Value::object().set("id", one.id).set("title", one.title).set("why", one.why));
  return out.set("goals", goals).set("figures", figures).set("unrecorded", unrecorded).set("ledger", rows).set("unfinished", open);
}

}  // namespace yishibu::report
