// SPDX-License-Identifier: MIT
// readback: a paper of ours that was changed by hand comes back into its record, change by change. What differs is found in
// readback.cpp; here printed text becomes what a record stores.
#include <algorithm>
#include <set>

#include "commands.hpp"
#include "docx.hpp"
#include "labels.hpp"
#include "public_copy.hpp"
#include "readback.hpp"
#include "stamp.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

std::string digits_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
  std::string out;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') out += text[at++];
  return out;
}

/// 2016年3月15日 14:30 → 2016-03-15T14:30; "" where it is no date.
std::string date_of(std::string_view text) {
  constexpr std::string_view kBetween = "-- ::";
  std::string out;
  std::size_t at = 0;
  for (std::size_t part = 0; part < 5; ++part) {
    std::string piece = digits_at(text, at);
    if (piece.empty()) break;
    if (piece.size() > (part == 0 ? 4u : 2u) || (part == 0 && piece.size() != 4)) return {};
    if (piece.size() < 2) piece.insert(0, "0");
    if (part > 0) out += part == 3 ? 'T' : kBetween[part - 1 > 1 ? 3 : 0];
    out += piece;
  }
  return out.size() == 13 ? out + ":00" : out;
}

class Reading {
 public:
  Reading(Host& host, Book& book, const Record& old, Record current) : host_(host), book_(book), old_(old), record_(std::move(current)), kind_(host.kind(record_.kind)) {}

  struct Shown {
    HandEdit edit;
    std::string where, problem;
  };

  Shown show(HandEdit edit) const {
    // attendance_present_rows and the like are views of attendance.
    for (const char* suffix : {"_present_rows", "_leave_rows", "_absent_rows"})
      if (const std::string_view end(suffix); edit.list.ends_with(end)) edit.list.resize(edit.list.size() - end.size());
    Shown out;
    const RowsSpec* rows = kind_.rows(edit.list);
    const BodySpec* body = kind_.body(edit.list);
    out.where = rows ? rows->label : body ? body->label : "";
    if (const FieldSpec* spec = field(edit, edit.name)) out.where += (out.where.empty() ? "" : "·") + spec->label;
    if (edit.kind == HandEdit::Kind::Other) out.problem = tr("this text belongs to the paper, not to a field");
    else if (!edit.list.empty() && !rows && !body) out.problem = say("“{0}” is not stored in this record", {edit.list});
    else if (edit.kind == HandEdit::Kind::Field && !(body && (edit.name == "text" || edit.name == "heading" || edit.name == "number")) && !field(edit, edit.name))
      out.problem = say("“{0}” is worked out, not stored", {edit.name});
    std::erase_if(edit.values, [&](const auto& value) { return !body && !field(edit, value.first); });
    if (out.problem.empty() && edit.kind == HandEdit::Kind::Field && !body) stored(*field(edit, edit.name), edit.now, out.problem);
    out.edit = std::move(edit);
    return out;
  }

  /// Throws Conflict where the record has moved on at this very place.
  void accept(const HandEdit& edit) {
    if (const RowsSpec* spec = kind_.rows(edit.list); spec && !edit.list.empty()) return in_rows(edit, *spec);
    if (kind_.body(edit.list) && !edit.list.empty()) return in_body(edit);
    const FieldSpec& spec = *field(edit, edit.name);
    if (done(record_.fields, spec, edit.now)) return;
    if (field_values(record_.fields, spec.name) != field_values(old_.fields, spec.name)) meanwhile(spec.label);
    set(record_.fields, spec, edit.now);
  }
  const Record& record() const { return record_; }

 private:
  [[noreturn]] static void meanwhile(const std::string& what) {
    throw Error(ErrorKind::Conflict, say("{0} was changed in the book after the paper was made.", {what}), tr("Look at both, and enter what holds with “set”."));
  }
  const FieldSpec* field(const HandEdit& edit, const std::string& name) const {
    const auto named = [&](const std::vector<FieldSpec>& specs) -> const FieldSpec* {
      const auto at = std::find_if(specs.begin(), specs.end(), [&](const FieldSpec& spec) { return spec.name == name; });
      return at == specs.end() ? nullptr : &*at;
    };
    if (edit.list.empty()) return named(kind_.fields);
    const RowsSpec* rows = kind_.rows(edit.list);
    return rows ? named(rows->fields) : nullptr;
  }

