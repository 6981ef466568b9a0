// SPDX-License-Identifier: MIT
// See akn_draft.hpp.
#include "akn_draft.hpp"

#include <algorithm>

#include "days.hpp"

namespace yishibu::akn {
namespace {

constexpr std::size_t kShown = 600;  ///< bytes; readers of XML take attributes of some tens of thousands

const Kind* known_kind(const std::string& id, Host& host) {
  try {
    return &host.kind(id);
  } catch (const Error&) {
    return nullptr;  // everything is written as it stands, in its order
  }
}

std::string dotted(std::string_view id) {
  std::string out(id);
  std::replace(out.begin(), out.end(), ':', '.');
  return out;
}

}  // namespace

bool among(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

const char* document_type(std::string_view kind, Host& host) {
  return host.is_kind(kind, "national:rule") ? "act" : host.is_kind(kind, "national:meeting") ? "debateReport" : "doc";
}

std::string work_of(std::string_view id, std::string_view kind, Host& host) {
  const std::string day = std::string(id.substr(0, 4)) + "-" + std::string(id.substr(4, 2)) + "-" + std::string(id.substr(6, 2));
  return std::string("/akn/cn/") + document_type(kind, host) + "/" + segment(dotted(kind)) + "/" + day + "/" + std::string(id);
}

std::string xsd_date(std::string_view value) {
  if (!is_datetime(value)) return {};
  return std::string(value) + (value.size() > 10 ? ":00" : "");
}

Draft::Draft(const Record& record_, Book* book_, Host& host_)
    : record(record_), kind(known_kind(record_.kind, host_)), book(book_), host(host_), region_(book_ ? book_->info().region : std::string()) {}

std::string shown(std::string_view words) {
  if (words.size() <= kShown) return std::string(words);
  std::size_t end = kShown;
  while (end > 0 && (words[end] & 0xC0) == 0x80) --end;
  return std::string(words.substr(0, end)) + "…";
}

/// Words as a segment of an IRI. Long ones are no name: their beginning and a digest stand for them, and the text has them whole.
std::string Draft::name_of(std::string_view words) const {
  if (words.size() <= kShown) return segment(words);
  const auto digest = host.sha256();
  digest->update(words);
  return segment(shown(words)) + "~" + digest->finish();
}

std::string Draft::refer(const char* element, std::string_view folder, const std::string& path, std::string_view show) {
  std::string href = ("/ontology/" + std::string(folder)).append("/cn/").append(path);
  std::string& id = known_[href];
  if (id.empty()) {
    id = ids.next(std::string(folder));
    references.push_back({element, id, std::move(href), shown(show)});
  }
  return "#" + id;
}

std::string Draft::term(const std::string& vocabulary, const Term& term) { return refer("TLCConcept", "concept", segment(dotted(vocabulary)) + "/" + segment(term.code), term.label); }

std::string Draft::dictionary(const std::string& vocabulary) {
  return refer("TLCObject", "object", segment(dotted(vocabulary)), host.vocabulary(vocabulary, region_, "").label);
}

const Term* Draft::find_term(const std::string& vocabulary, const std::string& code) { return vocabulary.empty() ? nullptr : host.vocabulary(vocabulary, region_, "").find(code); }

std::pair<std::string, std::string> Draft::cite(const std::string& id) {
  const auto other = host.kind_of(id, book);
  std::pair<std::string, std::string> out = {other && !other->empty() ? work_of(id, *other, host) : "/akn/cn/doc/record/" + id, id};
  if (book && other) {
    const auto found = book->find(id);
    const Kind* its = found ? known_kind(found->kind, host) : nullptr;
    if (its && !found->field(its->title_field).empty()) out.second = found->field(its->title_field);
  }
  if (std::find(cited.begin(), cited.end(), out) == cited.end()) cited.push_back(out);
  return out;
}

void Draft::vote(std::string_view where, std::string_view result) {
  if (!counts.empty()) votings.push_back({"#" + std::string(where), result.empty() ? std::string() : concept_of(result), std::move(counts)});
  counts.clear();
}

}  // namespace yishibu::akn
