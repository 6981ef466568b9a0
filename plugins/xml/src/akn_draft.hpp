// SPDX-License-Identifier: MIT
// What is known about one document while it is written: who and what it names, its votes, its addresses. docs/formats/akn.md
// says what becomes of what. Must not know the order of elements.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "akn_writer.hpp"
#include "yishibu/host.hpp"

namespace yishibu::akn {

inline constexpr std::string_view kAkn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", kOwn = "urn:yishibu:akn:1";
inline constexpr const char* kYes = "是";
inline constexpr const char* kNo = "否";
inline constexpr const char* kUnnamed = "未载明";

/// Is `name` one of these?
bool among(std::string_view name, std::initializer_list<std::string_view> names);
/// act, debateReport or doc.
const char* document_type(std::string_view kind, Host& host);
/// The Work's IRI of a record: what can be told from its id and kind alone.
std::string work_of(std::string_view id, std::string_view kind, Host& host);
/// Words as an attribute shows them: long ones are cut, since the text has them whole.
std::string shown(std::string_view words);
/// As xsd:date or xsd:dateTime has it; "" where it is no full date.
std::string xsd_date(std::string_view value);

class Draft {
 public:
  Draft(const Record& record_, Book* book_, Host& host_);

  const Record& record;
  const Kind* kind;  ///< null where nobody knows it
  Book* book;
  Host& host;
  Ids ids;

  struct Reference {
    const char* element;
    std::string id, href, show;
  };
  struct Count { std::string concept_, href, value; };
  struct Voting {
    std::string href, outcome;
    std::vector<Count> counts;
  };
  struct Keyword { std::string value, show, dictionary, href; };
  std::vector<Reference> references;
  std::vector<Voting> votings;
  std::vector<Count> counts;  ///< of the row or record that is being written
  std::vector<Keyword> keywords;
  std::vector<std::pair<std::string, std::string>> cited;  ///< IRI and title of records that this one refers to

  /// "#eId" of what the text names; the same for the same name.
  std::string person(std::string_view name) { return refer("TLCPerson", "person", name); }
  std::string organization(std::string_view name) { return refer("TLCOrganization", "organization", name); }
  std::string role(std::string_view name) { return refer("TLCRole", "role", name); }
  std::string place(std::string_view name) { return refer("TLCLocation", "location", name); }
  std::string concept_of(std::string_view name) { return refer("TLCConcept", "concept", name); }
  std::string process(std::string_view name) { return refer("TLCProcess", "process", name); }
  std::string event(std::size_t number, std::string_view what) { return refer("TLCEvent", "event", record.id + "/" + std::to_string(number), what); }
  std::string term(const std::string& vocabulary, const Term& term);
  std::string dictionary(const std::string& vocabulary);
  const Term* find_term(const std::string& vocabulary, const std::string& code);
  /// IRI and title of another record.
  std::pair<std::string, std::string> cite(const std::string& id);
  /// The counts so far are those of one vote.
  void vote(std::string_view where, std::string_view result);

 private:
  std::string refer(const char* element, std::string_view folder, std::string_view name) { return refer(element, folder, name_of(name), name); }
  std::string name_of(std::string_view words) const;
  std::string refer(const char* element, std::string_view folder, const std::string& path, std::string_view show);

  std::string region_;
  std::unordered_map<std::string, std::string> known_;
};

/// The text of the document: preface, and all that follows it. Fills what the meta data must say.
void write_text(Draft& draft, Writer& out);

}  // namespace yishibu::akn
