// SPDX-License-Identifier: MIT
// See raw.hpp.
#include "raw.hpp"

#include "markup.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::word {

using namespace markup;

void require_harmless(const std::string& xml, std::string_view tag) {
  const auto refuse = [&](std::string why) { throw Error(ErrorKind::Invalid, say("The markup for {0} cannot be used: {1}.", {tag, why}), tr("It must be whole paragraphs and tables of Word.")); };
  const std::string whole = "<w:body xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + xml + "</w:body>";
  for (const Token& token : scan(whole, tag)) {
    if (token.parent == 0 && token.kind == Token::Kind::Text && source_of(whole, token).find_first_not_of(" \t\r\n") != std::string_view::npos)
      refuse(tr("there is text outside its paragraphs"));
    if (!token.element() || token.parent == Token::kNone) continue;
    if (token.parent == 0 && token.name != "w:p" && token.name != "w:tbl" && token.name != "w:sdt" && token.name != "w:bookmarkStart" && token.name != "w:bookmarkEnd")
      refuse(say("<{0}> is no paragraph", {token.name}));
    for (const std::string_view forbidden : {"w:instrText", "w:fldSimple", "w:fldChar", "w:altChunk", "w:object", "w:control", "w:hyperlink", "w:drawing", "w:pict", "w:subDoc", "w:sectPr"})
      if (token.name == forbidden) refuse(say("<{0}> is not allowed in it", {token.name}));
    const std::string_view source = source_of(whole, token);
    if (!token.name.starts_with("w:")) refuse(say("<{0}> is not allowed in it", {token.name}));
    if (source.find(" r:") != std::string_view::npos || source.find(" xmlns") != std::string_view::npos) refuse(tr("it refers to something outside it"));
  }
}

}  // namespace yishibu::word
