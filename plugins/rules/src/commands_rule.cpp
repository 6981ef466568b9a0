// SPDX-License-Identifier: MIT
// The commands rule renumber, rule insert, rule list and rule show. Must not know how numbers are found or which text is in force.
#include <algorithm>
#include <optional>
#include <tuple>

#include "commands.hpp"
#include "condition.hpp"
#include "force.hpp"
#include "insert.hpp"
#include "records.hpp"
#include "renumber.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::rules {
namespace {

constexpr const char* kBody = "text";

std::string period(const Standing& standing, Book& book, Host& host) {
  std::string out = standing.from.empty() ? "" : say("in force from {0}", {standing.from});
  if (standing.until.empty()) return out;
  if (!out.empty()) out += "，";
  if (standing.by.empty()) return out + say("repealed on {0}", {standing.until});
  const auto by = book.find(standing.by);
  return out + say("replaced on {0} by {1}", {standing.until, by ? title_of(host, *by) : standing.by});
}

Value json_of(const Standing& standing, Host& host) {
  return Value::object().set("id", standing.record.id).set("title", standing.record.field(host.kind(standing.record.kind).title_field)).set("state", state_code(standing.state)).set("from", standing.from).set("until", standing.until).set("replaced_by", standing.by).set("written_later", standing.later);
}

Finding undated(const Standing& standing, Host& host) {
  return {Level::Should, standing.record.id, host.kind(standing.record.kind).field("effective_on") ? host.kind(standing.record.kind).field("effective_on")->label : "effective_on",
          say("Whether {0} was in force cannot be said: the day it takes effect is not written.", {title_of(host, standing.record)}), "", tr("Write it with “set”."), Verdict::Unknown};
}

std::string day_asked(const Arguments& arguments, Host& host) {
  const std::string day(arguments.option("on").empty() ? host.today() : std::string(arguments.option("on")));
  need_day(day);
  return day;
}

}  // namespace

namespace {

/// Numbers the text anew, says what changes and, where nothing is lost and it is not only looked at, saves. `opening` is said in the
/// history where the text was changed before.
void number_anew(const Record& before, const std::vector<Paragraph>& paragraphs, const std::string& opening, const std::string& base, const Arguments& arguments, Host& host, Book* book, Outcome& out) {
  const Kind& kind = host.kind(before.kind);
  Renumbered fresh = renumber(paragraphs, std::string(before.field(kind.title_field)));
  out.findings = std::move(fresh.findings);
  std::size_t musts = 0, references = 0;
  for (Finding& finding : out.findings) {
    finding.record = before.id;
    musts += finding.level == Level::Must;
  }
  Value changes = Value::list();
  for (const Renumbered::Edit& edit : fresh.edits) {
    references += edit.reference;
    out.text.push_back("  " + edit.paragraph + "  " + (edit.reference ? say("in {0}: {1} → {2}", {edit.where, edit.before, edit.after}) : edit.before.empty() ? say("new: {0}", {edit.after}) : edit.before + " → " + edit.after));
    changes.add(Value::object().set("paragraph", edit.paragraph).set("where", edit.where).set("before", edit.before).set("after", edit.after).set("reference", edit.reference));
  }
  out.json.set("changes", changes);
  out.yes = musts == 0;
  if (fresh.edits.empty() && opening.empty()) {
    out.text.push_back(tr("Nothing changed."));
    return;
  }
  const std::string what = kind.label + title_of(host, before), numbers = std::to_string(fresh.edits.size() - references), followed = std::to_string(references);
  if (!arguments.option("dry-run").empty()) {
    out.text.push_back(say("{0}: {1} numbers and {2} references would change. Nothing was saved.", {what, numbers, followed}));
    return;
  }
  if (musts > 0 && arguments.option("force").empty()) {
    out.text.push_back(say("Nothing was saved: {0} references must be put right first, as long as their old numbers still say what they meant. --force saves despite them.", {std::to_string(musts)}));
    return;
  }
  Record after = before;
  after.body(kBody).paragraphs = std::move(fresh.paragraphs);
  const std::string renumbered = say("Renumbered: {0}: {1} numbers, {2} references", {what, numbers, followed});
  book->save({{after}, {}, opening.empty() ? renumbered : opening, base, {}});
  out.text.push_back(say("{0} is renumbered: {1} numbers, {2} references.", {what, numbers, followed}));
  out.json.set("saved", true);
  out.yes = true;
}

/// An id that no paragraph of the text has.
std::string new_paragraph_id(const std::vector<Paragraph>& paragraphs, Host& host) {
  for (;;) {
    std::string id = host.new_record_id(host.today()).substr(9, 5);
    if (std::none_of(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& p) { return p.id == id; })) return id;
  }
}

}  // namespace

Outcome renumber_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision();
  const Record before = rule_of(host, *book, arguments.positional.at(0));
  const Body* body = before.body(kBody);
  Outcome out;
  out.json = Value::object().set("id", before.id).set("saved", false).set("changes", Value::list());
  if (body) number_anew(before, body->paragraphs, "", base, arguments, host, book, out);
  else out.text.push_back(tr("It has no text to number."));
  return out;
}

