// SPDX-License-Identifier: MIT
// See count.hpp. What is counted how stands in each figure's `basis`, which is printed with it.
#include <algorithm>
#include <array>
#include <set>

#include "counter.hpp"
#include "yishibu/error.hpp"

namespace yishibu::report {
namespace {

bool has(std::string_view text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return text.find(word) != std::string_view::npos; });
}

class ConsultationCounter final : public Counter {
 public:
  using Counter::Counter;
  void run() {
    matters();
    meetings();
    attendance();
    agreements();
    procedure();
  }

 private:
  static std::vector<const Record*> consultations(const Year& year) {
    std::vector<const Record*> out;
    for (const Record& meeting : year.meetings)
      if (consultation(meeting) && meeting.field("held").substr(0, 10) <= year.as_of) out.push_back(&meeting);
    return out;
  }

  void matters() {
    Figure topics = {}, commissioned = {};
    Tally channels, categories;
    expect(categories, "national:topic-category");
    std::set<std::string> discussed;
    for (const Record& meeting : year_.meetings)
      for (const Row& item : meeting.rows("items")) discussed.insert(std::string(item.field("matter")));
    Ids listed;
    for (const Record& matter : year_.matters) {
      topics.ids.push_back(matter.id);
      channels.add(std::string(matter.field("channel")), std::string(matter.field("channel")), matter.id);
      const std::vector<std::string> of = field_values(matter.fields, "category");
      for (const std::string& code : of) categories.add(code, labels_.label("national:topic-category", code), matter.id);
      if (of.empty()) categories.add("", "", matter.id);
      if (!matter.field("commissioned_by").empty()) commissioned.ids.push_back(matter.id);
      if (discussed.contains(matter.id)) listed.push_back(matter.id);
    }
    const auto count = static_cast<std::int64_t>(topics.ids.size());
    Figure& one = figure("topics", "征集议题数", "件", "rich-content", "提出时间在本年度的事项");
    one.ids = topics.ids, one.parts = categories.parts(), one.note = "按类别分；一件属于几类的，各类都计";
    settle(one, count, count > 0);
    Figure& two = figure("topics_by_channel", "收集渠道", "件", "rich-content", "本年度事项，按收集渠道分");
    two.ids = topics.ids, two.parts = channels.parts();
    settle(two, count, count > 0);
    Figure& three = figure("listed", "列入协商议题数", "件", "rich-content", "本年度事项中，本年度会议的议题写明的");
    three.ids = listed;
    settle(three, static_cast<std::int64_t>(listed.size()), !listed.empty());
    if (three.value) three.of = count;
    Figure& four = figure("commissioned", "受委托协商数", "件", "rich-content", "写明委托单位的本年度事项");
    four.ids = commissioned.ids;
    settle(four, static_cast<std::int64_t>(four.ids.size()), !four.ids.empty());
  }

