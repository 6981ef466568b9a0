// SPDX-License-Identifier: MIT
// See paper_maker.hpp.
#include "paper_maker.hpp"

#include <algorithm>
#include <cstdlib>

#include "yishibu/contribution.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu {

std::string made_from(std::string_view template_id, const Value& data, bool public_copy, Host& host) {
  for (const Contribution& pattern : host.contributions("template", "*")) {
    if (pattern.id != template_id) continue;
    ExportRequest request;
    request.data = data;
    request.public_copy = public_copy;
    request.template_id = pattern.id;
    request.template_bytes = host.file_of(pattern);
    return std::move(host.run_exporter("word:docx", request, say("making “{0}”", {pattern.label})).front().bytes);
  }
  throw Error(ErrorKind::NotFound, say("There is no template “{0}”.", {template_id}));
}

bool is_offered(std::string_view type, std::string_view id, Host& host) {
  const std::vector<Contribution> rows = host.contributions(type, "*");
  return std::any_of(rows.begin(), rows.end(), [&](const Contribution& row) { return row.id == id; });
}

std::size_t pages_of(std::string_view docx, Host& host) {
  ExportRequest request;
  request.template_bytes = docx;
  return static_cast<std::size_t>(std::atol(host.run_exporter("word:pages", request, tr("counting pages")).front().bytes.c_str()));
}

}  // namespace yishibu
