// SPDX-License-Identifier: MIT
// Implementation of lists.hpp. Counting is Word's: one count for all instances of a list, deeper levels start again.
#include "lists.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace yishibu::text_import {
namespace {

constexpr int kMostBases = 20;  ///< of a style; a longer chain goes in a circle
// What stands once in the file and is shown with every paragraph must be short, or a small file becomes a large book.
constexpr std::size_t kName = 255;   ///< bytes of a style's name or id, as in Word
constexpr std::size_t kLabel = 100;  ///< bytes of a number with what stands around it

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string character(char32_t first, int n) {
  std::string out;
  utf8::append(out, first + static_cast<char32_t>(n));
  return out;
}
std::string pick(std::u32string_view from, int n) { return character(from[static_cast<std::size_t>(n)], 0); }

/// 一百二十三; 十二 where `short_ten`, else 一十二.
std::string chinese(int n, std::u32string_view digits, std::u32string_view units, bool short_ten) {
  std::string out;
  if (n >= 10'000) {
    out = chinese(n / 10'000, digits, units, short_ten) + pick(units, 3);
    n %= 10'000;
    if (n == 0) return out;
    if (n < 1000) out += pick(digits, 0);
  }
  bool gap = false;
  for (int place = 3, unit = 1000; place >= 0; --place, unit /= 10) {
    const int digit = n / unit % 10;
    if (digit == 0) {
      gap = n >= unit && n % unit != 0;
      continue;
    }
    if (gap) out += pick(digits, 0);
    gap = false;
    if (!(place == 1 && digit == 1 && short_ten && out.empty())) out += pick(digits, digit);
    if (place > 0) out += pick(units, place - 1);
  }
  return out.empty() ? pick(digits, 0) : out;
}

std::string digit_by_digit(int n, std::u32string_view digits) {
  std::string out;
  for (const char c : std::to_string(n)) out += pick(digits, c - '0');
  return out;
}

std::string roman(int n) {
  static const struct { int value; const char* letters; } kParts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                                      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& part : kParts)
    for (; n >= part.value; n -= part.value) out += part.letters;
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 32);
  return text;
}

}  // namespace

