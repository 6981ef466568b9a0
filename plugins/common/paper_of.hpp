// SPDX-License-Identifier: MIT
// A record's paper, made by the exporter that knows renderings. Must not know how it is chosen or filled.
#pragma once

#include <string>
#include <utility>

#include "yishibu/contribution.hpp"

namespace yishibu {

/// `rendering` is an id, a paper's name, or "" for the default of the record's kind; `extra` members are added to the view. The path is the
/// paper's name with its extension. `public_copy` as in ExportRequest. Throws NotFound where there is no such paper.
inline File paper_of(Host& host, std::string_view rendering, const Record& record, Book* book, Value extra = {}, bool public_copy = false) {
  ExportRequest request;
  request.book = book;
  request.records = {record};
  request.data = std::move(extra);
  request.template_id = rendering;
  request.public_copy = public_copy;
  return std::move(host.run_exporter("papers:paper", request, "").front());  // no action: what went wrong is told by the exporter behind it
}

}  // namespace yishibu
