// SPDX-License-Identifier: MIT
// Tests of dates as records write them.
#include <doctest/doctest.h>

#include "days.hpp"

using namespace yishibu;

TEST_CASE("a date is a year, a month or a day that the calendar has") {
  for (const char* good : {"2016", "2016-03", "2016-02-29", "0001"}) CHECK(is_date(good));
  for (const char* bad : {"", "soon", "0000", "2015-02-29", "2016-13", "2016-3", "2016-03-", "20160315", "2016/03/15", "-016", "2016-03-15T09:00"}) CHECK_FALSE(is_date(bad));
}

TEST_CASE("a date with time is a whole day, and the time a clock's") {
  for (const char* good : {"2016-03-15", "2016-03-15T00:00", "2016-03-15T23:59"}) CHECK(is_datetime(good));
  for (const char* bad : {"2016", "2016-03", "2016-03-15T24:00", "2016-03-15T09:60", "2016-03-15 09:00", "2016-03-15T9:00", "2016-03-15T-9:00", "2016-03-15T09:0x", "2016-03-15T09:00:00"}) CHECK_FALSE(is_datetime(bad));
}
