// SPDX-License-Identifier: MIT
// See akn_import.hpp.
#include "akn_import.hpp"

#include "akn_draft.hpp"

namespace yishibu::akn {
namespace {

class Reader {
 public:
  explicit Reader(Record& record) : record_(record) {}

  void read(const Element& element) {
    if (element.has("ysb:rows")) {
      const std::string_view name = element.attribute("ysb:rows");
      // A row that names its table goes on with it: <attachments> itself takes no attributes.
      if (!element.has("ysb:row") || record_.tables.empty() || record_.tables.back().name != name) record_.tables.push_back({std::string(name), {}});
    }
    if (element.has("ysb:row")) {
      if (record_.tables.empty()) refuse();
      record_.tables.back().rows.push_back({std::string(element.attribute("ysb:row")), {}, {}});
      fields_ = &record_.tables.back().rows.back().fields;
    }
    if (element.has("ysb:body")) record_.bodies.push_back({std::string(element.attribute("ysb:body")), {}});
    if (element.has("ysb:p")) paragraph(element);
    if (element.has("ysb:text")) last(element.attribute("ysb:text")).text = element.content();
    if (element.has("ysb:field")) fields_->push_back({std::string(element.attribute("ysb:field")), element.has("ysb:value") ? std::string(element.attribute("ysb:value")) : element.content()});
    for (const Element& child : element.children)
      if (!child.is_text()) read(child);
    if (element.has("ysb:row")) fields_ = &record_.fields;
  }

 private:
  [[noreturn]] static void refuse() { throw Error(ErrorKind::Invalid, tr("This Akoma Ntoso document was changed so that it cannot be read as a record.")); }
  Paragraph& last(std::string_view id) {
    if (record_.bodies.empty() || record_.bodies.back().paragraphs.empty() || record_.bodies.back().paragraphs.back().id != id) refuse();
    return record_.bodies.back().paragraphs.back();
  }
  void paragraph(const Element& element) {
    if (record_.bodies.empty()) refuse();
    Paragraph p;
    p.id = element.attribute("ysb:p");
    if (const std::string_view level = element.attribute("ysb:level"); !level.empty()) {
      if (level.size() != 1 || level[0] < '0' || level[0] > '5') refuse();
      p.level = level[0] - '0';
      p.number = element.child_text("num");
      p.heading = element.child_text("heading");
    } else {
      p.text = element.content();
    }
    record_.bodies.back().paragraphs.push_back(std::move(p));
  }

  Record& record_;
  std::vector<Field>* fields_ = &record_.fields;
};

const Element* own_part(const Element& root) {
  for (const Element& document : root.children)
    if (const Element* meta = document.first("meta"))
      if (const Element* proprietary = meta->first("proprietary")) return proprietary->first("ysb:record");
  return nullptr;
}

}  // namespace

Record record_of(std::string_view bytes, Host& host) {
  const Element root = host.parse_xml(bytes);
  if (root.name != "akomaNtoso" || root.attribute("xmlns") != kAkn)
    throw Error(ErrorKind::Unsupported, tr("This XML is no Akoma Ntoso document."), tr("A record in its own XML is taken in by “new KIND --from FILE”."));
  if (root.first("documentCollection")) throw Error(ErrorKind::Unsupported, tr("This is a collection of Akoma Ntoso documents: it only names them."), tr("Import the files of the documents themselves."));
  const Element* own = root.attribute("xmlns:ysb") == kOwn ? own_part(root) : nullptr;
  if (!own) throw Error(ErrorKind::Unsupported, tr("This Akoma Ntoso document was not written by this program: which part of it is which field cannot be told."), tr("Save its text as .txt or .docx and import that."));
  if (own->attribute("format") != "1") throw Error(ErrorKind::Unsupported, tr("This Akoma Ntoso document was written by a newer version of this program."));
  Record record;
  record.id = own->attribute("id");
  record.kind = own->attribute("kind");
  Reader(record).read(root);
  for (const Element& child : own->children) {
    if (child.name == "ysb:namespace") record.namespaces.push_back({std::string(child.attribute("prefix")), child.content()});
    if (child.name != "ysb:foreign") continue;
    std::vector<std::string>* into = child.has("rows") ? nullptr : &record.foreign;
    for (Rows& table : record.tables)
      for (Row& row : table.rows)
        if (!into && table.name == child.attribute("rows") && row.id == child.attribute("row")) into = &row.foreign;
    if (into) into->push_back(child.content());
  }
  // What the marks say is no more trusted than a record's own XML is: names, ids and elements of others are looked at there.
  return host.record_from_xml(host.record_to_xml(record));
}

Imported AknImporter::run(const ImportRequest& request, Host& host) {
  Record record = record_of(request.bytes, host);
  if (!request.kind.empty() && request.kind != record.kind) throw Error(ErrorKind::Usage, say("The document holds a record of the kind {0}.", {record.kind}));
  Imported out;
  if (!record.rows("attachments").empty()) out.doubts.push_back({1, tr("Attached files are only named in the document; attach them again.")});
  out.documents.push_back({std::move(record), {}, false, {}});
  return out;
}

}  // namespace yishibu::akn
