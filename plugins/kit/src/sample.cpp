// SPDX-License-Identifier: MIT
// See sample.hpp.
#include "sample.hpp"

#include <algorithm>

#include "files.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace {

constexpr const char* kDay = "2016-05-01";
constexpr const char* kId = "20160501-sampleaa";

std::string value_of(const FieldSpec& spec, Host& host, const std::string& region, const Reference& reference) {
  switch (spec.type) {
    case FieldType::Date: return kDay;
    case FieldType::DateTime: return std::string(kDay) + "T09:00";
    case FieldType::Integer: return spec.name == "against" || spec.name == "abstain" ? "0" : "1";  // one voter, one vote
    case FieldType::Boolean: return "yes";
    case FieldType::Reference: return reference ? reference(spec.target) : "20160401-samplezz";
    case FieldType::Term: {
      const Vocabulary& list = host.vocabulary(spec.vocabulary, region, kDay);
      return list.terms.empty() ? std::string() : list.terms.front().code;
    }
    case FieldType::Text: break;
  }
  return "示例" + spec.label;
}

std::vector<Field> fill(const std::vector<FieldSpec>& specs, Host& host, const std::string& region, const Reference& reference) {
  std::vector<Field> out;
  for (const FieldSpec& spec : specs)
    if (std::string value = value_of(spec, host, region, reference); !value.empty()) out.push_back({spec.name, std::move(value)});
  return out;
}

/// How much there is to object to, in a village and in a community.
std::size_t objections(Host& host, const Record& record, const std::string& region) {
  SampleBook book(region, {record});
  std::size_t out = 0;
  for (const Finding& finding : host.check(record, &book)) out += finding.level != Level::Note && finding.open();
  return out;
}

}  // namespace

SampleBook::SampleBook(std::string region, std::vector<Record> records) : info_{"示例村", std::move(region), "village", {}}, records_(std::move(records)) {}

std::optional<Record> SampleBook::find(std::string_view id) {
  for (const Record& record : records_)
    if (record.id == id) return record;
  return std::nullopt;
}

std::vector<Listed> SampleBook::list(const Query& query) {
  std::vector<Listed> out;
  for (const Record& record : records_) {
    bool wanted = query.kinds.empty() || std::find(query.kinds.begin(), query.kinds.end(), record.kind) != query.kinds.end();
    for (const Field& field : query.where) wanted = wanted && record.field(field.name) == field.value;
    if (wanted && query.refers_to.empty()) out.push_back({record.id, record.kind, std::string(record.field("title")), kDay, {}});
  }
  return out;
}

std::string SampleBook::save(const Change&) { throw Error(ErrorKind::Denied, tr("The book of samples cannot be changed.")); }
std::string SampleBook::attachment(std::string_view path) { throw Error(ErrorKind::NotFound, say("There is no file {0}.", {path})); }

Record make_sample(Host& host, const Kind& kind, const std::string& region, const Reference& reference) {
  Record out{kId, kind.id, fill(kind.fields, host, region, reference), {}, {}, {}, {}};
  for (const RowsSpec& table : kind.tables)
    if (table.name != "attachments" && table.name != "steps") out.tables.push_back({table.name, {{"r1", fill(table.fields, host, region, reference), {}}}});
  for (const BodySpec& body : kind.bodies) out.bodies.push_back({body.name, {{"p1", 0, {}, {}, "示例" + body.label + "。"}}});
  if (!reference) return out;
  std::erase_if(out.fields, [](const Field& field) { return field.name.starts_with("issue") || field.name.starts_with("correct"); });
  std::size_t left = objections(host, out, region);
  for (std::size_t i = out.fields.size(); i-- > 0 && left > 0;) {
    Record without = out;
    without.fields.erase(without.fields.begin() + static_cast<std::ptrdiff_t>(i));
    const std::size_t now = objections(host, without, region);
    if (now >= left) continue;
    out = std::move(without);
    left = now;
  }
  return out;
}

std::vector<Sample> read_samples(const std::string& folder, Host& host, std::vector<std::pair<std::string, std::string>>& unreadable) {
  std::vector<Sample> out;
  for (const std::string& file : files_below(folder)) {
    if (!file.starts_with("samples/") || !file.ends_with(".xml")) continue;
    try {
      out.push_back({file, host.record_from_xml(read_file(std::filesystem::path(folder) / file))});
    } catch (const Error& failure) {
      unreadable.emplace_back(file, failure.message());
    }
  }
  return out;
}

}  // namespace yishibu::kit
