// SPDX-License-Identifier: MIT
// The parts of an official document: number, title, addressees, signature, date, heading tree, the numbers it rests on.
// Must not know minutes, nor how a file was divided.
#pragma once

#include <string>
#include <vector>

#include "drafts.hpp"

namespace yishibu::text_import {

/// What the kind of the records to make can hold.
struct Shape {
  std::string kind;
  std::string title = "title";
  std::string date;  ///< field for the date of the document; "" = leave the line in the text
  std::string body = "text";
  bool number = false, issuers = false, addressees = false, basis = false;
  bool meeting = false;
};

/// Takes number and title from the front of the draft. `stand_in` is the title where the text has none.
void take_head(Draft& draft, const Shape& shape, Record& record, const std::string& stand_in, Imported& report);
void take_addressees(Draft& draft, Record& record, std::size_t& row, Imported& report);
/// Issuers and date of the signature, which may stand in the middle where the document carries another.
void take_signature(Draft& draft, const Shape& shape, Record& record, std::size_t& row, Imported& report);
/// The paragraphs with their levels. `title` is the document's, which may name a document that it carries; `running` leaves headings
/// without a number alone.
std::vector<Paragraph> paragraphs_of(const std::vector<Block>& blocks, View title, bool running, Imported& report);
void note_basis(Record& record, const std::string& body);

}  // namespace yishibu::text_import
