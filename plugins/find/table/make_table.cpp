// SPDX-License-Identifier: MIT
// Run by the build: writes the plugin's table of Han characters as C++. Readings come from Unihan (Debian's unicode-data), the
// orders by pinyin and by strokes from ICU's collation; both are under the Unicode licence (README.md). Must not be part of the plugin:
// it uses ICU, which the plugin never loads.
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr char32_t kFirst = 0x3400, kLast = 0x9FFF;  // the block that almost every text keeps to: plain arrays

/// The syllable as it is typed: no tone, ü is v. "" where it is none.
std::string typed(const std::string& syllable) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::UnicodeString apart = icu::Normalizer2::getNFDInstance(code)->normalize(icu::UnicodeString::fromUTF8(syllable), code);
  std::string out;
  for (int32_t i = 0; i < apart.length(); ++i) {
    const char16_t c = apart.charAt(i);
    if (c == 0x308 && !out.empty() && out.back() == 'u') out.back() = 'v';
    else if (c >= 'a' && c <= 'z') out += static_cast<char>(c);
    else if (c < 0x300 || c > 0x36F) return {};
  }
  return out;
}

/// What a line of Unihan_Readings says: "qiǎo", "033.120:céng 461.030:zēng", "zhòng(1823) chóng(329)", "21521.030:zēng,céng".
std::vector<std::string> readings(const std::string& value) {
  std::vector<std::string> out;
  std::istringstream words(value);
  for (std::string word; words >> word;) {
    if (const size_t colon = word.rfind(':'); colon != std::string::npos) word.erase(0, colon + 1);
    if (const size_t bracket = word.find('('); bracket != std::string::npos) word.resize(bracket);
    std::istringstream parts(word);
    for (std::string part; std::getline(parts, part, ',');)
      if (std::string plain = typed(part); !plain.empty()) out.push_back(plain);
  }
  return out;
}

/// Rank of each character of the block in a Chinese order, from 0.
std::vector<unsigned> ranks(const char* locale) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> order(icu::Collator::createInstance(icu::Locale::forLanguageTag(locale, code), code));
  if (U_FAILURE(code)) throw std::string("ICU has no order ") + locale;
  std::vector<std::pair<std::string, char32_t>> keys;
  for (char32_t c = kFirst; c <= kLast; ++c) {
    uint8_t key[64];
    const int32_t length = order->getSortKey(icu::UnicodeString(static_cast<UChar32>(c)), key, sizeof key);
    keys.emplace_back(std::string(key, key + std::min<int32_t>(length, sizeof key)), c);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<unsigned> out(kLast - kFirst + 1);
  for (size_t i = 0; i < keys.size(); ++i) out[keys[i].second - kFirst] = static_cast<unsigned>(i);
  return out;
}

template <class List>
void print(const char* type, const char* name, const List& values) {
  std::printf("extern const %s %s[] = {", type, name);
  size_t n = 0;
  for (const auto value : values) std::printf("%s%u,", n++ % 24 ? "" : "\n", static_cast<unsigned>(value));
  std::printf("\n};\n");
}

}  // namespace

int main() try {
  // Dictionaries of today's language give every reading in use; where they are silent, the one reading that Unihan calls customary.
  std::map<char32_t, std::map<std::string, std::vector<std::string>>> found;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream columns(line);
    std::string character, property, value;
    if (!line.starts_with("U+") || !std::getline(columns, character, '\t') || !std::getline(columns, property, '\t') || !std::getline(columns, value)) continue;
    if (property == "kMandarin" || property == "kTGHZ2013" || property == "kXHC1983" || property == "kHanyuPinlu")
      found[static_cast<char32_t>(std::stoul(character.substr(2), nullptr, 16))][property] = readings(value);
  }
  if (found.size() < 20000) throw std::string("Unihan_Readings.txt has fewer characters than it should");
  std::map<std::string, unsigned> syllables;
  std::map<char32_t, std::vector<std::string>> all;
  for (const auto& [c, properties] : found) {
    auto& list = all[c];
    for (const char* property : {"kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu"})
      if (const auto at = properties.find(property); at != properties.end())
        for (const std::string& one : at->second)
          if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
    if (list.size() > 4) list.resize(4);
    for (const std::string& one : list) syllables.emplace(one, 0);
  }
  std::string names;
  std::vector<unsigned> offsets;
  for (auto& [name, number] : syllables) {
    number = static_cast<unsigned>(offsets.size());
    offsets.push_back(static_cast<unsigned>(names.size()));
    names += name;
  }
  offsets.push_back(static_cast<unsigned>(names.size()));
  // Few characters have a set of readings that no other has.
  std::map<std::vector<unsigned>, unsigned> sets;
  std::vector<unsigned> list{0}, block(kLast - kFirst + 1), far_characters, far_sets;
  for (const auto& [c, words] : all) {
    if (words.empty()) continue;
    std::vector<unsigned> set;
    for (const std::string& word : words) set.push_back(syllables[word]);
    const auto [at, fresh] = sets.emplace(set, static_cast<unsigned>(list.size()));
    if (fresh) {
      list.push_back(static_cast<unsigned>(set.size()));
      list.insert(list.end(), set.begin(), set.end());
    }
    if (c >= kFirst && c <= kLast) block[c - kFirst] = at->second;
    else {
      far_characters.push_back(static_cast<unsigned>(c));
      far_sets.push_back(at->second);
    }
  }
  if (list.size() > 65535 || names.size() > 65535) throw std::string("the table has outgrown its 16 bits");
  std::printf("// SPDX-License-Identifier: MIT AND Unicode-DFS-2016\n// Made by make_table from Unihan and ICU, which are (C) Unicode, Inc. Must not be edited.\n#include \"han_table.hpp\"\nnamespace yishibu::find::table {\n");
  std::printf("extern const char syllables[] = \"%s\";\n", names.c_str());
  print("std::uint16_t", "syllable_at", offsets);
  print("std::uint16_t", "sets", list);
  print("std::uint16_t", "set_of", block);
  print("std::uint32_t", "far_characters", far_characters);
  print("std::uint16_t", "far_sets", far_sets);
  print("std::uint16_t", "by_pinyin", ranks("zh-u-co-pinyin"));
  print("std::uint16_t", "by_strokes", ranks("zh-u-co-stroke"));
  std::printf("extern const std::size_t syllable_count = %zu, far_count = %zu;\n}\n", syllables.size(), far_characters.size());
  return 0;
} catch (const std::string& problem) {
  std::cerr << "make_table: " << problem << "\n";
  return 1;
}
