// SPDX-License-Identifier: MIT
// Conditions as plugins' data write them: every word must hold.
#include "condition.hpp"

#include <doctest/doctest.h>

using yishibu::Field;
using yishibu::read_condition;

namespace {
const std::vector<Field> kRow = {{"progress", "已完成，未验收"}, {"track", "four-two"}, {"empty", ""}};
bool holds(const char* written) { return read_condition(written).holds(kRow); }
}  // namespace

TEST_CASE("a name asks for a value, one with ! for none") {
  CHECK(holds("track"));
  CHECK_FALSE(holds("empty"));
  CHECK(holds("!empty !nowhere"));
  CHECK_FALSE(holds("!track"));
  CHECK(holds(""));
}

TEST_CASE("values are compared whole, or by what they begin with") {
  CHECK(holds("track=a|four-two"));
  CHECK_FALSE(holds("track=four"));
  CHECK_FALSE(holds("track!=four-two"));
  CHECK(holds("track!=four progress"));
  CHECK(holds("progress^=已落实|已完成"));
  CHECK_FALSE(holds("progress=已完成"));
  CHECK_FALSE(holds("progress^=未"));
  CHECK_FALSE(holds("progress!^=已完成|已落实"));
  CHECK(holds("progress!^=未 empty!^=已"));
}

TEST_CASE("what is written badly is no crash") {
  for (const char* written : {"=", "!", "^=", "!^=", "!=", "=a", "^", "a^=", "a!^="}) {
    CAPTURE(written);
    CHECK_NOTHROW(read_condition(written).holds(kRow));
  }
}
