// SPDX-License-Identifier: MIT
// The program's own Host over the plugins of the source tree, and made-up records of every kind. Must not know how
// documents look.
#pragma once

#include <random>

#include "plugin/host.hpp"
#include "plugin/registry.hpp"

namespace akn_tests {

using namespace yishibu;

struct Program {
  plugin::Registry registry;
  plugin::PluginHost host{registry, {}, true, [](std::string_view, std::size_t, std::size_t) {}};
  explicit Program(const std::string& source) {
    registry.scan(source + "/plugins", plugin::Origin::System);
    registry.settle();
  }
  std::vector<std::string> kinds() {
    std::vector<std::string> out;
    for (const Contribution& row : host.contributions("kind", "*")) out.push_back(row.id);
    return out;
  }
};

/// Records with anything in them that a record may hold, the same for the same seed.
class Maker {
 public:
  Maker(unsigned seed, Host& host) : random_(seed), host_(host) {}

  Record record(const std::string& kind_id, const Kind* kind, bool plain = false) {
    plain_ = plain;
    Record out;
    out.id = "201603" + std::string(1, static_cast<char>('0' + below(3))) + std::string(1, static_cast<char>('1' + below(8))) + "-" + letters(8);
    out.kind = kind_id;
    if (kind)
      for (const FieldSpec& spec : kind->fields)
        if (plain || chance(2)) fields(out.fields, spec);
    if (!plain) strangers(out.fields);
    if (kind)
      for (const RowsSpec& spec : kind->tables)
        if (plain || chance(2)) out.tables.push_back(rows(spec.name, &spec.fields));
    if (!plain && chance(3)) out.tables.push_back(rows("unheard", nullptr));
    if (kind)
      for (const BodySpec& spec : kind->bodies)
        if (plain || chance(2)) out.bodies.push_back(body(spec.name));
    if (!plain && chance(5)) out.bodies.push_back(body("aside"));
    if (!plain && chance(3)) {
      out.namespaces.push_back({"x", "urn:x:1"});
      out.foreign.push_back("<x:note at=\"1 &lt; 2\"><!-- kept --><x:a/> \n <x:b>&amp;居民</x:b></x:note>");
      if (chance(2)) out.foreign.push_back("<note xmlns=\"urn:y\">\t]]&gt;</note>");
    }
    return out;
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  bool chance(unsigned n) { return below(n) == 0; }
  std::string letters(unsigned n) {
    std::string out;
    for (unsigned i = 0; i < n; ++i) out += static_cast<char>('a' + below(26));
    return out;
  }
  std::string words() {
    static const std::vector<std::string> plain = {"居民", "停车", "同意", "王建国", "水渠", "第三条", "，", "。"};
    static const std::vector<std::string> odd = {"\n", "\n\n", "\t", "\r", " ", "　", "<b>", "&amp;", "\"", "'", "]]>", "<!--", "{0}", "𠮷", "é", "e\xcc\x81", "\xe2\x80\x8b", "%41", "#", "：", "\xc2\xa0", "\xc2\x85"};
    std::string out;
    for (unsigned i = 0, n = 1 + below(plain_ ? 12 : 6); i < n; ++i) out += plain_ || chance(2) ? plain[below(8)] : odd[below(static_cast<unsigned>(odd.size()))];
    return out;
  }
  std::string value(const FieldSpec& spec) {
    if (!plain_ && chance(4)) return words();
    switch (spec.type) {
      case FieldType::Date: return chance(4) ? "2016-03" : "2016-03-1" + std::to_string(below(10));
      case FieldType::DateTime: return chance(3) ? "2016-03-15" : "2016-03-15T19:0" + std::to_string(below(10));
      case FieldType::Integer: return std::to_string(below(200));
      case FieldType::Boolean: return chance(2) ? "yes" : "no";
      case FieldType::Reference: return "20160301-" + letters(8);
      case FieldType::Term: {
        const auto& terms = host_.vocabulary(spec.vocabulary, "", "").terms;
        return terms.empty() ? words() : terms[below(static_cast<unsigned>(terms.size()))].code;
      }
      case FieldType::Text: break;
    }
    return words();
  }
  void fields(std::vector<Field>& into, const FieldSpec& spec) {
    for (unsigned i = 0, n = spec.many || (!plain_ && chance(9)) ? 1 + below(3) : 1; i < n; ++i) into.push_back({spec.name, value(spec)});
  }
  void strangers(std::vector<Field>& into) {
    while (chance(3)) into.push_back({std::string(1, static_cast<char>('x' + below(3))) + "_own", words()});
  }
  Rows rows(const std::string& name, const std::vector<FieldSpec>* specs) {
    Rows out{name, {}};
    for (unsigned i = 0, n = plain_ ? 4 : below(4); i < n; ++i) {
      Row row{"r" + std::to_string(i), {}, {}};
      if (specs)
        for (const FieldSpec& spec : *specs)
          if (plain_ || chance(2)) fields(row.fields, spec);
      if (!plain_) strangers(row.fields);
      if (!plain_ && chance(9)) row.foreign.push_back("<z:q xmlns:z='urn:z'>" + std::string(chance(2) ? "a" : " ") + "</z:q>");
      out.rows.push_back(std::move(row));
    }
    return out;
  }
  Body body(const std::string& name) {
    static const std::vector<std::string> numbers = {"", "一、", "（一）", "第一章", "第一条", "第二十条", "第二节", "1.", "第三条之一"};
    Body out{name, {}};
    for (unsigned i = 0, n = plain_ ? 12 : below(14); i < n; ++i) {
      Paragraph p{"p" + std::to_string(i), chance(2) ? 0 : static_cast<int>(below(6)), {}, {}, {}};
      if (p.level > 0 || (!plain_ && chance(6))) {
        p.number = numbers[below(static_cast<unsigned>(numbers.size()))];
        if (chance(2)) p.heading = words();
      }
      if (p.level == 0 || chance(2)) p.text = words();
      if (!plain_ && chance(9)) p.text.clear();
      out.paragraphs.push_back(std::move(p));
    }
    return out;
  }

  std::mt19937 random_;
  Host& host_;
  bool plain_ = false;
};

}  // namespace akn_tests
