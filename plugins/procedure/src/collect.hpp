// SPDX-License-Identifier: MIT
// What comes from outside into a record: opinions collected on the net (S16), people drawn by lot. Must not know procedures.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::procedure {

/// collect ID FILE.csv: rows of the table `opinions`, one a line; the first line names the columns by their labels. A line that is there
/// already is not taken twice.
Outcome collect(const Arguments& arguments, Host& host, Book* book);

/// draw ID --count N [--check]: draws from the rows `pool` into the rows `drawn`. The seed is written down with the method, so that anybody
/// can repeat it with a SHA-256: the pool is ordered by SHA-256(seed + line break + name), and the first N are drawn.
Outcome draw(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::procedure
