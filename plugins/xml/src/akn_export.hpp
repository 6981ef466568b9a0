// SPDX-License-Identifier: MIT
// Records as Akoma Ntoso 3.0 documents. Must not know files on a disk.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::akn {

/// One document. `book` may be null: then there is no history to tell.
std::string document_of(const Record& record, Book* book, Host& host);

class AknExporter final : public Exporter {
 public:
  /// A document for each record; before several, the collection that holds them together.
  std::vector<File> run(const ExportRequest& request, Host& host) override;
};

}  // namespace yishibu::akn
