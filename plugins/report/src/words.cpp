// SPDX-License-Identifier: MIT
// See words.hpp.
#include "words.hpp"

#include <algorithm>

#include "local_words.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {
namespace {

constexpr std::size_t kNamed = 5;     ///< records named in a sentence
constexpr std::size_t kSources = 60;  ///< ids in a row of the appendix; all of them are in --json and in the table

std::string date_in_words(const std::string& date) {
  const auto number = [&](std::size_t at, std::size_t count) {
    std::string digits = date.size() >= at + count ? date.substr(at, count) : "";
    if (digits.starts_with("0")) digits.erase(0, 1);
    return digits;
  };
  return number(0, 4) + "年" + number(5, 2) + "月" + number(8, 2) + "日";
}

class Writer {
 public:
  Writer(const Report& report, Record& into) : report_(report), year_(report.year), body_(into.body("text")) {}

  void self_inspection() {
    plain("根据" + year_.book.name + "议事簿" + year_.year + "年度的记录（截至" + date_in_words(year_.as_of) + "），现将城乡社区协商工作自查情况报告如下。文中数字均由记录统计得出，所依据的记录编号见“数据来源”；记录没有写明的，注明“未记录”。");
    chapter("基本情况");
    plain(basics());
    chapter("主要做法");
    for (const Term& goal : report_.goals) section(goal.label, goal_sentences(goal.code));
    chapter("取得成效");
    plain(achievements());
    chapter("存在问题");
    problems();
    chapter("下一步打算");
    next();
    plain("特此报告。");
  }

  void annual() {
    chapter("基本情况");
    plain(basics());
    chapter("取得成效");
    plain(achievements());
    chapter("不足和下一步打算");
    next();
  }

 private:
  Paragraph& add(int level, std::string number, std::string heading, std::string text) {
    body_.paragraphs.push_back({"p" + std::to_string(body_.paragraphs.size() + 1), level, std::move(number), local(std::move(heading), year_.book.level), local(std::move(text), year_.book.level)});
    return body_.paragraphs.back();
  }
  void plain(std::string text) { add(0, "", "", std::move(text)); }
  void chapter(const char* heading) {
    constexpr const char* kNumbers[] = {"一、", "二、", "三、", "四、", "五、", "六、"};
    add(1, kNumbers[chapters_++], heading, "");
    sections_ = points_ = 0;
  }
  void section(const std::string& heading, std::string text) {
    constexpr const char* kNumbers[] = {"（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）", "（八）", "（九）", "（十）"};
    add(2, sections_ < std::size(kNumbers) ? kNumbers[sections_] : "", heading, std::move(text));
    ++sections_;
  }
  void point(std::string text) { add(3, std::to_string(++points_) + "．", "", std::move(text)); }

  const Figure& figure(std::string_view code) const { return figure_of(report_.figures, code); }
  /// “征集议题6件”, “满意率未记录”.
  std::string said(std::string_view code) const { return phrase(figure(code)); }
  /// “协商次数8次” reads badly: what the unit says already leaves the label.
  static std::string phrase(const Figure& figure) {
    std::string label = figure.label;
    for (const std::string_view ending : {"次数", "人次", "场次", "件数", "数"})
      if (figure.recorded() && label.ends_with(ending)) {
        label.resize(label.size() - ending.size());
        break;
      }
    return label + shown(figure);
  }

  static std::string parts(const Figure& figure) {
    std::string out;
    for (const Part& part : figure.parts) out += (out.empty() ? "" : "，") + part.label + shown(part.value, figure.unit);
    return out;
  }

  std::string basics() const {
    return year_.year + "年，" + said("topics") + "，其中" + said("listed") + "；" + said("consultations") + "，" + said("attendance") + "；" + said("committees") + "，" + said("members") + "；" +
           said("rules") + "；" + said("trainings") + "，" + said("trained") + "。";
  }
  std::string goal_sentences(const std::string& goal) const {
    std::string out, silent;
    for (const Figure& figure : report_.figures) {
      if (figure.goal != goal) continue;
      if (!figure.recorded()) {
        silent += (silent.empty() ? "" : "、") + figure.label;
        continue;
      }
      const std::string detail = parts(figure);
      out += phrase(figure) + (detail.empty() ? "" : "：" + detail) + (figure.note.empty() ? "" : "（" + figure.note + "）") + "。";
    }
    return out + (silent.empty() ? "" : "未记录：" + silent + "。");
  }
  std::string achievements() const {
    return said("agreed") + "；" + said("results") + "，其中" + said("adopted") + "，" + said("implemented") + "，" + said("on_time") + "；" + said("publications") + "，" + said("feedback") + "；" + said("satisfaction") + "。";
  }

