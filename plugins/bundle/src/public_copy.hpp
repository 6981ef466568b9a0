// SPDX-License-Identifier: MIT
// A book as everybody may read it: personal data masked, dissent and attachments left out, and where that was done. Must not know papers.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "book_view.hpp"

namespace yishibu::bundle {

/// Where in a record something was taken out, what kind of thing (identity, mobile, landline, account, dissent, attachment) and how often; never what.
struct Mask {
  std::string record, where, kind;
  std::size_t count = 0;
};
using Masks = std::vector<Mask>;

/// The record without what the public may not see; adds to `masks`. The number that the public is asked to call (supervision_phone) stays. Dissent
/// is private. Attachments are left out unless `attachments`, because no program can say what a photo shows; those of dissent always.
Record public_record(Record record, bool attachments, Masks& masks);

/// The same book, every record of which is its public copy, whoever asks for it.
class PublicBook final : public BookView {
 public:
  PublicBook(Book& book, bool attachments) : BookView(book), attachments_(attachments) {}

  std::optional<Record> find(std::string_view id) override { return shown(book_.find(id)); }
  std::optional<Record> find_at(std::string_view id, std::string_view at) override { return shown(book_.find_at(id, at)); }
  std::vector<Listed> list(const Query& query) override;
  std::vector<Version> history(std::string_view id) override;

 private:
  std::optional<Record> shown(std::optional<Record> record) const;

  bool attachments_;
};

}  // namespace yishibu::bundle
