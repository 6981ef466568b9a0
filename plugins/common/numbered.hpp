// SPDX-License-Identifier: MIT
// Articles as they are typed and printed: 第三条 and its words. Must not know rules or where they stand.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "yishibu/record.hpp"

namespace yishibu {

/// Between the number of an article and its words stands a wide blank; 一、 and （一） bear their own mark.
inline std::string printed_number(const Paragraph& paragraph) { return paragraph.number + (paragraph.number.starts_with("第") ? "　" : ""); }

/// Takes typed words into a paragraph. 第三条, 第一章 or 第二节 with a blank behind it becomes its number, so that it can be renumbered and
/// referred to; 第三条意见 is a phrase. Other words replace the text, or the heading where there is nothing but one.
inline void set_words(Paragraph& paragraph, std::string_view typed) {
  constexpr std::string_view kFirst = "第";
  const auto among = [&](std::size_t at, std::initializer_list<std::string_view> signs) {
    for (const std::string_view sign : signs)
      if (typed.substr(at).starts_with(sign)) return sign.size();
    return std::size_t{0};
  };
  std::size_t at = typed.starts_with(kFirst) ? kFirst.size() : 0;
  const std::size_t numeral = at;
  for (std::size_t size = 1; at > 0 && size > 0; at += size)
    size = among(at, {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "零", "〇", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
  const std::size_t unit = at > numeral ? among(at, {"条", "章", "节"}) : 0;
  const std::size_t end = at + unit;
  const std::size_t gap = among(end, {" ", "　"});
  if (unit == 0 || (gap == 0 && end < typed.size())) {
    (paragraph.text.empty() && !paragraph.heading.empty() ? paragraph.heading : paragraph.text) = typed;
    return;
  }
  const bool article = typed.substr(at, unit) == "条";
  paragraph.level = article ? 5 : typed.substr(at, unit) == "章" ? 1 : 2;
  paragraph.number = typed.substr(0, end);
  at = end;
  for (std::size_t size = gap; size > 0; at += size) size = among(at, {" ", "　"});
  (article ? paragraph.text : paragraph.heading) = typed.substr(at);
  (article ? paragraph.heading : paragraph.text).clear();
}

}  // namespace yishibu
