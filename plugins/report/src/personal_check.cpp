// SPDX-License-Identifier: MIT
// See personal_check.hpp. The number itself is never repeated in a finding, only what it would be masked to.
#include "personal_check.hpp"

#include "days.hpp"
#include "personal.hpp"
#include "yishibu/text.hpp"

namespace yishibu::report {
namespace {

const char* kind_word(personal::Kind kind) {
  switch (kind) {
    case personal::Kind::Identity: return tr("an identity number");
    case personal::Kind::Mobile: return tr("a mobile number");
    case personal::Kind::Landline: return tr("a telephone number");
    default: return tr("a bank account");
  }
}

}  // namespace

Findings PersonalCheck::run(const Record& record, Host& host, Book*) {
  Findings out;
  if (!host.is_kind(record.kind, "national:matter")) return out;
  const Kind& kind = host.kind(record.kind);
  const bool dated = day_of(record, kind) >= "2021-11-01";  // the law's first day
  const auto look = [&](const std::string& where, std::string_view text) {
    for (const personal::Found& found : personal::find(text)) {
      Finding& finding = out.emplace_back();
      finding.level = Level::Should;
      finding.record = record.id;
      finding.where = where;
      finding.what = say("It holds {0} ({1}), and everybody may read it.", {kind_word(found.kind), found.masked});
      if (dated) finding.rule = "个人信息保护法第二十五条";
      finding.fix = tr("Take it out, or keep it in a field that is not made public. Papers for the public mask it.");
      finding.check = "report:personal";
    }
  };
  if (const FieldSpec* title = kind.field(kind.title_field)) look(title->label, record.field(title->name));
  for (const char* name : {"results", "publications", "feedback", "decision_notice", "result_notice"})
    if (const RowsSpec* spec = kind.rows(name)) {
      std::size_t index = 0;
      for (const Row& row : record.rows(name)) {
        ++index;
        for (const FieldSpec& field : spec->fields)
          for (const std::string& value : field_values(row.fields, field.name)) look(spec->label + " " + std::to_string(index) + " · " + field.label, value);
      }
    }
  if (out.empty()) {
    Finding& well = out.emplace_back();
    well.level = Level::Should;
    well.record = record.id;
    well.what = tr("No personal data were found in what is made public.");
    well.verdict = Verdict::Pass;
    well.check = "report:personal";
  }
  return out;
}

}  // namespace yishibu::report
