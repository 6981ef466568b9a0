// SPDX-License-Identifier: MIT
// See meeting.hpp.
#include "meeting.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "book_records.hpp"
#include "days.hpp"
#include "matter.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::procedure {
namespace {

constexpr const char* kMeeting = "national:meeting";
constexpr const char* kCommittee = "national:committee";
constexpr long kLate = 7;  ///< days after which an entry is one made up for later (事后补录)

bool yes(const Row& row, std::string_view name) { return row.field(name) == "yes"; }

std::optional<long> number(std::string_view text) {
  long out = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size() || out < 0 || out > 1'000'000'000) return std::nullopt;
  return out;
}

std::string text_of(long value) { return std::to_string(value); }

/// An item without a result is unfinished; one that was put off is too.
bool unfinished(const Row& item) {
  const std::string_view result = item.field("result");
  return (result.empty() && item.field("decision").empty()) || result.find("下次") != result.npos || result.find("搁置") != result.npos ||
         result.find("再议") != result.npos;
}

std::string topic_of(const Row& item, Book* book) {
  if (!item.field("topic").empty() || !book) return std::string(item.field("topic"));
  const auto matter = book->find(item.field("matter"));
  return matter ? std::string(matter->field("title")) : std::string(item.field("matter"));
}

}  // namespace

Roll roll_of(const Record& meeting) {
  Roll out;
  const auto& rows = meeting.rows("attendance");
  const bool marked = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.field("voter").empty(); });
  for (const Row& row : rows) {
    const bool here = yes(row, "present"), sent = !row.field("proxy").empty() && !here;
    if (yes(row, "observer")) {
      out.observers += here;
    } else {
      ++out.due;
      out.present += here;
      out.proxies += sent;
      out.leave += !here && !sent && yes(row, "leave");
      out.absent += !here && !sent && !yes(row, "leave") && row.field("present") == "no";
      out.late += here && !row.field("arrived").empty();
      out.early += here && !row.field("left").empty();
    }
    if ((here || sent) && (marked ? yes(row, "voter") : !yes(row, "observer"))) ++out.voters;
  }
  return out;
}

Value RollDerivation::run(const Record& record, Host& host, Book* book) {
  const Roll roll = roll_of(record);
  Value out = Value::object(), lines = Value::list(), marks = Value::object();
  for (const auto& [name, value] : {std::pair{"due", roll.due},
                                    {"present", roll.present},
                                    {"leave", roll.leave},
                                    {"absent", roll.absent},
                                    {"proxies", roll.proxies},
                                    {"observers", roll.observers},
                                    {"late", roll.late},
                                    {"early", roll.early},
                                    {"voters", roll.voters}})
    out.set(name, static_cast<std::int64_t>(value));
  // convene puts it into the title; a paper that has both would print it twice.
  const std::string ordinal(record.field("ordinal"));
  out.set("ordinal_apart", !ordinal.empty() && record.field("title").find(ordinal) == std::string_view::npos);
  if (roll.due) {
    const bool taken = roll.present + roll.proxies + roll.leave + roll.absent > 0;
    std::string line =
        taken ? say("due {0}, present {1}", {text_of(roll.due), text_of(roll.present)}) : say("due {0}", {text_of(roll.due)});
    for (const auto& [value, words] : {std::pair{roll.proxies, tr(", by proxy {0}")},
                                       {roll.leave, tr(", on leave {0}")},
                                       {roll.absent, tr(", absent {0}")},
                                       {roll.observers, tr(", observers {0}")},
                                       {roll.late, tr(", late {0}")},
                                       {roll.early, tr(", left early {0}")}})
      if (value) line += fill(words, {text_of(value)});
    if (taken && roll.voters != roll.present) line += say(", may vote {0}", {text_of(roll.voters)});
    lines.add(line);
  }
  std::string open, dissent;
  for (const Row& item : record.rows("items"))
    if (unfinished(item)) open += (open.empty() ? "" : "、") + topic_of(item, book);
  for (const Row& row : record.rows("dissent"))
    if (row.field("explanation").empty()) dissent += (dissent.empty() ? "" : "、") + std::string(row.field("person"));
  const std::string held_on(record.field("held").substr(0, 10));
  if (!open.empty() && !held_on.empty() && held_on < host.today()) {
    marks.set("unfinished", open);
    lines.add(say("not finished: {0}", {open}));
  }
  if (!dissent.empty()) {
    marks.set("dissent", dissent);
    lines.add(say("dissent not yet explained to: {0}", {dissent}));
  }
  if (book && !record.id.empty()) {
    const std::vector<Version> history = book->history(record.id);
    const auto held = day_number(record.field("held"));
    if (const auto entered = history.empty() ? std::nullopt : day_number(history.back().time);
        held && entered && *entered - *held >= kLate) {
      out.set("entered_on", history.back().time.substr(0, 10)).set("entered_late", static_cast<std::int64_t>(*entered - *held));
      marks.set("late-entry", history.back().time.substr(0, 10));
      lines.add(say("entered on {0}, {1} days after the event", {history.back().time.substr(0, 10), text_of(*entered - *held)}));
    }
  }
  return out.set("lines", lines).set("marks", marks);
}

