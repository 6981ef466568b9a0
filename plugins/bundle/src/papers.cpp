// SPDX-License-Identifier: MIT
// See papers.hpp. Words printed on paper are Chinese whatever language messages are in.
#include "papers.hpp"

#include <algorithm>

#include "archive_order.hpp"

namespace yishibu::bundle {
namespace {

const char* level_word(Level level) { return level == Level::Must ? "必须" : level == Level::Should ? "应当" : "提示"; }

/// “已由第5件更正”: a corrected original is handed over too, but nobody may take it for what holds. "" for every other item.
std::string correction_of(const Item& item, const Gathered& bundle) {
  if (item.corrected_by.empty()) return {};
  for (const Item& other : bundle.items)
    if (other.id == item.corrected_by) return "已由第" + std::to_string(other.number) + "件更正";
  return "已由" + item.corrected_by + "更正";
}

std::string note_of(const Item& item, const Gathered& bundle) {
  std::string out = correction_of(item, bundle);
  if (!item.replaces.empty()) out += (out.empty() ? "" : "；") + std::string("替换上次移交的同号件");
  if (item.papers.empty()) out += (out.empty() ? "" : "；") + std::string("无打印件");
  if (const std::size_t attached = item.attachments.size() - item.lost.size(); attached > 0) out += (out.empty() ? "" : "；") + ("附件" + std::to_string(attached) + "个");
  return out;
}

Element file_element(const Written& file, const std::string& role) {
  Element out;
  out.name = "file";
  out.set("path", file.path).set("role", role).set("bytes", std::to_string(file.bytes)).set("sha256", file.sha256).set("sm3", file.sm3);
  return out;
}

Element text_element(const char* name, const std::string& text) {
  Element run, out;
  run.text = text;
  out.name = name;
  if (!text.empty()) out.add(std::move(run));
  return out;
}

/// What was handed over before and is not in here, so that the next bundle need look at this one only.
Element since_element(const Gathered& bundle) {
  Element out;
  out.name = "since";
  out.set("date", bundle.since->date).set("sha256", bundle.since->sha256).set("sm3", bundle.since->sm3);
  for (const auto* list : {&bundle.since->items, &bundle.since->before})
    for (const Earlier::Had& had : *list) {
      if (&had != bundle.since->find(had.id) || std::any_of(bundle.items.begin(), bundle.items.end(), [&](const Item& item) { return item.id == had.id; })) continue;
      Element& row = out.add({});
      row.name = "had";
      row.set("id", had.id).set("archive-no", had.archive_no).set("sha256", had.sha256).set("sm3", had.sm3);
    }
  return out;
}

}  // namespace

Value cover_data(const Gathered& bundle, const BookInfo& book, const std::string& today) {
  return Value::object().set("title", bundle.outline.title).set("book", Value::object().set("name", book.name)).set("year", bundle.year).set("date", today);
}

Value contents_data(const Gathered& bundle) {
  Value entries = Value::list();
  for (std::size_t part = 0; part < bundle.outline.parts.size(); ++part) {
    Value items = Value::list(), first = "";
    for (const Item& item : bundle.items) {
      if (item.part != part) continue;
      const Value page = !item.papers.empty() ? Value(item.page) : Value("");
      if (items.items()->empty()) first = page;
      const std::string correction = correction_of(item, bundle);
      items.add(Value::object().set("number", item.number).set("title", item.title + (correction.empty() ? "" : "（" + correction + "）")).set("page", page));
    }
    entries.add(Value::object().set("number", bundle.outline.parts[part].code).set("title", bundle.outline.parts[part].title).set("page", first).set("items", items));
  }
  return Value::object().set("entries", entries);
}

Value list_data(const Gathered& bundle) {
  Value rows = Value::list();
  for (const Item& item : bundle.items) {
    std::uint64_t bytes = 0;
    for (const Written& file : item.files) bytes += file.bytes;
    Value row = Value::object();
    row.set("number", item.number).set("archive_no", item.archive_no).set("doc_no", item.doc_no).set("responsible", item.responsible);
    row.set("title", item.title).set("date", eight_digits(item.date)).set("secrecy", item.secrecy).set("pages", item.pages);
    row.set("files", item.files.size()).set("bytes", static_cast<std::int64_t>(bytes));
    row.set("sm3", item.files.empty() ? "" : in_eights(item.files.front().sm3)).set("sha256", item.files.empty() ? "" : in_eights(item.files.front().sha256));
    rows.add(row.set("note", note_of(item, bundle)));
  }
  return Value::object().set("rows", rows);
}

Value gaps_data(const Gathered& bundle, const BookInfo& book) {
  Value findings = Value::list();
  for (const Finding& finding : bundle.findings)
    findings.add(Value::object().set("level", level_word(finding.level)).set("where", finding.where).set("what", finding.what).set("rule", finding.rule).set("fix", finding.fix));
  return Value::object().set("findings", findings).set("book", Value::object().set("name", book.name)).set("year", bundle.year);
}

Element index_of(const Gathered& bundle, const std::vector<Written>& front, const Book& book, Host& host) {
  Element root;
  root.name = "bundle";
  root.set("xmlns", "urn:yishibu:bundle:1").set("title", bundle.outline.title).set("outline", bundle.outline.id).set("year", bundle.year).set("date", host.today());
  root.set("book", book.info().name).set("region", book.info().region).set("revision", book.revision()).set("program", host.program_version()).set("plugin", kPluginVersion);
  if (bundle.public_copy) root.set("copy", "public").set("original-sha256", bundle.sha256).set("original-sm3", bundle.sm3);
  Element& head = root.add({});
  head.name = "front";
  for (const Written& file : front) head.add(file_element(file, "front"));
  for (std::size_t p = 0; p < bundle.outline.parts.size(); ++p) {
    const Part& part = bundle.outline.parts[p];
    Element out;
    out.name = "part";
    out.set("code", part.code).set("title", part.title).set("kind", part.kind);
    if (!part.retention.empty()) out.set("retention", part.retention);
    for (const Item& item : bundle.items) {
      if (item.part != p) continue;
      Element row;
      row.name = "item";
      row.set("number", std::to_string(item.number)).set("id", item.id).set("kind", item.kind).set("archive-no", item.archive_no).set("title", item.title).set("date", item.date);
      if (!item.corrected_by.empty()) row.set("corrected-by", item.corrected_by);
      if (!item.papers.empty()) row.set("page", std::to_string(item.page)).set("pages", std::to_string(item.pages));
      if (!item.replaces.empty()) row.set("replaces", item.replaces);
      if (!item.sha256.empty()) row.set("original-sha256", item.sha256).set("original-sm3", item.sm3);
      for (const ItemFile& file : item.files) row.add(file_element(file, file.role));
      out.add(std::move(row));
    }
    root.add(std::move(out));
  }
  if (bundle.since) root.add(since_element(bundle));
  if (bundle.public_copy) {
    Element& masks = root.add({});
    masks.name = "masks";
    for (const Mask& mask : bundle.masks) {
      Element& row = masks.add({});
      row.name = "mask";
      row.set("record", mask.record).set("where", mask.where).set("kind", mask.kind).set("count", std::to_string(mask.count));
    }
  }
  Element& findings = root.add({});
  findings.name = "findings";
  for (const Finding& finding : bundle.findings) {
    Element row;
    row.name = "finding";
    row.set("level", level_code(finding.level));
    if (!finding.record.empty()) row.set("record", finding.record);
    row.add(text_element("where", finding.where));
    row.add(text_element("what", finding.what));
    row.add(text_element("rule", finding.rule));
    row.add(text_element("fix", finding.fix));
    findings.add(std::move(row));
  }
  return root;
}

}  // namespace yishibu::bundle