  /// What a record stores for a text on paper.
  std::string stored(const FieldSpec& spec, std::string text, std::string& problem) const {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    if (text.find_first_not_of("＿_ ") == std::string::npos) return {};
    switch (spec.type) {
      case FieldType::Date:
      case FieldType::DateTime: {
        const std::string date = date_of(text);
        if (date.empty()) problem = say("“{0}” is no date", {text});
        return date;
      }
      case FieldType::Boolean:
        for (const char* yes : {"是", "☑", "√", "✓", "有", "到"})
          if (text == yes) return "yes";
        for (const char* no : {"否", "□", "×", "无"})
          if (text == no) return "no";
        problem = say("“{0}” is neither yes nor no", {text});
        return {};
      case FieldType::Integer:
        if (text.find_first_not_of("0123456789-") != std::string::npos) problem = say("“{0}” is no number", {text});
        return text;
      case FieldType::Term: {
        const Vocabulary& list = host_.vocabulary(spec.vocabulary, book_.info().region, "");
        for (const Term& term : list.terms)
          if (term.label == text || term.code == text) return term.code;
        problem = say("“{0}” is not in the list of {1}", {text, spec.label});
        return {};
      }
      case FieldType::Reference: problem = tr("the other record's title is changed in that record"); return {};
      default: {
        // 张　三 is 张三, padded.
        std::string plain = text;
        for (std::size_t at; text.size() <= 9 && (at = plain.find("　")) != std::string::npos;) plain.erase(at, std::string("　").size());
        return host_.normalised(plain);
      }
    }
  }
  void set(std::vector<Field>& fields, const FieldSpec& spec, const std::string& text) const {
    std::vector<std::string> values;
    std::string problem;
    if (spec.many) {
      for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find("、", from), text.size());
        if (end > from) values.push_back(stored(spec, text.substr(from, end - from), problem));
        from = end + std::string("、").size();
      }
    } else {
      values = {stored(spec, text, problem)};
    }
    if (!problem.empty()) throw Error(ErrorKind::Invalid, say("{0}: {1}.", {spec.label, problem}));
    std::erase(values, "");
    set_field(fields, spec.name, values);
  }

  /// Whether it was taken over before.
  bool done(std::vector<Field> fields, const FieldSpec& spec, const std::string& text) const {
    const std::vector<std::string> now = field_values(fields, spec.name);
    set(fields, spec, text);
    return field_values(fields, spec.name) == now;
  }

  /// Ids of added items as the book writes them.
  template <typename List>
  std::string fresh_id(const std::string& written, const List& list) {
    const auto digest = host_.sha256();
    digest->update(record_.id + written + std::to_string(added_.size()));
    const std::string hex = digest->finish();
    std::string id;
    for (std::size_t i = 0; id.size() < 5; ++i) id += static_cast<char>('a' + hex[i] % 26);
    while (std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.id == id; })) id += 'a';
    added_[written] = id;
    return id;
  }
  std::string id_of(const std::string& written) const {
    const auto at = added_.find(written);
    return at == added_.end() ? written : at->second;
  }
  template <typename List>
  static auto item(List& list, const std::string& id) {
    return std::find_if(list.begin(), list.end(), [&](const auto& other) { return other.id == id; });
  }
  template <typename List>
  auto place_behind(List& list, const std::string& id) const {
    const auto at = item(list, id_of(id));
    return at == list.end() ? list.begin() : at + 1;
  }
  template <typename List, typename OldList>
  void move_or_remove(const HandEdit& edit, List& list, const OldList& old, const std::string& label) {
    const auto at = item(list, edit.item);
    const auto before = item(old, edit.item);
    if (at == list.end() && edit.kind == HandEdit::Kind::Removed) return;  // taken over before
    if (at == list.end() || (before != old.end() && !(*at == *before))) meanwhile(label);
    auto taken = std::move(*at);
    list.erase(at);
    if (edit.kind == HandEdit::Kind::Moved) list.insert(place_behind(list, edit.after), std::move(taken));
  }
  void in_rows(const HandEdit& edit, const RowsSpec& spec) {
    std::vector<Row>& rows = record_.rows(spec.name);
    if (edit.kind == HandEdit::Kind::Added) {
      Row row;
      row.id = fresh_id(edit.item, rows);
      for (const auto& [name, text] : edit.values)
        if (const FieldSpec* inner = field(edit, name); inner && inner->type != FieldType::Reference) set(row.fields, *inner, text);
      if (const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& other) { return other.fields == row.fields; }); same != rows.end()) {
        added_[edit.item] = same->id;  // taken over before
        return;
      }
      rows.insert(place_behind(rows, edit.after), std::move(row));
      return;
    }
    if (edit.kind != HandEdit::Kind::Field) return move_or_remove(edit, rows, old_.rows(spec.name), spec.label);
    const auto row = item(rows, edit.item);
    const auto before = item(old_.rows(spec.name), edit.item);
    const FieldSpec& inner = *field(edit, edit.name);
    if (row != rows.end() && done(row->fields, inner, edit.now)) return;
    if (row == rows.end() || (before != old_.rows(spec.name).end() && row->field(inner.name) != before->field(inner.name))) meanwhile(spec.label + "·" + inner.label);
    set(row->fields, inner, edit.now);
  }
  void in_body(const HandEdit& edit) {
    std::vector<Paragraph>& list = record_.body(edit.list).paragraphs;
    static const std::vector<Paragraph> none;
    const Body* old_body = old_.body(edit.list);
    const std::vector<Paragraph>& old = old_body ? old_body->paragraphs : none;
    const auto part = [](Paragraph& paragraph, const std::string& name) -> std::string& { return name == "heading" ? paragraph.heading : name == "number" ? paragraph.number : paragraph.text; };
    if (edit.kind == HandEdit::Kind::Added) {
      Paragraph paragraph;
      paragraph.id = fresh_id(edit.item, list);
      for (const auto& [name, text] : edit.values) part(paragraph, name) = host_.normalised(text);
      if (const auto same = std::find_if(list.begin(), list.end(), [&](const Paragraph& other) { return other.text == paragraph.text && other.heading == paragraph.heading; }); same != list.end()) {
        added_[edit.item] = same->id;
        return;
      }
      list.insert(place_behind(list, edit.after), std::move(paragraph));
      return;
    }
    if (edit.kind != HandEdit::Kind::Field) return move_or_remove(edit, list, old, kind_.body(edit.list)->label);
    const auto at = item(list, edit.item);
    const auto before = item(old, edit.item);
    const std::string now = host_.normalised(edit.now);
    if (at != list.end() && part(*at, edit.name) == now) return;
    // Two changes of one paragraph come one after the other.
    const bool as_it_was = at != list.end() && before != old.end() && *at == *before;
    if (!as_it_was && (at == list.end() || !touched_.contains(edit.item))) meanwhile(kind_.body(edit.list)->label);
    part(*at, edit.name) = now;
    touched_.insert(edit.item);
  }

  Host& host_;
  Book& book_;
  const Record& old_;
  Record record_;
  const Kind& kind_;
  std::map<std::string, std::string> added_;
  std::set<std::string> touched_;
};