Findings VotesCheck::run(const Record& record, Host& host, Book*) {
  Findings out;
  if (!host.is_kind(record.kind, kMeeting) || !record.field("corrected_by").empty()) return out;
  const Roll roll = roll_of(record);
  if (roll.voters == 0) return out;  // nobody has taken the roll: nothing to compare with
  for (const Row& item : record.rows("items")) {
    long votes = 0;
    for (const char* name : {"in_favour", "against", "abstain"}) votes += number(item.field(name)).value_or(0);
    if (votes <= roll.voters) continue;
    Finding& finding = out.emplace_back();
    finding.record = record.id;
    finding.where = say("item {0}", {item.field("topic")});
    finding.what = say("{0} votes were counted, but only {1} of those present may vote.", {text_of(votes), text_of(roll.voters)});
    finding.fix = tr("Check the votes, who was present, and who may vote.");
    finding.check = "procedure:votes";
  }
  return out;
}

Findings CoverageCheck::run(const Record& record, Host& host, Book* book) {
  Findings out;
  if (!book || !host.is_kind(record.kind, kMeeting) || !record.field("statutory").empty() || !record.field("corrected_by").empty()) return out;
  std::set<std::string> here;
  for (const Row& row : record.rows("attendance"))
    if (!row.field("subject").empty()) here.insert(std::string(row.field("subject")));
  if (here.empty()) return out;  // nobody has said who stands for whom
  for (const Row& item : record.rows("items")) {
    const auto matter = item.field("matter").empty() ? std::nullopt : book->find(item.field("matter"));
    if (!matter) continue;
    std::string lacking;
    std::set<std::string> said;
    for (const Row& row : matter->rows("subjects")) {
      const std::string code(row.field("subject"));
      if (code.empty() || here.count(code) || !said.insert(code).second) continue;
      const Vocabulary& kinds = host.vocabulary("national:subject-kind", book->info().region, day_of(record, host.kind(record.kind)));
      const Term* term = kinds.find(code);
      lacking += (lacking.empty() ? "" : "、") + (term ? term->label : code);
    }
    if (lacking.empty()) continue;
    Finding& finding = out.emplace_back();
    finding.level = Level::Should;
    finding.record = record.id;
    finding.where = say("item {0}", {topic_of(item, book)});
    finding.what = say("Nobody at the meeting stands for these subjects of the matter: {0}.", {lacking});
    finding.rule = "中办发〔2015〕41号 二（二）";
    finding.fix = tr("Invite them, or take down who of those present stands for them.");
    finding.check = "procedure:coverage";
  }
  return out;
}

std::string next_ordinal(const Record& committee, const std::string& day, Host& host, Book& book) {
  Query query;
  query.refers_to = committee.id;
  const bool by_term = committee.field("numbering") == "term" && !committee.field("term").empty();
  if (!by_term) query.from = query.to = day.substr(0, 4);
  const std::string scope = by_term ? std::string(committee.field("term")) : day.substr(0, 4) + "年";
  long last = 0;
  query.kinds = family(host, kMeeting);
  for (const Listed& row : book.list(query))
    if (const auto meeting = book.find(row.id); meeting && meeting->field("committee") == committee.id) {
      const std::string ordinal(meeting->field("ordinal"));
      if (!ordinal.starts_with(scope + "第")) continue;
      long read = 0;
      const char* from = ordinal.data() + scope.size() + std::string_view("第").size();
      std::from_chars(from, ordinal.data() + ordinal.size(), read);
      last = std::max(last, read);
    }
  return scope + "第" + text_of(last + 1) + "次";
}

