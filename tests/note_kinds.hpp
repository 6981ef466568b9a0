// SPDX-License-Identifier: MIT
// The kind that the fault tests and the benchmark write. Must not know what is measured or broken.
#pragma once

#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "store/book_store.hpp"

namespace yishibu::tests {

struct NoteKinds final : store::KindSource {
  Kind note = model::read_kind(
      xml::parse("<kind folder='notes' partition='month' title='title'><field name='title' label='t'/><field name='n' label='n'/><field name='text' label='x'/></kind>"), "t:note", "记", nullptr);
  const Kind* find_kind(std::string_view id) override { return id == note.id ? &note : nullptr; }
  std::optional<store::Entry> snapshot(std::string_view) override { return std::nullopt; }
};

}  // namespace yishibu::tests
