// SPDX-License-Identifier: MIT
// See command.hpp.
#include "command.hpp"

#include <algorithm>
#include <charconv>

#include "freshen.hpp"
#include "letters.hpp"
#include "local_time.hpp"
#include "saved.hpp"
#include "search.hpp"
#include "tokens.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::find {
namespace {

using Which = Shelf::Which;

std::string date_option(const Arguments& arguments, const char* name) {
  const std::string value(arguments.option(name));
  if (value.empty()) return value;
  static constexpr std::string_view kForm = "0000-00-00";
  bool good = value.size() == 4 || value.size() == 7 || value.size() == 10;
  for (std::size_t i = 0; good && i < value.size(); ++i) good = kForm[i] == '-' ? value[i] == '-' : value[i] >= '0' && value[i] <= '9';
  if (!good) throw Error(ErrorKind::Usage, say("“{0}” is no date.", {value}), tr("Write it like 2016-03-15, 2016-03 or 2016."));
  return value;
}

std::size_t limit_option(const Arguments& arguments) {
  const std::string_view value = arguments.option("limit");
  if (value.empty()) return 20;
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (error != std::errc() || end != value.data() + value.size() || out < 1 || out > kCandidates)
    throw Error(ErrorKind::Usage, say("“{0}” is no number of hits.", {value}), say("Write one from 1 to {0}.", {std::to_string(kCandidates)}));
  return out;
}

Sort sort_option(const Arguments& arguments) {
  const std::string_view value = arguments.option("sort");
  if (value.empty()) return arguments.option("rank").empty() ? Sort::Date : Sort::Rank;
  if (value == "date") return Sort::Date;
  if (value == "pinyin") return Sort::Pinyin;
  if (value == "strokes") return Sort::Strokes;
  if (value == "title") return Sort::Title;
  throw Error(ErrorKind::Usage, say("There is no order “{0}”.", {value}), tr("There are date, pinyin, strokes and title."));
}

std::string status_mark(std::string_view value) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"draft", "draft"}, {"草稿", "draft"}, {"未签发", "draft"}, {"issued", "issued"}, {"签发", "issued"}, {"已签发", "issued"}, {"corrected", "corrected"}, {"更正", "corrected"}, {"已更正", "corrected"}};
  for (const auto& [word, code] : kWords)
    if (value == word) return mark("\1status", code);
  throw Error(ErrorKind::Usage, say("There is no status “{0}”.", {value}), tr("There are draft, issued and corrected."));
}

std::vector<std::string> kind_marks(Host& host, std::string_view name) {
  const auto all = host.contributions("kind", "*");
  std::vector<std::string> meant, out;
  for (const Contribution& row : all)
    if (row.id == name || row.label == name) meant.push_back(row.id);
  if (meant.empty()) meant.push_back(host.kind(name).id);  // a short name, or an error that names the nearest
  for (const Contribution& row : all)
    if (std::any_of(meant.begin(), meant.end(), [&](const std::string& id) { return host.is_kind(row.id, id); })) out.push_back(mark("\1kind", row.id));
  for (const std::string& id : meant) out.push_back(mark("\1kind", id));
  return out;
}

/// Terms are long, and nobody types them out: whatever term holds the words is meant too, or has them for another name if that must be `whole`.
std::vector<std::string> term_marks(Host& host, const Book& book, const std::string& name, const std::string& words, bool whole) {
  constexpr std::size_t kMost = 50;
  std::vector<std::string> out{mark(name, words)};
  if (characters(words).size() < 2) return out;
  for (const Contribution& row : host.contributions("vocabulary", "*"))
    for (const Term& term : host.vocabulary(row.id, book.info().region, "").terms)
      if (out.size() < kMost && ((whole ? term.label == words : term.label.find(words) != std::string::npos) || std::find(term.aliases.begin(), term.aliases.end(), words) != term.aliases.end())) out.push_back(mark(name, term.code));
  return out;
}

