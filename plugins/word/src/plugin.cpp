// SPDX-License-Identifier: MIT
// The plugin's door: exporters and commands by their ids. Must not do any work itself.
#include "yishibu/plugin.hpp"

#include <memory>

#include "commands.hpp"
#include "docx.hpp"
#include "labels.hpp"
#include "paginate.hpp"
#include "pdf.hpp"
#include "public_copy.hpp"
#include "stamp.hpp"

namespace yishibu::word {
namespace {

class DocxExporter final : public Exporter {
 public:
  std::vector<File> run(const ExportRequest& request, Host& host) override {
    if (request.template_bytes.empty())
      throw Error(ErrorKind::Usage, tr("A Word document is made from a template; none was given."), tr("Name one with --template."));
    // A bundle fills the same few templates many times over: the last one stays compiled.
    if (!last_ || last_->bytes() != request.template_bytes) last_ = std::make_unique<Docx>(request.template_bytes);
    Filling filling;
    const bool masks = request.public_copy || is_public(request.template_id, host);
    const Value masked = masks ? without_personal(request.data) : Value();
    filling.data = masks ? &masked : &request.data;
    const Labels labels = request.records.empty() ? Labels() : labels_of(host.kind(request.records.front().kind));
    filling.labels = &labels;
    if (request.book) filling.attachment = [&](std::string_view path) { return request.book->attachment(path); };
    std::string paper = last_->fill(filling);
    // An office's own template knows nothing of corrections; a paper of what was corrected says so whatever it is made from.
    const Value* correction = filling.data->find("correction");
    const Value* words = correction ? correction->find("words") : nullptr;
    if (words && words->text()) paper = with_notice(paper, *words->text());
    if (request.book && request.records.size() == 1 && !request.template_id.empty()) {
      const std::vector<Version> versions = request.book->history(request.records.front().id);
      if (!versions.empty()) paper = stamped(paper, {request.records.front().id, versions.front().revision, request.template_id});
    }
    return {{"document.docx", std::move(paper)}};
  }

 private:
  std::unique_ptr<Docx> last_;
};

class PagesExporter final : public Exporter {
 public:
  std::vector<File> run(const ExportRequest& request, Host&) override { return {{"pages.txt", std::to_string(count_pages(request.template_bytes))}}; }
};

class PdfExporter final : public Exporter {
 public:
  std::vector<File> run(const ExportRequest& request, Host&) override { return {{"document.pdf", to_pdf(std::string(request.template_bytes))}}; }
};

class WordPlugin final : public Plugin {
 public:
  explicit WordPlugin(Host&) {}
  Exporter* exporter(std::string_view id) override {
    if (id == "word:docx") return &docx_;
    if (id == "word:pdf") return &pdf_;
    return id == "word:pages" ? &pages_ : nullptr;
  }
  Command* command(std::string_view id) override {
    for (auto& [name, command] : commands_)
      if (id == name) return &command;
    return nullptr;
  }

 private:
  DocxExporter docx_;
  PagesExporter pages_;
  PdfExporter pdf_;
  std::pair<std::string_view, FunctionCommand> commands_[6] = {
      {"word:template-pack", FunctionCommand(template_pack)},     {"word:template-unpack", FunctionCommand(template_unpack)}, {"word:template-tags", FunctionCommand(template_tags)},
      {"word:template-render", FunctionCommand(template_render)}, {"word:template-check", FunctionCommand(template_check)},   {"word:readback", FunctionCommand(readback)}};
};

}  // namespace
}  // namespace yishibu::word

YISHIBU_PLUGIN("word", "1.0.0", yishibu::word::WordPlugin)
