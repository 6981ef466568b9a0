// SPDX-License-Identifier: MIT
// See rule_check.hpp.
#include "rule_check.hpp"

#include <algorithm>

#include "rule.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace {

const FieldSpec* spec_of(const Kind& kind, const RowsSpec* rows, std::string_view name) {
  if (rows)
    for (const FieldSpec& spec : rows->fields)
      if (spec.name == name) return &spec;
  return kind.field(name);
}

class Reader {
 public:
  Reader(const law::CheckRule& rule, std::string file, const Described& plugin, Host& host, Faults& out)
      : rule_(rule), where_(std::move(file) + ", " + rule.id), plugin_(plugin), host_(host), out_(out) {}

  void read() {
    if (!rule_.id.starts_with(plugin_.id + ":")) fault(say("the id does not begin with “{0}:”", {plugin_.id}), tr("Change the id."));
    kind_ = kind_of(rule_.kind);
    if (!kind_) return;
    const RowsSpec* rows = table(rule_.rows);
    names(rule_.on, nullptr);
    names(rule_.unless, nullptr);
    if (!rule_.rows.empty()) names(rule_.when, rows);
    name(rule_.field, rows);
    name(rule_.other, rows);
    for (const law::Way& way : rule_.ways)
      for (const law::Quantity* quantity : {&way.part, &way.whole}) {
        for (const std::string& field : split(quantity->field, '+')) name(field, rows);
        const RowsSpec* counted = table(quantity->rows);
        if (counted) names(quantity->where, counted);
      }
    if (const FieldSpec* spec = spec_of(*kind_, rows, rule_.field); spec && !spec->vocabulary.empty())
      for (const std::string& value : rule_.values) term(*spec, value);
  }

 private:
  void fault(std::string what, std::string fix) { out_.push_back({2, where_, std::move(what), std::move(fix)}); }

  const Kind* kind_of(const std::string& id) {
    try {
      return &host_.kind(id);
    } catch (const Error& failure) {
      fault(failure.message(), failure.hint());
      return nullptr;
    }
  }
  const RowsSpec* table(const std::string& id) {
    if (id.empty()) return nullptr;
    const RowsSpec* rows = kind_->rows(id);
    if (!rows) unknown(id);
    return rows;
  }
  void unknown(const std::string& id) { fault(say("the kind {0} has no “{1}”", {kind_->id, id}), tr("“plugin show” and the kind's file list the names.")); }

  /// `name`, or `reference/name`.
  void name(const std::string& path, const RowsSpec* rows) {
    if (path.empty()) return;
    const std::string first = path.substr(0, path.find('/'));
    if (!has_name(*kind_, rows, first)) return unknown(first);
    const FieldSpec* spec = spec_of(*kind_, rows, first);
    if (first.size() == path.size() || !spec || spec->target.empty()) return;
    const Kind* other = kind_of(spec->target);
    if (other && !has_name(*other, nullptr, path.substr(first.size() + 1))) fault(say("the kind {0} has no “{1}”", {other->id, path.substr(first.size() + 1)}), "");
  }
  void names(const Condition& condition, const RowsSpec* rows) {
    for (const Condition::Word& word : condition.words) {
      name(word.name, rows);
      if (const FieldSpec* spec = spec_of(*kind_, rows, word.name); spec && !spec->vocabulary.empty())
        for (const std::string& value : word.values) term(*spec, value);
    }
  }
  void term(const FieldSpec& spec, const std::string& code) {
    const Vocabulary& list = host_.vocabulary(spec.vocabulary, plugin_.region, "");
    if (!list.find(code)) fault(say("the list {0} has no “{1}”", {spec.vocabulary, code}), tr("Write the code of a term."));
  }

  const law::CheckRule& rule_;
  std::string where_;
  const Described& plugin_;
  Host& host_;
  Faults& out_;
  const Kind* kind_ = nullptr;
};

}  // namespace

bool has_name(const Kind& kind, const RowsSpec* rows, std::string_view name) { return spec_of(kind, rows, name) || kind.rows(name) || kind.body(name); }

void check_rules(const Element& root, const std::string& file, const Described& plugin, Host& host, Faults& out) {
  try {
    for (const law::CheckRule& rule : law::read_checks(root)) Reader(rule, file, plugin, host, out).read();
  } catch (const Error& failure) {
    out.push_back({2, file, failure.message(), failure.hint()});
  }
}

}  // namespace yishibu::kit