/// 状态:已签发 and 类型:会议 are properties of the record and no field of it; everything else with a colon is looked for in the text.
void take_properties(Host& host, Request& request) {
  const auto property = [&](const Word& word) -> std::vector<std::string> {
    const std::string value = utf8_of(word.text);
    try {
      if (word.label == U"状态" || word.label == U"status") return {status_mark(value)};
      if (word.label == U"类型" || word.label == U"kind") return kind_marks(host, value);
    } catch (const Error&) {
      // It may be a text with a colon after all.
    }
    return {};
  };
  std::erase_if(request.query.groups, [&](const std::vector<Word>& group) {
    if (group.size() != 1) return false;
    auto marks = property(group[0]);
    if (marks.empty()) return false;
    request.marks.push_back(std::move(marks));
    return true;
  });
  std::erase_if(request.query.without, [&](const Word& word) {
    const auto marks = property(word);
    request.without.insert(request.without.end(), marks.begin(), marks.end());
    return !marks.empty();
  });
}

Request request_of(const Arguments& arguments, Host& host, const Book& book) {
  Request out;
  std::string typed;
  for (const std::string& word : arguments.positional) (typed += typed.empty() ? "" : " ") += word;
  std::string clean;
  for (const char32_t c : characters(typed))
    if (c != 0xFFFD) clean += utf8_of(std::u32string_view(&c, 1));  // NFC is only for what is UTF-8
  out.query = parse_query(host.normalised(clean));
  out.from = date_option(arguments, "from");
  out.to = date_option(arguments, "to");
  out.limit = limit_option(arguments);
  out.sort = sort_option(arguments);
  out.facets = !arguments.option("facets").empty();
  for (const auto& [name, value] : arguments.options) {
    if (name == "kind") out.marks.push_back(kind_marks(host, value));
    if (name == "status") out.marks.push_back({status_mark(value)});
    if (name == "person") out.marks.push_back({mark("\1person", utf8_of(folded(characters(host.normalised(value)))))});
    if (name == "category" || name == "form") out.marks.push_back(term_marks(host, book, name, host.normalised(value), false));
    if (name != "where") continue;
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0) throw Error(ErrorKind::Usage, say("“{0}” is no field=value.", {value}), tr("Write --where field=value."));
    out.marks.push_back(term_marks(host, book, value.substr(0, equals), host.normalised(value.substr(equals + 1)), true));
  }
  take_properties(host, out);
  if (out.query.empty() && out.marks.empty() && out.without.empty() && out.from.empty() && out.to.empty())
    throw Error(ErrorKind::Usage, tr("The query has no word that could be found."), tr("Write a few characters of the text, or pinyin initials of a name: search 水渠, search sq."));
  return out;
}

std::string kind_label(Host& host, const std::string& kind) {
  try {
    return host.kind(kind).label;
  } catch (const Error&) {
    return kind;
  }
}

std::string where(const Part& part) {
  if (part.place == Part::Place::Row) return say("{0}, row {1}, {2}", {part.label, part.number, part.column});
  if (part.place == Part::Place::Paragraph) return say("{0}, paragraph {1}", {part.label, part.number});
  return part.label;
}

std::string one_line(const std::string& text) {
  std::u32string out = characters(text);
  std::replace_if(out.begin(), out.end(), [](char32_t c) { return c < ' ' || (c >= 0x7F && c < 0xA0); }, U' ');
  return utf8_of(out);
}


