// SPDX-License-Identifier: MIT
// Times Akoma Ntoso in process: documents a second of one core, written and read back. Must not know books.
// Usage: bench_xml SOURCE_FOLDER [ROUNDS]   The example records of the source tree, then made-up full ones of every kind.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "akn_export.hpp"
#include "akn_import.hpp"
#include "tests/akn_helpers.hpp"

int main(int argc, char** argv) {
  using namespace akn_tests;
  if (argc < 2) return std::fprintf(stderr, "usage: bench_xml SOURCE_FOLDER [ROUNDS]\n"), 2;
  const std::string source = argv[1];
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 200;
  Program program(source);
  std::vector<Record> examples, made;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source + "/examples"))
    if (entry.path().extension() == ".xml") {
      std::ifstream in(entry.path(), std::ios::binary);
      examples.push_back(program.host.record_from_xml(std::string{std::istreambuf_iterator<char>(in), {}}));
    }
  Maker maker(1, program.host);
  for (const std::string& kind : program.kinds()) made.push_back(maker.record(kind, program.registry.kind(kind), true));
  for (const auto& [name, records] : {std::pair{"example records", &examples}, {"full made-up records", &made}}) {
    std::vector<std::string> documents;
    std::size_t bytes = 0;
    const auto timed = [&](auto&& work) {
      const std::clock_t from = std::clock();  // of this process: others may be busy
      for (int i = 0; i < rounds; ++i) work();
      return static_cast<double>(rounds) * static_cast<double>(records->size()) / (static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC);
    };
    for (const Record& record : *records) documents.push_back(akn::document_of(record, nullptr, program.host)), bytes += documents.back().size();
    const double written = timed([&] { for (const Record& record : *records) bytes += akn::document_of(record, nullptr, program.host).size() & 1; });
    const double read = timed([&] { for (const std::string& document : documents) bytes += akn::record_of(document, program.host).fields.size() & 1; });
    std::printf("%s: %zu, %zu bytes each, written %.0f a second of one core, read back %.0f\n", name, records->size(), bytes / records->size(), written, read);
  }
}
