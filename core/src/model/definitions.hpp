// SPDX-License-Identifier: MIT
// Kinds and vocabularies as plugins write them (docs/formats/plugin.md), turned into values, layers applied.
// Must not know where the XML came from, nor any kind or list by name.
#pragma once

#include <string>
#include <vector>

#include "yishibu/element.hpp"
#include "yishibu/kind.hpp"
#include "yishibu/vocabulary.hpp"

namespace yishibu::model {

/// Every kind has these rows: what was attached to the record.
inline constexpr const char* kAttachments = "attachments";

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
