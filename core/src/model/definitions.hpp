// SPDX-License-Identifier: MIT
// Kinds and vocabularies as plugins write them (docs/formats/plugin.md), turned into values, layers applied.
// Must not know where the XML came from, nor any kind or list by name.
#pragma once

#include <string>
#include <vector>

#include "yishibu/element.hpp"
#include "yishibu/kind.hpp"
#include "yishibu/record.hpp"
#include "yishibu/vocabulary.hpp"

namespace yishibu::model {

/// Every kind has these rows: what was attached to the record.
inline constexpr const char* kAttachments = "attachments";

/// Every kind has these fields too: they say that a record was issued (签发) and which one corrects it (更正). An issued record is
/// frozen: it may still be attached to and be named as corrected, nothing else.
inline constexpr const char* kIssuedOn = "issued_on";
/// Whether `after` changes something of the issued record `before` that an issued record keeps.
bool breaks_issue(const Record& before, const Record& after);

/// The day by which a record is judged and listed: its date field, else its id's date.
std::string day_of(const Record& record, const Kind& kind);

/// `base` is the kind named by the root's `base`, or null. Throws Error{Invalid} naming what is wrong.
Kind read_kind(const Element& root, const std::string& id, const std::string& label, const Kind* base);
/// The kind with all that it inherited, as a stand-alone <kind> for a book's own snapshot.
Element write_kind(const Kind& kind);

/// A vocabulary's own file, or a province's extension of it.
struct VocabularyLayer {
  Element root;
  std::string plugin;
  std::string region;  ///< "" = everywhere
};
/// `layers` begins with the vocabulary itself; extensions follow, less specific first. Only those whose region is a prefix of
/// `region` count; terms outside `day` are left out ("" = none is).
Vocabulary resolve(const std::string& id, const std::string& label, const std::vector<VocabularyLayer>& layers,
                   std::string_view region, std::string_view day);

/// Throws Error{Invalid} where `element` has an attribute or child of our namespace that is not listed.
void expect(const Element& element, const std::vector<std::string_view>& attributes, const std::vector<std::string_view>& children);

}  // namespace yishibu::model
