// SPDX-License-Identifier: MIT
// What there is to say about one 件: its records' metadata, documents, acts and people. Must not know names of elements.
#pragma once

#include <string>
#include <vector>

#include "archive_order.hpp"
#include "mapping.hpp"
#include "yishibu/host.hpp"

namespace yishibu::archive {

struct Piece {
  ArchiveItem item;
  std::vector<Record> records;  ///< of the 件, in order; not empty
};
/// Which files go into a package themselves; the others by their digests.
enum class Inside {
  All,   ///< up to the mapping's limit
  Ours,  ///< what the program makes; attachments lie beside the package
  None,
};
/// The facts as docs/formats/eep.md names them. `book` may be null.
Value facts_of(const Piece& piece, const Mapping& mapping, Inside inside, Host& host, Book* book);

/// field.NAME and rows.TABLE.NAME of a record, terms by their words.
class RecordNames final : public Names {
 public:
  RecordNames(const Record& record, Host& host, std::string region) : record_(record), host_(host), region_(std::move(region)) {}
  std::string value(std::string_view path) const override;

 private:
  std::string words(const FieldSpec* spec, const std::vector<std::string>& values) const;
  const Record& record_;
  Host& host_;
  std::string region_;
};

}  // namespace yishibu::archive