  void problems() {
    // The same requirement missed by many records is one sentence.
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    std::map<std::string, std::size_t> places;
    for (const Finding& finding : report_.findings) {
      if (finding.verdict == Verdict::Pass || finding.verdict == Verdict::NotApplicable) continue;
      std::string what = finding.what;
      for (const char* stop : {"。", "."})
        if (what.ends_with(stop)) what.resize(what.size() - std::string_view(stop).size());
      what += (finding.rule.empty() ? "" : "（" + finding.rule + "）") + std::string(finding.verdict == Verdict::Unknown ? "，记录不足，不能判断" : "");
      const auto [at, fresh] = places.try_emplace(what, groups.size());
      if (fresh) groups.emplace_back(what, std::vector<std::string>());
      auto& records = groups[at->second].second;
      append(records, finding.record);
    }
    for (const auto& [what, records] : groups) point(what + "：涉及" + std::to_string(records.size()) + "条记录（" + names(records) + "）。");
    for (const Record& matter : year_.matters)
      for (const Row& result : matter.rows("results"))
        if (overdue(result, year_.as_of)) {
          late_.push_back(matter.id);
          if (late_.size() <= 4 * kNamed)
            point("逾期未办结：《" + std::string(matter.field("title")) + "》的成果“" + std::string(result.field("content")) + "”，时限" + date_in_words(std::string(result.field("deadline"))) + "，记录中没有写明完成。");
        }
    if (late_.size() > 4 * kNamed) point("逾期未办结的成果共" + std::to_string(late_.size()) + "项，其余见“数据来源”。");
    if (const Ids topics = waiting(); !topics.empty()) point("计划内尚未协商的议题" + std::to_string(topics.size()) + "项：" + listed(topics) + "。");
    std::string silent;
    for (const Figure& one : report_.figures)
      if (!one.recorded() && one.basis != kNoField) silent += (silent.empty() ? "" : "、") + one.label;
    if (!silent.empty()) point("记录中没有写明、无法统计的：" + silent + "。");
    if (points_ == 0) plain("对照类型和当日有效的法律、规定检查，本年度的记录没有发现问题，没有逾期未办结的成果。");
  }

  void next() {
    std::size_t told = 0;
    for (const Unfinished& one : report_.unfinished) {
      if (++told > 4 * kNamed) {
        point("其余" + std::to_string(report_.unfinished.size() - told + 1) + "件未办结事项逐件跟踪办理。");
        break;
      }
      point("《" + one.title + "》：" + one.why + "。");
    }
    if (const Ids topics = waiting(); !topics.empty()) point("计划内尚未协商的议题，列入下一年度计划或说明情况：" + listed(topics) + "。");
    if (year_.matters.empty()) plain("记录中没有本年度的事项。");
    else if (points_ == 0) plain(std::string("本年度的事项都已办结") + (figure("planned").recorded() ? "，计划内的议题都已协商。" : "。"));
    else plain("以上各项由牵头单位继续办理，办理结果随时记入议事簿。");
  }

  /// Topics of the year's plans that no meeting has dealt with.
  Ids waiting() const {
    Ids out;
    for (const Record& plan : year_.plans)
      for (const PlanRow& row : follow(plan, year_).rows)
        if (row.stage < Stage::Held) out.push_back("“" + row.topic + "”");
    return out;
  }
  static std::string listed(const Ids& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : "、") + word;
    return out;
  }
  std::string names(const std::vector<std::string>& ids) const {
    std::string out;
    for (std::size_t i = 0; i < ids.size() && i < kNamed; ++i) out += (i ? "、" : "") + ids[i];
    return out + (ids.size() > kNamed ? "等" : "");
  }

  const Report& report_;
  const Year& year_;
  Body& body_;
  std::size_t chapters_ = 0, sections_ = 0, points_ = 0;
  std::vector<std::string> late_;
};