  void meetings() {
    Tally forms, months, categories, platforms;
    expect(forms, "national:form");
    expect(categories, "national:topic-category");
    expect(platforms, "national:platform");
    for (int month = 1; month <= 12; ++month) months.expect((month < 10 ? "0" : "") + std::to_string(month), std::to_string(month) + "月");
    Ids ids;
    for (const Record* meeting : consultations(year_)) {
      ids.push_back(meeting->id);
      const std::string form(meeting->field("form")), platform(meeting->field("platform")), held(meeting->field("held"));
      forms.add(form, labels_.label("national:form", form), meeting->id);
      if (!platform.empty()) platforms.add(platform, labels_.label("national:platform", platform), meeting->id);
      const std::string month = held.size() >= 7 ? held.substr(5, 2) : "";
      months.add(month, month + "月", meeting->id);
      std::set<std::string> of;
      for (const Row& item : meeting->rows("items"))
        if (const Record* matter = year_.matter(item.field("matter")))
          for (const std::string& code : field_values(matter->fields, "category")) of.insert(code);
      for (const std::string& code : of) categories.add(code, labels_.label("national:topic-category", code), meeting->id);
      if (of.empty()) categories.add("", "", meeting->id);
    }
    const auto count = static_cast<std::int64_t>(ids.size());
    const auto add = [&](const char* code, const char* label, const char* basis, const Tally& tally, const char* note) {
      Figure& made = figure(code, label, "次", "varied-forms", basis);
      made.ids = ids, made.parts = tally.parts(), made.note = note;
      settle(made, count, count > 0);
    };
    add("consultations", "协商次数", "本年度召开、有协商形式或不是法定会议的会议，按形式分", forms, "");
    add("consultations_by_month", "按月协商次数", "同上，按召开月份分", months, "");
    add("consultations_by_category", "按类别协商次数", "同上，按议题所写本年度事项的类别分", categories, "一次会议涉及几类的，各类都计；议题没有写明本年度事项的，列入未记录");
    Figure& made = figure("platforms", "利用协商平台的协商次数", "次", "varied-forms", "写明协商平台的协商会议");
    made.parts = platforms.parts();
    std::set<std::string> used;
    for (const Part& part : made.parts) used.insert(part.ids.begin(), part.ids.end());
    made.ids.assign(used.begin(), used.end());
    settle(made, static_cast<std::int64_t>(used.size()), !used.empty());
  }

  void attendance() {
    Tally subjects, absorbed;
    expect(subjects, "national:subject-kind");
    expect(absorbed, "national:absorbed-person");
    const std::vector<Term> special = labels_.list("national:absorbed-person").terms;
    Ids ids, special_ids;
    std::int64_t present = 0, silent = 0, special_count = 0;
    for (const Record* meeting : consultations(year_))
      for (const Row& person : meeting->rows("attendance")) {
        silent += person.field("present").empty();
        if (person.field("present") != "yes") continue;
        ++present;
        append(ids, meeting->id);
        const std::string subject(person.field("subject"));
        subjects.add(subject, labels_.label("national:subject-kind", subject), meeting->id);
        bool any = false;
        const std::vector<std::string> marked = field_values(person.fields, "absorbed");
        for (const Term& term : special)
          if (std::find(marked.begin(), marked.end(), term.code) != marked.end() || person.field("unit").find(term.label) != std::string_view::npos) {
            absorbed.add(term.code, term.label, meeting->id);
            any = true;
          }
        if (any) ++special_count, append(special_ids, meeting->id);
      }
    Figure& one = figure("attendance", "参加人次", "人次", "broad-subjects", "协商会议参会人员中写明到会的，按主体类别分；含列席");
    one.ids = ids, one.parts = subjects.parts();
    settle(one, present, present > 0);
    if (silent > 0) one.note = "另有" + std::to_string(silent) + "人次没有写明是否到会，未计入";
    Figure& two = figure("absorbed", "重视吸纳的人员", "人次", "broad-subjects", "到会人员标明或者“单位或身份”写明老党员、老干部、群众代表、党代表、人大代表、政协委员、基层群团组织负责人、社会工作者的，占参加人次");
    two.ids = special_ids, two.parts = absorbed.parts();
    settle(two, special_count, special_count > 0);
    if (two.value) two.of = present;
    if (two.value) two.note = "没有写明身份的无从统计";
  }

