// SPDX-License-Identifier: MIT
// See counter.hpp: what stands behind consultations, and what became of them.
#include <algorithm>

#include "counter.hpp"

namespace yishibu::report {
namespace {

std::int64_t whole(std::string_view text) {
  std::int64_t out = 0;
  for (const char c : text.substr(0, 15)) {
    if (c < '0' || c > '9') return 0;
    out = out * 10 + (c - '0');
  }
  return out;
}

class WorkCounter final : public Counter {
 public:
  using Counter::Counter;
  void run() {
    standing();
    results();
    publicity();
  }

 private:
  void standing() {
    Ids committees, rules;
    Tally genders, sources, classes;
    expect(sources, "national:member-source");
    expect(classes, "national:rule-class");
    std::int64_t members = 0;
    for (const Record& committee : year_.committees) {
      const std::string_view organ = committee.field("organ"), ends = committee.field("ends");
      if ((!organ.empty() && organ != "consultation") || (!ends.empty() && ends < year_.as_of)) continue;
      committees.push_back(committee.id);
      for (const Row& member : committee.rows("members")) {
        const std::string_view from = member.field("from"), to = member.field("to");
        if ((!from.empty() && from > year_.as_of) || (!to.empty() && to < year_.as_of)) continue;
        ++members;
        genders.add(std::string(member.field("gender")), std::string(member.field("gender")), committee.id);
        const std::string source(member.field("source"));
        sources.add(source, labels_.label("national:member-source", source), committee.id);
      }
    }
    Figure& one = figure("committees", "协商组织数", "个", "complete-system", "年末在任期内的协商组织");
    one.ids = committees;
    settle(one, static_cast<std::int64_t>(committees.size()), !committees.empty());
    Figure& two = figure("members", "协商组织成员数", "人", "broad-subjects", "上述组织年末在任的成员，按人员来源分");
    two.ids = committees, two.parts = sources.parts();
    settle(two, members, members > 0);
    Figure& three = figure("members_by_gender", "成员性别", "人", "broad-subjects", "同上，按性别分");
    three.ids = committees, three.parts = genders.parts();
    settle(three, members, members > 0);
    for (const Record& rule : year_.rules) {
      rules.push_back(rule.id);
      const std::string of(rule.field("rule_class"));
      classes.add(of, labels_.label("national:rule-class", of), rule.id);
    }
    Figure& four = figure("rules", "协商制度数", "项", "complete-system", "年末以前施行的制度，按制度类别分");
    four.ids = rules, four.parts = classes.parts();
    settle(four, static_cast<std::int64_t>(rules.size()), !rules.empty());
    plan();
    training();
    subsidy();
  }

  void plan() {
    Ids ids, unplanned;
    std::int64_t rows = 0, held = 0;
    Tally stages;
    for (const Record& plan : year_.plans) {
      ids.push_back(plan.id);
      const PlanProgress progress = follow(plan, year_);
      for (const PlanRow& row : progress.rows) {
        ++rows;
        held += row.stage >= Stage::Held;
        constexpr const char* kLabels[] = {"仅列入计划", "已提出", "已协商", "已办结"};
        stages.add(stage_code(row.stage), kLabels[static_cast<int>(row.stage)], plan.id);
      }
      // Outside every plan of the year, not outside one of them.
      if (ids.size() == 1) unplanned = progress.unplanned;
      else std::erase_if(unplanned, [&](const std::string& id) { return std::find(progress.unplanned.begin(), progress.unplanned.end(), id) == progress.unplanned.end(); });
    }
    Figure& one = figure("planned", "计划内议题已协商数", "项", "complete-system", "年度工作计划时间安排中，本年度已有会议的，占全部安排");
    one.ids = ids, one.parts = stages.parts();
    settle(one, held, rows > 0);
    if (one.value) one.of = rows;
    Figure& two = figure("unplanned", "计划外事项数", "件", "complete-system", "本年度事项中，计划的时间安排没有写明的");
    two.ids = unplanned;
    settle(two, static_cast<std::int64_t>(unplanned.size()), rows > 0);
  }

  void training() {
    Figure& one = figure("trainings", "培训场次", "场", "complete-system", "本年度的培训记录");
    std::int64_t people = 0;
    Ids with;
    for (const Record& training : year_.trainings) {
      one.ids.push_back(training.id);
      if (training.field("people").empty()) continue;
      people += whole(training.field("people"));
      with.push_back(training.id);
    }
    settle(one, static_cast<std::int64_t>(one.ids.size()), !one.ids.empty());
    const std::size_t silent = one.ids.size() - with.size();
    Figure& two = figure("trained", "培训人次", "人次", "complete-system", "培训记录写明的参加人数之和");
    two.ids = with;
    settle(two, people, !with.empty());
    if (two.value && silent > 0) two.note = "另有" + std::to_string(silent) + "场没有写明人数";
  }