std::string numeral(int n, std::string_view format, bool& known) {
  known = true;
  const auto plain = [&] { return std::to_string(n); };
  if (format == "decimal") return plain();
  if (format == "none" || format == "bullet") return {};
  if (format == "decimalZero") return (n < 10 ? "0" : "") + plain();
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "japaneseCounting" || format == "taiwaneseCounting" || format == "taiwaneseCountingThousand")
    return chinese(n, U"〇一二三四五六七八九", U"十百千万", true);
  if (format == "chineseLegalSimplified") return chinese(n, U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟万", false);
  if (format == "ideographLegalTraditional") return chinese(n, U"零壹貳參肆伍陸柒捌玖", U"拾佰仟萬", false);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital") return digit_by_digit(n, U"〇一二三四五六七八九");
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return digit_by_digit(n, U"０１２３４５６７８９");
  if (n < 1) known = false;
  else if (format == "lowerLetter" || format == "upperLetter") {
    std::string out(static_cast<std::size_t>(std::min((n - 1) / 26 + 1, 20)), static_cast<char>('a' + (n - 1) % 26));
    return format == "lowerLetter" ? out : upper(out);
  } else if ((format == "lowerRoman" || format == "upperRoman") && n < 4000) return format == "lowerRoman" ? roman(n) : upper(roman(n));
  else if (format == "ideographTraditional" && n <= 10) return pick(U"甲乙丙丁戊己庚辛壬癸", n - 1);
  else if (format == "ideographZodiac" && n <= 12) return pick(U"子丑寅卯辰巳午未申酉戌亥", n - 1);
  else if ((format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese" || format == "ideographEnclosedCircle") && n <= 20) return character(U'①', n - 1);
  else if (format == "decimalEnclosedParen" && n <= 20) return character(U'⑴', n - 1);
  else if (format == "decimalEnclosedFullstop" && n <= 20) return character(U'⒈', n - 1);
  known = false;
  return plain();
}

int integer(std::string_view value, int otherwise) {
  if (value.empty() || value.size() > 12) return otherwise;
  int out = 0;
  for (const char c : value.substr(value[0] == '-')) {
    if (c < '0' || c > '9') return otherwise;
    out = std::min(out * 10 + (c - '0'), 1'000'000);
  }
  return value[0] == '-' ? -1 : out;
}

std::string_view value_of(const Element* properties, std::string_view name) {
  const Element* one = properties ? properties->first(name) : nullptr;
  return one ? one->attribute("w:val") : std::string_view();
}

bool is_on(const Element* properties, std::string_view name, bool otherwise) {
  const Element* one = properties ? properties->first(name) : nullptr;
  if (!one) return otherwise;
  const std::string_view value = one->attribute("w:val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void add_paragraph_look(const Element* properties, Styles::Look& look) {
  if (!properties) return;
  if (const std::string_view value = value_of(properties, "w:outlineLvl"); !value.empty()) look.outline = integer(value, 9) > 8 ? -1 : integer(value, 9);
  if (const Element* list = properties->first("w:numPr")) {
    if (list->first("w:numId")) look.number = integer(value_of(list, "w:numId"), -1);
    if (list->first("w:ilvl")) look.level = std::clamp(integer(value_of(list, "w:ilvl"), 0), 0, 8);
  }
  if (const Element* indent = properties->first("w:ind"); indent && (indent->has("w:firstLine") || indent->has("w:firstLineChars")))
    look.first_line = integer(indent->attribute("w:firstLine"), 0) > 0 || integer(indent->attribute("w:firstLineChars"), 0) > 0;
  if (const std::string_view align = value_of(properties, "w:jc"); !align.empty()) look.align = align.substr(0, 16);
}

Styles::Styles(const Element& root) {
  for (const Element& element : root.children) {
    if (element.name != "w:style" || element.attribute("w:styleId").size() > kName) continue;
    Style style;
    style.look.name = lower(value_of(&element, "w:name").substr(0, kName));
    style.base = value_of(&element, "w:basedOn").substr(0, kName);
    add_paragraph_look(element.first("w:pPr"), style.look);
    const Element* run = element.first("w:rPr");
    if (run && run->first("w:vanish")) style.look.hidden = is_on(run, "w:vanish", false);
    const std::string id(element.attribute("w:styleId"));
    const std::string_view plain = element.attribute("w:default");
    if (element.attribute("w:type") == "paragraph" && (plain == "1" || plain == "true")) plain_ = id;
    styles_.emplace(id, std::move(style));
  }
}

Styles::Look Styles::look(std::string_view id) const {
  Look out;
  auto style = styles_.find(id.empty() ? std::string_view(plain_) : id);
  if (style != styles_.end()) out.name = style->second.look.name;
  for (int i = 0; i < kMostBases && style != styles_.end(); ++i, style = styles_.find(style->second.base)) {
    const Look& look = style->second.look;
    if (out.outline < 0) out.outline = look.outline;
    // Word's own headings are headings whatever the file says of them.
    if (out.outline < 0 && look.name.size() == 9 && look.name.starts_with("heading ")) out.outline = std::clamp(look.name[8] - '1', 0, 8);
    if (out.number < 0) out.number = look.number;
    if (out.level < 0) out.level = look.level;
    if (out.hidden < 0) out.hidden = look.hidden;
    if (out.first_line < 0) out.first_line = look.first_line;
    if (out.align.empty()) out.align = look.align;
  }
  return out;
}

Lists::Level Lists::level_of(const Element& element) {
  Level level;
  level.start = std::max(integer(value_of(&element, "w:start"), 1), 0);
  if (element.first("w:numFmt")) level.format = value_of(&element, "w:numFmt").substr(0, kName);
  if (const std::string_view text = value_of(&element, "w:lvlText"); text.size() <= kLabel) level.text = text;
  level.suffix = value_of(&element, "w:suff");
  level.style = value_of(&element, "w:pStyle");
  level.restart = integer(value_of(&element, "w:lvlRestart"), -1);
  level.legal = is_on(&element, "w:isLgl", false);
  return level;
}

Lists::Lists(const Element& root) {
  const auto place = [](const Element& element) { return std::clamp(integer(element.attribute("w:ilvl"), 0), 0, kLevels - 1); };
  for (const Element& element : root.children) {
    if (element.name == "w:abstractNum") {
      Shape& shape = shapes_[integer(element.attribute("w:abstractNumId"), -1)];
      shape.made_for = value_of(&element, "w:styleLink");
      shape.look_at = value_of(&element, "w:numStyleLink");
      for (const Element& level : element.children)
        if (level.name == "w:lvl") shape.levels[place(level)] = level_of(level);
    } else if (element.name == "w:num") {
      Instance& instance = instances_[integer(element.attribute("w:numId"), -1)];
      instance.shape = integer(value_of(&element, "w:abstractNumId"), -1);
      for (const Element& change : element.children) {
        if (change.name != "w:lvlOverride") continue;
        if (change.first("w:startOverride")) instance.starts[place(change)] = std::max(integer(value_of(&change, "w:startOverride"), 1), 0);
        if (const Element* level = change.first("w:lvl")) instance.levels[place(change)] = level_of(*level);
      }
    }
  }
  // A list that only names a style counts with the list made for that style.
  std::map<std::string_view, int> made_for;
  for (const auto& [id, shape] : shapes_)
    if (!shape.made_for.empty()) made_for.emplace(shape.made_for, id);
  for (auto& [id, instance] : instances_) {
    const auto shape = shapes_.find(instance.shape);
    if (shape == shapes_.end() || shape->second.look_at.empty()) continue;
    if (const auto made = made_for.find(shape->second.look_at); made != made_for.end()) instance.shape = made->second;
  }
}

std::string Lists::next(int number, int level, std::string_view style, std::string& strange) {
  const auto found = instances_.find(number);
  if (number <= 0 || found == instances_.end()) return {};
  Instance& instance = found->second;
  const auto shape = shapes_.find(instance.shape);
  if (shape == shapes_.end()) return {};
  const auto form = [&](int i) -> const Level& {
    const auto own = instance.levels.find(i);
    if (own != instance.levels.end()) return own->second;
    static const Level plain;
    const auto made = shape->second.levels.find(i);
    return made != shape->second.levels.end() ? made->second : plain;
  };
  for (int i = 0; i < kLevels && level < 0; ++i)
    if (!style.empty() && form(i).style == style) level = i;
  level = std::clamp(level, 0, kLevels - 1);
  Count& count = counts_[instance.shape];
  if (!instance.used)
    for (const auto& [i, start] : instance.starts) count.seen[i] = false;
  instance.used = true;
  const auto start_of = [&](int i) {
    const auto own = instance.starts.find(i);
    return own != instance.starts.end() ? own->second : form(i).start;
  };
  for (int i = 0; i <= level; ++i) {
    if (i == level) count.at[i] = count.seen[i] ? count.at[i] + 1 : start_of(i);
    else if (!count.seen[i]) count.at[i] = start_of(i);
    count.seen[i] = true;
  }
  for (int i = level + 1; i < kLevels; ++i) {
    const int after = form(i).restart;
    if (after < 0 || (after > 0 && level < after)) count.seen[i] = false;
  }
  const Level& own = form(level);
  if (own.format == "none" && own.text.find('%') != std::string::npos) return {};
  std::string out;
  if (own.format == "bullet") {
    out = "•";  // the sign itself is one of a symbol font
    if (own.text.empty() || own.text == " ") return {};
  } else {
    for (std::size_t i = 0; i < own.text.size() && out.size() < kLabel; ++i) {
      const int place = own.text[i] == '%' && i + 1 < own.text.size() ? own.text[i + 1] - '1' : -1;
      if (place < 0 || place >= kLevels) {
        out += own.text[i];
        continue;
      }
      bool known = true;
      out += numeral(count.at[place], own.legal ? "decimal" : form(place).format, known);
      if (!known) strange = form(place).format;
      ++i;
    }
  }
  // After 、 and brackets nothing is ever written; 1. would run into a number behind it, and 第一条 is one only if it stands apart.
  const bool tight = own.suffix == "nothing" || out.ends_with("、") || out.ends_with("）") || out.ends_with("．") || out.ends_with("：");
  return out.empty() || tight ? out : out + " ";
}

}  // namespace yishibu::text_import
