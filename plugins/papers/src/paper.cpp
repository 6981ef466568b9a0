// SPDX-License-Identifier: MIT
// See paper.hpp.
#include "paper.hpp"

#include <optional>

#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::papers {
namespace {

std::optional<Contribution> find(std::string_view type, std::string_view id, Host& host) {
  for (Contribution& row : host.contributions(type, "*"))
    if (row.id == id) return std::move(row);
  return std::nullopt;
}

/// The paper called so, among those for the record.
Contribution called(std::string_view name, const Record& record, Host& host) {
  if (std::optional<Contribution> row = find("rendering", name, host)) return std::move(*row);
  std::vector<std::string> ids;
  std::string other, own;  // the kind that has such a paper, and the papers that this one has
  for (Contribution& row : host.contributions("rendering", "*")) {
    ids.push_back(row.id);
    const bool fits = host.is_kind(record.kind, row.row.attribute("kind"));
    if (row.label == name || row.id.substr(row.id.find(':') + 1) == name) {
      if (fits) return std::move(row);
      other = host.kind(row.row.attribute("kind")).label;
    }
    if (fits && own.find(row.label) == std::string::npos) own += (own.empty() ? "" : "、") + row.label;
  }
  if (!other.empty()) throw Error(ErrorKind::NotFound, say("“{0}” is a paper of {1}, not of {2}.", {name, other, host.kind(record.kind).label}), own.empty() ? "" : say("There are: {0}", {own}));
  const std::string near = host.nearest(name, ids);
  throw Error(ErrorKind::NotFound, say("There is no paper “{0}”.", {name}), near.empty() ? (own.empty() ? tr("“plugin show” lists papers.") : say("There are: {0}", {own})) : say("Did you mean “{0}”?", {near}));
}

/// The nearest layer's default for the record's form, else for any form; of its kind, else of what that is built on.
Contribution usual(const Record& record, std::string_view region, Host& host) {
  std::vector<Contribution> rows = host.contributions("rendering", region);
  for (std::string at = record.kind; !at.empty(); at = host.kind(at).base)
    for (const bool by_form : {true, false})
      for (Contribution& row : rows) {
        const std::string_view form = row.row.attribute("form");
        if (row.row.attribute("kind") == at && row.row.attribute("default") == "yes" && form.empty() != by_form && (form.empty() || form == record.field("form")))
          return std::move(row);
      }
  throw Error(ErrorKind::NotFound, say("There is no paper for records of kind {0}.", {record.kind}), tr("Name one of your own with --template."));
}

}  // namespace

ExportRequest request_for(const Record& record, std::string_view template_id, Host& host, Book* book) {
  ExportRequest request;
  request.book = book;
  request.records = {record};
  request.data = view_of(host, record, book);
  request.template_id = template_id;
  if (template_id.empty()) return request;
  const std::optional<Contribution> pattern = find("template", template_id, host);
  if (!pattern) throw Error(ErrorKind::NotFound, say("There is no template “{0}”.", {template_id}));
  request.template_bytes = host.file_of(*pattern);
  return request;
}

File paper(std::string_view rendering, const Record& record, const Value& extra, Host& host, Book* book, bool public_copy) {
  const Contribution row = rendering.empty() ? usual(record, book ? book->info().region : "", host) : called(rendering, record, host);
  const std::string_view pattern = row.row.attribute("template");
  if (!find("template", pattern, host)) throw Error(ErrorKind::NotFound, say("The paper “{0}” has no template “{1}”.", {row.label, pattern}));
  ExportRequest request = request_for(record, pattern, host, book);
  request.public_copy = public_copy || row.row.attribute("public") == "yes";
  if (const Value::Object* members = extra.members())
    for (const auto& [name, value] : *members) request.data.set(name, value);
  const std::string id(row.row.attribute("exporter"));
  std::vector<File> files = host.run_exporter(id, request, say("making “{0}”", {row.label}));
  files.front().path = row.label + "." + std::string(find("exporter", id, host)->row.attribute("extension"));
  return std::move(files.front());
}

std::vector<File> PaperExporter::run(const ExportRequest& request, Host& host) {
  if (request.records.size() != 1) throw Error(ErrorKind::Usage, tr("A paper is made of one record."));
  return {paper(request.template_id, request.records.front(), request.data, host, request.book, request.public_copy)};
}

}  // namespace yishibu::papers
