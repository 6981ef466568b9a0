// SPDX-License-Identifier: MIT
// The commands export and render. Must not know what stands on a paper or how a format is written.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::papers {

/// export ID… --as EXPORTER [--template T] -o PATH: records as data or as their usual paper.
Outcome export_records(const Arguments& arguments, Host& host, Book* book);
/// render PAPER ID… [--to pdf] -o PATH.
Outcome render(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::papers
