// SPDX-License-Identifier: MIT
// The plugin's door, and the exporter xml:xml: canonical XML of records and the schema that describes it. Must not know how
// XML is written; the program's canonical form is the only one there is.
#include "akn_export.hpp"
#include "akn_import.hpp"
#include "yishibu/plugin.hpp"

namespace yishibu::xml_export {
namespace {

class XmlExporter final : public Exporter {
 public:
  std::vector<File> run(const ExportRequest& request, Host& host) override {
    if (request.records.empty())
      throw Error(ErrorKind::Usage, tr("There is no record to export."), tr("Name at least one record."));
    std::vector<File> files;
    for (std::size_t i = 0; i < request.records.size(); ++i) {
      if (request.records.size() > 1) host.progress(tr("Writing XML"), i + 1, request.records.size());
      const Record& record = request.records[i];
      files.push_back({record.id + ".xml", host.record_to_xml(record)});
    }
    files.push_back({"record.xsd", host.schema("record.xsd")});
    return files;
  }
};

class XmlPlugin final : public Plugin {
 public:
  explicit XmlPlugin(Host&) {}
  Exporter* exporter(std::string_view id) override { 
    if (id == "xml:akn") return &akn_;
    return id == "xml:xml" ? &exporter_ : nullptr;
  }
  Importer* importer(std::string_view id) override { return id == "xml:akn" ? &akn_importer_ : nullptr; }

 private:
  XmlExporter exporter_;
  akn::AknExporter akn_;
  akn::AknImporter akn_importer_;
};

}  // namespace
}  // namespace yishibu::xml_export

YISHIBU_PLUGIN("xml", "1.0.0", yishibu::xml_export::XmlPlugin)
