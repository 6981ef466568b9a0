// SPDX-License-Identifier: MIT
// Issuing (签发) freezes a record and gives its number; correcting (更正) makes a second one beside it. The book itself refuses every other
// change of an issued record. Must not know procedures.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::procedure {

/// issue ID [--by NAME] [--reason TEXT] [--number N]: demands that every mandatory check passes, or a reason.
Outcome issue(const Arguments& arguments, Host& host, Book* book);
/// correct ID --reason TEXT: a draft with the same content that names the issued record; the issued one names it in turn.
Outcome correct(const Arguments& arguments, Host& host, Book* book);

/// What a corrected original has to say of itself, wherever it is shown or printed.
class CorrectionDerivation final : public Derivation {
 public:
  Value run(const Record& record, Host& host, Book* book) override;
};

/// “柳岸字〔2016〕3号”: the next number of that word and year in the book, counted over all kinds that have a field `number`.
std::string next_document_number(const std::string& word, const std::string& year, Host& host, Book& book);

}  // namespace yishibu::procedure
