// SPDX-License-Identifier: MIT
// The ZIP reader against friendly and hostile files, and the writer against the reader. Must not need a file on disk.
#include "zip.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "yishibu/error.hpp"

using namespace yishibu;

namespace {
std::string packed(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out;
  zip::Writer writer(out);
  for (const auto& [name, bytes] : files) writer.add(name, bytes);
  writer.finish();
  return out;
}
/// Every occurrence of `from` (of the same length) becomes `to`.
std::string patched(std::string bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = bytes.find(from, at)) != std::string::npos; at += to.size()) bytes.replace(at, from.size(), to);
  return bytes;
}
}  // namespace

TEST_CASE("What was written is read again, and the same calls give the same bytes") {
  const std::string big(300000, 'x');
  const std::string file = packed({{"a.txt", "hello"}, {"夹/文.xml", big}, {"empty", ""}});
  CHECK(file == packed({{"a.txt", "hello"}, {"夹/文.xml", big}, {"empty", ""}}));
  const zip::Reader reader(file);
  REQUIRE(reader.entries().size() == 3);
  CHECK(reader.bytes(*reader.find("a.txt")) == "hello");
  CHECK(reader.bytes(*reader.find("夹/文.xml")) == big);
  CHECK(reader.bytes(*reader.find("empty")).empty());
  CHECK(reader.raw(*reader.find("a.txt")) == "hello");
  CHECK(reader.find("b") == nullptr);
}

TEST_CASE("Entries in pieces to a stream, and raw copies, are read again") {
  std::ostringstream out;
  zip::Writer writer(out);
  writer.begin("pieces");
  std::string all;
  for (int i = 0; i < 1000; ++i) {
    writer.write("piece " + std::to_string(i));
    all += "piece " + std::to_string(i);
  }
  writer.end();
  writer.add("stored", "abcabcabcabcabc", zip::Method::Store);
  writer.finish();
  const std::string file = out.str();
  const zip::Reader first(file);
  CHECK(first.bytes(*first.find("pieces")) == all);
  std::string again;
  zip::Writer copier(again);
  for (const zip::Entry& entry : first.entries()) copier.copy(first, entry);
  copier.finish();
  const zip::Reader second(again);
  CHECK(second.bytes(*second.find("pieces")) == all);
  CHECK(second.bytes(*second.find("stored")) == "abcabcabcabcabc");
}

TEST_CASE("A bomb is stopped while it unpacks, whatever size it claims") {
  const std::string file = packed({{"bomb", std::string(8u << 20, '\0')}});
  const zip::Reader reader(file);
  std::size_t seen = 0;
  CHECK_THROWS_AS(reader.read(reader.entries()[0], [&](std::string_view piece) { seen += piece.size(); }), Error);
  CHECK(seen < (2u << 20));
  zip::Limits small;
  small.part = 1000;
  const std::string letters = packed({{"a", std::string(2000, 'a')}, {"b", std::string(900, 'b')}, {"c", std::string(900, 'c')}});
  const zip::Reader parts(letters, small);
  CHECK_THROWS_AS(parts.bytes(*parts.find("a")), Error);
  small.part = 1 << 20;
  small.total = 1500;
  const zip::Reader total(letters, small);
  CHECK(total.bytes(*total.find("b")).size() == 900);
  CHECK(total.bytes(*total.find("b")).size() == 900);
  CHECK_THROWS_AS(total.bytes(*total.find("c")), Error);
  small.entries = 2;
  CHECK_THROWS_AS(zip::Reader(letters, small), Error);
}

TEST_CASE("Lying sizes, wrong checksums and cut files are refused") {
  std::string file = packed({{"a.txt", std::string(1000, 'q')}});
  const std::size_t directory = file.find("PK\x01\x02");
  std::string lie = file;
  lie[directory + 24] = 100;
  lie[directory + 25] = 0;
  const zip::Reader liar(lie);
  CHECK_THROWS_AS(liar.bytes(liar.entries()[0]), Error);
  std::string wrong = file;
  wrong[directory + 16] = static_cast<char>(wrong[directory + 16] ^ 1);
  const zip::Reader sums(wrong);
  CHECK_THROWS_AS(sums.bytes(sums.entries()[0]), Error);
  for (std::size_t length = 0; length < file.size(); ++length) CHECK_THROWS_AS(zip::Reader(std::string_view(file).substr(0, length)), Error);
  for (std::size_t at = 0; at < file.size(); ++at) {  // any flipped byte is an Error or harmless, never anything else
    std::string broken = file;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    try {
      const zip::Reader reader(broken);
      for (const zip::Entry& entry : reader.entries()) (void)reader.bytes(entry);
    } catch (const Error&) {
    }
  }
}

TEST_CASE("Names that lead elsewhere, doubles, encrypted and overlapping entries are refused") {
  const std::string file = packed({{"abc.x", "1"}, {"abc.y", "2"}});
  for (const char* name : {"../.x", "/bc.x", "a/../", "a\\c.x", "C:c.x", "a//.x", "a\nc.x", "a\xFF" "c.x", "./c.x"})
    CHECK_THROWS_AS(zip::Reader(patched(file, "abc.x", name)), Error);
  CHECK_THROWS_AS(zip::Reader(patched(file, "abc.y", "abc.x")), Error);
  std::string overlap = file;
  const std::size_t second = overlap.rfind("PK\x01\x02");
  const std::size_t first = overlap.find("PK\x01\x02");
  overlap[second + 42] = overlap[first + 42];
  CHECK_THROWS_AS(zip::Reader(patched(overlap, "abc.y", "abc.x")), Error);
  std::string secret = file;
  secret[first + 8] = 1;
  CHECK_THROWS_AS(zip::Reader{secret}, Error);
  CHECK_THROWS_AS(zip::Reader("PK"), Error);
}