  void agreements() {
    Ids agreed, not_agreed, all, submitted;
    std::int64_t yes = 0, no = 0, other = 0, spoken = 0, items = 0;
    Tally words;
    std::set<std::string> matters;
    for (const Record& meeting : year_.meetings) {
      const std::string_view statutory = meeting.field("statutory");
      const bool assembly = statutory == "residents-meeting" || statutory == "representatives-meeting";
      for (const Row& item : meeting.rows("items")) {
        if (assembly || says_submitted(item.field("result")) || says_submitted(item.field("decision")))
          if (const std::string matter(item.field("matter")); !matter.empty()) {
            matters.insert(matter);
            append(submitted, meeting.id);
          }
        if (!consultation(meeting)) continue;
        // The minutes of the last meeting are approved, not consulted about.
        if (const std::string_view topic = item.field("topic"); item.field("matter").empty() && topic.starts_with("审议《") && topic.ends_with("会议记录")) continue;
        ++items;
        const std::string result(item.field("result"));
        const Agreement what = agreement(result);
        if (what == Agreement::Unrecorded) continue;
        ++spoken;
        append(all, meeting.id);
        words.add(result, result, meeting.id);
        if (what == Agreement::Agreed) ++yes, append(agreed, meeting.id);
        if (what == Agreement::NotAgreed) ++no, append(not_agreed, meeting.id);
        other += what == Agreement::Other;
      }
    }
    for (const Record& matter : year_.matters)
      if (says_submitted(matter.field("outcome")) || says_submitted(matter.field("unresolved")) || !matter.rows("villagers_decision").empty()) {
        matters.insert(matter.id);
        submitted.push_back(matter.id);
      }
    Figure& one = figure("agreed", "达成一致的议题数", "项", "clear-results", "协商会议的议题，协商结果写明达成一致、一致同意、同意或通过的，占写明结果的");
    one.ids = agreed, one.parts = words.parts();
    settle(one, yes, spoken > 0);
    if (one.value) one.of = spoken;
    if (items > spoken) one.note = "另有" + std::to_string(items - spoken) + "项没有写明结果，未计入";
    if (other > 0) one.note += (one.note.empty() ? "" : "；") + ("有" + std::to_string(other) + "项的结果既没有写明一致也没有写明不一致，只按原文列出");
    Figure& two = figure("not_agreed", "未达成一致的议题数", "项", "clear-results", "同上，写明未达成、意见分歧、未通过、不同意的");
    two.ids = not_agreed;
    settle(two, no, spoken > 0);
    if (two.value) two.of = spoken;
    Figure& three = figure("submitted", "提交村（居）民（代表）会议的事项数", "件", "sound-procedure", "列为村（居）民会议或代表会议议题的，结果写明提交的，有村民会议决议的事项");
    three.ids = submitted;
    settle(three, static_cast<std::int64_t>(matters.size()), !matters.empty());
  }

  void procedure() {
    const std::vector<const Record*> held = consultations(year_);
    Ids noticed, dissent, explained;
    std::int64_t opinions = 0, answers = 0;
    for (const Record* meeting : held) {
      if (!meeting->field("notice_on").empty() && meeting->field("notice_on") <= meeting->field("held")) noticed.push_back(meeting->id);
      for (const Row& row : meeting->rows("dissent")) {
        ++opinions;
        append(dissent, meeting->id);
        if (row.field("explanation").empty() && row.field("explained_by").empty()) continue;
        ++answers;
        append(explained, meeting->id);
      }
    }
    Figure& one = figure("noticed", "会前通知的协商次数", "次", "sound-procedure", "写明通知日期且不晚于召开日的，占协商次数");
    one.ids = noticed;
    settle(one, static_cast<std::int64_t>(noticed.size()), !noticed.empty());
    if (one.value) one.of = static_cast<std::int64_t>(held.size());
    // 中办发〔2015〕41号 二（四）: proposed with its subjects, told beforehand, deliberated with a result, fed back.
    Figure& two = figure("steps", "四个步骤都有记录的事项数", "件", "sound-procedure", "本年度事项中，写明提出时间和协商主体、会前通知、协商结果、反馈的，占有会议协商的");
    std::set<std::string_view> met, told, agreed;
    for (const Record* meeting : held)
      for (const Row& item : meeting->rows("items")) {
        met.insert(item.field("matter"));
        if (!meeting->field("notice_on").empty()) told.insert(item.field("matter"));
        if (!item.field("result").empty()) agreed.insert(item.field("matter"));
      }
    std::int64_t any = 0;
    for (const Record& matter : year_.matters) {
      any += met.contains(matter.id);
      const auto& feedback = matter.rows("feedback");
      const bool answered = std::any_of(feedback.begin(), feedback.end(), [](const Row& row) { return !row.field("on").empty(); });
      if (!matter.field("proposed_on").empty() && !matter.rows("subjects").empty() && told.contains(matter.id) && agreed.contains(matter.id) && answered) two.ids.push_back(matter.id);
    }
    settle(two, static_cast<std::int64_t>(two.ids.size()), any > 0);
    if (two.value) two.of = any;
    Figure& three = figure("explained", "不同意见解释次数", "次", "sound-procedure", "协商会议记下的不同意见中，写明解释人或解释说明的，占不同意见");
    three.ids = dissent;
    settle(three, answers, opinions > 0);
    if (three.value) three.of = opinions;
  }
};

}  // namespace