void add_sources(const Report& report, Record& into) {
  const auto row = [&](std::vector<Row>& rows, const std::string& label, const std::string& value, const std::string& basis, const Ids& ids) {
    std::string records;
    for (std::size_t i = 0; i < ids.size() && i < kSources; ++i) records += (i ? " " : "") + ids[i];
    if (ids.size() > kSources) records += " 等" + std::to_string(ids.size()) + "条";
    Row made{"s" + std::to_string(rows.size() + 1), {}, {}};
    for (const auto& [name, text] : {std::pair{"figure", label}, {"value", value}, {"basis", basis}, {"records", records}})
      if (!text.empty()) made.fields.push_back({name, text});
    rows.push_back(std::move(made));
  };
  std::vector<Row>& rows = into.rows("sources");
  const std::string_view level = report.year.book.level;
  for (const Figure& figure : report.figures) row(rows, local(figure.label, level), shown(figure), local(figure.basis, level) + (figure.note.empty() ? "" : "。" + figure.note), figure.ids);
}

void add_ledger(const Report& report, Record& into) {
  std::vector<Row>& rows = into.rows("ledger");
  for (const LedgerRow& one : report.ledger) {
    Row made{"l" + std::to_string(rows.size() + 1), {}, {}};
    for (const auto& [name, text] : std::initializer_list<std::pair<const char*, const std::string&>>{
             {"on", one.on}, {"matter", one.matter}, {"topic", one.topic}, {"category", one.category}, {"form", one.form_code}, {"lead", one.lead}, {"people", one.people}, {"result", one.result},
             {"published", one.published}, {"progress", one.progress}, {"satisfaction", one.satisfaction}, {"archive_no", one.archive_no}})
      if (!text.empty()) made.fields.push_back({name, text});
    rows.push_back(std::move(made));
  }
}

}  // namespace

Name name_of(const std::string& word) {
  const std::pair<const char*, Name> all[] = {{"self-inspection", Name::SelfInspection}, {"自查报告", Name::SelfInspection}, {"annual", Name::Annual}, {"年度总结", Name::Annual}, {"ledger", Name::Ledger}, {"台账", Name::Ledger}};
  for (const auto& [known, name] : all)
    if (word == known) return name;
  throw Error(ErrorKind::Usage, say("There is no report “{0}”.", {word}), tr("There are: self-inspection, annual, ledger."));
}

const char* code_of(Name name) { return name == Name::SelfInspection ? "self-inspection" : name == Name::Annual ? "annual" : "ledger"; }

std::vector<Unfinished> unfinished(const Year& year) {
  std::unordered_map<std::string, int> discussed;
  for (const Record& meeting : year.meetings)
    for (const Row& item : meeting.rows("items")) ++discussed[std::string(item.field("matter"))];
  std::vector<Unfinished> out;
  for (const Record& matter : year.matters) {
    std::vector<std::string> why;
    std::size_t open = 0, late = 0;
    for (const Row& result : matter.rows("results")) {
      open += !result_done(result, year.as_of);
      late += overdue(result, year.as_of);
    }
    if (!discussed.contains(matter.id) && matter.field("outcome").empty()) why.emplace_back("尚未协商");
    if (late > 0) why.push_back("逾期未办结" + std::to_string(late) + "项，抓紧办理");
    if (open > late) why.push_back("尚未完成" + std::to_string(open - late) + "项，按时限办结");
    if (!matter.field("outcome").empty() || !matter.rows("results").empty()) {
      if (matter.rows("publications").empty() && matter.rows("decision_notice").empty() && matter.rows("result_notice").empty()) why.emplace_back("结果尚未公示");
      if (matter.rows("feedback").empty()) why.emplace_back("尚未反馈");
    }
    std::string text;
    for (const std::string& one : why) text += (text.empty() ? "" : "；") + one;
    if (!text.empty()) out.push_back({matter.id, std::string(matter.field("title")), text});
  }
  return out;
}

std::string title_of(const Report& report) {
  const std::string head = report.year.book.name + report.year.year + "年度";
  return head + (report.name == Name::SelfInspection ? "城乡社区协商自查报告" : report.name == Name::Annual ? "城乡社区协商工作总结" : "协商台账");
}

Record to_record(const Report& report, const std::string& today) {
  Record out;
  out.kind = "national:report";
  out.fields = {{"title", title_of(report)}, {"year", report.year.year}, {"date", today}, {"issuer", report.year.book.name}};
  if (report.name == Name::Ledger) {
    add_ledger(report, out);
    return out;
  }
  Writer writer(report, out);
  if (report.name == Name::SelfInspection) writer.self_inspection();
  else writer.annual();
  add_sources(report, out);
  return out;
}

}  // namespace yishibu::report
