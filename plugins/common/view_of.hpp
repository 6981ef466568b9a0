// SPDX-License-Identifier: MIT
// A record as plain data, made by the derivation that knows how. Must not know what is in it.
#pragma once

#include "yishibu/host.hpp"

namespace yishibu {

/// See docs/formats/view.md. `book` may be null.
inline Value view_of(Host& host, const Record& record, Book* book) { return host.derive("papers:view", record, book); }

}  // namespace yishibu
