// SPDX-License-Identifier: MIT
// See akn_outline.hpp.
#include "akn_outline.hpp"

#include <array>

namespace yishibu::akn {
namespace {

/// Digits of 第十二条, 十二、 or 12.; "" where it is anything else.
std::string digits(std::string_view number) {
  static constexpr std::array<std::string_view, 10> kOnes = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  int all = 0, one = -1;
  for (std::size_t i = 0; i < number.size();) {
    const std::string_view c = number.substr(i, static_cast<unsigned char>(number[i]) < 0x80 ? 1 : 3);
    i += c.size();
    if (c.size() == 1 && c[0] >= '0' && c[0] <= '9') {
      one = (one < 0 ? 0 : one * 10) + (c[0] - '0');
      if (one > 99999) return {};
      continue;
    }
    bool known = c == "零";
    for (std::size_t n = 0; n < kOnes.size(); ++n)
      if (c == kOnes[n]) one = static_cast<int>(n), known = true;
    if (c == "十" || c == "百") all += (one < 0 ? 1 : one) * (c == "十" ? 10 : 100), one = -1, known = true;
    if (!known && c != "第" && c != "条" && c != "章" && c != "节" && c != "编" && c != "、" && c != "." && c != "（" && c != "）") return {};
  }
  if (one > 0) all += one;
  return all > 0 ? std::to_string(all) : std::string();
}

struct Role {
  const char* element;
  const char* abbreviation;
  int depth;  ///< 0: text under what stands before it
};

constexpr Role kText = {nullptr, nullptr, 0};

class Outline {
 public:
  Outline(const std::vector<Paragraph>& paragraphs, Writer& out) : paragraphs_(paragraphs), out_(out) {
    bool in_article = false;
    for (const Paragraph& p : paragraphs) {
      const auto ends = [&](std::string_view unit) { return p.number.ends_with(unit); };
      Role role = {"level", "level", p.level};
      if (p.level == 0) role = p.number.empty() && p.heading.empty() ? kText : Role{"level", "level", 10};
      else if (p.level == 5) role = {"article", "art", 5}, in_article = true;
      else if (ends("编") || ends("章") || ends("节")) role = ends("编") ? Role{"part", "part", p.level} : ends("章") ? Role{"chapter", "chp", p.level} : Role{"section", "sec", p.level}, in_article = false;
      else if (in_article && p.level > 1) role = p.level == 2 ? Role{"point", "point", 7} : Role{"indent", "indent", 5 + p.level};
      else in_article = false;
      roles_.push_back(role);
    }
  }

  void write(bool bare) {
    const std::size_t texts = texts_from(0);
    if (texts > 0 && bare) {
      out_.block("hcontainer").id("hcontainer").attr("name", "opening");
      content(0, texts, nullptr, "content");
      out_.close();
    } else if (texts > 0) {
      content(0, texts, nullptr, texts < paragraphs_.size() ? "intro" : "content");
    }
    children(texts, paragraphs_.size());
  }

 private:
  std::size_t texts_from(std::size_t i) const {
    while (i < roles_.size() && roles_[i].depth == 0) ++i;
    return i;
  }
  void children(std::size_t from, std::size_t to) {
    while (from < to) {
      std::size_t next = from + 1;
      while (next < to && (roles_[next].depth == 0 || roles_[next].depth > roles_[from].depth)) ++next;
      node(from, next);
      from = next;
    }
  }
  void node(std::size_t from, std::size_t to) {
    const Paragraph& p = paragraphs_[from];
    const Role& role = roles_[from];
    out_.block(role.element).id(role.abbreviation, digits(p.number)).attr("ysb:p", p.id).attr("ysb:level", std::to_string(p.level));
    if (!p.number.empty()) out_.block("num").sole("num").text(p.number).close();
    if (!p.heading.empty()) out_.block("heading").sole("heading").text(p.heading).close();
    const std::size_t texts = std::min(texts_from(from + 1), to);
    const Paragraph* own = p.text.empty() ? nullptr : &p;
    if (role.depth == 5 && texts - from - 1 + (own != nullptr) > 1) {
      if (own) clause(from + 1, from + 1, own, texts, texts);
      for (std::size_t i = from + 1; i < texts; ++i) clause(i, i + 1, nullptr, i + 1 == texts ? texts : to, to);
    } else {
      if (own || texts > from + 1) content(from + 1, texts, own, texts < to ? "intro" : "content");
      children(texts, to);
    }
    out_.close();
  }
  /// 款: one paragraph of an article; what is listed below it are its points.
  void clause(std::size_t from, std::size_t to, const Paragraph* own, std::size_t below, std::size_t end) {
    out_.block("paragraph").id("para");
    content(from, to, own, below < end ? "intro" : "content");
    children(below, end);
    out_.close();
  }
  void content(std::size_t from, std::size_t to, const Paragraph* own, const char* element) {
    out_.block(element).sole(element);
    if (own) out_.block("p").id("p").attr("ysb:text", own->id).text(own->text).close();
    for (; from < to; ++from) out_.block("p").id("p").attr("ysb:p", paragraphs_[from].id).text(paragraphs_[from].text).close();
    out_.close();
  }

  const std::vector<Paragraph>& paragraphs_;
  Writer& out_;
  std::vector<Role> roles_;
};

}  // namespace

void write_outline(const Body& body, Writer& out, bool bare) { Outline(body.paragraphs, out).write(bare); }

}  // namespace yishibu::akn