  void subsidy() {
    std::int64_t sittings = 0, money = 0, silent = 0;
    Ids with, paid;
    for (const Record& list : year_.subsidies)
      for (const Row& person : list.rows("people")) {
        if (!person.field("sittings").empty()) sittings += whole(person.field("sittings")), append(with, list.id);
        if (const auto amount = hundredths(person.field("amount"))) money += *amount, append(paid, list.id);
        else ++silent;
      }
    Figure& one = figure("subsidised", "误工补贴人次", "人次", "complete-system", "本年度误工补贴花名册的次数之和");
    one.ids = with;
    settle(one, sittings, !with.empty());
    Figure& two = figure("subsidy", "误工补贴金额", "分", "complete-system", "本年度误工补贴花名册的金额之和");
    two.ids = paid;
    settle(two, money, !paid.empty());
    if (silent > 0) two.note = "另有" + std::to_string(silent) + "人没有写明金额";
  }

  void results() {
    Ids all, due, in_time, late;
    Tally adoption, states;
    for (const char* word : {"采纳", "部分采纳", "不采纳"}) adoption.expect(word, word);
    constexpr const char* kStates[] = {"", "落实", "在办", "未落实"};
    for (const char* word : {"落实", "在办", "未落实"}) states.expect(word, word);
    std::int64_t count = 0, adopted = 0, adoption_said = 0, done = 0, progress_said = 0, dated = 0, kept = 0, undated = 0, passed = 0;
    for (const Record& matter : year_.matters)
      for (const Row& result : matter.rows("results")) {
        ++count;
        append(all, matter.id);
        const std::string says(result.field("adoption"));
        const std::string word = says == "未采纳" ? "不采纳" : says;
        adoption.add(word, word, matter.id);
        adoption_said += !says.empty();
        adopted += says == "采纳";
        const Progress at = progress(result, year_.as_of);
        states.add(kStates[static_cast<int>(at)], kStates[static_cast<int>(at)], matter.id);
        progress_said += at != Progress::Unrecorded;
        done += at == Progress::Done;
        if (overdue(result, year_.as_of)) ++passed, append(late, matter.id);
        const std::string_view deadline = result.field("deadline"), on = result.field("done_on");
        if (deadline.empty() || deadline > year_.as_of) continue;
        if (on.empty() && at == Progress::Done) {
          ++undated;
          continue;
        }
        ++dated;
        append(due, matter.id);
        if (!on.empty() && on <= deadline) ++kept, append(in_time, matter.id);
      }
    Figure& one = figure("results", "协商成果数", "项", "clear-results", "本年度事项的协商成果");
    one.ids = all;
    settle(one, count, count > 0);
    Figure& two = figure("adopted", "采纳的成果数", "项", "clear-results", "采纳情况写明采纳的，占写明采纳情况的；按原文分");
    two.ids = all, two.parts = adoption.parts();
    settle(two, adopted, adoption_said > 0);
    if (two.value) two.of = adoption_said;
    Figure& three = figure("implemented", "落实的成果数", "项", "clear-results", "到年末有完成日期或落实情况写明已完成、已落实、已办结的，占全部成果");
    three.ids = all, three.parts = states.parts();
    settle(three, done, progress_said > 0);
    if (three.value) three.of = count;
    Figure& four = figure("on_time", "按期办结的成果数", "项", "clear-results", "完成日期不晚于时限的，占年末以前到期的");
    four.ids = due;
    settle(four, kept, dated > 0);
    if (four.value) four.of = dated;
    if (undated > 0) four.note = "另有" + std::to_string(undated) + "项写明已完成而没有日期，未计入";
    Figure& five = figure("overdue", "逾期未办结的成果数", "项", "clear-results", "时限在年末以前、没有写明完成的");
    five.ids = late;
    settle(five, passed, dated > 0);
    five.parts.clear();
  }

  void publicity() {
    Tally channels, audiences;
    expect(channels, "national:publication-channel");
    Ids published, answered;
    std::int64_t notices = 0, answers = 0;
    for (const Record& matter : year_.matters) {
      for (const char* table : {"publications", "decision_notice", "result_notice"})
        for (const Row& row : matter.rows(table)) {
          ++notices;
          append(published, matter.id);
          const std::string channel(row.field("channel"));
          channels.add(channel, labels_.label("national:publication-channel", channel), matter.id);
        }
      for (const Row& row : matter.rows("feedback")) {
        ++answers;
        append(answered, matter.id);
        audiences.add(std::string(row.field("audience")), labels_.label("national:audience", row.field("audience")), matter.id);
      }
    }
    Figure& one = figure("publications", "公示次数", "次", "clear-results", "本年度事项的公示、决议公开和实施结果公开，按渠道分");
    one.ids = published, one.parts = channels.parts();
    settle(one, notices, notices > 0);
    Figure& two = figure("feedback", "反馈次数", "次", "clear-results", "本年度事项的反馈，按对象分");
    two.ids = answered, two.parts = audiences.parts();
    settle(two, answers, answers > 0);
  }
};

}  // namespace

void count_work(const Year& year, Labels& labels, std::vector<Figure>& out) { WorkCounter(year, labels, out).run(); }

}  // namespace yishibu::report
