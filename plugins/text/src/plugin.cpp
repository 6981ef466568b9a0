// SPDX-License-Identifier: MIT
// Plugin `text`: hands out the importers text:plain and text:docx and fits them to the kind asked for. All reading is in reader.cpp.
#include "yishibu/plugin.hpp"

#include "import_command.hpp"
#include "reader.hpp"

namespace yishibu::text_import {
namespace {

Shape shape_of(const Kind& kind, Host& host) {
  Shape shape;
  shape.kind = kind.id;
  shape.title = kind.title_field.empty() ? "title" : kind.title_field;
  if (kind.bodies.empty())
    throw Error(ErrorKind::Invalid, say("Records of the kind {0} have no running text.", {kind.label}),
                tr("Choose another kind for the text."));
  shape.body = kind.bodies.front().name;
  shape.meeting = host.is_kind(kind.id, "national:meeting");
  // Not every date field means the date of the paper: the day a rule takes effect is not the day it was signed.
  for (const char* name : {"date", "adopted_on"})
    if (const FieldSpec* field = kind.field(name); field && shape.date.empty() && field->type == FieldType::Date) shape.date = name;
  shape.number = kind.field("number") != nullptr;
  shape.basis = kind.field("basis") != nullptr;
  const RowsSpec* issuers = kind.rows("issuers");
  const RowsSpec* addressees = kind.rows("addressees");
  shape.issuers = issuers != nullptr;
  shape.addressees = addressees != nullptr;
  return shape;
}

using Reading = Imported (*)(std::string_view, std::string_view, const Shape*, const Normalise&);

class ShapedImporter : public Importer {
 public:
  explicit ShapedImporter(Reading reading) : reading_(reading) {}
  Imported run(const ImportRequest& request, Host& host) override {
    const Normalise normalise = [&host](std::string_view text) { return host.normalised(text); };
    if (request.kind.empty()) return reading_(request.file_name, request.bytes, nullptr, normalise);
    const Shape shape = shape_of(host.kind(request.kind), host);
    return reading_(request.file_name, request.bytes, &shape, normalise);
  }

 private:
  Reading reading_;
};

class TextPlugin : public Plugin {
 public:
  explicit TextPlugin(Host&) {}
  Importer* importer(std::string_view id) override {
    return id == "text:plain" ? &plain_ : id == "text:docx" ? &docx_ : nullptr;
  }
  Command* command(std::string_view id) override { return id == "text:import" ? &import_ : id == "text:attach" ? &attach_ : nullptr; }

 private:
  ShapedImporter plain_{read}, docx_{read_docx};
  FunctionCommand import_{import_files}, attach_{attach_file};
};

}  // namespace
}  // namespace yishibu::text_import

YISHIBU_PLUGIN("text", "1.0.0", yishibu::text_import::TextPlugin)
