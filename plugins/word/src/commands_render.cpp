// SPDX-License-Identifier: MIT
// template render and template check. Must not know how a template is compiled.
#include <algorithm>

#include "commands.hpp"
#include "condition.hpp"
#include "data.hpp"
#include "docx.hpp"
#include "labels.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {
namespace {

Options options_of(const Arguments& arguments, Host& host) {
  const std::string file(arguments.option("options"));
  return file.empty() ? Options() : parse_options(host.read_file(file));
}

std::string one_file(const Arguments& arguments) {
  if (arguments.positional.size() != 1) throw Error(ErrorKind::Usage, tr("Name one template."));
  return arguments.positional.front();
}

/// What is wrong and what to write instead stand in one sentence, with a semicolon between them.
std::pair<std::string, std::string> halves(const std::string& what) {
  for (const std::string_view mark : {"; ", "；"})
    if (const std::size_t at = what.rfind(mark); at != what.npos) return {what.substr(0, at), what.substr(at + mark.size())};
  return {what, ""};
}

Outcome mistakes(const std::vector<Problem>& problems) {
  Outcome out;
  out.yes = false;
  out.json = Value::list();
  out.text.push_back(say("Mistakes in the template: {0}", {std::to_string(problems.size())}));
  for (const Problem& problem : problems) {
    const auto [message, hint] = halves(problem.what);
    out.text.push_back(sentence(problem));
    out.json.add(Value::object()
                     .set("code", problem.code)
                     .set("tag", problem.name)
                     .set("part", problem.entry)
                     .set("paragraph", problem.paragraph)
                     .set("offset", problem.offset)
                     .set("message", message)
                     .set("hint", hint)
                     .set("text", problem.text)
                     .set("table", problem.table));
  }
  return out;
}

Value texts(const std::vector<std::string>& lines) {
  Value out = Value::list();
  for (const std::string& line : lines) out.add(line);
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
  return out;
}

/// Every name that a record's view may have: docs/formats/view.md.
std::set<std::string> names_of(const Kind& kind, Host& host) {
  std::set<std::string> out = {"id", "kind", "kind_label", "today", "book", "name", "region", "level", "page_start", "index", "row_id"};
  const auto field = [&](const FieldSpec& spec) {
    out.insert(spec.name);
    if (spec.type == FieldType::Term) out.insert(spec.name + "_code");
    if (spec.type == FieldType::Reference) out.insert(spec.name + "_id");
  };
  for (const FieldSpec& spec : kind.fields) field(spec);
  for (const RowsSpec& spec : kind.tables) {
    out.insert({spec.name, spec.name + "_count"});
    for (const FieldSpec& inner : spec.fields) {
      field(inner);
      if (inner.name == "present") for (const char* suffix : {"_present", "_leave", "_absent", "_unsaid", "_taken", "_present_rows", "_leave_rows", "_absent_rows"}) out.insert(spec.name + suffix);
    }
  }
  for (const BodySpec& spec : kind.bodies) out.insert({spec.name, "paragraph_id", "number", "heading", "text", "run_in", "level0", "level1", "level2", "level3", "level4", "level5"});
  for (const auto& [label, name] : labels_of(kind)) out.insert(label);
  for (const Contribution& row : host.contributions("derivation", "*")) {
    if (!row.row.has("name") || (row.row.has("kind") && !host.is_kind(kind.id, row.row.attribute("kind")))) continue;
    out.insert(std::string(row.row.attribute("name")));
    for (const std::string& name : split(row.row.attribute("names"), ' ')) out.insert(name);
  }
  return out;
}

/// Every name in the data, at any depth.
void gather_names(const Value& value, std::set<std::string>& out) {
  if (const Value::Object* object = value.members())
    for (const auto& [name, member] : *object) {
      out.insert(name);
      gather_names(member, out);
    }
  if (const Value::List* list = value.items())
    for (const Value& item : *list) gather_names(item, out);
}

}  // namespace

Outcome template_render(const Arguments& arguments, Host& host, Book* book) {
  const std::string output(arguments.option("output")), data_file(arguments.option("data"));
  if (output.empty()) throw Error(ErrorKind::Usage, tr("Say with -o where the document is to be written."));
  if (data_file.empty()) throw Error(ErrorKind::Usage, tr("Say with --data which JSON file holds the data."));
  const Docx docx(host.read_file(one_file(arguments)), options_of(arguments, host));
  if (!docx.problems().empty()) return mistakes(docx.problems());
  const Value data = parse_json(host.read_file(data_file));
  const Labels none;
  Filling filling;
  filling.data = &data;
  filling.labels = &none;
  filling.watch = true;
  if (book) filling.attachment = [&](std::string_view path) { return book->attachment(path); };
  const std::string bytes = docx.fill(filling);
  host.write_file(output, bytes, book, true);
  Outcome out;
  out.text = {say("Written: {0}", {output})};
  if (!filling.missing.empty()) out.text.push_back(say("Without a value: {0}", {joined(filling.missing)}));
  if (!filling.unused.empty()) out.text.push_back(say("In the data, but not in the template: {0}", {joined(filling.unused)}));
  if (filling.control_characters > 0) out.text.push_back(say("Control characters left out of values: {0}", {std::to_string(filling.control_characters)}));
  out.text.insert(out.text.end(), filling.remarks.begin(), filling.remarks.end());
  out.json.set("file", output).set("missing", texts(filling.missing)).set("unused", texts(filling.unused)).set("control_characters", filling.control_characters).set("remarks", texts(filling.remarks));
  return out;
}

Outcome template_check(const Arguments& arguments, Host& host, Book* book) {
  const std::string file = one_file(arguments), kind(arguments.option("kind")), data(arguments.option("data")), comments(arguments.option("comments"));
  Options options = options_of(arguments, host);
  if (!kind.empty()) options.known = names_of(host.kind(kind), host);
  if (!data.empty()) gather_names(parse_json(host.read_file(data)), options.known);
  const Docx docx(host.read_file(file), options);
  Outcome out;
  out.json = Value::list();
  if (!docx.problems().empty()) out = mistakes(docx.problems());
  else out.text = {say("Nothing is wrong with {0}.", {file})};
  if (!comments.empty()) {
    host.write_file(comments, docx.with_comments(), book, true);
    out.text.push_back(say("Written: {0}", {comments}));
  }
  return out;
}

}  // namespace yishibu::word
