// SPDX-License-Identifier: MIT
// A record's paper: which rendering, which template, which exporter. Must not know how a template is filled, nor where the file goes.
#pragma once

#include <string_view>

#include "yishibu/contribution.hpp"

namespace yishibu::papers {

/// `rendering` is an id, a paper's name, or "" for the default of the record's kind; `extra` members are added to the view. The path is the
/// paper's name with its extension. `book` may be null. Throws NotFound where there is no such paper.
File paper(std::string_view rendering, const Record& record, const Value& extra, Host& host, Book* book, bool public_copy = false);
/// What a template is filled from: the record, its view, and the template's bytes. With "" the template is the caller's own, who sets
/// `template_id` and `template_bytes`. Throws NotFound where nobody has the template.
ExportRequest request_for(const Record& record, std::string_view template_id, Host& host, Book* book);

/// The exporter papers:paper, for other plugins: one record, the rendering as `template_id`, `data` as what is added to the view.
class PaperExporter final : public Exporter {
 public:
  std::vector<File> run(const ExportRequest& request, Host& host) override;
};

}  // namespace yishibu::papers
