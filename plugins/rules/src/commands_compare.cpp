// SPDX-License-Identifier: MIT
// The command compare: which two texts, and the differences in words. Must not know how they are found.

#include "commands.hpp"
#include "compare.hpp"
#include "html.hpp"
#include "records.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::rules {
namespace {

constexpr std::size_t kShown = 60;  // characters of a long difference that the listing shows

/// Labels of all terms in force in the book's region, and their other names: words that a reader sees as one.
Words words_of(Host& host, Book& book) {
  Words out;
  const std::string& region = book.info().region;
  for (const Contribution& row : host.contributions("vocabulary", region))
    for (const Term& term : host.vocabulary(row.id, region, "").terms) {
      out.add(from_utf8(term.label));
      for (const std::string& alias : term.aliases) out.add(from_utf8(alias));
    }
  return out;
}

std::vector<Paragraph> paragraphs_of(const Record& record) {
  std::vector<Paragraph> out;
  for (const Body& body : record.bodies) out.insert(out.end(), body.paragraphs.begin(), body.paragraphs.end());
  return out;
}

/// The one record that `record` says it was made from. Throws where it names none, or several.
std::string origin_of(const Record& record, Book& book, const std::string& title) {
  std::vector<std::string> found = field_values(record.fields, "derived_from");
  if (found.empty())
    for (const std::string& number : field_values(record.fields, "basis"))
      for (const Listed& listed : book.list({{}, {{"number", number}}, "", "", ""})) found.push_back(listed.id);
  if (found.empty()) throw Error(ErrorKind::NotFound, say("{0} does not say which text it was made from.", {title}), tr("Name the other text, or write “derived_from” with “set”."));
  if (found.size() > 1) throw Error(ErrorKind::Usage, say("{0} was made from several texts.", {title}), say("Name one: {0}, {1} …", {found[0], found[1]}));
  return found.front();
}

std::string excerpt(const std::string& text, std::size_t most = kShown) {
  const Text all = from_utf8(text);
  return all.size() <= most ? text : to_utf8(View(all).substr(0, most - 1)) + "…";
}

/// 二、（二）确定协商主体: the numbers above a paragraph and its own words, by index.
std::vector<std::string> places(const std::vector<Paragraph>& all) {
  std::vector<std::string> out;
  std::string above[6];
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Paragraph& p = all[i];
    std::string place;
    if (p.level == 5) {
      for (int level = 1; level < 5; ++level) above[level].clear();
      above[0] = p.number;
      place = p.number;
    } else if (p.level > 0 && p.level < 5) {
      above[p.level] = p.number;
      for (int level = p.level + 1; level < 5; ++level) above[level].clear();
      if (p.number.starts_with("第")) above[0].clear();
      place = above[0];
      for (int level = 1; level <= p.level; ++level) place += above[level];
    } else {
      out.push_back(say("paragraph {0}", {std::to_string(i + 1)}));
      continue;
    }
    const std::string& words = p.heading.empty() ? p.text : p.heading;
    const std::size_t end = std::min({words.find("，"), words.find("。"), words.size()});
    out.push_back(place + (p.level == 5 ? " " : "") + excerpt(words.substr(0, end), 16));
  }
  return out;
}

std::string describe(const Difference& d, const std::vector<std::string>& places_a) {
  const auto around = [&](const std::string& middle) { return d.left.empty() && d.right.empty() ? std::string() : "   …" + d.left + "【" + middle + "】" + d.right + "…"; };
  switch (d.kind) {
    case Turn::Replaced: return say("replaced  {0} → {1}", {excerpt(d.before), excerpt(d.after)}) + around("→");
    case Turn::Added:
      if (d.paragraph) return say("added     the whole paragraph: {0}", {excerpt(d.after)});
      if (d.items.size() > 1) return say("added     {0} items: {1}", {std::to_string(d.items.size()), d.after});
      return say("added     {0}", {excerpt(d.after)}) + around("＋");
    case Turn::Removed:
      if (d.paragraph) return say("removed   the whole paragraph: {0}", {excerpt(d.before)});
      if (d.items.size() > 1) return say("removed   {0} items: {1}", {std::to_string(d.items.size()), d.before});
      return say("removed   {0}", {excerpt(d.before)}) + around("－");
    case Turn::Moved: return say("moved     {0} (was in: {1})", {excerpt(d.after), d.a < places_a.size() ? places_a[d.a] : ""});
    case Turn::Marks: return say("marks     {0} → {1}", {d.before.empty() ? tr("none") : d.before, d.after.empty() ? tr("none") : d.after}) + around("·");
    case Turn::Same: break;
  }
  return {};
}

}  // namespace

