// SPDX-License-Identifier: MIT
// Writes the files of one 件 in the order of DA/T 22: papers, data, attachments. Must not hold more than one file at a time.
#pragma once

#include "bag_writer.hpp"
#include "gather.hpp"
#include "pdf.hpp"

namespace yishibu::bundle {

struct Making {
  bool pdf = false;      ///< PDF beside each paper
  bool force = false;    ///< whatever fails
  bool has_pdf = true;   ///< cleared where LibreOffice turns out not to be installed
  Pdfs pdfs = Pdfs({});  ///< of the papers in the order in which they are written
};

/// The papers of a bundle one after the other, as write_item() writes them; for Pdfs.
std::function<std::optional<std::string>()> each_paper(const Gathered& bundle, Book& book, Host& host);
/// Fills files, lost and same. `book` is the public one for a public copy.
void write_item(Item& item, const Gathered& bundle, Making& making, BagWriter& bag, Book& book, Host& host);
/// The attachments of an item that the book has no more. Reads them all.
void find_lost(Item& item, Book& book);

}  // namespace yishibu::bundle
