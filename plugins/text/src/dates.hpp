// SPDX-License-Identifier: MIT
// Dates and hours as people write them in Chinese, to the form that records hold. Must not know the clock.
#pragma once

#include <string>

#include "chars.hpp"

namespace yishibu::text_import {

/// A date at `at`, which is moved behind it: 2015年12月12日, 二〇一五年…, 2015-12-12, 2015.12.12. "" where there is none
/// or it is not in the calendar.
std::string read_date(View text, std::size_t& at);
/// The date where `line` is nothing else, brackets around it allowed.
std::string whole_date(View line);

struct Held {
  std::string from, to;  ///< YYYY-MM-DD or YYYY-MM-DDTHH:MM; "" where not said
  bool whole = false;    ///< nothing else was said in the line
};
/// 2016年3月5日（星期六）上午9:00—11:30
Held read_held(View text);

}  // namespace yishibu::text_import