void tell(const Hit& hit, Host& host, Outcome& out) {
  const Shelf::Hit& d = hit.document;
  const std::string kind = kind_label(host, d.kind);
  std::string line = d.id + "  " + d.date.substr(0, 10) + "  " + kind + "  " + one_line(d.title);
  Value item;
  item.set("id", d.id).set("date", d.date).set("kind", d.kind).set("kind_label", kind).set("title", d.title);
  if (hit.which == Which::Old) {
    line += "  " + say("(version {0} of {1})", {d.version.substr(0, 8), local_time(d.time)});
    item.set("version", d.version).set("time", d.time);
  }
  if (hit.which == Which::Removed) {
    line += "  " + say("(left the book on {0})", {local_time(d.time)});
    item.set("removed", true).set("time", d.time);
  }
  out.text.push_back(std::move(line));
  Value places = Value::list();
  for (const Hit::Place& place : hit.places) {
    const std::string at = where(place.part);
    out.text.push_back("    " + (at.empty() ? place.snippet : say("{0}: {1}", {at, place.snippet})));
    Value one;
    one.set("where", at).set("label", place.part.label);
    if (!place.part.number.empty()) one.set(place.part.place == Part::Place::Row ? "row" : "paragraph", place.part.number);
    if (!place.part.column.empty()) one.set("column", place.part.column);
    places.add(one.set("snippet", place.snippet));
  }
  item.set("places", std::move(places));
  Value hits = out.json.find("hits") ? *out.json.find("hits") : Value::list();
  hits.add(std::move(item));
  out.json.set("hits", std::move(hits));
}

void tell_facets(const char* title, const char* name, const std::map<std::string, std::size_t>& counts, Host& host, Outcome& out, Value& json) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string line;
  Value list = Value::list();
  for (const auto& [value, count] : sorted) {
    const std::string label = std::string_view(name) == "kind" ? kind_label(host, value) : value;
    line += (line.empty() ? "" : tr(", ")) + label + " " + std::to_string(count);
    Value item;
    list.add(item.set("value", value).set("label", label).set("count", count));
  }
  if (!line.empty()) out.text.push_back(say("{0}: {1}", {title, line}));
  json.set(name, std::move(list));
}

}  // namespace

Outcome search_command(const Arguments& typed, Host& host, Book* book) {
  Arguments arguments = typed;
  if (const std::string name(typed.option("saved")); !name.empty()) {
    // What is typed beside the name narrows or overrides what was kept.
    Arguments kept = saved_search(host, name);
    kept.positional.insert(kept.positional.end(), typed.positional.begin(), typed.positional.end());
    arguments.positional = std::move(kept.positional);
    arguments.options.insert(arguments.options.end(), kept.options.begin(), kept.options.end());
  }
  const Request request = request_of(arguments, host, *book);
  if (const std::string_view name = typed.option("save"); !name.empty()) save_search(host, name, arguments);
  std::vector<Which> which{Which::Now};
  if (!arguments.option("removed").empty()) which.push_back(Which::Removed);
  if (!arguments.option("old").empty()) which.push_back(Which::Old);
  Results results;
  Library(host, *book).with(which, [&](std::vector<Shelf>& shelves) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < which.size(); ++i) places.push_back({&shelves[i], which[i]});
    results = search(places, request);
  });
  Outcome out;
  out.yes = !results.hits.empty();
  out.json.set("hits", Value::list()).set("more", results.more);
  for (const Hit& hit : results.hits) tell(hit, host, out);
  if (results.hits.empty()) out.text.emplace_back(tr("Nothing was found."));
  if (request.query.cut) out.text.emplace_back(tr("The query was very long: only its beginning was looked for."));
  if (results.more) out.text.push_back(say("There are more than these {0}; --limit shows more, --from and --kind narrow it down.", {std::to_string(results.hits.size())}));
  if (request.facets) {
    Value facets = Value::object();
    tell_facets(tr("Kinds"), "kind", results.kinds, host, out, facets);
    tell_facets(tr("Years"), "year", results.years, host, out, facets);
    tell_facets(tr("Categories"), "category", results.categories, host, out, facets);
    out.json.set("facets", std::move(facets));
  }
  if (results.bounded) out.text.emplace_back(tr("There are very many: only the newest were sorted or counted."));
  out.json.set("bounded", results.bounded);
  return out;
}

}  // namespace yishibu::find