Outcome convene(const Arguments& arguments, Host& host, Book* book) {
  std::vector<Listed> committees = book->list({family(host, kCommittee), {}, {}, {}, {}});
  if (!arguments.positional.empty()) {
    const std::string_view called = arguments.positional.front();
    const auto keep = [&](auto&& fits) {
      if (std::any_of(committees.begin(), committees.end(), fits)) std::erase_if(committees, [&](const Listed& row) { return !fits(row); });
      else return false;
      return true;
    };
    // 村民议事会 is the 石桥村村民议事会, where the book has no other.
    if (!keep([&](const Listed& row) { return row.id == called || row.title == called || row.id.ends_with(called); }) && !keep([&](const Listed& row) { return row.title.find(called) != std::string::npos; }))
      committees.clear();
  }
  if (committees.empty())
    throw Error(ErrorKind::NotFound, tr("The book has no such committee."),
                tr("Enter it once with “new committee”, with its members; every meeting takes them from there."));
  if (committees.size() > 1) {
    std::string names;
    for (const Listed& row : committees)
      if (!row.title.empty()) names += (names.empty() ? "" : "、") + row.title;
    throw Error(ErrorKind::Usage, tr("Say which committee meets."), names);
  }
  const Record committee = record_called(*book, committees.front().id);
  const Kind& kind = host.kind(arguments.option("kind").empty() ? std::string_view(kMeeting) : arguments.option("kind"));
  if (!host.is_kind(kind.id, kMeeting)) throw Error(ErrorKind::Usage, say("{0} is no kind of meeting.", {kind.label}));
  const auto understood = [&](const char* name, std::string_view option) {
    const FieldSpec* spec = kind.field(name);
    return spec ? host.understood(*spec, std::string(arguments.option(option)), *book) : std::string(arguments.option(option));
  };
  const std::string held = understood("held", "on"), day = held.substr(0, 10);
  if (!day_number(held) || (held.size() != 10 && (held.size() != 16 || held[10] != 'T' || held[13] != ':')))
    throw Error(ErrorKind::Usage, tr("Say when it meets: --on 2016-03-15T14:30."));

  Record meeting;
  meeting.kind = kind.id;
  const std::string ordinal = next_ordinal(committee, day, host, *book);
  const std::string title =
      arguments.option("title").empty() ? std::string(committee.field("title")) + ordinal + "会议" : std::string(arguments.option("title"));
  meeting.fields = {{"title", title}, {"ordinal", ordinal}, {"committee", committee.id}, {"held", held}};
  if (committee.field("organ") == "representatives") meeting.fields.push_back({"statutory", "representatives-meeting"});
  for (const char* name : {"place", "form", "chair", "recorder"})
    if (!arguments.option(name).empty()) meeting.fields.push_back({name, understood(name, name)});
  const Vocabulary& roles = host.vocabulary("national:committee-role", book->info().region, day);
  for (const Row& member : committee.rows("members")) {
    if (!in_period(day, member.field("from"), member.field("to"))) continue;
    Row row{new_row_id(host), {{"name", std::string(member.field("name"))}}, {}};
    const Term* role = roles.find(member.field("role"));
    if (role) row.fields.push_back({"unit", role->label});
    if (!member.field("subject").empty()) row.fields.push_back({"subject", std::string(member.field("subject"))});
    row.fields.push_back({"voter", "yes"});
    meeting.rows("attendance").push_back(std::move(row));
    if (member.field("role") == "director" && meeting.field("chair").empty())
      meeting.fields.push_back({"chair", std::string(member.field("name"))});
  }
  const auto item = [&](const std::string& matter, const std::string& topic) {
    Row row{new_row_id(host), {}, {}};
    if (!matter.empty()) row.fields.push_back({"matter", matter});
    row.fields.push_back({"topic", topic});
    meeting.rows("items").push_back(std::move(row));
  };
  Outcome out;
  Query query;
  query.refers_to = committee.id;
  query.to = day;
  std::optional<Record> last;
  for (Record& earlier : standing_records(host, *book, kMeeting, query))
    if (earlier.field("committee") == committee.id) last = std::move(earlier);
  if (last && last->field("held") == held)
    out.text.push_back(say("There was a meeting of {0} for this time before: {1}. If this is the same one, take it out again with “undo”.", {committee.field("title"), last->id}));
  std::vector<std::string> matters;
  for (const auto& [name, value] : arguments.options)
    if (name == "matter") matters.push_back(record_called(*book, value).id);
  const bool carry = !arguments.option("carry").empty();
  if (last) {
    const std::string approval = say("Approval of the minutes of “{0}”", {last->field("title")});
    meeting.fields.push_back({"previous", last->id});
    if (carry) item("", approval);
    std::string left;
    for (const Row& open : last->rows("items")) {
      if (!unfinished(open) || std::find(matters.begin(), matters.end(), open.field("matter")) != matters.end()) continue;
      left += (left.empty() ? "" : "、") + topic_of(open, book);
      if (carry) item(std::string(open.field("matter")), topic_of(open, book));
    }
    if (!carry) {
      out.text.push_back(say("Offered: {0}", {approval}));
      if (!left.empty()) out.text.push_back(say("Offered, left over from last time: {0}", {left}));
      out.text.push_back(tr("--carry puts them on the agenda."));
    }
  }
  for (const std::string& matter : matters) item(matter, std::string(record_called(*book, matter).field("title")));
  meeting.id = host.new_record_id(day);
  book->save({{meeting}, {}, say("New: {0}", {kind.label + "《" + title + "》"}), {}, {}});
  out.text.insert(out.text.begin(), say("{0} is saved as {1}: {2} are due, {3} items.",
                                        {kind.label + "《" + title + "》", meeting.id, text_of(roll_of(meeting).due),
                                         text_of(static_cast<long>(meeting.rows("items").size()))}));
  out.json = Value::object()
                 .set("id", meeting.id)
                 .set("title", title)
                 .set("ordinal", ordinal)
                 .set("due", static_cast<std::int64_t>(roll_of(meeting).due))
                 .set("items", meeting.rows("items").size());
  return out;
}