Outcome insert_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string base = book->revision(), after(arguments.option("after"));
  const Record before = rule_of(host, *book, arguments.positional.at(0));
  if (after.empty()) throw Error(ErrorKind::Usage, tr("Say behind which article: --after 第三条."));
  const std::vector<std::string> lines = split(arguments.option("text"), '\n');
  if (lines.front().empty()) throw Error(ErrorKind::Usage, tr("Say what the new article reads: --text."));
  std::vector<Paragraph> paragraphs = before.body(kBody) ? before.body(kBody)->paragraphs : std::vector<Paragraph>{};
  const std::vector<std::size_t> found = called(paragraphs, after);
  if (found.empty())
    throw Error(ErrorKind::NotFound, say("The rule has no “{0}”.", {after}), tr("Write a number as it stands in the text, or a paragraph's id; “show” prints both."));
  if (found.size() > 1) throw Error(ErrorKind::Usage, say("“{0}” stands more than once in the text.", {after}), tr("Write the article before it, as 第三条（二）, or the paragraph's id; “show” prints it."));
  const Paragraph& neighbour = paragraphs[found.front()];
  Paragraph fresh{new_paragraph_id(paragraphs, host), neighbour.level, {}, {}, {}};
  // A heading has its words where a neighbour that is one has them.
  (neighbour.text.empty() && !neighbour.heading.empty() ? fresh.heading : fresh.text) = lines.front();
  const std::string id = fresh.id, shown = neighbour.number.empty() ? neighbour.id : neighbour.number;
  std::size_t place = behind(paragraphs, found.front());
  paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(place), std::move(fresh));
  for (std::size_t i = 1; i < lines.size(); ++i)  // further lines are further clauses (款) of it
    if (!lines[i].empty()) {
      Paragraph clause{new_paragraph_id(paragraphs, host), 0, {}, {}, lines[i]};
      paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(++place), std::move(clause));
    }
  Outcome out;
  out.json = Value::object().set("id", before.id).set("saved", false).set("paragraph", id).set("changes", Value::list());
  out.text.push_back(say("Behind {0}: {1}", {shown, lines.front()}));
  number_anew(before, paragraphs, say("Inserted: {0}, behind {1}", {host.kind(before.kind).label + title_of(host, before), shown}), base, arguments, host, book, out);
  return out;
}

Outcome list_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string day = day_asked(arguments, host);
  const Rules rules(host, *book);
  Outcome out;
  out.json = Value::list();
  std::vector<Standing> all;
  for (const std::string& id : rules.ids()) all.push_back(rules.on(id, day));
  std::stable_sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) { return std::tie(a.state, a.from, a.record.id) < std::tie(b.state, b.from, b.record.id); });
  const std::string heads[] = {say("In force on {0}:", {day}), say("Not yet on {0}:", {day}), say("No more on {0}:", {day})};
  out.yes = !all.empty() && all.front().state == State::InForce;
  if (!out.yes) out.text.push_back(say("No rule was in force on {0}.", {day}));
  std::optional<State> headed;
  for (const Standing& standing : all) {
    out.json.add(json_of(standing, host));
    if (standing.state == State::Unknown) {
      out.findings.push_back(undated(standing, host));
      continue;
    }
    if (headed != standing.state) out.text.push_back(heads[static_cast<int>(standing.state)]);
    headed = standing.state;
    out.text.push_back("  " + standing.record.id + "  " + title_of(host, standing.record) + "  " + period(standing, *book, host));
  }
  return out;
}

Outcome show_command(const Arguments& arguments, Host& host, Book* book) {
  const std::string day = day_asked(arguments, host);
  const Rules rules(host, *book);
  std::vector<std::string> ids;
  for (const std::string& name : arguments.positional) ids.push_back(rule_of(host, *book, name).id);
  const bool all = ids.empty();
  if (all) ids = rules.ids();
  Outcome out;
  out.yes = !all;
  out.json = Value::list();
  for (const std::string& id : ids) {
    const Standing standing = rules.on(id, day);
    if (all && standing.state != State::InForce) continue;
    out.yes = all || (out.yes && standing.state == State::InForce);
    const std::string title = title_of(host, standing.record);
    Value row = json_of(standing, host);
    switch (standing.state) {
      case State::InForce: out.text.push_back(say("{0} on {1}: {2}", {title, day, period(standing, *book, host)})); break;
      case State::NotYet: out.text.push_back(say("{0} was not in force yet on {1}: {2}.", {title, day, period(standing, *book, host)})); break;
      case State::Ended: out.text.push_back(say("{0} was not in force any more on {1}: {2}.", {title, day, period(standing, *book, host)})); break;
      case State::Unknown: out.findings.push_back(undated(standing, host)); break;
    }
    if (standing.later) out.text.push_back(tr("(Written into the book after that day; this is its oldest text.)"));
    if (standing.state == State::InForce) {
      row.set("text", Value::list());
      Value paragraphs = Value::list();
      if (const Body* body = standing.record.body(kBody))
        for (const Paragraph& p : body->paragraphs) {
          out.text.push_back("  " + p.number + (p.level == 5 ? "　" : "") + p.heading + (p.heading.empty() || p.text.empty() ? "" : "。") + p.text);
          paragraphs.add(Value::object().set("id", p.id).set("level", p.level).set("number", p.number).set("heading", p.heading).set("text", p.text));
        }
      row.set("text", paragraphs);
    }
    out.json.add(row);
  }
  if (all && out.json.items()->empty()) out.text.push_back(say("No rule was in force on {0}.", {day}));
  if (all) out.yes = !out.json.items()->empty();
  return out;
}

}  // namespace yishibu::rules
