// SPDX-License-Identifier: MIT
// See segments.hpp.
#include "segments.hpp"

#include <algorithm>
#include <tuple>

namespace yishibu::rules {
namespace {

constexpr View kMarks = U"，。；：！？、,;:!?\n";
constexpr std::size_t kMostLists = 32;  // of a paragraph, whose leads are looked at
constexpr std::size_t kMostLead = 64;

std::vector<std::size_t> first_items(const std::vector<Segment>& all) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < all.size() && out.size() < kMostLists; ++i)
    if (all[i].list >= 0 && (i == 0 || all[i - 1].list != all[i].list)) out.push_back(i);
  return out;
}

}  // namespace

Text squeezed(View text) {
  Text out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i]) && !(i > 0 && is_latin(text[i - 1]) && is_latin(at(text, i + 1)))) continue;
    out += text[i];
  }
  return out;
}

std::vector<Segment> segments(View text) {
  std::vector<Segment> out;
  int list = 0;
  bool in_list = false;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = std::min(text.find_first_of(kMarks, i), text.size()), next = std::min(text.find_first_not_of(kMarks, end), text.size());
    Segment one{Text(text.substr(i, end - i)), Text(text.substr(end, next - end)), -1};
    const bool goes_on = one.mark == U"、";
    if (in_list || goes_on) one.list = list;
    if (in_list && !goes_on) ++list;
    const bool last = in_list && !goes_on;
    in_list = goes_on;
    // 民主评议等形式: what is behind 等 is not of the item.
    const std::size_t rest = last ? one.text.find(U'等') : Text::npos;
    if (rest != Text::npos && rest > 1 && rest + 1 < one.text.size() && one.text[rest - 1] != U'平') {
      out.push_back({one.text.substr(0, rest), U"", one.list});
      out.push_back({one.text.substr(rest), one.mark, -1});
    } else {
      out.push_back(std::move(one));
    }
    i = next;
  }
  return out;
}

void divide_leads(std::vector<Segment>& a, std::vector<Segment>& b, const Words& words) {
  struct Lead { std::size_t size, a, b; };
  std::vector<Lead> leads;
  for (const std::size_t i : first_items(a)) {
    const View x = View(a[i].text).substr(0, kMostLead);
    const auto starts_x = words.starts(x);
    for (const std::size_t j : first_items(b)) {
      const View y = View(b[j].text).substr(0, kMostLead);
      std::size_t size = static_cast<std::size_t>(std::mismatch(x.begin(), x.end(), y.begin(), y.end()).first - x.begin());
      const bool equal = a[i].text == b[j].text;  // such a pair is left whole, but is no partner for others
      if (!equal && (size == x.size() || size == y.size())) continue;
      const auto starts_y = words.starts(y);
      while (size > 1 && !(starts_x[size] && starts_y[size])) --size;
      if (size > 1) leads.push_back({equal ? kMostLead + 1 : size, i, j});
    }
  }
  std::sort(leads.begin(), leads.end(), [](const Lead& x, const Lead& y) { return std::tie(y.size, x.a, x.b) < std::tie(x.size, y.a, y.b); });
  std::vector<std::size_t> cut_a(a.size(), 0), cut_b(b.size(), 0);
  for (const Lead& lead : leads)
    if (cut_a[lead.a] == 0 && cut_b[lead.b] == 0) cut_a[lead.a] = cut_b[lead.b] = lead.size;
  const auto cut = [](std::vector<Segment>& all, const std::vector<std::size_t>& at) {
    std::vector<Segment> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (at[i] > 0 && at[i] <= kMostLead) {
        out.push_back({all[i].text.substr(0, at[i]), U"", -1});
        all[i].text.erase(0, at[i]);
      }
      out.push_back(std::move(all[i]));
    }
    all = std::move(out);
  };
  cut(a, cut_a);
  cut(b, cut_b);
}

}  // namespace yishibu::rules