std::string line(std::size_t number, const Reading::Shown& shown) {
  const HandEdit& edit = shown.edit;
  std::string values;
  for (const auto& [name, text] : edit.values) values += (values.empty() ? "" : "，") + text;
  std::string what;
  switch (edit.kind) {
    case HandEdit::Kind::Added: what = say("{0}: added “{1}”", {shown.where, values}); break;
    case HandEdit::Kind::Removed: what = say("{0}: removed “{1}”", {shown.where, edit.before}); break;
    case HandEdit::Kind::Moved: what = say("{0}: moved “{1}”", {shown.where, edit.before}); break;
    case HandEdit::Kind::Other: what = say("“{0}” → “{1}”", {edit.before, edit.now}); break;
    default: what = say("{0}: “{1}” → “{2}”", {shown.where, edit.before, edit.now});
  }
  return std::to_string(number) + ". " + what + (shown.problem.empty() ? "" : say(" (not taken over: {0})", {shown.problem}));
}

}  // namespace

Outcome readback(const Arguments& arguments, Host& host, Book* book) {
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name one paper."));
  if (!book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Name its folder with --book."));
  const std::string file = arguments.positional.front(), bytes = host.read_file(file);
  const auto stamp = stamp_of(bytes);
  if (!stamp) throw Error(ErrorKind::Invalid, say("{0} does not say which record it was made from.", {file}), tr("“import” reads papers of others."));
  const auto current = book->find(stamp->record), old = current ? book->find_at(stamp->record, stamp->revision) : std::nullopt;
  if (!old) throw Error(ErrorKind::NotFound, say("The record {0} of this paper is not in this book.", {stamp->record}));
  std::string pattern;
  for (const Contribution& row : host.contributions("template", book->info().region))
    if (row.id == stamp->template_id) pattern = host.file_of(row);
  if (pattern.empty()) throw Error(ErrorKind::NotFound, say("The template {0} of this paper is not installed.", {stamp->template_id}));

  const bool masks = is_public(stamp->template_id, host);
  const Value data = masks ? without_personal(view_of(host, *old, book)) : view_of(host, *old, book);
  const Labels labels = labels_of(host.kind(old->kind));
  std::vector<Span> spans;
  std::string made;
  Filling filling;
  filling.data = &data;
  filling.labels = &labels;
  filling.spans = &spans;
  filling.text = &made;
  const Docx docx(pattern);
  docx.fill(filling);
  const zip::Reader reader(bytes);
  const zip::Entry* text = reader.find("word/document.xml");
  if (!text) throw Error(ErrorKind::Invalid, tr("The template is not a Word document (.docx)."));

  Reading reading(host, *book, *old, *current);
  std::vector<Reading::Shown> all;
  for (HandEdit& edit : read_back(made, spans, reader.bytes(*text))) {
    all.push_back(reading.show(std::move(edit)));
    // The paper shows less than the record holds: what was changed around it must not replace it.
    if (masks && all.back().problem.empty() && all.back().edit.before.find("***") != std::string::npos) all.back().problem = tr("personal data is masked in it; change it in the record");
  }
  Outcome out;
  out.json = Value::object().set("record", stamp->record);
  Value list = Value::list();
  constexpr const char* kKinds[] = {"field", "added", "removed", "moved", "other"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const HandEdit& edit = all[i].edit;
    out.text.push_back(line(i + 1, all[i]));
    Value values = Value::object();
    for (const auto& [name, value] : edit.values) values.set(name, value);
    list.add(Value::object().set("number", i + 1).set("kind", kKinds[static_cast<int>(edit.kind)]).set("list", edit.list).set("item", edit.item).set("field", edit.name).set("before", edit.before).set("now", edit.now).set("values", values).set("problem", all[i].problem));
  }
  out.json.set("changes", list);
  if (all.empty()) out.text = {tr("Nothing was changed in it.")};
  const std::string accept(arguments.option("accept"));
  if (accept.empty()) {
    if (!all.empty()) out.text.push_back(tr("Nothing has been taken over yet. --accept all takes over everything, --accept 1,3 only those."));
    return out;
  }
  std::set<std::size_t> wanted;
  for (std::size_t from = 0; accept != "all" && from <= accept.size();) {
    const std::size_t end = std::min(accept.find(',', from), accept.size());
    const std::string number = accept.substr(from, end - from);
    if (number.empty() || number.size() > 6 || number.find_first_not_of("0123456789") != number.npos || std::stoul(number) == 0 || std::stoul(number) > all.size())
      throw Error(ErrorKind::Usage, say("“{0}” is no number of a change.", {number}), tr("Write --accept all or, say, --accept 1,3."));
    wanted.insert(std::stoul(number));
    from = end + 1;
  }
  std::size_t taken = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    if ((wanted.empty() || wanted.contains(i + 1)) && all[i].problem.empty()) reading.accept(all[i].edit), ++taken;
  if (taken > 0) {
    Change change;
    change.records = {reading.record()};
    change.base = book->revision();
    change.summary = say("Read back from paper: {0} changes", {std::to_string(taken)});
    book->save(change);
  }
  out.text.push_back(say("Taken over: {0}", {std::to_string(taken)}));
  out.json.set("taken", taken);
  return out;
}

}  // namespace yishibu::word