std::vector<Figure> count(const Year& year, Labels& labels) {
  std::vector<Figure> out;
  ConsultationCounter(year, labels, out).run();
  count_work(year, labels, out);
  // What a field of the matter says; a matter that does not say it is not counted, and where none does nothing is said.
  const auto of_matters = [&](const char* code, const char* label, const char* goal, const char* basis, const char* unit, std::string_view field, const std::set<std::string_view>& values, bool share) {
    Figure& one = out.emplace_back();
    one.code = code, one.label = label, one.goal = goal, one.basis = basis, one.unit = unit;
    std::int64_t asked = 0;
    for (const Record& matter : year.matters) {
      asked += !matter.field(field).empty();
      if (values.contains(matter.field(field))) one.ids.push_back(matter.id);
    }
    if (asked > 0) one.value = static_cast<std::int64_t>(one.ids.size());
    if (asked > 0 && share) one.of = asked;
  };
  of_matters("satisfaction", "满意率", "clear-results", "写明评议结果的事项中，满意和基本满意的", "件", "evaluation", {"satisfied", "fairly"}, true);
  of_matters("cross_village", "跨村（社区）协商数", "rich-content", "涉及层次为跨村（社区）的事项", "件", "extent", {"cross"}, false);
  for (const auto& [code, label, goal, why] : {std::array{"demonstration", "示范点数", "complete-system", kNoField}, {"archived", "归档件数", "complete-system", "归档件数见材料汇编的归档文件目录"}}) {
    Figure& unknown = out.emplace_back();
    unknown.code = code, unknown.label = label, unknown.goal = goal, unknown.basis = why;
  }
  return out;
}

const Figure& figure_of(const std::vector<Figure>& figures, std::string_view code) {
  for (const Figure& figure : figures)
    if (figure.code == code) return figure;
  throw Error(ErrorKind::Plugin, std::string(code));
}

bool consultation(const Record& meeting) { return meeting.field("statutory").empty() || !meeting.field("form").empty(); }

Agreement agreement(std::string_view result) {
  if (result.empty()) return Agreement::Unrecorded;
  if (has(result, {"未达成", "没有达成", "未能达成", "分歧", "未通过", "不通过", "没有通过", "不同意", "否决"})) return Agreement::NotAgreed;
  if (has(result, {"部分", "多数"})) return Agreement::Other;
  if (has(result, {"达成一致", "一致同意", "一致通过", "通过", "同意"})) return Agreement::Agreed;
  return Agreement::Other;
}

Progress progress(const Row& result, std::string_view as_of) {
  if (result_done(result, as_of)) return Progress::Done;
  if (!result.field("done_on").empty()) return Progress::UnderWay;  // done, but after the day that is looked at
  const std::string_view says = result.field("progress");
  if (says.empty()) return Progress::Unrecorded;
  return has(says, {"未落实", "未启动", "未开始", "未办理", "没有落实"}) ? Progress::NotDone : Progress::UnderWay;
}

bool overdue(const Row& result, std::string_view as_of) {
  const std::string_view deadline = result.field("deadline");
  return !deadline.empty() && deadline < as_of && !result_done(result, as_of);
}

bool says_submitted(std::string_view text) {
  return has(text, {"提交"}) && has(text, {"村民会议", "居民会议", "村（居）民会议", "村民代表会议", "居民代表会议", "村（居）民代表会议"});
}

}  // namespace yishibu::report
