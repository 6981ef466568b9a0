// SPDX-License-Identifier: MIT
// See akn_export.hpp. The meta data: identities, history, keywords, votes, references, and what the text cannot say.
#include "akn_export.hpp"

#include "akn_draft.hpp"

namespace yishibu::akn {
namespace {

struct Identity {
  std::string work, expression, changed;
  std::vector<Version> versions;  ///< newest first
};

Identity identity_of(const std::string& id, const std::string& work, Book* book) {
  Identity out{work, {}, id.substr(0, 4) + "-" + id.substr(4, 2) + "-" + id.substr(6, 2), {}};
  if (book) out.versions = book->history(id);
  if (!out.versions.empty()) out.changed = out.versions.front().time;
  out.expression = work + "/zho@" + (out.versions.empty() ? std::string() : out.changed);
  return out;
}

void with(Writer& out, const char* element, std::string_view value) { out.block(element).attr("value", shown(value)).close(); }
void dated(Writer& out, std::string_view date, std::string_view name) { out.block("FRBRdate").attr("date", date).attr("name", name).close(); }
void author(Writer& out, std::string_view href, std::string_view as) { out.block("FRBRauthor").attr("href", href).attr("as", as).close(); }

struct Named {
  std::string id, subtype, number, title, organ;
  bool rule = false, final = false;
  std::string date, date_name;
};

/// Work, Expression, Manifestation. `organ`, `maker`: "#eId" of who wrote it, and of this program.
void identification(Writer& out, const Named& n, const Identity& its, const std::vector<std::string>& authors, const std::string& organ, const std::string& role, const std::string& maker,
                    const std::string& making) {
  out.block("identification").attr("source", organ);
  out.block("FRBRWork");
  with(out, "FRBRthis", its.work + "/!main");
  with(out, "FRBRuri", its.work);
  if (!n.id.empty()) out.block("FRBRalias").attr("value", n.id).attr("name", "yishibu").close();
  dated(out, n.id.empty() ? n.date : n.id.substr(0, 4) + "-" + n.id.substr(4, 2) + "-" + n.id.substr(6, 2), "registration");
  if (!n.id.empty() && !n.date.empty()) dated(out, n.date, n.date_name);
  for (const std::string& one : authors) author(out, one, role);
  with(out, "FRBRcountry", "cn");
  with(out, "FRBRsubtype", n.subtype);
  if (!n.number.empty()) with(out, "FRBRnumber", n.number);
  with(out, "FRBRname", n.title);
  with(out, "FRBRprescriptive", n.rule ? "true" : "false");
  with(out, "FRBRauthoritative", n.final ? "true" : "false");
  out.close();
  out.block("FRBRExpression");
  with(out, "FRBRthis", its.expression + "/!main");
  with(out, "FRBRuri", its.expression);
  dated(out, its.changed, "version");
  author(out, organ, role);
  if (!its.versions.empty()) with(out, "FRBRversionNumber", std::to_string(its.versions.size()));
  out.block("FRBRlanguage").attr("language", "zho").close();
  out.close();
  out.block("FRBRManifestation");
  with(out, "FRBRthis", its.expression + "/!main.xml");
  with(out, "FRBRuri", its.expression + ".akn");
  dated(out, its.changed, "version");
  author(out, maker, making);
  with(out, "FRBRformat", "application/akn+xml");
  out.close();
  out.close();
}

void references(Writer& out, Draft& draft, const Identity& its, const std::string& title, const std::string& organ) {
  out.block("references").attr("source", organ);
  out.block("original").id("original").attr("href", its.expression).attr("showAs", shown(title)).close();
  for (const auto& [href, show] : draft.cited) out.block("activeRef").id("activeRef").attr("href", href).attr("showAs", shown(show)).close();
  for (const Draft::Reference& one : draft.references) out.block(one.element).attr("eId", one.id).attr("href", one.href).attr("showAs", one.show).close();
  out.close();
}

void lifecycle(Writer& out, Draft& draft, const Identity& its, const std::string& organ) {
  out.block("lifecycle").attr("source", organ);
  if (its.versions.empty()) out.block("eventRef").id("eref").attr("date", its.changed).attr("source", organ).attr("type", "generation").close();
  for (std::size_t i = its.versions.size(); i-- > 0;) {
    const Version& version = its.versions[i];
    const std::string by = draft.person(version.author.empty() ? std::string_view(kUnnamed) : std::string_view(version.author)), what = draft.event(its.versions.size() - i, version.summary.empty() ? version.revision : version.summary);
    out.block("eventRef").id("eref").attr("date", version.time).attr("source", by).attr("refersTo", what);
    out.attr("type", version.removes ? "repeal" : i + 1 == its.versions.size() ? "generation" : "amendment").close();
  }
  out.close();
}

void workflow(Writer& out, Draft& draft, const std::string& organ) {
  bool any = false;
  for (const Row& row : draft.record.rows("steps")) {
    const std::string on = xsd_date(row.field("on")), name(row.field("name").empty() ? row.field("step") : row.field("name"));
    if (on.empty() || name.empty()) continue;
    if (!any) out.block("workflow").attr("source", organ);
    any = true;
    out.block("step").id("step").attr("date", on).attr("by", organ).attr("refersTo", draft.process(name)).close();
  }
  if (any) out.close();
}

void analysis(Writer& out, Draft& draft, const std::string& organ) {
  int present = 0, absent = 0, observers = 0;
  for (const Row& row : draft.record.rows("attendance"))
    if (row.field("observer") == "yes") observers += row.field("present") == "yes";
    else row.field("present") == "yes" ? ++present : row.field("present") == "no" ? ++absent : 0;
  const bool roll = present + absent + observers > 0 && document_type(draft.record.kind, draft.host) != std::string_view("act");
  if (!roll && draft.votings.empty()) return;
  out.block("analysis").attr("source", organ).block("parliamentary");
  if (roll) {
    out.block("quorumVerification").id("quorumVerification").attr("href", "#rollcall_1");
    out.block("count").id("count").attr("value", std::to_string(present)).attr("refersTo", draft.concept_of("到会")).close();
    if (absent > 0) out.block("count").id("count").attr("value", std::to_string(absent)).attr("refersTo", draft.concept_of("缺席")).close();
    if (observers > 0) out.block("count").id("count").attr("value", std::to_string(observers)).attr("refersTo", draft.concept_of("列席")).close();
    out.close();
  }
  for (const Draft::Voting& voting : draft.votings) {
    out.block("voting").id("voting");
    if (!voting.outcome.empty()) out.attr("outcome", voting.outcome);
    out.attr("href", voting.href);
    for (const Draft::Count& count : voting.counts) out.block("count").id("count").attr("value", count.value).attr("refersTo", count.concept_).attr("href", count.href).close();
    out.close();
  }
  out.close();
  out.close();
}

/// Kind and id, and what no element of Akoma Ntoso can hold: elements of others, as they were written.
void proprietary(Writer& out, const Record& record, const std::string& maker) {
  out.block("proprietary").attr("source", maker).block("ysb:record").attr("format", "1").attr("id", record.id).attr("kind", record.kind);
  for (const Field& space : record.namespaces) out.block("ysb:namespace").attr("prefix", space.name).text(space.value).close();
  for (const std::string& element : record.foreign) out.block("ysb:foreign").text(element).close();
  for (const Rows& table : record.tables)
    for (const Row& row : table.rows)
      for (const std::string& element : row.foreign) out.block("ysb:foreign").attr("rows", table.name).attr("row", row.id).text(element).close();
  out.close();
  out.close();
}

std::string wrapped(const char* element, std::string_view name, const std::string& meta, const std::string& text) {
  return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"").append(kAkn).append("\" xmlns:ysb=\"").append(kOwn).append("\">\n  <").append(element) +
         " name=\"" + escaped(name) + "\">" + meta + text + "\n  </" + element + ">\n</akomaNtoso>\n";
}

std::string subtype_of(std::string_view kind) {
  std::string out(kind);
  for (char& c : out)
    if (c == ':') c = '.';
  return out;
}

/// IRI and title of the Expression, for a collection.
struct Part { std::string href, title; };

std::string document_of(const Record& record, Book* book, Host& host, Part& part) {
  Draft draft(record, book, host);
  const std::string organ = draft.organization(book ? book->info().name : std::string(kUnnamed)), role = draft.role("制发单位");
  const std::string maker = draft.concept_of("议事簿"), making = draft.role("导出程序");
  Writer text(draft.ids, 2);
  write_text(draft, text);

  Named n{record.id, subtype_of(record.kind), std::string(record.field("number").empty() ? record.field("ordinal") : record.field("number")), {}, organ, false, !record.field("issued_on").empty(), {}, {}};
  if (draft.kind) {
    n.title = record.field(draft.kind->title_field);
    n.date = draft.kind->date_field.empty() ? std::string() : xsd_date(record.field(draft.kind->date_field));
    n.date_name = draft.kind->date_field;
  }
  if (n.title.empty()) n.title = record.id;
  n.rule = document_type(record.kind, host) == std::string_view("act");
  const Identity its = identity_of(record.id, work_of(record.id, record.kind, host), book);
  part = {its.expression + "/!main", n.title};

  Writer meta(draft.ids, 2);
  meta.block("meta");
  std::vector<std::string> authors;
  for (const Row& row : record.rows("issuers"))
    if (!row.field("name").empty()) authors.push_back(draft.organization(row.field("name")));
  if (authors.empty()) authors = {organ};
  identification(meta, n, its, authors, organ, role, maker, making);
  if (const std::string issued = xsd_date(record.field("issued_on")); !issued.empty())
    meta.block("publication").attr("date", issued).attr("name", "issue").attr("showAs", "签发").close();
  if (!draft.keywords.empty()) {
    meta.block("classification").attr("source", organ);
    for (const Draft::Keyword& word : draft.keywords)
      meta.block("keyword").id("keyword").attr("value", word.value).attr("showAs", word.show).attr("dictionary", word.dictionary).attr("refersTo", word.href).close();
    meta.close();
  }
  lifecycle(meta, draft, its, organ);
  workflow(meta, draft, organ);
  analysis(meta, draft, organ);
  references(meta, draft, its, n.title, organ);
  proprietary(meta, record, maker);
  meta.close();
  return wrapped(document_type(record.kind, host), n.subtype, meta.out(), text.out());
}

std::string collection_of(const std::vector<Record>& records, const std::vector<Part>& parts, Book* book, Host& host) {
  Record none;
  Draft draft(none, book, host);
  const std::string organ = draft.organization(book ? book->info().name : std::string(kUnnamed)), role = draft.role("制发单位");
  const std::string maker = draft.concept_of("议事簿"), making = draft.role("导出程序");
  // Whoever exports the same versions of the same records makes the same collection.
  const auto digest = host.sha256();
  for (const Part& part : parts) digest->update(part.href + "\n");
  std::string day;
  for (const Record& record : records) day = std::max(day, record.id.substr(0, 8));
  Named n{{}, "collection", {}, (book ? book->info().name + " " : std::string()) + "文件汇集", organ, false, false, day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2), {}};
  const Identity its = {"/akn/cn/documentCollection/collection/" + n.date + "/" + digest->finish().substr(0, 16), {}, n.date, {}};
  Identity whole = its;
  whole.expression = its.work + "/zho@";
  Writer text(draft.ids, 2);
  text.block("preface").sole("preface").block("p").id("p").inside("docTitle").id("docTitle").text(n.title).close();
  text.close();
  text.close();
  text.block("collectionBody");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text.block("component").id("cmp").block("heading").sole("heading").text(parts[i].title).close();
    text.block("documentRef").id("dref").attr("href", parts[i].href).attr("showAs", shown(parts[i].title)).attr("ysb:file", records[i].id + ".akn").close();
    text.close();
  }
  text.close();
  Writer meta(draft.ids, 2);
  meta.block("meta");
  identification(meta, n, whole, {organ}, organ, role, maker, making);
  references(meta, draft, whole, n.title, organ);
  meta.close();
  return wrapped("documentCollection", n.subtype, meta.out(), text.out());
}

}  // namespace

std::string document_of(const Record& record, Book* book, Host& host) {
  Part part;
  return document_of(record, book, host, part);
}

std::vector<File> AknExporter::run(const ExportRequest& request, Host& host) {
  if (request.records.empty()) throw Error(ErrorKind::Usage, tr("There is no record to export."), tr("Name at least one record."));
  std::vector<File> files;
  std::vector<Part> parts(request.records.size());
  for (std::size_t i = 0; i < request.records.size(); ++i) {
    if (request.records.size() > 1) host.progress(tr("Writing XML"), i + 1, request.records.size());
    files.push_back({request.records[i].id + ".akn", document_of(request.records[i], request.book, host, parts[i])});
  }
  if (files.size() > 1) files.insert(files.begin(), {"collection.akn", collection_of(request.records, parts, request.book, host)});
  return files;
}

}  // namespace yishibu::akn
