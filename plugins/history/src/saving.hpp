// SPDX-License-Identifier: MIT
// What the commands that save have in common. Must not know what they save.
#pragma once

#include <string>

#include "yishibu/contribution.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {

/// `text`, and what of the record as saved is wrong beyond doubt; “check” says the rest.
inline Outcome saved(Host& host, Book& book, const Record& record, const std::string& text) {
  Outcome out{true, {text}, Value::object().set("id", record.id).set("kind", record.kind), host.check(record, &book)};
  std::erase_if(out.findings, [](const Finding& finding) { return finding.verdict == Verdict::Unknown || (finding.level != Level::Must && !finding.check.empty()); });
  return out;
}

/// What stands behind --reason. Throws Usage where there is nothing.
inline std::string reason_of(const Arguments& arguments) {
  std::string reason(arguments.option("reason"));
  if (reason.find_first_not_of(" \t\n") == std::string::npos) throw Error(ErrorKind::Usage, tr("Say why: --reason."), tr("The reason stands in the history for ever."));
  for (char& c : reason)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return reason;
}

}  // namespace yishibu::history
