// SPDX-License-Identifier: MIT
// Akoma Ntoso and back. Must not know how a document is laid out.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "../src/akn_export.hpp"
#include "../src/akn_import.hpp"
#include "akn_helpers.hpp"

using namespace akn_tests;

TEST_CASE("any record of any kind comes back from Akoma Ntoso as it was, word for word") {
  Program program(YISHIBU_SOURCE_DIR);
  Maker maker(20160315, program.host);
  std::vector<std::string> kinds = program.kinds();
  REQUIRE(kinds.size() > 20);
  kinds.push_back("nobody:knows");
  const char* folder = std::getenv("AKN_SAMPLES");  // where somebody wants to look at some, or to validate them
  for (const std::string& kind : kinds)
    for (int i = 0; i < 300; ++i) {
      const Record made = maker.record(kind, program.registry.kind(kind));
      const std::string canonical = program.host.record_to_xml(made);
      const Record record = program.host.record_from_xml(canonical);
      const std::string document = akn::document_of(record, nullptr, program.host);
      if (folder && i < 20) std::ofstream(std::string(folder) + "/" + record.id + ".akn", std::ios::binary) << document;
      const std::string back = program.host.record_to_xml(akn::record_of(document, program.host));
      INFO(document);
      REQUIRE(back == canonical);
    }
}

TEST_CASE("words of any length come back, and no attribute grows with them") {
  Program program(YISHIBU_SOURCE_DIR);
  Maker maker(7, program.host);
  std::string words;
  for (int i = 0; i < 30'000; ++i) words += "水";
  for (const char* kind : {"national:meeting", "national:rule", "national:matter"}) {
    Record record = maker.record(kind, program.registry.kind(kind), true);
    for (Field& field : record.fields)
      if (const FieldSpec* spec = program.registry.kind(kind)->field(field.name); spec && spec->type == FieldType::Text) field.value = words;
    for (Rows& table : record.tables)
      for (Row& row : table.rows)
        for (Field& field : row.fields)
          if (field.name == "result" || field.name == "name" || field.name == "role") field.value = words;
    record = program.host.record_from_xml(program.host.record_to_xml(record));
    const std::string document = akn::document_of(record, nullptr, program.host);
    CHECK(program.host.record_to_xml(akn::record_of(document, program.host)) == program.host.record_to_xml(record));
  }
}

TEST_CASE("observers are there and not among those who make the quorum") {
  Program program(YISHIBU_SOURCE_DIR);
  Record record;
  record.id = "20160315-aaaaaaaa";
  record.kind = "national:meeting";
  record.fields = {{"title", "会"}};
  for (const auto& [name, present, observer] : {std::tuple{"甲", "yes", ""}, {"乙", "yes", "yes"}, {"丙", "no", ""}, {"丁", "no", "yes"}}) {
    record.rows("attendance").push_back({std::string("a") + std::to_string(record.rows("attendance").size()), {{"name", name}, {"present", present}}, {}});
    if (*observer) record.rows("attendance").back().fields.push_back({"observer", observer});
  }
  const std::string document = akn::document_of(record, nullptr, program.host);
  std::size_t counted = 0;
  for (std::size_t at = document.find("<count "); at != std::string::npos; at = document.find("<count ", at + 1)) counted += document.compare(document.find("value=", at), 9, "value=\"1\"") == 0;
  CHECK(counted == 3);
}

TEST_CASE("the same record gives the same document") {
  Program program(YISHIBU_SOURCE_DIR);
  Maker maker(1, program.host);
  const Record record = maker.record("national:meeting", program.registry.kind("national:meeting"), true);
  CHECK(akn::document_of(record, nullptr, program.host) == akn::document_of(record, nullptr, program.host));
}

TEST_CASE("a document that is no longer what was written is refused, and nothing else happens") {
  Program program(YISHIBU_SOURCE_DIR);
  Maker maker(2, program.host);
  for (const std::string& kind : program.kinds()) {
    const Record record = maker.record(kind, program.registry.kind(kind));
    const std::string document = akn::document_of(record, nullptr, program.host);
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
      std::string broken = document;
      const std::size_t at = random() % broken.size();
      if (i % 3 == 0) broken.resize(at);
      else if (i % 3 == 1) broken[at] = static_cast<char>(random() % 256);
      else broken.erase(at, 1 + random() % 40);
      try {
        program.host.record_to_xml(akn::record_of(broken, program.host));
      } catch (const Error& error) {
        CHECK((error.kind() == ErrorKind::Invalid || error.kind() == ErrorKind::Unsupported));
      }
    }
  }
}

TEST_CASE("Akoma Ntoso of others and other XML are refused with what to do instead") {
  Program program(YISHIBU_SOURCE_DIR);
  const auto kind_of = [&](std::string_view bytes) {
    try {
      akn::record_of(bytes, program.host);
    } catch (const Error& error) {
      CHECK(!error.message().empty());
      return error.kind();
    }
    return ErrorKind::Io;
  };
  CHECK(kind_of("<record xmlns='urn:yishibu:record:1' id='20160315-aaaaaaaa' kind='t:n'/>") == ErrorKind::Unsupported);
  CHECK(kind_of("<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act name='x'><meta/></act></akomaNtoso>") == ErrorKind::Unsupported);
  CHECK(kind_of("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == ErrorKind::Invalid);
  CHECK(kind_of("<a>") == ErrorKind::Invalid);
  const std::string marks = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' xmlns:ysb='urn:yishibu:akn:1'><doc><meta><proprietary><ysb:record format='1' kind='national:plan' id='";
  CHECK(kind_of(marks + "../../etc'/></proprietary></meta></doc></akomaNtoso>") == ErrorKind::Invalid);
  CHECK(kind_of(marks + "20160315-aaaaaaaa'/></proprietary></meta><p ysb:text='p1'>x</p></doc></akomaNtoso>") == ErrorKind::Invalid);
  CHECK(kind_of(marks + "20160315-aaaaaaaa'/></proprietary></meta><p ysb:field='a\" b'>x</p></doc></akomaNtoso>") == ErrorKind::Invalid);
}