Outcome subsidy(const Arguments& arguments, Host& host, Book* book) {
  const std::string rule = "中办发〔2015〕41号 三（三）";
  const std::string resolution(arguments.option("resolution")), commission(arguments.option("commission")), from(arguments.option("from")),
      to(arguments.option("to"));
  if (resolution.empty() || commission.empty())
    throw Error(ErrorKind::Denied,
                say("A subsidy list needs the resolution it rests on and the commission of the committee ({0}).", {rule}),
                tr("Name them: --resolution ID --commission TEXT."));
  const Record decided = record_called(*book, resolution);
  if (decided.field("statutory").empty())
    throw Error(
        ErrorKind::Denied,
        say("“{0}” is no residents' (representatives') meeting; only that can decide on a subsidy ({1}).", {decided.field("title"), rule}),
        tr("Name the meeting that decided it."));
  const auto rate = number(arguments.option("rate"));
  if (!rate || *rate == 0 || from.empty() || to.empty())
    throw Error(ErrorKind::Usage, tr("Say from which day to which, and how many yuan a sitting: --from --to --rate."));
  Query query;
  query.from = from;
  query.to = to;
  std::map<std::string, long> sittings;
  std::vector<std::string> order;
  size_t meetings = 0;
  for (const Record& meeting : standing_records(host, *book, kMeeting, query)) {
    ++meetings;
    for (const Row& person : meeting.rows("attendance")) {
      if (!yes(person, "present") || yes(person, "observer")) continue;
      const std::string name(person.field("name"));
      if (++sittings[name] == 1) order.push_back(name);
    }
  }
  Record list;
  list.kind = "national:subsidy";
  list.fields = {{"title", say("Lost-work subsidy, {0} to {1}", {from, to})},
                 {"date", host.today()},
                 {"resolution", resolution},
                 {"commission", commission}};
  long sum = 0;
  for (const std::string& name : order) {
    list.rows("people").push_back(
        {new_row_id(host),
         {{"name", name}, {"sittings", text_of(sittings[name])}, {"rate", text_of(*rate)}, {"amount", text_of(sittings[name] * *rate)}},
         {}});
    sum += sittings[name] * *rate;
  }
  if (order.empty()) throw Error(ErrorKind::NotFound, tr("Nobody signed in at a meeting of these days."));
  list.id = host.new_record_id(host.today());
  book->save({{list}, {}, say("New: {0}", {std::string(list.field("title"))}), {}, {}});
  Outcome out;
  out.text = {
      say("{0} is saved as {1}: {2} meetings, {3} people, {4} yuan.",
          {list.field("title"), list.id, text_of(static_cast<long>(meetings)), text_of(static_cast<long>(order.size())), text_of(sum)}),
      tr("Publish it: “render” makes the list.")};
  out.json = Value::object().set("id", list.id).set("people", order.size()).set("amount", static_cast<std::int64_t>(sum));
  return out;
}

}  // namespace yishibu::procedure