Outcome compare_command(const Arguments& arguments, Host& host, Book* book) {
  Named first = version_of(host, *book, arguments.positional.at(0)), second;
  if (arguments.positional.size() > 1) {
    second = version_of(host, *book, arguments.positional[1]);
  } else {
    // The text it was made from is the older one, and stands on the left.
    second = std::move(first);
    first = version_of(host, *book, origin_of(second.record, *book, second.label));
  }
  const std::vector<Paragraph> a = paragraphs_of(first.record), b = paragraphs_of(second.record);
  const Comparison result = compare(a, b, words_of(host, *book));
  const std::vector<std::string> places_a = places(a), places_b = places(b);

  Outcome out;
  std::size_t count[6] = {};
  Value list = Value::list();
  std::string place_before;
  std::vector<std::string> summary;
  const auto place_json = [](const std::vector<Paragraph>& all, const std::vector<std::string>& places, std::size_t i) {
    return i == kNone ? Value() : Value::object().set("paragraph", i + 1).set("id", all[i].id).set("number", all[i].number).set("heading", all[i].heading).set("place", places[i]);
  };
  for (const Difference& d : result.differences) {
    ++count[static_cast<int>(d.kind)];
    const std::string& place = d.b != kNone ? places_b[d.b] : places_a[d.a];
    const std::string line = describe(d, places_a);
    if (place != place_before) out.text.push_back(place);
    place_before = place;
    out.text.push_back("  " + line);
    summary.push_back(place + "：" + line);
    Value items = Value::list();
    for (const std::string& item : d.items) items.add(item);
    list.add(Value::object().set("kind", change_code(d.kind)).set("before", d.before).set("after", d.after).set("items", items).set("paragraph", d.paragraph)
                 .set("a", place_json(a, places_a, d.a)).set("b", place_json(b, places_b, d.b)).set("left", d.left).set("right", d.right));
  }
  const auto counted = [&](Turn kind) { return std::to_string(count[static_cast<int>(kind)]); };
  const std::string total = result.differences.empty() ? std::string(tr("The texts are the same."))
                                                       : say("{0} replaced, {1} added, {2} removed, {3} moved, {4} changes of punctuation.", {counted(Turn::Replaced), counted(Turn::Added), counted(Turn::Removed), counted(Turn::Moved), counted(Turn::Marks)});
  // What stands beside the text: fields by their words, tables by name.
  Value fields = Value::list();
  const Kind& kind = host.kind(second.record.kind);
  const Value view_a = view_of(host, first.record, book), view_b = view_of(host, second.record, book);
  const auto words_in = [](const Value& view, const std::string& name) {
    const Value* value = view.find(name);
    std::string words(value && value->text() ? *value->text() : std::string());
    if (value && value->items())
      for (const Value& item : *value->items()) words += (words.empty() ? "" : "、") + *item.text();
    return words.empty() ? std::string(tr("none")) : words;
  };
  for (const FieldSpec& spec : kind.fields) {
    if (spec.name == kind.title_field || spec.name == "corrects" || spec.name == "corrected_by" || field_values(first.record.fields, spec.name) == field_values(second.record.fields, spec.name)) continue;
    const std::string before = words_in(view_a, spec.name), after = words_in(view_b, spec.name);
    out.text.push_back("  " + spec.label + "：" + before + " → " + after);
    fields.add(Value::object().set("field", spec.name).set("before", before).set("after", after));
  }
  for (const RowsSpec& spec : kind.tables)
    if (spec.name != "attachments" && first.record.rows(spec.name) != second.record.rows(spec.name) && first.record.kind == second.record.kind) {
      out.text.push_back("  " + say("{0}: the table differs", {spec.label}));
      fields.add(Value::object().set("field", spec.name));
    }
  out.text.insert(out.text.begin(), {first.label + " → " + second.label, total});
  out.json = Value::object().set("a", first.record.id).set("b", second.record.id).set("differences", list).set("fields", fields);
  if (const std::string path(arguments.option("output")); !path.empty()) {
    host.write_file(path, html_of({first.label, second.label, total, summary, a, b, result}), book, true);
    out.text = {first.label + " → " + second.label, total, say("Written to {0}.", {path})};
    out.json.set("path", path);
  }
  return out;
}

}  // namespace yishibu::rules
