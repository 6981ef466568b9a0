// SPDX-License-Identifier: MIT
// See insert.hpp.
#include "insert.hpp"

#include <algorithm>

namespace yishibu::rules {
namespace {

constexpr int kArticle = 5;

/// 第X章, 第X节: what articles stand under.
bool divides(const Paragraph& p) {
  return (p.level == 1 && p.number.ends_with("章")) || (p.level == 2 && p.number.ends_with("节"));
}

std::size_t first_article(const std::vector<Paragraph>& all) {
  return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), [](const Paragraph& p) { return p.level == kArticle; }) - all.begin());
}

/// The article that a paragraph stands under, or the end where it is one itself or stands under none.
std::size_t article_of(const std::vector<Paragraph>& all, std::size_t index) {
  // As renumber counts: 一、 before the first article divides the articles, behind one it is an item of it.
  const std::size_t first = first_article(all);
  const bool parted = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first), [](const Paragraph& p) { return p.level == 1 && !divides(p); });
  const auto above = [&](const Paragraph& p) { return divides(p) || (parted && p.level == 1); };
  if (all[index].level == kArticle || above(all[index])) return all.size();
  for (std::size_t i = index; i-- > 0;) {
    if (all[i].level == kArticle) return i;
    if (above(all[i])) break;
  }
  return all.size();
}

}  // namespace

std::vector<std::size_t> called(const std::vector<Paragraph>& all, std::string_view name) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t article = article_of(all, i);
    const bool within = article < all.size() && !all[i].number.empty() && all[article].number + all[i].number == name;
    if (all[i].id == name || (!all[i].number.empty() && all[i].number == name) || within) out.push_back(i);
  }
  return out;
}

std::size_t behind(const std::vector<Paragraph>& all, std::size_t index) {
  const int level = all[index].level;
  std::size_t end = index + 1;
  if (level == 0) return end;
  if (level == kArticle) {
    while (end < all.size() && article_of(all, end) == index) ++end;
    return end;
  }
  const bool item = article_of(all, index) < all.size();
  for (; end < all.size(); ++end) {
    const Paragraph& p = all[end];
    if (item && (p.level == 0 || p.level == kArticle || divides(p))) break;  // a clause behind the items is the article's again
    if (p.level > 0 && p.level <= level) {
      // 一、 is an item of an article in this chapter, not the next chapter.
      if (!divides(all[index]) || divides(p)) break;
    }
  }
  return end;
}

}  // namespace yishibu::rules
