// SPDX-License-Identifier: MIT
// The command “explain”: which layer an answer came from, and which rules a record is judged by on its day. Must not judge by itself.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::law {

/// explain ID: kind, day, region, every rule in force and what came of it. explain TERM (a code, label or alias; or a check's id): where it
/// is written, by which plugin, since when. explain KIND or LIST: what it may hold, what it offers.
Outcome explain(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::law
