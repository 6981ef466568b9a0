// SPDX-License-Identifier: MIT
// What a paper says of its own origin, in its document properties, where Word, WPS and LibreOffice keep it: the record, its
// revision and the template; and, where everybody sees it, what has become of that record since. Knows no book.
#pragma once

#include <optional>
#include <string>

namespace yishibu::word {

struct Stamp {
  std::string record, revision, template_id;
};

/// The paper with its stamp, in place of an older one. The same paper and stamp give the same bytes.
std::string stamped(const std::string& docx, const Stamp& stamp);
/// The paper with `words` in the margin above its first page. They take no room from the text, so that pages stay as they are.
std::string with_notice(const std::string& docx, const std::string& words);
/// Nothing where this is no paper of ours. Throws Invalid where it is no Word document.
std::optional<Stamp> stamp_of(const std::string& docx);

}  // namespace yishibu::word
